// C on the page: the compiler is fetched when the reader has agreed to its size, and turns a text into a
// module of its own, which runs in the sandbox like any other program.

import cRuntime from 'worker:./c.ts';
import { fetches } from '../../../core/client.ts';
import { asset, context } from '../../../page/context.ts';
import { failure, ProgramError } from '../program.ts';
import type { Runtime } from '../runner.ts';
import { runtimeProgram } from '../scripts.ts';
import type { CSetup } from './c.ts';
import type { Compiled, Job } from './compile.ts';
import { errorOf } from './diagnostics.ts';
import { jobOf } from './header.ts';
import { allKept, keepOnly, kept } from './kept.ts';

/** The build fills in the names, from the folder of assets, and how many bytes come in all. */
declare const CLANG_FILES: { compiler: string; llvm: string; files: string; bytes: number };

const url = (name: 'compiler' | 'llvm' | 'files') => asset(`../${CLANG_FILES[name]}`);
const urls = () => [url('compiler'), url('llvm'), url('files')];

type Answer =
  | { bytes: number }
  | { loaded: true }
  | { id: number; compiled: Compiled }
  | { id: number; failed: string };

/** Milliseconds for a text: some never end, as macros that double themselves do. */
const COMPILE_LIMIT = 10000;

let worker: Worker | null = null;
let loading: Promise<void> | null = null;
let asked = 0;
/** What the text that is being compiled waits for. */
let waiting: { resolve: (compiled: Compiled) => void; reject: (error: Error) => void } | null =
  null;

/** Ends the compiler; the next run starts it again. */
function close(error: Error): void {
  worker?.terminate();
  [worker, loading] = [null, null];
  waiting?.reject(error);
  waiting = null;
}

async function open(progress: (bytes: number) => void): Promise<void> {
  let arrived = 0;
  const source = await (await kept(url('compiler'))).blob();
  const script = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const own = new Worker(script);
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      own.terminate();
      reject(new Error(why));
      if (own === worker) close(new Error(why));
    };
    own.onerror = (event) => fail(event.message || 'Worker');
    own.onmessage = ({ data }: MessageEvent<Answer>) => {
      if ('bytes' in data) progress((arrived += data.bytes));
      else if ('loaded' in data) {
        worker = own;
        URL.revokeObjectURL(script);
        void keepOnly(urls());
        resolve();
      } else if ('failed' in data) fail(data.failed);
      else if (data.id === asked) waiting?.resolve(data.compiled);
    };
    own.postMessage({ load: { llvm: url('llvm'), files: url('files') } });
  });
}

/** One text after the other. */
let queue: Promise<unknown> = Promise.resolve();

function compile(job: Job): Promise<Compiled> {
  const next = queue.then(() => compileNow(job));
  queue = next.catch(() => undefined);
  return next;
}

async function compileNow(job: Job): Promise<Compiled> {
  if (!worker) await c.load();
  const id = ++asked;
  const timer = setTimeout(() => close(failure('compiler')), COMPILE_LIMIT);
  try {
    return await new Promise((resolve, reject) => {
      waiting = { resolve, reject };
      worker!.postMessage({ id, job });
    });
  } finally {
    clearTimeout(timer);
    waiting = null;
  }
}

export const c: Runtime = {
  get loaded() {
    return worker !== null;
  },
  async lacks() {
    if ((await context().core.kind) === 'plain') return 'no_wasm';
    if (!fetches()) return 'c_elsewhere';
    if (typeof DecompressionStream === 'undefined') return 'c_old';
    if (worker || (await allKept(urls()))) return '';
    const there = await fetch(url('files'), { method: 'HEAD' }).catch(() => null);
    if (!there) return 'c_offline';
    return there.ok ? '' : 'c_absent';
  },
  async bytes() {
    return worker || (await allKept(urls())) ? 0 : CLANG_FILES.bytes;
  },
  load(progress = () => undefined) {
    loading ??= open(progress).catch((error) => {
      loading = null;
      throw error;
    });
    return loading;
  },
  stop: () => waiting && close(failure('stopped')),
  async program(code, fn, shared) {
    const { wasm, said } = await compile(jobOf(code, fn));
    if (!wasm) throw new ProgramError(errorOf(said));
    const setup: CSetup = { wasm };
    return { ...runtimeProgram(fn, { ...shared, runtime: cRuntime }, setup), notes: said };
  },
};
