// Runs cores on request: in the worker, or on the page itself where a host allows no worker. One
// core for each figure, so that closing a figure gives all of its memory back.
import { Core, type CoreExports, type Given } from './core.ts';
import { csv } from './csv.ts';
import { type Argument, Kernels, kernels } from './kernels.ts';
import { CoreError, type Status } from './status.ts';
import type { Values } from './tables.ts';

/** What a frame shall bring, beside all single numbers. Times count from the low end of the axis. */
export type Want =
  /** A curve as `columns` pixels show it: x - low and y by turns. */
  | { kind: 'line'; x: string; y: string; columns: number }
  /** All numbers of a view, as floats, less `minus`'s low end if that is given. */
  | { kind: 'array'; view: string; minus?: string }
  /** Pixel columns of events since column `since`, in a picture of the whole axis. */
  | { kind: 'raster'; t: string; row: string; columns: number; rows: number; since: number };

export type Part =
  | { kind: 'line' | 'array'; data: Float32Array }
  | { kind: 'raster'; data: Uint8Array; first: number; count: number };

export interface Extent {
  low: number;
  high: number;
  /** Rows of a matrix. */
  length: number;
  /** 1 but for a matrix. */
  columns: number;
}

export interface Frame {
  steps: number;
  /** Model time in ms, 0 where the scene has none. */
  time: number;
  values: Values;
  numbers: Record<string, number>;
  extents: Record<string, Extent>;
  parts: Part[];
}

export type Request =
  | {
      do: 'open';
      figure: string;
      scene: string;
      values: Values;
      seed: number;
      steps: number;
      wants: Want[];
    }
  | { do: 'set'; figure: string; id: string; value: number; wants: Want[] }
  /** Hands an input to the scene; no rows: the scene's own again. */
  | { do: 'give'; figure: string; id: string; given: Given; wants: Want[] }
  /** n steps, or, with `budget`, as many pieces of n steps as fit into so many ms. */
  | { do: 'step'; figure: string; n: number; budget: number; wants: Want[] }
  | { do: 'look'; figure: string; wants: Want[] }
  | { do: 'csv'; figure: string; view: string }
  | { do: 'hash'; figure: string }
  | { do: 'close'; figure: string }
  /** A kernel, once for each list of arguments. */
  | { do: 'kernel'; id: string; calls: Argument[][] };

/** What a call of a kernel gave, with the arguments' arrays, which it may have written. */
export interface KernelResult {
  value: number;
  args: Argument[];
  /** Refused, and why. */
  status?: Status;
}

export type Reply = {
  frame?: Frame;
  text?: string;
  results?: KernelResult[];
  status?: Status;
  failure?: string;
  /** This part of the core lacks it; the whole core has it. */
  lacking?: boolean;
};

export type Instantiate = () => CoreExports;

function part(core: Core, want: Want): Part {
  if (want.kind === 'line') {
    const { low, high } = core.view(want.x);
    return { kind: 'line', data: core.line(want.x, want.y, low, high, want.columns) };
  }
  if (want.kind === 'array') {
    const minus = want.minus ? core.view(want.minus).low : 0;
    return { kind: 'array', data: Float32Array.from(core.view(want.view).data, (x) => x - minus) };
  }
  const { low, high } = core.view(want.t);
  const width = (high - low) / want.columns;
  const end = Math.ceil(high / width - 1e-9);
  const first = Math.max(want.since, end - want.columns);
  const count = Math.max(0, end - first);
  const sourceRows = core.view(want.row).high;
  const data = count
    ? core.raster(want.t, want.row, first * width, end * width, sourceRows, want.rows, count)
    : new Uint8Array();
  return { kind: 'raster', data, first, count };
}

function frame(core: Core, wants: Want[]): Frame {
  const numbers: Record<string, number> = {};
  const extents: Record<string, Extent> = {};
  for (const view of core.look()) {
    if (view.rank === 0) numbers[view.id] = view.data[0];
    extents[view.id] = { low: view.low, high: view.high, length: view.rows, columns: view.columns };
  }
  return {
    steps: core.steps,
    time: core.steps * core.dt,
    values: { ...core.values },
    numbers,
    extents,
    parts: wants.map((want) => part(core, want)),
  };
}

/** Calls one kernel again and again, in room that is enough for the largest call. */
function callKernel(instantiate: Instantiate, id: string, calls: Argument[][]): KernelResult[] {
  const kernel = kernels.find((k) => k.id === id);
  if (!kernel) throw new Error(`There is no kernel "${id}".`);
  const caller = new Kernels(instantiate());
  const bytes = (args: Argument[]) =>
    args.reduce((sum: number, arg) => sum + (typeof arg === 'number' ? 0 : arg.byteLength), 0);
  caller.reserve(Math.max(8, ...calls.map(bytes)));
  return calls.map((args) => {
    try {
      return { value: caller.call(kernel, args), args };
    } catch (error) {
      if (!(error instanceof CoreError) || error.status.code === 'E_MISSING') throw error;
      return { value: Number.NaN, args, status: error.status };
    }
  });
}

export class Host {
  private readonly cores = new Map<string, Core>();
  private instantiate: Instantiate;

  constructor(instantiate: Instantiate) {
    this.instantiate = instantiate;
  }

  /** What opens from now on runs in another core: the whole one, where a part was lacking something. */
  use(instantiate: Instantiate): void {
    this.instantiate = instantiate;
  }

  answer(request: Request): Reply {
    try {
      return this.perform(request);
    } catch (error) {
      if (error instanceof CoreError && error.status.code === 'E_MISSING') {
        if ('figure' in request) this.cores.delete(request.figure); // the next may have it
        return { lacking: true };
      }
      if (error instanceof CoreError) return { status: error.status };
      return { failure: String(error) };
    }
  }

  private perform(request: Request): Reply {
    if (request.do === 'kernel')
      return { results: callKernel(this.instantiate, request.id, request.calls) };
    if (request.do === 'close') {
      this.cores.delete(request.figure);
      return {};
    }
    let core = this.cores.get(request.figure);
    if (request.do === 'open') {
      core ??= new Core(this.instantiate());
      core.open(request.scene, request.values, request.seed);
      core.step(request.steps);
      this.cores.set(request.figure, core);
    }
    if (!core) throw new Error(`${request.figure} is not open`);
    switch (request.do) {
      case 'csv':
        return { text: csv(core, request.view) };
      case 'hash':
        return { text: core.hash() };
      case 'set':
        core.set(request.id, request.value);
        break;
      case 'give':
        core.give(request.id, request.given);
        break;
      case 'step': {
        const end = performance.now() + request.budget;
        do core.step(request.n);
        while (performance.now() < end);
        break;
      }
    }
    return { frame: frame(core, request.wants) };
  }
}

/** The buffers of a reply, to be transferred instead of copied. */
export function transfers(reply: Reply): ArrayBuffer[] {
  return reply.frame?.parts.map((p) => p.data.buffer as ArrayBuffer) ?? [];
}
