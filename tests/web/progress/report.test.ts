// The report: what it says, and that every change to it is noticed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkReport, makeReport, passed, rowOf, unlisted } from '../../../web/progress/report.ts';
import { canonical, checksum } from '../../../web/progress/seal.ts';
import en from '../../../web/strings/en.json' with { type: 'json' };
import zh from '../../../web/strings/zh.json' with { type: 'json' };
import { anna, listings, making } from './works.ts';

const english = { ...making, lang: 'en', words: en.work_text, unnamed: en.unnamed, listings };
const file = () => makeReport(anna(), english);

test('SHA-256, by the vectors of FIPS 180-4', () => {
  assert.equal(checksum(''), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  assert.equal(checksum('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  assert.equal(
    checksum('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'),
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  );
});

test('canonical JSON knows no order of keys, and is JSON', () => {
  const value = { b: [1, { d: null, c: 'x' }], a: '神<', e: undefined };
  assert.equal(canonical(value), '{"a":"神<","b":[1,{"c":"x","d":null}]}');
  assert.equal(
    canonical({ e: undefined, a: '神<', b: [1, { c: 'x', d: null }] }),
    canonical(value),
  );
});

test('how an exercise stands', () => {
  const row = (id: string) => rowOf({ id, title: id, kind: '' }, anna());
  assert.deepEqual(
    ['first-spike', 'double-tau', 'at-rheobase', 'lif-rate'].map((id) => row(id).state),
    ['solved', 'tried', 'none', 'helped'],
  );
  assert.equal(row('first-spike').at, '2026-05-01T10:00:00.000Z');
  assert.equal(row('double-tau').at, '');
  assert.equal(passed(anna(), 'lif-rate')!.at, '2026-05-02T10:00:00.000Z');
  assert.equal(passed(anna(), 'first-spike'), undefined);
  const record = anna();
  record.answers.set('renamed', { given: 1, tries: 1, solved: true });
  assert.deepEqual(unlisted(record, listings), [{ id: 'renamed', title: 'renamed', kind: '' }]);
  assert.match(makeReport(record, english), /No longer in this version[\s\S]*renamed/);
});

test('it names learner, book, states and tries, holds the code, and promises no more than it can', () => {
  const text = file();
  for (const part of [
    'Work report of 安娜 &lt;Anna&gt;',
    making.book,
    '2 of 4',
    'When does the first spike come?',
    en.work_text.helped,
    'return 1 &lt; 2; // &lt;output&gt;',
    en.work_text.honest,
  ])
    assert.ok(text.includes(part), `no "${part}" in the report`);
  assert.doesNotMatch(text, /At exactly 1\.5 nA\?<\/td>/); // not begun
  const chinese = makeReport(anna(), {
    ...english,
    lang: 'zh',
    words: zh.work_text as typeof en.work_text,
  });
  assert.ok(chinese.includes('安娜 &lt;Anna&gt;的学习报告'));
  assert.ok(chinese.includes(zh.work_text.honest));
  assert.equal(checkReport(chinese).result, 'unchanged');
});

test('a report is unchanged, and stays so with other line ends', () => {
  const found = { result: 'unchanged', learner: '安娜 <Anna>', made: making.made };
  assert.deepEqual(checkReport(file()), found);
  assert.deepEqual(checkReport(`\ufeff${file().replace(/\n/g, '\r\n')}`), found);
});

test('every change is noticed, in what is seen as in what is not', () => {
  const text = file();
  const changes: [string | RegExp, string][] = [
    ['<td class="n">3</td>', '<td class="n">1</td>'],
    ['安娜 &lt;Anna&gt;', 'Bo'],
    ['"tries":3', '"tries":1'],
    [/<output>./, '<output>f0'],
    ['font-weight:400', 'font-weight:600'],
    ['</html>', '</html> '],
  ];
  for (const [from, to] of changes) {
    const changed = text.replace(from, () => to);
    assert.notEqual(changed, text);
    assert.equal(checkReport(changed).result, 'changed', String(from));
  }
  for (let at = 400; at < text.length; at += 97) {
    const letter = text[at] === 'x' ? 'y' : 'x';
    const changed = text.slice(0, at) + letter + text.slice(at + 1);
    assert.notEqual(checkReport(changed).result, 'unchanged', `letter ${at}`);
  }
});

test('another page, or a report of a later form, is told apart', () => {
  assert.equal(checkReport('<!doctype html><p>Hello').result, 'not_ours');
  assert.equal(checkReport(file().replace('report/1', 'report/2')).result, 'newer');
});
