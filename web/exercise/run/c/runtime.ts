// C on the page: the compiler is fetched when the reader has agreed to its size, and turns a text into a
// module of its own, which runs in the sandbox like any other program.

import cRuntime from 'worker:./c.ts';
import { fetches } from '../../../core/client.ts';
import { asset, context } from '../../../page/context.ts';
import { ProgramError } from '../program.ts';
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

let worker: Worker | null = null;
let loading: Promise<void> | null = null;
let loaded = false;
let asked = 0;
const waiting = new Map<number, [(compiled: Compiled) => void, (error: Error) => void]>();

async function open(progress: (bytes: number) => void): Promise<void> {
  let arrived = 0;
  const source = await (await kept(url('compiler'))).blob();
  const script = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const own = new Worker(script);
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      own.terminate();
      reject(new Error(why));
      for (const [, refuse] of waiting.values()) refuse(new Error(why));
      waiting.clear();
      [worker, loading, loaded] = [null, null, false]; // the next run tries again
    };
    own.onerror = (event) => fail(event.message || 'Worker');
    own.onmessage = ({ data }: MessageEvent<Answer>) => {
      if ('bytes' in data) progress((arrived += data.bytes));
      else if ('loaded' in data) {
        [worker, loaded] = [own, true];
        URL.revokeObjectURL(script);
        void keepOnly(urls());
        resolve();
      } else if ('compiled' in data) {
        waiting.get(data.id)?.[0](data.compiled);
        waiting.delete(data.id);
      } else fail(data.failed);
    };
    own.postMessage({ load: { llvm: url('llvm'), files: url('files') } });
  });
}

function compile(job: Job): Promise<Compiled> {
  const id = ++asked;
  return new Promise((resolve, reject) => {
    waiting.set(id, [resolve, reject]);
    worker!.postMessage({ id, job });
  });
}

export const c: Runtime = {
  get loaded() {
    return loaded;
  },
  async lacks() {
    if ((await context().core.kind) === 'plain') return 'no_wasm';
    if (!fetches()) return 'c_elsewhere';
    if (typeof DecompressionStream === 'undefined') return 'c_old';
    if (loaded || (await allKept(urls()))) return '';
    const there = await fetch(url('files'), { method: 'HEAD' }).catch(() => null);
    if (!there) return 'c_offline';
    return there.ok ? '' : 'c_absent';
  },
  async bytes() {
    return loaded || (await allKept(urls())) ? 0 : CLANG_FILES.bytes;
  },
  load(progress = () => undefined) {
    loading ??= open(progress).catch((error) => {
      loading = null;
      throw error;
    });
    return loading;
  },
  async program(code, fn, shared) {
    const { wasm, said } = await compile(jobOf(code, fn));
    if (!wasm) throw new ProgramError(errorOf(said));
    const setup: CSetup = { wasm };
    return { ...runtimeProgram(fn, { ...shared, runtime: cRuntime }, setup), notes: said };
  },
};
