// The zip: there and back, and what must not be let in.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import {
  ArchiveError,
  FILE_LIMIT,
  folderName,
  pack,
  TEXT_LIMIT,
  unpack,
  workFile,
} from '../../../web/progress/archive.ts';
import { emptyRecord } from '../../../web/progress/record.ts';
import { seal } from '../../../web/progress/seal.ts';
import { anna, making } from './works.ts';

const report = () => '<!doctype html>';
const refused = (bytes: Uint8Array, trouble: string) =>
  assert.throws(
    () => unpack(bytes),
    (error) => error instanceof ArchiveError && error.trouble === trouble,
  );
const zipOf = (files: Record<string, string>, options: Zippable = {}) =>
  zipSync({
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
    ...options,
  });
const content = () => JSON.parse(workFile(anna(), making)) as Record<string, unknown>;
/** work.json with something else in it, sealed as by one who knows how. */
const forged = (change: Record<string, unknown>) => {
  const { checksum: _, ...rest } = content();
  return JSON.stringify(seal({ ...rest, ...change }));
};

test('what is packed comes out the same, in a zip and as work.json alone', () => {
  const bo = emptyRecord('learner-2', 'Bo');
  const zip = pack([anna(), bo], making, report);
  assert.deepEqual(unpack(zip), [
    { record: anna(), made: making.made },
    { record: bo, made: making.made },
  ]);
  assert.deepEqual(unpack(strToU8(workFile(anna(), making)))[0].record, anna());
});

test('people find their files in it', () => {
  const files = unzipSync(pack([anna()], making, report));
  const folder = 'neural-mirror-work/安娜-Anna';
  assert.deepEqual(Object.keys(files).sort(), [
    `${folder}/lif-rate/draft.js`,
    `${folder}/lif-rate/versions/2026-05-01T11-00-00Z.js`,
    `${folder}/lif-rate/versions/2026-05-02T10-00-00Z-passed.js`,
    `${folder}/report.html`,
    `${folder}/unreadable/work/siegert-rate/1714550000000.txt`,
    `${folder}/work.json`,
  ]);
  assert.equal(
    strFromU8(files[`${folder}/lif-rate/versions/2026-05-01T11-00-00Z.js`]),
    '// first\n',
  );
});

test('names of any script become folders, and none that a system cannot have', () => {
  const folder = (name: string) => folderName({ id: 'reader', name });
  assert.equal(folder('小明'), '小明');
  assert.equal(folder('../../etc/passwd'), 'etc-passwd');
  assert.equal(folder('a'.repeat(99)).length, 40);
  for (const none of ['', '🙂', '...', 'CON', 'lpt1']) assert.equal(folder(none), 'reader');
  const twins = [emptyRecord('a', 'Bo!'), emptyRecord('b', 'Bo?')];
  assert.equal(unpack(pack(twins, making, report)).length, 2);
});

test('two versions of one second, a clock that is wrong and times that are none', () => {
  const record = anna();
  const [first] = record.work.get('lif-rate')!.versions;
  record.work.get('lif-rate')!.versions = [
    { ...first, code: '1' },
    { ...first, code: '2' },
    { ...first, at: '../x', code: '3' },
    { ...first, at: '1970-01-01T00:00:00Z', code: '4' },
  ];
  const files = unzipSync(pack([record], { ...making, made: '1970-01-01T00:00:00Z' }, report));
  assert.equal(Object.keys(files).filter((name) => name.includes('versions')).length, 4);
  assert.ok(Object.keys(files).every((name) => !name.includes('..')));
});

test('a zip made anew by another program is read', () => {
  const text = workFile(anna(), making);
  const zip = zipOf({ '__MACOSX/a/work.json': 'x', 'Downloads/a/work.json': text }, {});
  assert.deepEqual(unpack(zip)[0].record, anna());
  const stored = zipSync({ 'work.json': [strToU8(text), { level: 0 }] });
  assert.deepEqual(unpack(stored)[0].record, anna());
});

