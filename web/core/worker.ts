// The worker: sets up the core, then answers requests in order. On a host that forbids workers the
// same script is loaded by the page, and leaves it a host to ask.
import type { CoreGlobals } from './client.ts';
import type { CoreExports } from './core.ts';
import { Host, type Instantiate, type Reply, type Request, transfers } from './host.ts';

/** The core as the page sends it; none: it is the plain one, which stands in front of this script. */
export type Setup = { module?: WebAssembly.Module };

type Plain = { neuralMirrorPlain?: Instantiate };

function instances({ module }: Setup): Instantiate {
  if (!module) return (globalThis as Plain).neuralMirrorPlain!;
  return () => new WebAssembly.Instance(module).exports as unknown as CoreExports;
}

async function open(setup: Setup): Promise<Host> {
  return new Host(instances(setup));
}

interface Message {
  id: number;
  setup?: Setup;
  request?: Request;
}

function listen(scope: DedicatedWorkerGlobalScope): void {
  let host: Promise<Host> | null = null;
  scope.onmessage = async ({ data }: MessageEvent<Message>) => {
    let reply: Reply = {};
    try {
      if (data.setup && host) (await host).use(instances(data.setup));
      else if (data.setup) host = open(data.setup);
      else reply = (await host!).answer(data.request!);
    } catch (error) {
      reply = { failure: String(error) };
    }
    scope.postMessage({ id: data.id, reply }, transfers(reply));
  };
}

if (typeof document === 'undefined') listen(self as unknown as DedicatedWorkerGlobalScope);
else
  Object.assign(globalThis as CoreGlobals, {
    neuralMirrorHost: open,
    neuralMirrorInstances: instances,
  });
