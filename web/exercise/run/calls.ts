// How a function's arguments go in and what it hands back, in every language.
import type { ArgSpec, Outcome, Value } from './protocol.ts';

/** A number that the function hands back behind its result. */
export function handsBack(arg: ArgSpec): boolean {
  return arg.inout === true;
}

/** An array that the function fills. */
export function isWritten(arg: ArgSpec): boolean {
  return arg.type === 'out' || arg.type === 'ints';
}

/** The arguments of the next call, with what the last one handed back. */
export function carried(args: Value[], last: Outcome, specs: ArgSpec[]): Value[] {
  let next = 0;
  return args.map((arg, i) => {
    if (!handsBack(specs[i]) && !isWritten(specs[i])) return arg;
    const out = last.outs[next++];
    return handsBack(specs[i]) ? (out as number) : arg;
  });
}
