// What an answer earns.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ExploreSpec, PredictSpec } from '../../../web/exercise/types.ts';
import { judgeGoal, judgePrediction } from '../../../web/exercise/verdict.ts';

const line: PredictSpec = {
  kind: 'predict',
  unit: 'Hz',
  low: 0,
  high: 100,
  step: 1,
  start: 50,
  close: 0.1,
};
const checks = {
  truth: async () => 40,
  wrong: { double: async () => 80, near: async () => 45 },
};
const run = async () => ({ numbers: {}, values: {} });
const judge = (given: number) => judgePrediction(line, checks, run, given);

test('within a share of the truth is right', async () => {
  assert.deepEqual(await judge(44), { right: true, hint: '', truth: 40 });
  assert.deepEqual(await judge(36), { right: true, hint: '', truth: 40 });
});

test('a usual mistake earns its hint, anything else none', async () => {
  assert.equal((await judge(80)).hint, 'double');
  assert.equal((await judge(45)).hint, 'near');
  assert.equal((await judge(60)).hint, '');
  assert.equal((await judge(60)).right, false);
});

test('of a truth of 0 a step is still close', async () => {
  const zero = { truth: async () => 0, wrong: {} };
  assert.equal((await judgePrediction(line, zero, run, 1)).right, true);
  assert.equal((await judgePrediction(line, zero, run, 2)).right, false);
});

const goal = { kind: 'explore', low: 39, high: 41 } as ExploreSpec;
const state = (rate: number, rest = 5) => ({ values: { rest }, numbers: { rate } });
const conditions = {
  measure: ({ numbers }: { numbers: Record<string, number> }) => numbers.rate || null,
  conditions: { rest: ({ values }: { values: Record<string, number> }) => values.rest === 5 },
};

test('a goal is reached in its band, ends included, when every condition holds', () => {
  for (const rate of [39, 40, 41])
    assert.equal(judgeGoal(goal, conditions, state(rate)).right, true);
  for (const rate of [38.99, 41.01])
    assert.deepEqual(judgeGoal(goal, conditions, state(rate)), {
      measure: rate,
      right: false,
      hint: '',
    });
  assert.deepEqual(judgeGoal(goal, conditions, state(40, 4)), {
    measure: 40,
    right: false,
    hint: 'rest',
  });
  assert.deepEqual(judgeGoal(goal, conditions, state(0)), {
    measure: null,
    right: false,
    hint: '',
  });
});
