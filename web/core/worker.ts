// The worker: gets the core first, then answers requests in order.
import type { CoreExports } from './core.ts';
import { Host, type Instantiate, type Request, transfers } from './host.ts';

/** The core as the page sends it; none: it is the plain one, which stands in front of this script. */
export type Setup = { module?: WebAssembly.Module; bytes?: ArrayBuffer };

const scope = self as unknown as DedicatedWorkerGlobalScope & { neuralMirrorPlain?: Instantiate };

async function instantiation(setup: Setup): Promise<Instantiate> {
  const compiled = setup.module ?? (setup.bytes && (await WebAssembly.compile(setup.bytes)));
  if (!compiled) return scope.neuralMirrorPlain as Instantiate;
  return () => new WebAssembly.Instance(compiled).exports as unknown as CoreExports;
}

let host: Promise<Host> | null = null;

scope.onmessage = async (event: MessageEvent<{ id: number; request?: Request; setup?: Setup }>) => {
  const { id, request, setup } = event.data;
  if (setup) host = instantiation(setup).then((instantiate) => new Host(instantiate));
  if (!request) return;
  try {
    const reply = (await host!).answer(request);
    scope.postMessage({ id, reply }, transfers(reply));
  } catch (error) {
    scope.postMessage({ id, reply: { failure: String(error) } });
  }
};

scope.postMessage({ id: 0, reply: {} }); // the page knows now that a worker can be had here
