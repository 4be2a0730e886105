// The worker's script for a program in Python: MicroPython, what the program may use (print, plot, core),
// and the calls of its function. Unlike in JavaScript, the reader's text comes by message, with the wasm.

import coreSource from 'text:./core.py';
import harnessSource from 'text:./harness.py';
import plotSource from 'text:./plot.py';
import scenesSource from 'text:./scenes.py';
import { loadMicroPython, type MicroPython } from 'micropython';
import { kernels } from '../../../core/kernels.ts';
import { scenes, type Values } from '../../../core/tables.ts';
import { answer, isWritten } from '../calls.ts';
import { offerCore } from '../offer.ts';
import { openPrelude, type Scope } from '../prelude.ts';
import type { ArgSpec, Outcome, RawError, Value } from '../protocol.ts';
import type { Shown } from '../scenes.ts';
import type { Config } from '../scripts.ts';

export interface PythonSetup {
  wasm: ArrayBuffer;
  code: string;
}

interface Harness {
  use(scope: unknown, name: string): boolean;
  room(n: number, m: number): void;
  given_at(): number;
  taken_at(): number;
  once(): string;
}

/** Bytes to begin with; it grows. */
const HEAP = 1 << 20;

const scope = globalThis as unknown as Scope & { neuralMirrorConfig: Config };
const { neuralMirrorConfig: config } = scope;
const offered = offerCore(config, "array('d')");
const prelude = openPrelude(scope);
const specs = config.function?.args ?? [];

/** What MicroPython's own module needs of the scope. */
const needs =
  `WebAssembly crypto Module proxy_js_ref proxy_js_ref_next proxy_js_ref_map proxy_js_map
  proxy_js_existing pyProxyFinalizationRegistry setTimeout`.split(/\s+/);

let python: MicroPython;
let memory: WebAssembly.Memory;

function floats(address: number, n: number): Float64Array {
  return new Float64Array(memory.buffer, address, n);
}

// ---- errors ----

/** Lines of a traceback that are shown. */
const TRACE = 9;

/** The traceback: lines of the reader's own text are those of "<stdin>". */
function pythonError({ type = 'Error', message }: { type?: string; message: string }): RawError {
  const lines = message.trim().split('\n');
  const last = lines[lines.length - 1];
  const own = [...message.matchAll(/File "<stdin>", line (\d+)/g)];
  const shown = lines.length > TRACE ? [...lines.slice(0, 4), '  …', ...lines.slice(-3)] : lines;
  return {
    name: type,
    message: last.startsWith(`${type}: `) ? last.slice(type.length + 2) : last === type ? '' : last,
    line: own.length ? Number(own[own.length - 1][1]) : 0,
    column: 0,
    text: shown.join('\n'),
  };
}

/** Where it is not Python's error it is the runtime's: its memory or its stack is at an end. */
function failed(error: unknown): RawError {
  if ((error as Error)?.name === 'PythonError') return pythonError(error as Error);
  const text = String(error);
  const name = /memory|stack|unreachable|recursion/i.test(text) ? 'MemoryError' : 'Error';
  return { name, message: text, line: 0, column: 0, text };
}

// ---- core and plot ----

/** The kernels of the table as functions of a module, so that their arguments may be given by name. */
function coreModule(): string {
  const functions = kernels.map(({ id, unit, args }, i) => {
    const ids = args.map((arg) => arg.id);
    const kinds = args.map((arg) => `'${arg.kind}'`).join(', ');
    const call = `_call(${i}, (${kinds},), (${ids.join(', ')},))`;
    const body = unit ? `return ${call}` : `${call}\n    return ${ids[0]}`;
    return `def ${id}(${ids.join(', ')}):\n    ${body}\n`;
  });
  return `${coreSource}\n${functions.join('\n')}`;
}

/** What core.py calls. The result goes into the row; gives the sentence of a refusal, or ''. */
function callKernel(index: number, row: number): string {
  const kernel = kernels[index];
  const fields = floats(row, 40);
  let k = 0;
  const args = kernel.args.map((arg) =>
    arg.kind === 'number' ? fields[k++] : floats(fields[k++], fields[k++]),
  );
  try {
    fields[0] = offered.call(kernel, args);
    return '';
  } catch (error) {
    const known = offered.explain(error, kernel);
    if (!known) throw error;
    return (known.range ? 'R' : 'T') + known.text;
  }
}

/** The scenes, by name. */
function scenesModule(): string {
  const names = (ids: string[]) => `(${ids.map((id) => `'${id}',`).join(' ')})`;
  const made = scenes.map(({ id, params, views }, i) => {
    const lists = [params, views].map((rows) => names(rows.map((row) => row.id)));
    return `${id} = Scene(${i}, '${id}', ${lists.join(', ')})\n`;
  });
  return `${scenesSource}\n${made.join('')}`;
}

/** Views of the last run, in table order. */
let shown: Shown[] = [];

/** As in scenes.py. */
const PARAMS = 16;

