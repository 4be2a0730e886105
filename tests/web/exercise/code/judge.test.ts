// The checks in order: what passes, what stops them, and what a mistake is known by.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judge } from '../../../../web/exercise/code/judge.ts';
import { OddResult } from '../../../../web/exercise/code/kit.ts';
import type {
  CheckResult,
  CodeChecks,
  CodeSpec,
  Comparison,
  Kit,
} from '../../../../web/exercise/code/types.ts';
import { type Program, ProgramError } from '../../../../web/exercise/run/program.ts';
import { callCore } from '../programs.ts';

const spec: CodeSpec = {
  kind: 'code',
  function: { name: 'f', args: [], returns: { type: 'number', unit: '1' } },
  checks: ['first', 'second', 'third'],
  hints: [],
};
const curve: Comparison = { x: [0], expected: [1] };
const passes = async () => ({ ok: true });
const program = {} as Program;

function failing(name: string) {
  return async () => {
    throw new ProgramError({ name, message: '', line: 1, column: 1, text: name });
  };
}

function judged(checks: Partial<CodeChecks['checks']>, more: Partial<CodeChecks> = {}, only = 9) {
  const seen: CheckResult[] = [];
  const all = { first: passes, second: passes, third: passes, ...checks } as CodeChecks['checks'];
  return judge(
    spec,
    { checks: all, figure: async () => curve, ...more },
    program,
    callCore,
    only,
    (result) => seen.push(result),
  ).then((judgement) => ({ ...judgement, seen, states: judgement.results.map((r) => r.state) }));
}

test('all that pass make it right, each told as it comes, and the figure is drawn', async () => {
  const { right, states, seen, figure, mistake, results } = await judged({});
  assert.equal(right, true);
  assert.deepEqual(states, ['passes', 'passes', 'passes']);
  assert.deepEqual(seen, results);
  assert.equal(figure, curve);
  assert.equal(mistake, '');
});

test('the first that does not pass ends it, with its own mistake and plot', async () => {
  const plot = { x: [1], expected: [2] };
  const second = async () => ({ ok: false, mistake: 'doubled', plot });
  const { right, states, mistake, figure } = await judged({ second });
  assert.equal(right, false);
  assert.deepEqual(states, ['passes', 'not-yet', 'not-run']);
  assert.equal(mistake, 'doubled');
  assert.equal(figure, plot);
});

test('one step: so many checks and no more are run, and that is not yet right', async () => {
  const { right, states, mistake } = await judged({}, {}, 2);
  assert.deepEqual(states, ['passes', 'passes', 'not-run']);
  assert.equal(right, false);
  assert.equal(mistake, '');
});

test('each check has random numbers of its own, the same at every run', async () => {
  const drawn: number[] = [];
  const draws = async ({ random }: Kit) => {
    drawn.push(random.uniform(0, 1));
    return { ok: true };
  };
  await judged({ first: draws, second: draws });
  await judged({ first: draws, second: draws });
  assert.equal(drawn[0], drawn[2]);
  assert.equal(drawn[1], drawn[3]);
  assert.notEqual(drawn[0], drawn[1]);
});

describe('an error', () => {
  test('stops the check that it is in, and no figure is asked of a program that fails', async () => {
    const { states, results, figure, mistake } = await judged({ second: failing('TypeError') });
    assert.deepEqual(states, ['passes', 'not-yet', 'not-run']);
    assert.equal(results[1].error!.name, 'TypeError');
    assert.equal(figure, null);
    assert.equal(mistake, '');
  });
  test('of arithmetic is the mistake that the exercise foresees for it, and no other is', async () => {
    const errors = { second: 'no-branch' };
    for (const name of ['ValueError', 'OverflowError', 'ZeroDivisionError', 'RangeError'])
      assert.equal((await judged({ second: failing(name) }, { errors })).mistake, 'no-branch');
    assert.equal((await judged({ second: failing('TypeError') }, { errors })).mistake, '');
    assert.equal((await judged({ first: failing('ValueError') }, { errors })).mistake, '');
  });
  test('of the check itself is none of the reader’s', async () => {
    const broken = async () => {
      throw new TypeError('the check is broken');
    };
    await assert.rejects(judged({ first: broken }), /the check is broken/);
  });
});

test('another result than a number is told as what it is', async () => {
  const first = async () => {
    throw new OddResult('v', 'Array');
  };
  const { states, results, figure } = await judged({ first });
  assert.deepEqual(states, ['not-yet', 'not-run', 'not-run']);
  assert.deepEqual(results[0].odd, { what: 'v', given: 'Array' });
  assert.equal(figure, null);
});

test('a figure that fails takes nothing away', async () => {
  const { right, figure } = await judged({}, { figure: failing('time') });
  assert.equal(right, true);
  assert.equal(figure, null);
});
