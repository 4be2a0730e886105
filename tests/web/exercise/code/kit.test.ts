// What the checks work with: comparisons, random numbers, and calls of the reader's function.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  agree,
  agreeEach,
  makeKit,
  named,
  OddResult,
  random,
} from '../../../../web/exercise/code/kit.ts';
import type { Named } from '../../../../web/exercise/code/types.ts';
import type { Program, ProgramError, Results } from '../../../../web/exercise/run/program.ts';
import type { FunctionSpec, Outcome, Value } from '../../../../web/exercise/run/protocol.ts';
import { callCore } from '../programs.ts';

const { NaN: none, POSITIVE_INFINITY: infinite } = Number;

/** f(x, v inout, b out) */
const fn: FunctionSpec = {
  name: 'f',
  args: [
    { id: 'x', unit: '1', type: 'number' },
    { id: 'v', unit: '1', type: 'number', inout: true },
    { id: 'b', unit: '1', type: 'out' },
  ],
  returns: { type: 'number', unit: '1' },
};

describe('agree', () => {
  const calls = [{ x: 1 }, { x: 2 }, { x: 3 }];
  const judged = (found: number[], expected: number[], more: object = {}) =>
    agree({ calls, found: found.map((value) => ({ value })), expected, ...more });

  test('without an allowance only equal numbers agree', () => {
    assert.equal(judged([1, 2, 3], [1, 2, 3]).ok, true);
    assert.equal(judged([0, -0, 3], [-0, 0, 3]).ok, true);
    assert.equal(judged([1, 2, 3 + 2 ** -51], [1, 2, 3]).ok, false);
  });

  test('the allowance is abs + rel |expected|, its bound included', () => {
    assert.equal(judged([1.5, 2, 3], [1, 2, 3], { abs: 0.5 }).ok, true);
    assert.equal(judged([1.5 + 1e-9, 2, 3], [1, 2, 3], { abs: 0.5 }).ok, false);
    assert.equal(judged([1, 2, 130], [1, 2, 128], { rel: 2 ** -6 }).ok, true);
    assert.equal(judged([1, 2, -126], [1, 2, -128], { rel: 2 ** -7, abs: 1 }).ok, true);
    assert.equal(judged([1, 2, 131], [1, 2, 128], { rel: 2 ** -6 }).ok, false);
  });

  test('what is not finite agrees with nothing but itself', () => {
    for (const odd of [none, infinite, -infinite])
      assert.equal(judged([1, odd, 3], [1, 2, 3], { abs: infinite, rel: 1 }).ok, false);
    assert.equal(judged([1, infinite, 3], [1, infinite, 3]).ok, true);
    assert.equal(judged([1, -infinite, 3], [1, infinite, 3], { abs: 1, rel: 1 }).ok, false);
    assert.equal(judged([1, 5, 3], [1, none, 3], { abs: 9 }).ok, false);
  });

  test('the verdict tells of the worst, with its arguments', () => {
    const { numbers } = judged([1, 2.5, 3.2], [1, 2, 3], { abs: 0.1 });
    assert.deepEqual(numbers, { x: 2, expected: 2, found: 2.5, n: 3 });
    assert.equal(judged([1, 9, none], [1, 2, 3]).numbers!.x, 3);
  });

  test('structs are told by their fields, arrays not at all', () => {
    const args: Named = { x: 1, p: { u: 2, k: 3 }, a: new Float64Array(2) };
    const { numbers } = agree({ calls: [args], found: [{ value: 0 }], expected: [1] });
    assert.deepEqual(numbers, { x: 1, u: 2, k: 3, expected: 1, found: 0, n: 1 });
  });

  test('"what" names what is compared', () => {
    const found = [{ value: 0, v: 7 }];
    assert.equal(agree({ calls: [{}], found, expected: [7], what: 'v' }).ok, true);
    assert.equal(agree({ calls: [{}], found, expected: [7] }).ok, false);
  });

  test('what is not there is not right', () => {
    assert.equal(agree({ calls, found: [{ value: 1 }, {}, {}], expected: [1, 2, 3] }).ok, false);
  });

  const mistakes = {
    doubled: ({ x }: Named) => 2 * (x as number),
    infinite: () => infinite,
    none: () => none,
  };
  test('a mistake is recognised if every result is its own', () => {
    assert.equal(judged([2, 4, 6], [1, 2, 3], { mistakes }).mistake, 'doubled');
    assert.equal(judged([2, 4 + 1e-9, 6], [1, 2, 3], { mistakes }).mistake, 'doubled');
    assert.equal(judged([2, 4.1, 6], [1, 2, 3], { mistakes }).mistake, undefined);
    assert.equal(judged([none, none, none], [1, 2, 3], { mistakes }).mistake, 'none');
    assert.equal(
      judged([infinite, infinite, infinite], [1, 2, 3], { mistakes }).mistake,
      'infinite',
    );
  });
  test('an infinite mistake is not made by every finite number', () => {
    assert.equal(judged([5, 6, 7], [1, 2, 3], { mistakes }).mistake, undefined);
  });
  test('who is right has made no mistake', () => {
    assert.equal(judged([2, 4, 6], [2, 4, 6], { mistakes }).mistake, undefined);
  });
});

