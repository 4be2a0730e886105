// The core's functions for the checks of exercises: by name, with named arguments, many calls at once.
import type { KernelResult } from '../core/host.ts';
import { type Argument, isWritten, type Kernel, type KernelArg, kernels } from '../core/kernels.ts';
import type { Named } from './code/types.ts';

/** Calls a kernel for many lists of arguments. */
export type CallCore = (id: string, calls: Argument[][]) => Promise<KernelResult[]>;

export function coreFunction(call: CallCore) {
  return async (id: string, calls: Named[]): Promise<Named[]> => {
    const kernel = kernels.find((k) => k.id === id) as Kernel;
    // what a kernel writes is a copy: on the page it is one anyway, on its way to the worker
    const given = (arg: KernelArg, value: Argument) =>
      isWritten(arg) && typeof value !== 'number' ? value.slice() : value;
    const lists = calls.map((args) =>
      kernel.args.map((arg) => given(arg, args[arg.id] as Argument)),
    );
    const results = await call(id, lists);
    return results.map(({ value, args, status }) => {
      if (status) throw new Error(`${id}: ${status.what} ${status.code}`);
      const result: Named = { value };
      kernel.args.forEach((arg, i) => {
        if (isWritten(arg)) result[arg.id] = args[i];
      });
      return result;
    });
  };
}
