// What an exercise in code consists of, and what its checks.js provides.
import type { FunctionSpec, Language, RawError } from '../run/protocol.ts';

/** exercise.json of kind "code". */
export interface CodeSpec {
  kind: 'code';
  function: FunctionSpec;
  /** Names of the checks, in the order in which they matter. */
  checks: string[];
  /** Names of the hints, in the order in which they are shown. */
  hints: string[];
}

/** The program texts that the build has laid into the page, in the languages that are offered. */
export type Sources = Partial<Record<Language, { starter: string; solution: string }>>;

/** Arguments, or what comes back, by their names. */
export type Named = Record<string, number | Float64Array | Int32Array | Record<string, number>>;

export interface Random {
  /** From low to high, in three significant figures. */
  uniform(low: number, high: number): number;
  /** A whole number from low to high, both included. */
  whole(low: number, high: number): number;
  /** As uniform, but every factor equally likely; low > 0. */
  log(low: number, high: number): number;
  normal(): number;
}

/** A curve beside the core's own, on the same axes. */
export interface Comparison {
  x: ArrayLike<number>;
  /** The reader's. */
  yours?: ArrayLike<number>;
  /** The core's. */
  expected: ArrayLike<number>;
}

export interface Verdict {
  ok: boolean;
  /** The foreseen mistake that this is. */
  mistake?: string;
  /** What fills the placeholders of the check's sentence. */
  numbers?: Record<string, number>;
  plot?: Comparison;
}

/** What a check is given. */
export interface Kit {
  /** Calls the reader's function for each list of arguments; gives "value" and what it wrote. */
  my(calls: Named[]): Promise<Named[]>;
  /** The same, but what a call hands back in its inout arguments goes into the next. */
  chain(calls: Named[]): Promise<Named[]>;
  /** Milliseconds that these calls take in the reader's program, for lessons about cost. */
  took(calls: Named[]): Promise<number>;
  /** Calls a kernel of the core for each list of arguments; gives "value" and what it wrote. */
  core(kernel: string, calls: Named[]): Promise<Named[]>;
  random: Random;
  /**
   * Compares numbers one by one: the difference is at most abs + rel * |expected|. The verdict tells of
   * the worst, with its arguments. `mistakes`: what the usual mistakes would give instead.
   */
  agree(comparison: Agreement): Verdict;
  /** The same where what a call gives is an array: number by number, over all calls. */
  agreeEach(comparison: ArrayAgreement): Verdict;
}

/** What there is of it without a program. */
export type CoreKit = Omit<Kit, 'my' | 'chain' | 'took'>;

export interface Agreement {
  calls: Named[];
  found: Named[];
  expected: number[];
  /** What of `found` is compared; "value" if not given. */
  what?: string;
  abs?: number;
  rel?: number;
  /** Tell of the first that is off, not of the worst: of a run, where each step follows from the last.
   * Where none is off, tell of the end. */
  first?: boolean;
  mistakes?: Record<string, (args: Named, index: number) => number>;
}

export interface ArrayAgreement extends Omit<Agreement, 'expected' | 'mistakes'> {
  /** For each call. */
  expected: ArrayLike<number>[];
  /** The array of `found` that is compared. */
  what: string;
  /** What the sentence is told of element i of a call: without it the call's numbers, and i as `element`. */
  told?: (call: Named, i: number, index: number) => Named;
  /** What the usual mistakes would give instead, for each call. */
  mistakes?: Record<string, (call: Named, index: number) => ArrayLike<number>>;
}

export interface CodeChecks {
  /** By the names in exercise.json; a later check waits for the earlier. */
  checks: Record<string, (kit: Kit) => Promise<Verdict>>;
  /** The mistake that an error of arithmetic (a logarithm of what is not positive, an overflow) in this
   * check means; in some languages it is an error, in others it gives infinity or no number. */
  errors?: Record<string, string>;
  /** What the figure shows; `yours` is missing as long as the reader's function does not run. */
  figure(kit: CoreKit & Partial<Kit>): Promise<Comparison>;
}

export type CheckState = 'passes' | 'not-yet' | 'not-run';

export interface CheckResult {
  id: string;
  state: CheckState;
  verdict?: Verdict;
  /** The function gave something else than it should: which, and what. */
  odd?: { what: string; given: string };
  /** The program failed in it. */
  error?: RawError;
}
