// Products of matrices and a layer of convolution: the core's, TensorFlow.js's and ONNX Runtime Web's, all in
// wasm under Node on one thread, and NumPy's, native, also on one. Each result is compared with the core's.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { median, root, time } from './measure.ts';
import { oneNode } from './onnx.ts';

const BATCH = 32;
const [C, SIDE, O, K] = [16, 28, 32, 3];
const RUNS = 40;

export type Dense = 'matmul 256' | 'matmul 512' | 'convolution';
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

function compare(who: string, own: Results, theirs: Results): void {
  for (const name of Object.keys(own) as Dense[]) {
    const [a, b] = [own[name], theirs[name]];
    if (a.length !== b.length) throw new Error(`${who}, ${name}: ${b.length} numbers`);
    for (let i = 0; i < a.length; i++)
      if (!(Math.abs(a[i] - b[i]) < 1e-3))
        throw new Error(`${who}, ${name}: ${b[i]} where the core has ${a[i]}`);
  }
}

function own(): { times: Record<Dense, number>; results: Results } {
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
    const us = 1000 * time(() => call.matmul(n), RUNS);
    return { us, result: at('c', n * n).slice() };
  };
  const [small, large] = [product(256), product(512)];
  const conv = 1000 * time(() => call.conv(), RUNS);
  const results = {
    'matmul 256': small.result,
    'matmul 512': large.result,
    convolution: at('y', BATCH * O * SIDE * SIDE).slice(),
  };
  return { times: { 'matmul 256': small.us, 'matmul 512': large.us, convolution: conv }, results };
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
async function tensorflow(results: Results): Promise<Record<Dense, number>> {
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
  const each = (act: () => Tensor, arrange = (t: Tensor) => t) => {
    const result = arrange(act()).dataSync();
    return { us: 1000 * time(() => act().dispose(), RUNS), result };
  };
  const product = (n: number) => {
    const [a, b] = [work.a, work.b].map((m) => tf.tensor(square(m, n), [n, n]));
    return each(() => tf.matMul(a, b));
  };
  const x = tf.transpose(tf.tensor(work.x, [BATCH, C, SIDE, SIDE]), [0, 2, 3, 1]);
  const w = tf.transpose(tf.tensor(work.w, [O, C, K, K]), [2, 3, 1, 0]);
  const conv = each(
    () => tf.conv2d(x, w, 1, 'same'),
    (y) => tf.transpose(y, [0, 3, 1, 2]),
  );
  const [small, large] = [product(256), product(512)];
  compare('TensorFlow.js', results, {
    'matmul 256': small.result,
    'matmul 512': large.result,
    convolution: conv.result,
  });
  return { 'matmul 256': small.us, 'matmul 512': large.us, convolution: conv.us };
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

async function onnx(results: Results): Promise<Record<Dense, number>> {
  const file = `${root}bench/node_modules/onnxruntime-web/dist/ort.node.min.mjs`;
  const ort = (await import(pathToFileURL(file).href)) as Ort;
  ort.env.wasm.numThreads = 1;
  const run = async (model: Uint8Array, feeds: Record<string, OrtTensor>) => {
    const session = await ort.InferenceSession.create(model, { executionProviders: ['wasm'] });
    const times: number[] = [];
    let result = new Float32Array();
    for (let i = 0; i < RUNS + 3; i++) {
      const start = performance.now();
      result = (await session.run(feeds)).y.data;
      if (i >= 3) times.push(performance.now() - start);
    }
    return { us: 1000 * median(times), result };
  };
  const product = (n: number) => {
    const [a, b] = (['a', 'b'] as const).map((name) => ({ name, shape: [n, n] }));
    const feed = (m: Float32Array) => new ort.Tensor('float32', square(m, n), [n, n]);
    const model = oneNode('MatMul', [a, b], { name: 'y', shape: [n, n] });
    return run(model, { a: feed(work.a), b: feed(work.b) });
  };
  const shapes = { x: [BATCH, C, SIDE, SIDE], w: [O, C, K, K], y: [BATCH, O, SIDE, SIDE] };
  const [x, w, y] = Object.entries(shapes).map(([name, shape]) => ({ name, shape }));
  const conv = await run(
    oneNode('Conv', [x, w], y, { kernel_shape: [K, K], pads: [1, 1, 1, 1], strides: [1, 1] }),
    {
      x: new ort.Tensor('float32', work.x, x.shape),
      w: new ort.Tensor('float32', work.w, w.shape),
    },
  );
  const [small, large] = [await product(256), await product(512)];
  compare('ONNX Runtime Web', results, {
    'matmul 256': small.result,
    'matmul 512': large.result,
    convolution: conv.result,
  });
  return { 'matmul 256': small.us, 'matmul 512': large.us, convolution: conv.us };
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
  const { times: core, results } = own();
  const [tf, ort, np] = [await tensorflow(results), await onnx(results), numpy(results)];
  const row = (name: Dense): DenseTimes => ({
    core: core[name],
    tensorflow: tf[name],
    onnx: ort[name],
    numpy: np[name],
  });
  return {
    'matmul 256': row('matmul 256'),
    'matmul 512': row('matmul 512'),
    convolution: row('convolution'),
  };
}

/** GFLOP/s of a product of n by n matrices that takes so many microseconds. */
export const gigaflops = (n: number, us: number) => (2 * n ** 3) / us / 1000;
