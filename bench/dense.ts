// Products of matrices and a layer of convolution: the core's, TensorFlow.js's and ONNX Runtime Web's, all in
// wasm under Node on one thread, and NumPy's, native, also on one. Each result is compared with the core's.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inTurn, root } from './measure.ts';
import { oneNode } from './onnx.ts';

const BATCH = 32;
const [C, SIDE, O, K] = [16, 28, 32, 3];
const RUNS = 40;

const kinds = ['matmul 256', 'matmul 512', 'convolution'] as const;
export type Dense = (typeof kinds)[number];
/** Microseconds. */
export type DenseTimes = Record<'core' | 'tensorflow' | 'onnx' | 'numpy', number>;

/** Numbers from -1 to 1 that any machine has. */
function noise(n: number, seed: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length: n }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

interface Work {
  a: Float32Array;
  b: Float32Array;
  x: Float32Array;
  w: Float32Array;
}

/** What each of them is given: matrices of 512 by 512 (those of 256 are their first numbers), images, kernels. */
const work: Work = {
  a: noise(512 * 512, 1),
  b: noise(512 * 512, 2),
  x: noise(BATCH * C * SIDE * SIDE, 3),
  w: noise(O * C * K * K, 4),
};
const square = (array: Float32Array, n: number) => array.subarray(0, n * n);

type Results = Record<Dense, Float32Array>;
/** One call of each, which is what is timed. */
type Calls = Record<Dense, () => unknown>;
interface Library {
  calls: Calls;
  results: Results;
}

function compare(who: string, own: Results, theirs: Results): void {
  for (const name of Object.keys(own) as Dense[]) {
    const [a, b] = [own[name], theirs[name]];
    if (a.length !== b.length) throw new Error(`${who}, ${name}: ${b.length} numbers`);
    for (let i = 0; i < a.length; i++)
      if (!(Math.abs(a[i] - b[i]) < 1e-3))
        throw new Error(`${who}, ${name}: ${b[i]} where the core has ${a[i]}`);
  }
}

function own(): Library {
  const module = new WebAssembly.Module(readFileSync(`${root}build/bench/dense.wasm`));
  const exports = new WebAssembly.Instance(module).exports;
  const call = exports as Record<string, (n?: number) => number>;
  const { buffer } = exports.memory as WebAssembly.Memory;
  const at = (name: string, n: number) => new Float32Array(buffer, call[`${name}_at`](), n);
  if (call.open() !== 0) throw new Error('the layer does not open');
  for (const name of ['x', 'w'] as const) at(name, work[name].length).set(work[name]);
  const product = (n: number) => {
    at('a', n * n).set(square(work.a, n));
    at('b', n * n).set(square(work.b, n));
    call.matmul(n);
    return at('c', n * n).slice();
  };
  call.conv();
  const results = {
    'matmul 256': product(256),
    'matmul 512': product(512),
    convolution: at('y', BATCH * O * SIDE * SIDE).slice(),
  };
  const calls = {
    'matmul 256': () => call.matmul(256), // of what the larger one has left there: numbers are numbers
    'matmul 512': () => call.matmul(512),
    convolution: () => call.conv(),
  };
  return { calls, results };
}

interface Tensor {
  dataSync(): Float32Array;
  dispose(): void;
  transpose(axes: number[]): Tensor;
}
interface Tf {
  setBackend(name: string): Promise<boolean>;
  ready(): Promise<void>;
  tensor(data: Float32Array, shape: number[]): Tensor;
  transpose(x: Tensor, axes: number[]): Tensor;
  matMul(a: Tensor, b: Tensor): Tensor;
  conv2d(x: Tensor, w: Tensor, stride: number, pad: string): Tensor;
  env(): { set(flag: string, value: boolean): void };
}

/** Its images have their channels last, as it wants them: the transposes are not timed. */
async function tensorflow(): Promise<Library> {
  const require = createRequire(`${root}bench/package.json`);
  const tf = require('@tensorflow/tfjs-core') as Tf;
  const wasm = require('@tensorflow/tfjs-backend-wasm') as {
    setWasmPaths(path: string): void;
    setThreadsCount(n: number): void;
  };
  wasm.setThreadsCount(1);
  wasm.setWasmPaths(`${root}bench/node_modules/@tensorflow/tfjs-backend-wasm/dist/`);
  await tf.setBackend('wasm');
  await tf.ready();
  const [a256, b256, a512, b512] = [256, 512].flatMap((n) =>
    [work.a, work.b].map((m) => tf.tensor(square(m, n), [n, n])),
  );
  const x = tf.transpose(tf.tensor(work.x, [BATCH, C, SIDE, SIDE]), [0, 2, 3, 1]);
  const w = tf.transpose(tf.tensor(work.w, [O, C, K, K]), [2, 3, 1, 0]);
  const acts: Record<Dense, () => Tensor> = {
    'matmul 256': () => tf.matMul(a256, b256),
    'matmul 512': () => tf.matMul(a512, b512),
    convolution: () => tf.conv2d(x, w, 1, 'same'),
  };
  const results = {
    'matmul 256': acts['matmul 256']().dataSync(),
    'matmul 512': acts['matmul 512']().dataSync(),
    convolution: tf.transpose(acts.convolution(), [0, 3, 1, 2]).dataSync(),
  };
  const calls = Object.fromEntries(
    kinds.map((name) => [name, () => acts[name]().dispose()]),
  ) as Calls;
  return { calls, results };
}

