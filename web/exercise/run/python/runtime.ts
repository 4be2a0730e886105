// Python on the page: fetches MicroPython when it is first wanted, and hands it to each program.
import { bytesOf, script } from '../../../core/client.ts';
import { asset, context } from '../../../page/context.ts';
import type { Runtime } from '../runner.ts';
import { runtimeProgram } from '../scripts.ts';
import type { PythonSetup } from './python.ts';

/** The build fills in the names: the worker's script, the wasm, and the wasm as a script. */
declare const PYTHON_FILES: { runtime: string; wasm: string; script: string };

/** What the two scripts leave behind. */
interface PythonGlobals {
  neuralMirrorPython?: string;
  neuralMirrorMicroPython?: string;
}
const globals = globalThis as PythonGlobals;

let wasm: ArrayBuffer | null = null;
let loading: Promise<void> | null = null;

async function load(): Promise<void> {
  const worker = script(asset(PYTHON_FILES.runtime));
  const scripted = async () => {
    await script(asset(PYTHON_FILES.script));
    return globals.neuralMirrorMicroPython!;
  };
  wasm = await bytesOf(asset(PYTHON_FILES.wasm), scripted);
  await worker;
}

export const python: Runtime = {
  get loaded() {
    return wasm !== null && globals.neuralMirrorPython !== undefined;
  },
  async lacks() {
    return (await context().core.kind) === 'plain' ? 'no_wasm' : '';
  },
  load() {
    loading ??= load().catch((error) => {
      loading = null; // the next run tries again
      throw error;
    });
    return loading;
  },
  program(code, fn, shared) {
    const setup: PythonSetup = { wasm: wasm!, code };
    return runtimeProgram(fn, { ...shared, runtime: globals.neuralMirrorPython! }, setup);
  },
};
