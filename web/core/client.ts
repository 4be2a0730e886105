// The page's side of the cores: finds a way to run one on this host, in a worker where there may be
// one, and turns requests into promises.
import { fromBase64, toBase64 } from './base64.ts';
import type { Host, Instantiate, Reply, Request } from './host.ts';
import type { Setup } from './worker.ts';

/** Where the core's files are; the site build fills in their names. */
export interface CoreFiles {
  /** What the figures of this page need of the SIMD core, where a page has such a part. */
  part?: string;
  simd: string;
  scalar: string;
  /** The same two as scripts that set neuralMirrorBytes (base64), for hosts where fetch fails. */
  simdScript: string;
  scalarScript: string;
  /** A script that sets neuralMirrorPlainCore, for hosts that forbid wasm. */
  plainScript: string;
  /** The worker's own script, for hosts that forbid workers: it then runs on the page. */
  workerScript: string;
}

export type CoreKind = 'simd' | 'scalar' | 'plain';

/** What those scripts leave behind. */
export interface CoreGlobals {
  neuralMirrorBytes?: string;
  /** Defines the plain core where it is called. */
  neuralMirrorPlainCore?: () => void;
  neuralMirrorHost?: (setup: Setup) => Promise<Host>;
  neuralMirrorInstances?: (setup: Setup) => Instantiate;
}
const globals = globalThis as CoreGlobals;

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

/** Can this page fetch its own files? Not from file:// and not from an opaque origin. */
export function fetches(): boolean {
  return location.protocol.startsWith('http') && self.origin !== 'null';
}

/** A binary file of the site; `scripted` gives it in base64 where this host does not let it be fetched. */
export async function bytesOf(url: string, scripted: () => Promise<string>): Promise<ArrayBuffer> {
  if (fetches()) {
    const response = await fetch(url, { credentials: 'same-origin' }).catch(() => null);
    if (response?.ok) return response.arrayBuffer();
  }
  return fromBase64(await scripted()).buffer;
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
  return WebAssembly.compile(fromBase64(globals.neuralMirrorBytes ?? ''));
}

async function loadModule(files: CoreFiles, kind: 'simd' | 'scalar'): Promise<WebAssembly.Module> {
  const asScript = kind === 'simd' ? files.simdScript : files.scalarScript;
  if (!fetches()) return scriptModule(asScript);
  return fetchModule(files[kind]).catch(() => scriptModule(asScript));
}

/** A page's part of the core if it has one that can be fetched, else the whole. */
async function loadPart(files: CoreFiles, kind: 'simd' | 'scalar'): Promise<WebAssembly.Module> {
  if (files.part && kind === 'simd' && fetches()) {
    const part = await fetchModule(files.part).catch(() => null);
    if (part) return part;
  }
  return loadModule(files, kind);
}

interface Loaded {
  kind: CoreKind;
  setup: Setup;
}

/** The best core that this host runs, compiled while it is on its way. */
async function load(files: CoreFiles): Promise<Loaded> {
  if (instantiates(emptyProbe)) {
    const kind = instantiates(simdProbe) ? 'simd' : 'scalar';
    try {
      return { kind, setup: { module: await loadPart(files, kind) } };
    } catch {
      // out of memory, or its file is missing: the plain core is left
    }
  }
  await script(files.plainScript);
  return { kind: 'plain', setup: {} };
}

/** Something that answers: a worker, or the page itself. It rejects where it is not to be had. */
type Ask = (message: { setup: Setup } | { request: Request }) => Promise<Reply>;

function openWorker(source: string): Ask {
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(url);
  const waiting = new Map<number, [(reply: Reply) => void, (error: Error) => void]>();
  let next = 0;
  let refused: Error | null = null;
  worker.onmessage = (event: MessageEvent<{ id: number; reply: Reply }>) => {
    waiting.get(event.data.id)?.[0](event.data.reply);
    waiting.delete(event.data.id);
  };
  worker.onerror = () => {
    refused = new Error('this host allows no worker');
    for (const [, reject] of waiting.values()) reject(refused);
    waiting.clear();
  };
  return (message) =>
    new Promise((resolve, reject) => {
      if (refused) return reject(refused);
      waiting.set(++next, [resolve, reject]);
      worker.postMessage({ id: next, ...message });
    });
}

/** The worker starts while the core is on its way; only the plain core has to stand in front of it. */
async function inWorker(source: string, loaded: () => Promise<Loaded>): Promise<Ask> {
  let ask = openWorker(source);
  const { kind, setup } = await loaded();
  if (kind === 'plain') ask = openWorker(`(${globals.neuralMirrorPlainCore})();\n${source}`);
  ask({ setup }).catch(() => undefined); // requests come right behind it, and will be refused as well
  return ask;
}

/** Runs on the page itself: slower to respond, but the same numbers. */
async function onPage(files: CoreFiles, loading: Promise<Loaded>): Promise<Ask> {
  const { kind, setup } = await loading;
  if (kind === 'plain') globals.neuralMirrorPlainCore?.();
  await script(files.workerScript);
  const host = await globals.neuralMirrorHost!(setup);
  return async (message) => {
    if ('request' in message) return host.answer(message.request);
    host.use(globals.neuralMirrorInstances!(message.setup));
    return {};
  };
}

export class CoreClient {
  readonly kind: Promise<CoreKind>;
  private readonly files: CoreFiles;
  private readonly worker: Promise<Ask>;
  private readonly here: () => Promise<Ask>;
  private page: Promise<Ask> | null = null;

  constructor(files: CoreFiles, workerSource: string) {
    this.files = files;
    let loading: Promise<Loaded> | null = null;
    const loaded = () => (loading ??= load(files));
    this.worker = inWorker(workerSource, loaded); // takes longest to start, so it goes first
    this.kind = loaded().then((l) => l.kind);
    this.here = () => onPage(files, loaded());
    this.kind.catch(() => undefined);
    this.worker.catch(() => undefined);
  }

  private fetched: Promise<ArrayBuffer> | null = null;

  /** The whole core's wasm, fetched once. */
  private whole(kind: 'simd' | 'scalar'): Promise<ArrayBuffer> {
    this.fetched ??= bytesOf(this.files[kind], async () => {
      if (!globals.neuralMirrorBytes) await script(this.files[`${kind}Script`]);
      return globals.neuralMirrorBytes!;
    });
    return this.fetched;
  }

  /** The core itself, for programs that run elsewhere: its wasm in base64, or its source. */
  async source(): Promise<{ wasm: string } | { plain: string }> {
    const kind = await this.kind;
    if (kind === 'plain') return { plain: String(globals.neuralMirrorPlainCore) };
    return { wasm: toBase64(await this.whole(kind)) };
  }

  /** The whole core, for what the page's part lacks. */
  private completed: Promise<void> | null = null;

  private async complete(): Promise<void> {
    const setup = { module: await WebAssembly.compile(await this.whole('simd')) };
    const asks = [this.worker, this.page].map(async (ask) => (await ask)?.({ setup }));
    await Promise.allSettled(asks);
  }

  /** Answered by the worker; where the host allows none, on the page. */
  async call(request: Request): Promise<Reply> {
    const reply = await this.ask(request);
    if (!reply.lacking) return reply;
    this.completed ??= this.complete();
    await this.completed;
    return this.ask(request);
  }

  private async ask(request: Request): Promise<Reply> {
    try {
      return await (await this.worker)({ request });
    } catch {
      this.page ??= this.here();
    }
    try {
      return await (await this.page)({ request });
    } catch (error) {
      return { failure: String(error) };
    }
  }
}
