// The core's functions by name, for a reader's program and for the checks of exercises: the other side
// of src/base/kernel.h. What each takes and gives stands in the table that the build writes from C.
import json from '../../build/kernels.json' with { type: 'json' };
import type { CoreExports } from './core.ts';
import { CoreError, outOfMemory, readStatus } from './status.ts';

export interface KernelArg {
  id: string;
  unit: string;
  /** A number; an array that is read, written, or read and changed in place. */
  kind: 'number' | 'in' | 'out' | 'inout';
  /** Of an array: so many elements more than the first array has, or FREE. */
  more: number;
}

/** The length hangs on the other arguments; the kernel checks it. As KERNEL_FREE in C. */
export const FREE = 1 << 20;

/** Does the kernel write into this argument? */
export function isWritten({ kind }: KernelArg): boolean {
  return kind === 'out' || kind === 'inout';
}

export interface Kernel {
  id: string;
  /** Of the result; '' where there is none. */
  unit: string;
  says: string;
  /** What a program in C calls instead, and the core's header that declares it. */
  header: string;
  function: string;
  args: KernelArg[];
}

export const kernels = json as Kernel[];

export type Argument = number | Float64Array;

/** An argument of the wrong kind, or too few, or too many. */
export class ArgumentError extends Error {
  readonly problem: 'count' | 'number' | 'array';
  readonly kernel: Kernel;
  /** The argument's name, '' for a wrong count. */
  readonly what: string;
  /** What was given: its kind, or how many. */
  readonly given: string;
  constructor(problem: ArgumentError['problem'], kernel: Kernel, what: string, given: string) {
    super(`${kernel.id}: ${what} ${problem} ${given}`);
    this.problem = problem;
    this.kernel = kernel;
    this.what = what;
    this.given = given;
  }
}

export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'Array';
  return typeof value === 'object' ? (value.constructor?.name ?? 'object') : typeof value;
}

const ROOM = 8;

export class Kernels {
  private readonly x: CoreExports;
  private base = 0;
  private used = 0;
  private size = 0;

  constructor(exports: CoreExports) {
    this.x = exports;
  }

  /** Takes room for arrays of so many bytes in all. Arrays from before must not be used any more. */
  reserve(bytes: number): void {
    this.base = this.x.arrays_at(bytes);
    if (this.base === 0) throw outOfMemory('array', bytes);
    this.size = bytes;
    this.used = 0;
  }

  /** An array of zeros that lies in the core's memory: kernels take it as it is, without a copy. */
  array(n: number): Float64Array {
    const from = this.used;
    if (from + n * ROOM > this.size) throw outOfMemory('array', n * ROOM);
    this.used += n * ROOM;
    return new Float64Array(this.x.memory.buffer, this.base + from, n).fill(0);
  }

  /**
   * Calls a kernel. Arrays that it writes are written in place. Throws an ArgumentError, or a CoreError
   * with the status; arrays are then as they were.
   */
  call(kernel: Kernel, given: readonly unknown[]): number {
    const { args } = kernel;
    if (given.length !== args.length)
      throw new ArgumentError('count', kernel, '', String(given.length));
    const before = this.used;
    try {
      const placed = args.map((arg, i) => this.place(kernel, arg, given[i]));
      const fields = new Float64Array(this.x.memory.buffer, this.x.call_at(), 1 + 2 * args.length);
      placed.forEach((value, i) => {
        const isArray = typeof value !== 'number';
        fields[1 + 2 * i] = isArray ? value.byteOffset : value;
        fields[2 + 2 * i] = isArray ? value.length : 0;
      });
      const code = this.x.kernel(kernels.indexOf(kernel));
      if (code !== 0) throw new CoreError(readStatus(this.x));
      args.forEach((arg, i) => {
        if (isWritten(arg) && placed[i] !== given[i])
          (given[i] as Float64Array).set(placed[i] as Float64Array);
      });
      return fields[0];
    } finally {
      this.used = before;
    }
  }

  /** A number as it is; an array in the core's memory, a copy where it lies elsewhere. */
  private place(kernel: Kernel, arg: KernelArg, value: unknown): Argument {
    if (arg.kind === 'number') {
      if (typeof value === 'number') return value;
      if (typeof value === 'boolean') return Number(value);
      throw new ArgumentError('number', kernel, arg.id, kindOf(value));
    }
    const list = arg.kind === 'in' && Array.isArray(value) ? Float64Array.from(value) : value;
    if (!(list instanceof Float64Array))
      throw new ArgumentError('array', kernel, arg.id, kindOf(value));
    if (list.buffer === this.x.memory.buffer) return list;
    const copy = this.array(list.length);
    copy.set(list);
    return copy;
  }
}