test('what is not ours, what is damaged and what is newer is told apart', () => {
  refused(strToU8('hello'), 'not_ours');
  refused(new Uint8Array(), 'not_ours');
  refused(zipOf({ 'a.txt': 'hello' }), 'not_ours');
  refused(strToU8('{"format":"another"}'), 'not_ours');
  refused(strToU8('{"format":'), 'corrupt');
  refused(zipOf({ 'work.json': 'null' }), 'not_ours');
  refused(zipOf({ 'work.json': '[' }), 'corrupt');
  refused(strToU8(forged({ version: 2 })), 'newer');
  const zip = pack([anna()], making, report);
  refused(zip.subarray(0, 300), 'corrupt');
  refused(strToU8('PK\u0003\u0004 and no more'), 'not_ours');
  const text = workFile(anna(), making);
  refused(strToU8(text.replace('"tries": 2', '"tries": 1')), 'corrupt');
});

test('whatever byte of a zip is wrong: it is refused, or nothing of its content is changed', () => {
  const zip = pack([anna()], making, () => null);
  for (let at = 0; at < 700; at += 7) {
    const broken = zip.slice();
    broken[at] ^= 0x55;
    try {
      assert.deepEqual(unpack(broken)[0].record, anna());
    } catch (error) {
      assert.ok(error instanceof ArchiveError, `byte ${at}: ${error}`);
    }
  }
});

test('a zip that unpacks to far more than it is, whatever its headers say', () => {
  const big = new Uint8Array(TEXT_LIMIT + 1).fill(32);
  const zip = zipSync({ 'work.json': big });
  assert.ok(zip.length < 100000);
  refused(zip, 'too_large');
  const lying = zip.slice();
  for (const at of [22, 23, 24, 25]) lying[at] = at === 22 ? 9 : 0; // its size when unpacked
  refused(lying, 'too_large');
  refused(
    zipSync({ 'a/work.json': big.subarray(0, 2e7), 'b/work.json': big.subarray(0, 2e7) }),
    'too_large',
  );
  refused(new Uint8Array(FILE_LIMIT + 1), 'too_large');
});

test('a big file beside work.json is not even unpacked', () => {
  const zip = zipSync({
    'video.bin': new Uint8Array(5e7),
    'work.json': strToU8(workFile(anna(), making)),
  });
  assert.deepEqual(unpack(zip)[0].record, anna());
});

test('what is sealed but makes no sense is kept out, or as a text', () => {
  refused(strToU8(forged({ learner: { id: '../x', name: '' } })), 'corrupt');
  refused(strToU8(forged({ answers: { 'a/b': {} } })), 'corrupt');
  refused(strToU8(forged({ made: 'yesterday' })), 'corrupt');
  const { record } = unpack(
    strToU8(
      forged({
        answers: { odd: { solved: 'yes' }, fine: { solved: true, tries: '3', at: 'x', more: 1 } },
        work: {
          odd: { drafts: null },
          fine: { drafts: { js: 1, py: 'a' }, versions: [{ at: 1 }] },
        },
        reading: { a: 7, b: 0.5, 'c/d': 0.5 },
        unreadable: { 'work/a': 'x', '/': 'y', 'work/b': 3 },
      }),
    ),
  )[0];
  assert.deepEqual(
    [...record.answers],
    [['fine', { given: undefined, tries: 3, solved: true, at: '', helped: false }]],
  );
  assert.deepEqual(
    [...record.work],
    [['fine', { drafts: { py: 'a' }, versions: [], hints: 0, shown: '' }]],
  );
  assert.deepEqual([...record.reading], [['b', 0.5]]);
  assert.deepEqual([...record.unreadable.keys()].sort(), ['answers/odd', 'work/a', 'work/odd']);
});

test('a name that JavaScript objects have already is an id as any other', () => {
  const text = forged({}).replace('"lif-rate":', '"__proto__":');
  const { checksum: _, ...rest } = JSON.parse(text);
  const { record } = unpack(strToU8(JSON.stringify(seal(rest))))[0];
  assert.ok(record.answers.has('__proto__') || record.work.has('__proto__'));
  assert.equal(({} as Record<string, unknown>).drafts, undefined);
});
