// Readers' programs under Node: the same scripts as on the page, each in a thread of its own.
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { bundled } from '../../../tools/weave/bundle.ts';
import { clangFiles, llvm } from '../../../tools/weave/clang.ts';
import { micropythonWasm } from '../../../tools/weave/micropython.ts';
import { nodeHost } from '../../../tools/weave/still.ts';
import type { CallCore } from '../../../web/exercise/code/kit.ts';
import type { Compiler } from '../../../web/exercise/run/c/compile.ts';
import { errorOf } from '../../../web/exercise/run/c/diagnostics.ts';
import { jobOf } from '../../../web/exercise/run/c/header.ts';
import { Program, ProgramError } from '../../../web/exercise/run/program.ts';
import type {
  Channel,
  FunctionSpec,
  Language,
  ProgramScript,
  RawError,
} from '../../../web/exercise/run/protocol.ts';
import {
  javascriptProgram,
  type Resources,
  runtimeProgram,
} from '../../../web/exercise/run/scripts.ts';
import en from '../../../web/strings/en.json' with { type: 'json' };
import { root } from '../../native.ts';

/** What a worker has and a thread has not, and the program itself, its errors told as a frame tells them. */
const thread = `
const { parentPort, workerData } = require('node:worker_threads');
const { runInThisContext } = require('node:vm');
const post = (message) => parentPort.postMessage(message);
globalThis.self = globalThis;
globalThis.WorkerGlobalScope = Object;
globalThis.process = undefined;
globalThis.postMessage = (said) => post({ said });
globalThis.addEventListener = (type, listener) => parentPort.on('message', (data) => listener({ data }));
try {
  runInThisContext(workerData, { filename: 'program.js' });
} catch (error) {
  const line = Number(/program\\.js:(\\d+)/.exec(error?.stack ?? '')?.[1] ?? 0);
  post({ fault: { message: String(error), line, column: 0 } });
}
`;

const asset = (name: string) => readFileSync(`${root}${name}`);
const wasm = asset('build/core/core-simd.wasm').toString('base64');
const strings = { status: en.status, argument: en.argument };
const runtimes: Partial<Record<Language, Promise<string>>> = {};

async function resources(language: Language): Promise<Resources> {
  const entry = { js: 'javascript', py: 'python/python', c: 'c/c' }[language];
  runtimes[language] ??= bundled(`${root}web/exercise/run/${entry}.ts`);
  return { runtime: await runtimes[language], core: { wasm }, strings };
}

const micropython = new Uint8Array(micropythonWasm()).buffer;

let opened: Promise<Compiler> | null = null;

/** The page's compiler, from the packages instead of the site. */
export function compiler(): Promise<Compiler> {
  const open = async () => {
    const source = await bundled(`${root}web/exercise/run/c/compile.ts`, { format: 'esm' });
    const { Compiler } = (await import(
      `data:text/javascript;base64,${Buffer.from(source).toString('base64')}`
    )) as typeof import('../../../web/exercise/run/c/compile.ts');
    const module = await WebAssembly.compile(llvm() as BufferSource);
    return Compiler.open(module, clangFiles(root));
  };
  opened ??= open();
  return opened;
}

/** As runner.ts makes programs, from files instead of the network. */
const scripts: Record<Language, (code: string, fn: FunctionSpec | null) => Promise<ProgramScript>> =
  {
    js: async (code, fn) => javascriptProgram(code, fn, await resources('js')),
    py: async (code, fn) => runtimeProgram(fn, await resources('py'), { wasm: micropython, code }),
    async c(code, fn) {
      const { wasm, said } = (await compiler()).compile(jobOf(code, fn));
      if (!wasm) throw new ProgramError(errorOf(said));
      return { ...runtimeProgram(fn, await resources('c'), { wasm }), notes: said };
    },
  };

function start({ parts, firstLine, setup }: ProgramScript): Channel {
  const worker = new Worker(thread, { eval: true, workerData: parts.join('') });
  const channel: Channel = {
    send: (message) => worker.postMessage(message),
    onsaid: () => undefined,
    kill: () => void worker.terminate(),
  };
  const fail = (name: string, message: string, line = 0) => {
    const error: RawError = { name, message, line, column: 0, text: `${name}: ${message}` };
    channel.onsaid({ error });
  };
  worker.on('message', ({ said, fault }) => {
    if (said) return channel.onsaid(said);
    const [, name, message] = /^(\w+): ([\s\S]*)$/.exec(fault.message) ?? [
      '',
      'Error',
      fault.message,
    ];
    fail(name, message, Math.max(0, fault.line - firstLine + 1));
  });
  if (setup !== undefined) worker.postMessage({ setup });
  worker.on('error', (error) => fail(error.name, error.message));
  return channel;
}

export async function startProgram(
  language: Language,
  code: string,
  fn: FunctionSpec | null,
  limit?: number,
): Promise<Program> {
  const script = await scripts[language](code, fn);
  const program = new Program(start(script), fn, limit);
  program.printed = script.notes ?? '';
  return program;
}

const host = nodeHost();

export const callCore: CallCore = async (id, calls) => {
  const { results, failure } = host.answer({ do: 'kernel', id, calls });
  if (!results) throw new Error(failure);
  return results;
};
