// What a reader has written is kept, and never lost because it cannot be read.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { loadWork, parseWork, storeWork, type Work } from '../../../../web/exercise/code/work.ts';
import { asideKey, workKey } from '../../storage.ts';

const kept = new Map<string, string>();
(globalThis as { window?: unknown }).window = {
  localStorage: {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  },
};
beforeEach(() => kept.clear());

const KEY = workKey('lif-rate');
const work: Work = {
  drafts: { js: 'return 1;', py: 'return 1' },
  versions: [{ at: '2026-01-02T03:04:05.000Z', language: 'js', code: '// 神经', solved: true }],
  hints: 2,
  shown: '',
};

test('work comes back as it was stored', () => {
  assert.deepEqual(loadWork('lif-rate'), {
    work: { drafts: {}, versions: [], hints: 0, shown: '' },
    corrupt: false,
  });
  assert.equal(storeWork('lif-rate', work), true);
  assert.deepEqual(loadWork('lif-rate'), { work, corrupt: false });
  assert.deepEqual([...kept.keys()], [KEY]);
});

test('what is no work is not taken for it', () => {
  for (const text of [
    '',
    '{"dra',
    'null',
    '3',
    '"text"',
    '{}',
    '{"drafts":null}',
    '{"drafts":"x"}',
  ])
    assert.throws(() => parseWork(text), text);
});

test('of work that is partly odd the rest is taken', () => {
  const odd = {
    drafts: { js: 'x', py: 3, rb: 'puts' },
    versions: [null, 3, { code: 'x' }, { ...work.versions[0], language: 'rb' }, work.versions[0]],
    hints: 'two',
    shown: 7,
  };
  assert.deepEqual(parseWork(JSON.stringify(odd)), {
    drafts: { js: 'x' },
    versions: work.versions,
    hints: 0,
    shown: '',
  });
  assert.deepEqual(parseWork('{"drafts":{},"versions":{}}').versions, []);
});

test('what cannot be read is put aside whole, and the next work does not touch it', () => {
  kept.set(KEY, '{"dra');
  assert.equal(loadWork('lif-rate').corrupt, true);
  storeWork('lif-rate', work);
  assert.equal(loadWork('lif-rate').corrupt, false);
  const aside = [...kept].filter(([key]) => key.startsWith(asideKey('lif-rate')));
  assert.deepEqual(
    aside.map(([, text]) => text),
    ['{"dra'],
  );
});
