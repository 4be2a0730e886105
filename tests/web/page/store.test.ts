// What is remembered where storage works, is full, or is missing.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import {
  type Answer,
  learner,
  load,
  loadAnswer,
  loadReading,
  setLearner,
  storageWorks,
  store,
  storeAnswer,
  stored,
} from '../../../web/page/store.ts';
import { workKey } from '../storage.ts';

/** A storage of which one can say that it is full or missing. */
class FakeStorage {
  [key: string]: unknown;
  getItem(key: string): string | null {
    return (this[key] as string) ?? null;
  }
  setItem(key: string, text: string): void {
    if (full) throw new Error('full');
    this[key] = text;
  }
  removeItem(key: string): void {
    delete this[key];
  }
}

let full = false;
let missing = false;
let unkept = 0;
let storage = new FakeStorage();
Object.assign(globalThis, {
  window: {
    get localStorage() {
      if (missing) throw new Error('forbidden');
      return storage;
    },
  },
  dispatchEvent: (event: Event) => event.type === 'nm-unkept' && unkept++,
});

beforeEach(() => {
  full = missing = false;
  for (const name of stored('').keys()) store(name, null);
  storage = new FakeStorage();
  unkept = 0;
  setLearner('reader');
});

const answer = (more: Partial<Answer> = {}): Answer => ({
  given: 1,
  tries: 1,
  solved: false,
  ...more,
});

test('what is stored is found, also among others', () => {
  assert.equal(store('work/reader/a', 'x'), true);
  storage['somebody/else'] = 'y';
  assert.equal(load('work/reader/a'), 'x');
  assert.deepEqual([...stored('work/')], [['work/reader/a', 'x']]);
  store('work/reader/a', null);
  assert.equal(load('work/reader/a'), null);
});

test('full: the newest counts on this page, the one before stays in storage', () => {
  store('work/reader/a', 'old');
  full = true;
  assert.equal(store('work/reader/a', 'new'), false);
  assert.equal(load('work/reader/a'), 'new');
  assert.equal(stored('work/').get('work/reader/a'), 'new');
  assert.equal(storage[workKey('a')], 'old');
  assert.equal(storageWorks(), false);
  full = false;
  assert.equal(store('work/reader/a', 'newer'), true);
  storage[workKey('a')] = 'from another page';
  assert.equal(load('work/reader/a'), 'from another page'); // the memory does not stand before it
});

test('missing: things last as long as the page', () => {
  missing = true;
  assert.equal(store('answers/reader/a', 'x'), false);
  assert.equal(load('answers/reader/a'), 'x');
  assert.equal(stored('answers/').size, 1);
});

test('an answer that could not be stored is told', () => {
  storeAnswer('a', answer());
  assert.equal(unkept, 0);
  full = true;
  storeAnswer('a', answer({ tries: 2 }));
  assert.equal(unkept, 1);
  assert.equal(loadAnswer('a')!.tries, 2);
});

test('tries and time are those of the first answer that solves it', () => {
  storeAnswer('a', answer());
  storeAnswer('a', answer({ tries: 2, solved: true, helped: true }));
  const first = loadAnswer('a')!;
  assert.match(first.at!, /^\d{4}-/);
  storeAnswer('a', answer({ given: 7, tries: 3, solved: true }));
  assert.deepEqual(loadAnswer('a'), { ...first, given: 7 });
});

test('an answer that cannot be read is put aside before another takes its place', () => {
  store('answers/reader/a', '{"giv');
  assert.equal(loadAnswer('a'), null);
  storeAnswer('a', answer());
  assert.deepEqual([...stored('unreadable/answers/reader/a/').values()], ['{"giv']);
});

test('each learner has answers of their own; an id that is none is the first learner', () => {
  storeAnswer('a', answer());
  setLearner('bo');
  assert.equal(loadAnswer('a'), null);
  Object.assign(globalThis, { neuralMirrorLearner: undefined });
  store('learner', '../x');
  assert.equal(learner(), 'reader');
});

test('what was read before there were learners is the first learner’s', () => {
  store('read/01-neuron', '0.50');
  assert.equal(loadReading('read/01-neuron'), '0.50');
  setLearner('bo');
  assert.equal(loadReading('read/01-neuron'), null);
});
