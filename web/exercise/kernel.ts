// The core's functions for the checks of exercises: by name, with named arguments, many calls at once.
import type { KernelResult } from '../core/host.ts';
import { type Argument, isWritten, type Kernel, kernels } from '../core/kernels.ts';
import type { Named } from './code/types.ts';

/** Calls a kernel for many lists of arguments. */
export type CallCore = (id: string, calls: Argument[][]) => Promise<KernelResult[]>;

export function coreFunction(call: CallCore) {
  return async (id: string, calls: Named[]): Promise<Named[]> => {
    const kernel = kernels.find((k) => k.id === id) as Kernel;
    const lists = calls.map((args) => kernel.args.map((arg) => args[arg.id] as Argument));
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
