// Runs the checks of an exercise in order; the first that does not pass ends it. No page here: the
// tests judge with the same function.
import { type Program, ProgramError } from '../run/program.ts';
import { type CallCore, makeKit, OddResult } from './kit.ts';
import type { CheckResult, CodeChecks, CodeSpec, Comparison } from './types.ts';

export interface Judgement {
  results: CheckResult[];
  right: boolean;
  /** The hint that a foreseen mistake has earned; '' for none. */
  mistake: string;
  figure: Comparison | null;
}

/** The same random numbers for the same check, every time. */
function seedOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

/** Errors of arithmetic: Python raises them, and so does the core. */
const arithmetic = new Set(['ValueError', 'OverflowError', 'ZeroDivisionError', 'RangeError']);

function mistakeOf({ id, verdict, error }: CheckResult, errors: Record<string, string>): string {
  if (error) return arithmetic.has(error.name) ? (errors[id] ?? '') : '';
  return verdict?.mistake ?? '';
}

/**
 * `only`: so many checks at most. `seen` is told of each result as it comes. A program that ends before
 * its time (five seconds are over, or the reader stopped it) leaves the check that it was in "not yet".
 */
export async function judge(
  spec: CodeSpec,
  { checks, figure, errors = {} }: CodeChecks,
  program: Program,
  core: CallCore,
  only = Number.POSITIVE_INFINITY,
  seen: (result: CheckResult) => void = () => undefined,
): Promise<Judgement> {
  const results: CheckResult[] = [];
  let failed = false;
  for (const id of spec.checks) {
    let result: CheckResult = { id, state: 'not-run' };
    if (!failed && results.length < only) {
      try {
        const verdict = await checks[id](makeKit(spec.function, program, core, seedOf(id)));
        result = { id, state: verdict.ok ? 'passes' : 'not-yet', verdict };
      } catch (error) {
        result = { id, state: 'not-yet' };
        if (error instanceof OddResult) result.odd = { what: error.what, given: error.given };
        else if (error instanceof ProgramError) result.error = error.raw;
        else throw error;
      }
      failed = result.state !== 'passes';
    }
    results.push(result);
    seen(result);
  }
  const last = results.find((r) => r.state === 'not-yet');
  let shown = last?.verdict?.plot ?? null;
  if (!shown && !last?.error && !last?.odd) {
    shown = await figure(makeKit(spec.function, program, core, 1)).catch(() => null);
  }
  return {
    results,
    right: results.every((r) => r.state === 'passes'),
    mistake: last ? mistakeOf(last, errors) : '',
    figure: shown,
  };
}
