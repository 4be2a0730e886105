// Merging loses nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from '../../../web/page/store.ts';
import { merge, mergeAnswers, mergeWork, ownerOf } from '../../../web/progress/merge.ts';
import { emptyRecord } from '../../../web/progress/record.ts';
import { anna, making } from './works.ts';

const { made } = making;
const answer = (more: Partial<Answer>): Answer => ({
  given: null,
  tries: 1,
  solved: false,
  at: '',
  helped: false,
  ...more,
});

test('merging with nothing, or with itself, changes nothing', () => {
  const nothing = emptyRecord('reader');
  assert.deepEqual(merge(anna(), nothing, made), anna());
  assert.deepEqual(merge(nothing, anna(), made), anna());
  assert.deepEqual(merge(anna(), anna(), made), anna());
});

test('solved stays solved, at the earliest time; help goes with that time', () => {
  const early = answer({ solved: true, at: '2026-01-01T00:00:00Z', helped: true, tries: 2 });
  const late = answer({ solved: true, at: '2026-02-01T00:00:00Z', tries: 5 });
  const open = answer({ tries: 9 });
  for (const [a, b] of [
    [early, late],
    [late, early],
  ])
    assert.deepEqual(mergeAnswers(a, b), { ...early, tries: 5 });
  for (const [a, b] of [
    [open, late],
    [late, open],
  ])
    assert.deepEqual(mergeAnswers(a, b), { ...late, tries: 9 });
  const untimed = answer({ solved: true, at: '' });
  assert.equal(mergeAnswers(untimed, late).at, late.at);
  assert.equal(mergeAnswers(late, untimed).at, late.at);
});

test('of two drafts the one here stays, and the other becomes a version, once', () => {
  const work = (code: string) => ({ drafts: { js: code }, versions: [], hints: 0, shown: '' });
  const once = mergeWork(work('mine'), work('theirs'), made);
  assert.deepEqual(once.drafts, { js: 'mine' });
  assert.deepEqual(once.versions, [{ at: made, language: 'js', code: 'theirs', solved: false }]);
  assert.deepEqual(mergeWork(once, work('theirs'), '2027-01-01T00:00:00Z'), once);
  const python = { ...work(''), drafts: { py: 'their only one' } };
  assert.deepEqual(mergeWork(work('mine'), python, made).drafts, {
    py: 'their only one',
    js: 'mine',
  });
  assert.equal(mergeWork(work('mine'), python, made).versions.length, 0);
});

test('equal versions are one, solved if either is, in the order of their times', () => {
  const version = (at: string, code: string, solved = false) =>
    ({ at, language: 'js', code, solved }) as const;
  const work = (...versions: ReturnType<typeof version>[]) => ({
    drafts: {},
    versions: [...versions],
    hints: versions.length,
    shown: '',
  });
  const merged = mergeWork(
    work(version('3', 'a'), version('4', 'b')),
    work(version('2', 'a', true)),
    made,
  );
  assert.deepEqual(merged.versions, [version('2', 'a', true), version('4', 'b')]);
  assert.equal(merged.hints, 2);
});

test('texts that nobody can read are kept side by side', () => {
  const here = { ...emptyRecord('reader'), unreadable: new Map([['work/a', 'x']]) };
  const there = { ...emptyRecord('reader'), unreadable: new Map([['work/a', 'y']]) };
  const merged = merge(here, there, made);
  assert.deepEqual([...merged.unreadable.values()], ['x', 'y']);
  assert.deepEqual(merge(merged, there, made), merged);
});

test('a record goes to the learner that it is of, and to no other', () => {
  const of = (id: string, name: string) => emptyRecord(id, name);
  const free = () => 'free';
  assert.equal(ownerOf(of('reader', ''), [of('reader', 'Anna')], free), 'reader');
  assert.equal(ownerOf(of('reader', 'Anna'), [of('reader', '')], free), 'reader');
  assert.equal(ownerOf(of('reader', 'Bo'), [of('reader', 'Anna')], free), 'free');
  assert.equal(ownerOf(of('reader', 'Bo'), [of('reader', 'Anna'), of('b', 'Bo')], free), 'b');
  assert.equal(ownerOf(of('c', 'Bo'), [of('reader', 'Anna'), of('b', 'Bo')], free), 'b');
  assert.equal(ownerOf(of('c', ''), [of('reader', '')], free), 'c');
});