interface OrtTensor {
  data: Float32Array;
}
interface Ort {
  env: { wasm: { numThreads: number } };
  Tensor: new (type: 'float32', data: Float32Array, shape: number[]) => OrtTensor;
  InferenceSession: {
    create(
      model: Uint8Array,
      options: { executionProviders: string[] },
    ): Promise<{ run(feeds: Record<string, OrtTensor>): Promise<Record<string, OrtTensor>> }>;
  };
}

async function onnx(): Promise<Library> {
  const file = `${root}bench/node_modules/onnxruntime-web/dist/ort.node.min.mjs`;
  const ort = (await import(pathToFileURL(file).href)) as Ort;
  ort.env.wasm.numThreads = 1;
  const open = async (model: Uint8Array, feeds: Record<string, OrtTensor>) => {
    const session = await ort.InferenceSession.create(model, { executionProviders: ['wasm'] });
    return async () => (await session.run(feeds)).y.data;
  };
  const product = (n: number) => {
    const [a, b] = (['a', 'b'] as const).map((name) => ({ name, shape: [n, n] }));
    const feed = (m: Float32Array) => new ort.Tensor('float32', square(m, n), [n, n]);
    const model = oneNode('MatMul', [a, b], { name: 'y', shape: [n, n] });
    return open(model, { a: feed(work.a), b: feed(work.b) });
  };
  const shapes = { x: [BATCH, C, SIDE, SIDE], w: [O, C, K, K], y: [BATCH, O, SIDE, SIDE] };
  const [x, w, y] = Object.entries(shapes).map(([name, shape]) => ({ name, shape }));
  const layer = oneNode('Conv', [x, w], y, {
    kernel_shape: [K, K],
    pads: [1, 1, 1, 1],
    strides: [1, 1],
  });
  const feeds = {
    x: new ort.Tensor('float32', work.x, x.shape),
    w: new ort.Tensor('float32', work.w, w.shape),
  };
  const calls = {
    'matmul 256': await product(256),
    'matmul 512': await product(512),
    convolution: await open(layer, feeds),
  };
  const results = {
    'matmul 256': await calls['matmul 256'](),
    'matmul 512': await calls['matmul 512'](),
    convolution: await calls.convolution(),
  };
  return { calls, results };
}

/** NumPy has no convolution: its patches are laid out and multiplied, all of it timed. */
function numpy(results: Results): Record<Dense, number> {
  const folder = mkdtempSync(join(tmpdir(), 'dense-'));
  for (const [name, data] of Object.entries(work))
    writeFileSync(join(folder, name), Buffer.from(data.buffer, data.byteOffset, data.byteLength));
  const script = `
import json, timeit, numpy as np
read = lambda name, *shape: np.fromfile(${JSON.stringify(folder)} + "/" + name, np.float32)[:int(np.prod(shape))].reshape(shape)
each = lambda f: 1e6 * float(np.median(timeit.repeat(f, number=1, repeat=${RUNS})))
x, w = read("x", ${BATCH}, ${C}, ${SIDE}, ${SIDE}), read("w", ${O}, ${C * K * K})
def conv():
    padded = np.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1)))
    patches = np.lib.stride_tricks.sliding_window_view(padded, (${K}, ${K}), (2, 3))
    patches = patches.transpose(0, 1, 4, 5, 2, 3).reshape(${BATCH}, ${C * K * K}, -1)
    return w @ patches
times = {"convolution": each(conv)}
conv().astype(np.float32).tofile(${JSON.stringify(folder)} + "/convolution")
for n in (256, 512):
    a, b = read("a", n, n), read("b", n, n)
    times[f"matmul {n}"] = each(lambda: a @ b)
    (a @ b).tofile(${JSON.stringify(folder)} + f"/matmul {n}")
print(json.dumps(times))`;
  const env = { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' };
  const said = execFileSync('/usr/bin/python3', ['-c', script], { encoding: 'utf8', env });
  const read = (name: Dense) => new Float32Array(readFileSync(join(folder, name)).buffer.slice(0));
  const theirs = Object.fromEntries(
    (Object.keys(results) as Dense[]).map((name) => [name, read(name)]),
  );
  compare('NumPy', results, theirs as Results);
  return JSON.parse(said);
}

export async function measureDense(): Promise<Record<Dense, DenseTimes>> {
  const [core, tf, ort] = [own(), await tensorflow(), await onnx()];
  compare('TensorFlow.js', core.results, tf.results);
  compare('ONNX Runtime Web', core.results, ort.results);
  const numpyTimes = numpy(core.results);
  const rows: Partial<Record<Dense, DenseTimes>> = {};
  for (const name of kinds) {
    const acts = [core, tf, ort].map(({ calls }) => calls[name]);
    const [own, theirs, onnxTime] = (await inTurn(acts, RUNS)).map((ms) => 1000 * ms);
    rows[name] = { core: own, tensorflow: theirs, onnx: onnxTime, numpy: numpyTimes[name] };
  }
  return rows as Record<Dense, DenseTimes>;
}

/** GFLOP/s of a product of n by n matrices that takes so many microseconds. */
export const gigaflops = (n: number, us: number) => (2 * n ** 3) / us / 1000;
