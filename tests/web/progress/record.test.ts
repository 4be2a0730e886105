// Storage into a record and back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collect, entriesOf, keysOf, learnersIn } from '../../../web/progress/record.ts';
import { anna } from './works.ts';

test('a record becomes entries, and the entries the same record', () => {
  assert.deepEqual(collect('reader', entriesOf(anna())), anna());
});

test('two learners keep apart, also where one id begins as the other', () => {
  const other = { ...anna(), id: 'reader-2', name: 'Bo' };
  const entries = new Map([...entriesOf(anna()), ...entriesOf(other)]);
  assert.deepEqual(learnersIn(entries), ['reader', 'reader-2']);
  assert.deepEqual(collect('reader', entries), anna());
  assert.deepEqual(new Set(keysOf('reader', entries)), new Set(entriesOf(anna()).keys()));
});

test('what cannot be read is collected as the text that it is', () => {
  const entries = new Map([
    ['answers/reader/first-spike', '{'],
    ['answers/reader/double-tau', 'null'],
    ['work/reader/lif-rate', '"no work"'],
    ['unreadable/work/reader/lif-rate/17', 'older'],
  ]);
  const { answers, work, unreadable } = collect('reader', entries);
  assert.equal(answers.size + work.size, 0);
  assert.deepEqual(
    [...unreadable],
    [
      ['answers/first-spike', '{'],
      ['answers/double-tau', 'null'],
      ['work/lif-rate', '"no work"'],
      ['work/lif-rate/17', 'older'],
    ],
  );
});

test('what was read before there were learners is the first learner’s', () => {
  const entries = new Map([
    ['read/01-neuron', '0.40'],
    ['read/00-introduction', '1.00'],
    ['place', '{}'],
    ['reading/reader/read/01-neuron', '0.90'],
    ['reading/bo/read/01-neuron', 'much'],
  ]);
  assert.deepEqual(
    collect('reader', entries).reading,
    new Map([
      ['01-neuron', 0.9],
      ['00-introduction', 1],
    ]),
  );
  assert.equal(collect('bo', entries).reading.size, 0);
  assert.deepEqual(learnersIn(entries), ['bo', 'reader']);
  assert.equal(keysOf('reader', entries).length, 4);
});
