// The worker's script for a program in C: a module of its own, with printf, plots, and the calls of its
// function. Its memory is its own as well; what it writes outside of its arrays hurts only itself.
import { answer, isWritten } from '../calls.ts';
import { openPrelude, rawError, type Scope } from '../prelude.ts';
import type { ArgSpec, Outcome, RawError, Value } from '../protocol.ts';
import type { Config } from '../scripts.ts';

export interface CSetup {
  wasm: Uint8Array;
}

interface Exports {
  memory: WebAssembly.Memory;
  malloc(bytes: number): number;
  _initialize(): void;
  [name: string]: unknown;
}

const scope = globalThis as unknown as Scope & { neuralMirrorConfig: Config };
const { neuralMirrorConfig: config } = scope;
const { Instance, Module, RuntimeError } = WebAssembly;
const decoder = new TextDecoder();
const prelude = openPrelude(scope);
prelude.takeAway([]);
const specs = config.function?.args ?? [];

let x: Exports;

const view = () => new DataView(x.memory.buffer);
const floats = (at: number, n: number) => new Float64Array(x.memory.buffer.slice(at, at + 8 * n));

/** An array that the program points at. */
function given(at: number, n: number): Float64Array {
  const fits = at >= 0 && n >= 0 && at + 8 * n <= x.memory.buffer.byteLength;
  if (!fits) throw new RuntimeError('memory access out of bounds');
  return floats(at, n);
}

/** A text that ends with a zero. */
function text(at: number): string {
  const { byteLength } = x.memory.buffer;
  if (at < 0 || at >= byteLength) throw new RuntimeError('memory access out of bounds');
  const bytes = new Uint8Array(x.memory.buffer, at, Math.min(60, byteLength - at));
  const end = bytes.indexOf(0);
  return decoder.decode(bytes.slice(0, end < 0 ? bytes.length : end));
}

// ---- what a program may call ----

class Exit extends Error {}

const BAD_FILE = 8;
const CHARACTER_DEVICE = 2;

/** Of the system only a terminal to print on; there are no files, no arguments, no clock. */
const system: Record<string, (...args: number[]) => number> = {
  fd_write(fd, list, count, written) {
    if (fd !== 1 && fd !== 2) return BAD_FILE;
    let total = 0;
    for (let i = 0; i < count; i++) {
      const at = view().getUint32(list + 8 * i, true);
      const length = view().getUint32(list + 8 * i + 4, true);
      prelude.write(new Uint8Array(x.memory.buffer, at, length));
      total += length;
    }
    view().setUint32(written, total, true);
    return 0;
  },
  fd_fdstat_get(fd, stat) {
    if (fd > 2) return BAD_FILE;
    new Uint8Array(x.memory.buffer, stat, 24).fill(0);
    view().setUint8(stat, CHARACTER_DEVICE); // so that printf sends each line as it comes
    return 0;
  },
  proc_exit(code) {
    throw new Exit(`exit(${code})`);
  },
};
const absent = () => BAD_FILE;

const draw = (kind: 'line' | 'dots') => (xs: number, ys: number, n: number, label: number) =>
  prelude.draw({ kind, x: given(xs, n), y: given(ys, n), label: text(label) });

const plot: Record<string, (...args: number[]) => void> = {
  line: draw('line'),
  dots: draw('dots'),
  axes: (a, b) => prelude.axes(text(a), text(b)),
};

/** What the module asks for, and no more. */
function importsFor(module: WebAssembly.Module): WebAssembly.Imports {
  const imports: WebAssembly.Imports = {};
  for (const { module: from, name } of Module.imports(module)) {
    const known = from === 'plot' ? plot[name] : (system[name] ?? absent);
    (imports[from] ??= {})[name] = known;
  }
  return imports;
}

// ---- calls ----

/** Bytes of an argument that is not passed by value. */
function sizeOf(spec: ArgSpec, value: Value): number {
  if (spec.type === 'struct') return 8 * spec.fields!.length;
  if (ArrayBuffer.isView(value)) return 8 * Math.max(1, value.length);
  return spec.inout ? 8 : 0;
}

/** A number of the given type at an address; gives the address behind it. */
function put(type: string, at: number, value: number): number {
  if (type === 'int') view().setInt32(at, value, true);
  else view().setFloat64(at, value, true);
  return at + (type === 'int' ? 4 : 8);
}

function putStruct({ fields = [] }: ArgSpec, at: number, value: Record<string, number>): void {
  let next = at;
  for (const { id, type } of fields) {
    if (type === 'number') next = (next + 7) & ~7; // doubles stand at multiples of eight
    next = put(type, next, value[id]);
  }
}

let room = 0;
let roomSize = 0;

function callOnce(call: (...args: number[]) => number, args: Value[]): Outcome {
  const sizes = args.map((value, i) => sizeOf(specs[i], value));
  const size = sizes.reduce((a, b) => a + b, 0);
  if (size > roomSize) {
    roomSize = 2 * size;
    room = x.malloc(roomSize);
  }
  let next = room;
  const given = args.map((value, i) => {
    const at = next;
    if (sizes[i] === 0) return value as number;
    next += sizes[i];
    if (value instanceof Float64Array)
      new Float64Array(x.memory.buffer, at, value.length).set(value);
    else if (value instanceof Int32Array)
      new Int32Array(x.memory.buffer, at, value.length).set(value);
    else if (typeof value === 'number') put(specs[i].type, at, value);
    else putStruct(specs[i], at, value as Record<string, number>);
    return at;
  });
  const value = call(...given);
  const outs: Outcome['outs'] = [];
  specs.forEach((spec, i) => {
    const at = given[i];
    if (spec.inout)
      outs.push(spec.type === 'int' ? view().getInt32(at, true) : view().getFloat64(at, true));
    else if (isWritten(spec)) {
      const n = (args[i] as Float64Array).length;
      const ints = spec.type === 'ints';
      outs.push(ints ? new Int32Array(x.memory.buffer.slice(at, at + 4 * n)) : floats(at, n));
    }
  });
  return { value, outs };
}

/** Also what was printed without a line's end. */
function flush(): void {
  (x?.fflush as ((file: number) => void) | undefined)?.(0);
  prelude.flush();
}

function failed(error: unknown): RawError {
  return { ...rawError(error, Number.POSITIVE_INFINITY), line: 0, column: 0 };
}

// ---- start ----

prelude.onsetup = (setup) => {
  try {
    const module = new Module((setup as CSetup).wasm as BufferSource);
    x = new Instance(module, importsFor(module)).exports as unknown as Exports;
    x._initialize();
    const { function: fn } = config;
    if (fn) {
      const call = x[`my_${fn.name}`] as ((...args: number[]) => number) | undefined;
      if (call) {
        const once = (args: Value[]) => callOnce(call, args);
        prelude.onask = (ask) => answer({ specs, once, failed, flush, say: prelude.say }, ask);
      }
      prelude.say({ ready: true, missing: call ? [] : [`my_${fn.name}`] });
    } else {
      const main = (x.__main_void ?? x.__main_argc_argv) as (() => number) | undefined;
      main?.();
      flush();
      prelude.say({ ready: true, missing: main ? [] : ['main'] });
    }
  } catch (error) {
    prelude.flush();
    if (error instanceof Exit) prelude.say({ ready: true, missing: [] });
    else prelude.say({ error: failed(error) });
  }
};
