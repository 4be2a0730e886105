// What the checks of an exercise work with: the reader's function, the core's, random numbers from a
// seed, and comparisons that recognise the usual mistakes.
import { type CallCore, coreFunction } from '../kernel.ts';
import { handsBack, isWritten } from '../run/calls.ts';
import { type Program, ProgramError } from '../run/program.ts';
import type { ArgSpec, FunctionSpec, Outcome, Value } from '../run/protocol.ts';
import type { Agreement, ArrayAgreement, CoreKit, Kit, Named, Random, Verdict } from './types.ts';

export type { CallCore };

/** The function gave something else than it should. */
export class OddResult extends Error {
  readonly what: string;
  readonly given: string;
  constructor(what: string, given: string) {
    super(`${what}: ${given}`);
    this.what = what;
    this.given = given;
  }
}

export function random(seed: number): Random {
  let state = seed >>> 0;
  // mulberry32, which is enough to pick arguments
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let z = Math.imul(state ^ (state >>> 15), state | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) / 2 ** 32;
  };
  /** Three figures, so that the sentences about them can be read. */
  const short = (x: number) => Number(x.toPrecision(3));
  return {
    uniform: (low, high) => short(low + (high - low) * next()),
    whole: (low, high) => low + Math.floor((high - low + 1) * next()),
    log: (low, high) => short(low * (high / low) ** next()),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}

function valueFor(arg: ArgSpec, args: Named): Value {
  const value = args[arg.id];
  if (value === undefined) throw new Error(`the check gives no "${arg.id}"`);
  return value;
}

const listOf = (fn: FunctionSpec, args: Named) => fn.args.map((arg) => valueFor(arg, args));

/** An outcome by names; throws where the function gave something else than it should. */
export function named(fn: FunctionSpec, { value, outs }: Outcome): Named {
  const nothing = fn.returns.type === 'none'; // whatever it is then
  if (typeof value !== 'number' && !nothing) throw new OddResult('', value);
  const result: Named = { value: nothing ? 0 : (value as number) };
  const back = fn.args.filter((arg) => handsBack(arg) || isWritten(arg));
  back.forEach((arg, i) => {
    const out = outs[i] ?? 'undefined';
    const right = arg.inout ? typeof out === 'number' : typeof out === 'object';
    if (!right) throw new OddResult(arg.id, typeof out === 'object' ? 'Array' : String(out));
    result[arg.id] = out as number | Float64Array;
  });
  return result;
}

function myFunction(program: Program, fn: FunctionSpec, carry: boolean) {
  return async (calls: Named[]): Promise<Named[]> => {
    const { outcomes, error } = await program.call(
      calls.map((args) => listOf(fn, args)),
      carry,
    );
    const results = outcomes.map((outcome) => named(fn, outcome));
    if (error) throw new ProgramError(error);
    if (results.length < calls.length) throw new OddResult('', 'undefined');
    return results;
  };
}

/** The largest difference in units of what is allowed; not a number counts as the largest of all. */
function excess(found: number, expected: number, abs: number, rel: number): number {
  const allowed = abs + rel * Math.abs(expected);
  if (found === expected) return 0; // also where both are infinite
  const difference = Math.abs(found - expected);
  if (!Number.isFinite(difference)) return Number.POSITIVE_INFINITY;
  return allowed > 0 ? difference / allowed : Number.MAX_VALUE;
}

/** The numbers among the arguments, for the sentence. */
function numbersOf(args: Named): Record<string, number> {
  const numbers: Record<string, number> = {};
  for (const [id, value] of Object.entries(args)) {
    if (typeof value === 'number') numbers[id] = value;
    else if (!ArrayBuffer.isView(value)) Object.assign(numbers, value);
  }
  return numbers;
}

/** The first that is off; where none is, the last. */
function firstOff(off: number[]): number {
  const first = off.findIndex((x) => x > 1);
  return first < 0 ? off.length - 1 : first;
}

/** How near to a mistake's result one must be to have made it, or as near as a right result may be. */
const LIKE_MISTAKE = 1e-6;

export function agree(comparison: Agreement): Verdict {
  const { calls, found, expected, what = 'value', abs = 0, rel = 0 } = comparison;
  const got = found.map((f) => f[what] as number);
  const off = got.map((x, i) => excess(x, expected[i], abs, rel));
  const worst = off.indexOf(Math.max(...off));
  const ok = off[worst] <= 1;
  const told = comparison.first ? firstOff(off) : worst;
  const numbers = {
    ...numbersOf(calls[told]),
    expected: expected[told],
    found: got[told],
    n: calls.length,
  };
  const like = Math.max(LIKE_MISTAKE, rel);
  const made = Object.entries(comparison.mistakes ?? {}).find(([, give]) =>
    got.every((x, i) => {
      const y = give(calls[i], i);
      if (Object.is(x, y)) return true;
      return Number.isFinite(y) && Math.abs(x - y) <= like * Math.abs(y) + abs;
    }),
  );
  return { ok, numbers, ...(ok || !made ? {} : { mistake: made[0] }) };
}

export function agreeEach(comparison: ArrayAgreement): Verdict {
  const { calls, found, what, mistakes = {}, told, ...rest } = comparison;
  const arrays = comparison.expected.map((array) => Array.from(array));
  const say = told ?? ((call: Named, element: number) => ({ ...call, element }));
  const made = Object.entries(mistakes).map(([name, rule]) => {
    const values = calls.flatMap((call, index) => Array.from(rule(call, index)));
    return [name, (_: Named, i: number) => values[i]] as const;
  });
  return agree({
    ...rest,
    calls: calls.flatMap((call, index) => arrays[index].map((_, i) => say(call, i, index))),
    // what an array lacks is as wrong as what is wrong in it
    found: arrays.flatMap((array, index) =>
      array.map((_, i) => ({ value: (found[index]?.[what] as Float64Array)?.[i] })),
    ),
    expected: arrays.flat(),
    mistakes: Object.fromEntries(made),
  });
}

/** `program`: null where only the core's own side is wanted, for the figure before the first run. */
export function makeKit(fn: FunctionSpec, program: Program, call: CallCore, seed: number): Kit {
  return {
    my: myFunction(program, fn, false),
    chain: myFunction(program, fn, true),
    took: async (calls) =>
      (
        await program.call(
          calls.map((args) => listOf(fn, args)),
          false,
        )
      ).ms,
    core: coreFunction(call),
    random: random(seed),
    agree,
    agreeEach,
  };
}

/** Without the reader's function, for the figure before the first run. */
export function coreKit(call: CallCore, seed: number): CoreKit {
  return { core: coreFunction(call), random: random(seed), agree, agreeEach };
}