/** What scenes.py calls. Gives the sentence of a refusal. */
function runScene(index: number, row: number): string {
  const scene = scenes[index];
  const fields = floats(row, 2 * PARAMS + 2);
  const values: Values = {};
  scene.params.forEach(({ id }, i) => {
    if (fields[PARAMS + i]) values[id] = fields[i];
  });
  try {
    const views = offered.runScene(scene, values, fields[2 * PARAMS], fields[2 * PARAMS + 1]);
    shown = scene.views.map(({ id }) => views[id]);
    return '';
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

const page = {
  run: runScene,
  no_parameter: (index: number, id: string) => offered.noParameter(scenes[index], id),
  not_number: offered.notNumber,
  /** How long a view is; -1 for one number. */
  shown: (k: number) => {
    const view = shown[k];
    return typeof view === 'number' ? -1 : view.length;
  },
  copy(k: number, at: number) {
    const view = shown[k];
    if (typeof view === 'number') floats(at, 1)[0] = view;
    else floats(at, view.length).set(view);
  },
  call: callKernel,
  refuse: (index: number, i: number, problem: 'number' | 'array', given: string) =>
    offered.refusal(kernels[index], problem, kernels[index].args[i].id, given),
  not_array: offered.notArray,
  draw(kind: 'line' | 'dots', x: number, y: number, n: number, label: string) {
    prelude.draw({ kind, x: floats(x, n), y: floats(y, n), label: label.slice(0, 60) });
  },
  axes: prelude.axes,
};

// ---- calls ----

const flag = (value: unknown) => (value ? 'True' : 'False');

function harnessModule(): string {
  const rows = specs.map(({ type, fields = [], inout, columns }) => {
    if (type === 'rows') return `('rows', ${columns}, False)`;
    const names = fields.map((f) => `('${f.id}', ${flag(f.type === 'int')})`);
    return `('${type}', [${names.join(', ')}], ${flag(inout)})`;
  });
  return `${harnessSource}\nspecs = [${rows.join(', ')}]\n`;
}

/** The arguments of one call as numbers in a row. */
function row(args: Value[]): number[] {
  return specs.flatMap(({ fields = [] }: ArgSpec, i) => {
    const value = args[i];
    if (typeof value === 'number') return [value];
    if (ArrayBuffer.isView(value)) return [value.length, ...value];
    return fields.map((f) => value[f.id]);
  });
}

const backs = specs.filter((arg) => arg.inout).length;

function callOnce(harness: Harness, args: Value[]): Outcome {
  const numbers = row(args);
  const length = (i: number) => (args[i] as Float64Array).length;
  const size = 1 + backs + specs.reduce((sum, s, i) => sum + (isWritten(s) ? length(i) : 0), 0);
  harness.room(numbers.length, size);
  floats(harness.given_at(), numbers.length).set(numbers);
  const odd = harness.once().split(' ');
  const taken = [...floats(harness.taken_at(), size)];
  const scalar = (k: number) => (odd[k] === '-' ? taken[k] : odd[k]);
  let [back, at] = [1, 1 + backs];
  const outs: Outcome['outs'] = [];
  specs.forEach((spec, i) => {
    if (spec.inout) outs.push(scalar(back++));
    if (!isWritten(spec)) return;
    const list = taken.slice(at, at + length(i));
    outs.push(spec.type === 'ints' ? Int32Array.from(list) : Float64Array.from(list));
    at += length(i);
  });
  return { value: scalar(0), outs };
}

// ---- start ----

async function load(wasm: ArrayBuffer): Promise<Harness> {
  python = await loadMicroPython({
    heapsize: HEAP,
    stdout: prelude.write,
    stderr: prelude.write,
    linebuffer: false,
    instantiate(imports, done) {
      const instance = new WebAssembly.Instance(new WebAssembly.Module(wasm), imports);
      const exported = Object.values(instance.exports);
      memory = exported.find((e): e is WebAssembly.Memory => e instanceof WebAssembly.Memory)!;
      done(instance);
      return {};
    },
  });
  python.registerJsModule('_page', page);
  const files = {
    core: coreModule(),
    plot: plotSource,
    scenes: scenesModule(),
    _harness: harnessModule(),
  };
  for (const [name, text] of Object.entries(files)) python.FS.writeFile(`/${name}.py`, text);
  python.runPython(
    `import core, plot, _harness\nfrom scenes import ${scenes.map((s) => s.id).join(', ')}`,
  );
  const harness = python.globals.get('_harness') as Harness;
  python.runPython('del _harness');
  return harness;
}

prelude.onsetup = async (setup) => {
  const { wasm, code } = setup as PythonSetup;
  try {
    const harness = await load(wasm);
    prelude.takeAway(needs);
    python.runPython(code);
    const wanted = config.function?.name;
    const there = !wanted || harness.use(python.globals.__dict__, wanted);
    prelude.flush();
    const once = (args: Value[]) => callOnce(harness, args);
    const { flush, say } = prelude;
    prelude.onask = (ask) => answer({ specs, once, failed, flush, say }, ask);
    prelude.say({ ready: true, missing: there ? [] : [wanted] });
  } catch (error) {
    prelude.flush();
    prelude.say({ error: failed(error) });
  }
};
