// How a function's arguments go in and what it hands back, in every language.
import type { ArgSpec, Ask, Outcome, RawError, Said, Value } from './protocol.ts';

/** A number that the function hands back behind its result. */
export function handsBack(arg: ArgSpec): boolean {
  return arg.inout === true;
}

/** An array that the function fills or changes. */
export function isWritten(arg: ArgSpec): boolean {
  return arg.type === 'out' || arg.type === 'inout' || arg.type === 'ints';
}

// before a program can change it
const copy = Float64Array.from.bind(Float64Array);

/** The arguments of the next call, with what the last one handed back. */
export function carried(args: Value[], last: Outcome, specs: ArgSpec[]): Value[] {
  let next = 0;
  return args.map((arg, i) => {
    if (!handsBack(specs[i]) && !isWritten(specs[i])) return arg;
    const out = last.outs[next++];
    if (specs[i].type === 'inout') return copy(out as Float64Array);
    return handsBack(specs[i]) ? (out as number) : arg;
  });
}

/** A language's way to call the function that is asked for. */
export interface Caller {
  specs: ArgSpec[];
  once(args: Value[]): Outcome;
  /** What was thrown, as an error of the language. */
  failed(thrown: unknown): RawError;
  flush(): void;
  say(said: Said): void;
}

const now = performance.now.bind(performance); // before a program can change it

/** Calls it for one list of arguments after the other; an error ends the calls. */
export function answer(
  { specs, once, failed, flush, say }: Caller,
  { id, calls, carry }: Ask,
): void {
  const outcomes: Outcome[] = [];
  const began = now();
  let error: RawError | undefined;
  try {
    for (const args of calls) {
      const last = outcomes[outcomes.length - 1];
      outcomes.push(once(carry && last ? carried(args, last, specs) : args));
    }
  } catch (thrown) {
    error = failed(thrown);
  }
  flush();
  const ms = now() - began;
  try {
    say({ id, outcomes, error, ms });
  } catch (thrown) {
    say({ id, outcomes: [], error: failed(thrown), ms }); // what cannot be handed over
  }
}
