// The compiler's worker, which belongs to the page: a reader's text is only read in it, never run.
import { Compiler, type Job, type Packed } from './compile.ts';
import { kept } from './kept.ts';

/** From the page. */
export type CompilerOrder = { load: { llvm: string; files: string } } | { id: number; job: Job };

const scope = globalThis as unknown as {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  onmessage: (event: { data: CompilerOrder }) => void;
};

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

async function load({ llvm, files }: { llvm: string; files: string }) {
  const packed = (await new Response(unpacked(await kept(files))).json()) as Packed;
  const headers = { 'content-type': 'application/wasm' };
  const wasm = new Response(unpacked(await kept(llvm)), { headers });
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
