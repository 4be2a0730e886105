// exp and tanh over an array of floats: the core's, four at once; the C library's, one by one;
// TensorFlow.js with its wasm backend; NumPy. Nanoseconds per element.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { root, time } from './measure.ts';

const N = 4096; // as in kernels.c
const ROUNDS = 500;

export type Kernel = 'exp' | 'tanh';
export interface KernelTimes {
  core: number;
  libc: number;
  tensorflow: number;
  numpy: number;
}

function own(): Record<string, number> {
  const module = new WebAssembly.Module(readFileSync(`${root}build/bench/kernels.wasm`));
  const run = new WebAssembly.Instance(module).exports as Record<
    string,
    (...args: number[]) => number
  >;
  run.fill(-8, 8);
  // V8 optimises beside the first calls: on a slow machine that takes a tenth of a second
  const each = (name: string) => (1e6 * time(() => run[name](ROUNDS), 31, 60)) / (ROUNDS * N);
  return {
    exp_simd: each('exp_simd'),
    tanh_simd: each('tanh_simd'),
    exp_libc: each('exp_libc'),
    tanh_libc: each('tanh_libc'),
  };
}

interface Tf {
  setBackend(name: string): Promise<boolean>;
  ready(): Promise<void>;
  linspace(a: number, b: number, n: number): Tensor;
  exp(x: Tensor): Tensor;
  tanh(x: Tensor): Tensor;
  wasm: { setWasmPaths(path: string): void };
}
interface Tensor {
  dataSync(): Float32Array;
  dispose(): void;
}

/** One call on an array that is long enough for the call itself not to count. */
async function tensorflow(): Promise<Record<Kernel, number>> {
  const require = createRequire(`${root}bench/package.json`);
  const tf = require('@tensorflow/tfjs-core') as Tf;
  const wasm = require('@tensorflow/tfjs-backend-wasm') as Tf['wasm'];
  wasm.setWasmPaths(`${root}bench/node_modules/@tensorflow/tfjs-backend-wasm/dist/`);
  await tf.setBackend('wasm');
  await tf.ready();
  const long = 1 << 20;
  const x = tf.linspace(-8, 8, long);
  const each = (act: (t: Tensor) => Tensor) => (1e6 * time(() => act(x).dispose(), 9)) / long;
  const [given, got] = [x.dataSync(), tf.exp(x).dataSync()];
  const error = Math.max(...[0, long >> 1, long - 1].map((i) => got[i] / Math.exp(given[i]) - 1));
  if (error > 1e-5) throw new Error(`TensorFlow.js and exp differ by ${error}`);
  return { exp: each((t) => tf.exp(t)), tanh: each((t) => tf.tanh(t)) };
}

function numpy(): Record<Kernel, number> {
  const script = `
import json, timeit, numpy as np
x = np.linspace(-8, 8, ${N}, dtype=np.float32); y = np.empty_like(x)
each = lambda f: 1e9 * min(timeit.repeat(lambda: f(x, out=y), number=500, repeat=9)) / 500 / ${N}
print(json.dumps({"exp": each(np.exp), "tanh": each(np.tanh)}))`;
  return JSON.parse(execFileSync('/usr/bin/python3', ['-c', script], { encoding: 'utf8' }));
}

export async function measureKernels(): Promise<Record<Kernel, KernelTimes>> {
  const [mine, tf, np] = [own(), await tensorflow(), numpy()];
  const row = (k: Kernel) => ({
    core: mine[`${k}_simd`],
    libc: mine[`${k}_libc`],
    tensorflow: tf[k],
    numpy: np[k],
  });
  return { exp: row('exp'), tanh: row('tanh') };
}