describe('agreeEach', () => {
  const calls = [
    { x: 1, n: 2 },
    { x: 2, n: 3 },
  ];
  const rule = (factor: number) => (call: Named) =>
    Array.from({ length: call.n as number }, (_, i) => factor * (call.x as number) * (i + 1));
  const judged = (found: number[][], more: object = {}) =>
    agreeEach({
      calls,
      found: found.map((y) => ({ y: Float64Array.from(y) })),
      expected: calls.map(rule(1)),
      what: 'y',
      mistakes: { doubled: rule(2), negative: rule(-1) },
      ...more,
    });
  const right = [
    [1, 2],
    [2, 4, 6],
  ];

  test('every number of every array counts, and the one that is off is told', () => {
    assert.equal(judged(right).ok, true);
    const { ok, numbers, mistake } = judged([
      [1, 2],
      [2, 4, 7],
    ]);
    assert.equal(ok, false);
    assert.equal(mistake, undefined);
    assert.deepEqual(numbers, { x: 2, n: 5, element: 2, expected: 6, found: 7 });
  });

  test('a mistake is one that all arrays show', () => {
    assert.equal(judged(right.map((row) => row.map((y) => 2 * y))).mistake, 'doubled');
    assert.equal(judged(right.map((row) => row.map((y) => -y))).mistake, 'negative');
    assert.equal(judged([[2, 4], right[1]]).mistake, undefined);
  });

  test('what is told may be said otherwise, with the call and its number at hand', () => {
    const told = (call: Named, i: number, index: number) => ({ place: 10 * index + i, of: call.x });
    const { numbers } = judged(
      [
        [1, 2],
        [2, 0, 6],
      ],
      { told },
    );
    assert.deepEqual(numbers, { place: 11, of: 2, n: 5, expected: 4, found: 0 });
  });

  test('an array that is too short does not pass', () => {
    assert.equal(
      judged([
        [1, 2],
        [2, 4],
      ]).ok,
      false,
    );
  });
});

describe('random', () => {
  const many = (draw: () => number) => Array.from({ length: 2000 }, draw);

  test('the same seed gives the same numbers, another gives others', () => {
    const drawn = (seed: number) => {
      const r = random(seed);
      return [r.uniform(0, 1), r.whole(0, 1000), r.log(1, 1000), r.normal()];
    };
    assert.deepEqual(drawn(7), drawn(7));
    assert.notDeepEqual(drawn(7), drawn(8));
    assert.deepEqual(drawn(-1), drawn(2 ** 32 - 1));
  });

  test('numbers lie in their bounds and have three figures', () => {
    const r = random(1);
    for (const x of many(() => r.uniform(2, 50))) {
      assert.ok(x >= 2 && x <= 50);
      assert.equal(x, Number(x.toPrecision(3)));
    }
    for (const x of many(() => r.log(0.1, 100))) assert.ok(x >= 0.1 && x <= 100);
    assert.deepEqual(
      [...new Set(many(() => r.whole(-2, 2)))].sort((a, b) => a - b),
      [-2, -1, 0, 1, 2],
    );
  });

  test('normal numbers have mean 0 and variance 1', () => {
    const r = random(3);
    const x = Array.from({ length: 20000 }, () => r.normal());
    const mean = x.reduce((a, b) => a + b) / x.length;
    const variance = x.reduce((a, b) => a + b * b, 0) / x.length;
    assert.ok(Math.abs(mean) < 0.03 && Math.abs(variance - 1) < 0.05, `${mean} ${variance}`);
    assert.ok(x.every(Number.isFinite));
  });
});

