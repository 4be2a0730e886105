// The compiler's worker, which belongs to the page: a reader's text is only read in it, never run.
import { Compiler, type Job, type Packed } from './compile.ts';

/** From the page. */
export type CompilerOrder =
  | { load: { llvm: string; files: string; cache: string } }
  | { id: number; job: Job };

const scope = globalThis as unknown as {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  onmessage: (event: { data: CompilerOrder }) => void;
};

/** A file of the site that stays on the device once it was fetched, where the browser can keep it. */
async function kept(url: string, cacheName: string): Promise<Response> {
  const cache = await caches?.open(cacheName).catch(() => null);
  const known = await cache?.match(url);
  if (known) return known;
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  // A device without room for it still gets to use it.
  await cache?.put(url, response.clone()).catch(() => undefined);
  return response;
}

/** Tells the page of what arrives, and unpacks it. */
function unpacked({ body }: Response): ReadableStream {
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      scope.postMessage({ bytes: chunk.length });
      controller.enqueue(chunk);
    },
  });
  const gzip = new DecompressionStream('gzip') as unknown as TransformStream<
    Uint8Array,
    Uint8Array
  >;
  return body!.pipeThrough(counted).pipeThrough(gzip);
}

async function load({ llvm, files, cache }: { llvm: string; files: string; cache: string }) {
  const packed = (await new Response(unpacked(await kept(files, cache))).json()) as Packed;
  const headers = { 'content-type': 'application/wasm' };
  const wasm = new Response(unpacked(await kept(llvm, cache)), { headers });
  return Compiler.open(await WebAssembly.compileStreaming(wasm), packed);
}

let compiler: Compiler;

scope.onmessage = async ({ data }) => {
  try {
    if ('load' in data) {
      compiler = await load(data.load);
      scope.postMessage({ loaded: true });
    } else scope.postMessage({ id: data.id, compiled: compiler.compile(data.job) });
  } catch (error) {
    scope.postMessage({ id: 'id' in data ? data.id : 0, failed: String(error) });
  }
};
