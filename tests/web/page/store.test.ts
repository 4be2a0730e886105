// What the browser remembers, on hosts that keep it, that are full, and that forbid it.
import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import {
  learner,
  load,
  loadAnswer,
  storageWorks,
  store,
  storeAnswer,
} from '../../../web/page/store.ts';

const page = globalThis as { window?: unknown; neuralMirrorMemory?: Map<string, string> };
const KEY = 'neural-mirror/1/';

/** A host with room for so many characters. */
function host(room = Number.POSITIVE_INFINITY): Map<string, string> {
  const kept = new Map<string, string>();
  page.window = {
    localStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem(key: string, value: string) {
        if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
        kept.set(key, value);
      },
      removeItem: (key: string) => void kept.delete(key),
    },
  };
  return kept;
}

/** A sandboxed frame: even to look is forbidden. */
function forbidden(): void {
  page.window = {
    get localStorage() {
      throw new DOMException('forbidden', 'SecurityError');
    },
  };
}

afterEach(() => {
  page.neuralMirrorMemory!.clear();
  delete page.window;
});

test('what is stored is kept under the book’s own name, and taken away again', () => {
  const kept = host();
  assert.equal(store('a', '1'), true);
  assert.deepEqual([...kept], [[`${KEY}a`, '1']]);
  assert.equal(load('a'), '1');
  assert.equal(store('a', null), true);
  assert.equal(load('a'), null);
  assert.equal(kept.size, 0);
});

test('another page’s change is seen', () => {
  const kept = host();
  store('a', '1');
  kept.set(`${KEY}a`, '2');
  assert.equal(load('a'), '2');
  kept.delete(`${KEY}a`);
  assert.equal(load('a'), null);
});

for (const [what, open] of [
  ['forbidden', forbidden],
  ['missing', () => void (page.window = {})],
  ['no window', () => undefined],
  ['null', () => void (page.window = { localStorage: null })],
] as [string, () => void][])
  test(`where storage is ${what}, things last until the page is closed`, () => {
    open();
    assert.equal(storageWorks(), false);
    assert.equal(store('a', '1'), false);
    assert.equal(load('a'), '1');
    assert.equal(store('a', null), false);
    assert.equal(load('a'), null);
  });

describe('where storage is full', () => {
  test('the newer text is had, not the older one that was kept', () => {
    const kept = host(3);
    assert.equal(store('draft', 'old'), true);
    assert.equal(store('draft', 'newer'), false);
    assert.equal(load('draft'), 'newer');
    assert.equal(kept.get(`${KEY}draft`), 'old');
    assert.equal(store('draft', 'new'), true);
    assert.equal(load('draft'), 'new');
  });
  test('and says so when it is probed', () => {
    host(0);
    assert.equal(storageWorks(), false);
    assert.equal(host().size, 0);
    assert.equal(storageWorks(), true);
  });
});

describe('answers', () => {
  test('are kept by learner and exercise, with the time of the first that solves', () => {
    const kept = host();
    assert.equal(learner(), 'reader');
    storeAnswer('q', { given: 3, tries: 1, solved: false });
    assert.deepEqual(loadAnswer('q'), {
      given: 3,
      tries: 1,
      solved: false,
      at: '',
      helped: false,
    });
    storeAnswer('q', { given: 4, tries: 2, solved: true });
    const { at } = loadAnswer('q')!;
    assert.match(at!, /^\d{4}-\d\d-\d\dT/);
    storeAnswer('q', { given: 5, tries: 2, solved: true });
    assert.equal(loadAnswer('q')!.at, at);
    assert.deepEqual([...kept.keys()], [`${KEY}answers/reader/q`]);
    store('learner', 'zhang');
    assert.equal(loadAnswer('q'), null);
  });
  test('that cannot be read are none, and stay where they are', () => {
    const kept = host();
    kept.set(`${KEY}answers/reader/q`, '{"giv');
    assert.equal(loadAnswer('q'), null);
    assert.equal(kept.get(`${KEY}answers/reader/q`), '{"giv');
    kept.set(`${KEY}answers/reader/q`, '{"given":1,"tries":"x","solved":"yes"}');
    assert.deepEqual(loadAnswer('q'), { given: 1, tries: 0, solved: false, at: '', helped: false });
  });
  test('last until the page is closed where nothing is kept', () => {
    forbidden();
    storeAnswer('q', { given: 'js', tries: 1, solved: true, at: 'then' });
    assert.equal(loadAnswer('q')!.at, 'then');
    storeAnswer('q', null);
    assert.equal(loadAnswer('q'), null);
  });
});