describe('what a function hands back', () => {
  const out = new Float64Array([1, 2]);
  const odd = (outcome: Outcome) => {
    try {
      named(fn, outcome);
    } catch (error) {
      assert.ok(error instanceof OddResult, String(error));
      return [error.what, error.given];
    }
    assert.fail('it was taken');
  };

  test('goes by names', () => {
    assert.deepEqual(named(fn, { value: 3, outs: [4, out] }), { value: 3, v: 4, b: out });
    assert.deepEqual(named(fn, { value: none, outs: [infinite, out] }).value, none);
  });
  test('is told apart from what it should be', () => {
    assert.deepEqual(odd({ value: 'undefined', outs: [4, out] }), ['', 'undefined']);
    assert.deepEqual(odd({ value: 3, outs: ['Array', out] }), ['v', 'Array']);
    assert.deepEqual(odd({ value: 3, outs: [out, out] }), ['v', 'Array']);
    assert.deepEqual(odd({ value: 3, outs: [4, 5] }), ['b', '5']);
    assert.deepEqual(odd({ value: 3, outs: [] }), ['v', 'undefined']);
  });
});

describe('calls', () => {
  /** A program that answers with this. */
  function kitOf(results: Partial<Results>) {
    const asked: { calls: Value[][]; carry: boolean }[] = [];
    const program = {
      async call(calls: Value[][], carry: boolean) {
        asked.push({ calls, carry });
        return { outcomes: [], error: null, ms: 1, ...results };
      },
    };
    return { kit: makeKit(fn, program as unknown as Program, callCore, 1), asked };
  }
  const args = { x: 1, v: 2, b: new Float64Array(1) };
  const outcome = { value: 1, outs: [2, args.b] };

  test('give the arguments in order, and say whether they are carried on', async () => {
    const { kit, asked } = kitOf({ outcomes: [outcome] });
    assert.deepEqual(await kit.my([args]), [{ value: 1, v: 2, b: args.b }]);
    await kit.chain([args]);
    assert.deepEqual(asked, [
      { calls: [[1, 2, args.b]], carry: false },
      { calls: [[1, 2, args.b]], carry: true },
    ]);
  });
  test('fail with the program’s error, but an odd result before it is told first', async () => {
    const raw = { name: 'TypeError', message: 'm', line: 2, column: 1, text: '' };
    const failing = kitOf({ outcomes: [outcome], error: raw });
    await assert.rejects(failing.kit.my([args, args]), (e: ProgramError) => e.raw === raw);
    const odd = kitOf({ outcomes: [{ value: 'undefined', outs: [] }], error: raw });
    await assert.rejects(odd.kit.my([args, args]), OddResult);
  });
  test('answered too seldom are an odd result', async () => {
    await assert.rejects(kitOf({ outcomes: [outcome] }).kit.my([args, args]), OddResult);
  });
  test('with an argument that the check does not give fail in the check', async () => {
    await assert.rejects(kitOf({}).kit.my([{ x: 1 }]), /the check gives no "v"/);
  });
  test('of the core give values and written arrays by name, or say what was refused', async () => {
    const { kit } = kitOf({});
    const rate = { drive: 20, tau_m: 20, v_th: 15, v_reset: 0, tau_ref: 2 };
    const [{ value }] = await kit.core('lif_rate', [rate]);
    assert.ok(Math.abs((value as number) - 1000 / (2 + 20 * Math.log(4))) < 1e-9);
    await assert.rejects(kit.core('lif_rate', [{ ...rate, tau_m: -1 }]), /lif_rate: .*tau_m/);
  });
});
