// The page's side of the cores: finds a way to load one on this host, starts the worker, and turns
// requests into promises.
import type { CoreExports } from './core.ts';
import { Host, type Instantiate, type Reply, type Request } from './host.ts';
import type { Setup } from './worker.ts';

/** Where the core's files are; the site build fills in their names. */
export interface CoreFiles {
  simd: string;
  scalar: string;
  /** The same two as scripts that set neuralMirrorBytes (base64), for hosts where fetch fails. */
  simdScript: string;
  scalarScript: string;
  /** A script that sets neuralMirrorPlainSource, for hosts that forbid wasm. */
  plainScript: string;
}

export type CoreKind = 'simd' | 'scalar' | 'plain';

type Globals = { neuralMirrorBytes?: string; neuralMirrorPlainSource?: string };

/** The smallest module, and the smallest with a SIMD instruction: i32.const 0 i8x16.splat. */
const emptyProbe = [0, 97, 115, 109, 1, 0, 0, 0];
const simdProbe = [
  ...emptyProbe,
  ...[1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11],
];

/** Does a module run here? Some hosts lack the instruction, and some policies let a module be compiled
 * and then forbid its instance. */
function instantiates(probe: number[]): boolean {
  try {
    new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(probe)));
    return true;
  } catch {
    return false;
  }
}

export function script(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const element = document.createElement('script');
    element.src = url;
    element.onload = () => resolve();
    element.onerror = () => reject(new Error(`could not load ${url}`));
    document.head.append(element);
  });
}

function fromBase64(text: string): ArrayBuffer {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes.buffer;
}

/** Can this page fetch its own files? Not from file:// and not from an opaque origin. */
function fetches(): boolean {
  return location.protocol.startsWith('http') && self.origin !== 'null';
}

async function fetchModule(url: string): Promise<WebAssembly.Module> {
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${response.status}`);
  const copy = response.clone();
  try {
    return await WebAssembly.compileStreaming(response);
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) throw error;
    return WebAssembly.compile(await copy.arrayBuffer()); // the server sends another type
  }
}

async function scriptModule(url: string): Promise<WebAssembly.Module> {
  await script(url);
  return WebAssembly.compile(fromBase64((globalThis as Globals).neuralMirrorBytes ?? ''));
}

async function loadModule(files: CoreFiles, kind: 'simd' | 'scalar'): Promise<WebAssembly.Module> {
  const asScript = kind === 'simd' ? files.simdScript : files.scalarScript;
  if (!fetches()) return scriptModule(asScript);
  try {
    return await fetchModule(files[kind]);
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) throw error;
    return scriptModule(asScript);
  }
}

interface Loaded {
  kind: CoreKind;
  setup: Setup;
  /** Source to put in front of the worker's, and a way to run on the page. */
  prefix: string;
}

async function load(files: CoreFiles): Promise<Loaded> {
  if (instantiates(emptyProbe)) {
    const kind = instantiates(simdProbe) ? 'simd' : 'scalar';
    try {
      return { kind, setup: { module: await loadModule(files, kind) }, prefix: '' };
    } catch {
      // out of memory, or its file is missing: the plain core is left
    }
  }
  await script(files.plainScript);
  const prefix = (globalThis as Globals).neuralMirrorPlainSource ?? '';
  return { kind: 'plain', setup: {}, prefix };
}

type Send = (request: Request) => Promise<Reply>;

/** A worker that has said that it is there; rejects where the host allows none. */
function openWorker(parts: string[]): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const url = URL.createObjectURL(new Blob(parts, { type: 'text/javascript' }));
    const worker = new Worker(url);
    worker.onmessage = () => resolve(worker);
    worker.onerror = () => reject(new Error('no worker'));
  });
}

async function startWorker(source: string, setup: Promise<Loaded>): Promise<Send> {
  // The worker starts while the core is on its way; only the plain core has to stand in front of it.
  const early = openWorker([source]);
  early.catch(() => undefined);
  const loaded = await setup;
  const worker = loaded.prefix ? await openWorker([loaded.prefix, '\n', source]) : await early;
  if (loaded.prefix) early.then((unused) => unused.terminate());
  const waiting = new Map<number, (reply: Reply) => void>();
  let next = 0;
  worker.onmessage = (event: MessageEvent<{ id: number; reply: Reply }>) => {
    waiting.get(event.data.id)?.(event.data.reply);
    waiting.delete(event.data.id);
  };
  worker.postMessage({ setup: loaded.setup });
  return (request) =>
    new Promise((resolve) => {
      waiting.set(++next, resolve);
      worker.postMessage({ id: next, request });
    });
}

/** Runs on the page itself: slower to respond, but the same numbers. */
async function startHere(setup: Promise<Loaded>): Promise<Send> {
  const loaded = await setup;
  let instantiate: Instantiate;
  if (loaded.setup.module) {
    const module = loaded.setup.module;
    instantiate = () => new WebAssembly.Instance(module).exports as unknown as CoreExports;
  } else {
    const url = URL.createObjectURL(new Blob([loaded.prefix], { type: 'text/javascript' }));
    await script(url);
    instantiate = (globalThis as { neuralMirrorPlain?: Instantiate }).neuralMirrorPlain!;
  }
  const host = new Host(instantiate);
  return async (request) => host.answer(request);
}

export class CoreClient {
  readonly kind: Promise<CoreKind>;
  private readonly send: Promise<Send>;

  constructor(files: CoreFiles, workerSource: string) {
    const loaded = load(files);
    this.kind = loaded.then((l) => l.kind);
    this.send = startWorker(workerSource, loaded).catch(() => startHere(loaded));
    this.kind.catch(() => undefined);
    this.send.catch(() => undefined);
  }

  async call(request: Request): Promise<Reply> {
    try {
      return await (await this.send)(request);
    } catch (error) {
      return { failure: String(error) };
    }
  }
}
