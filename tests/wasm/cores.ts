// The three cores that the site ships.
import { readFileSync } from 'node:fs';
import { plainFactory } from '../../tools/weave/bundle.ts';
import type { CoreExports } from '../../web/core/core.ts';
import { root } from '../native.ts';

function wasmCore(name: string): () => CoreExports {
  const module = new WebAssembly.Module(readFileSync(`${root}build/core/${name}.wasm`));
  return () => new WebAssembly.Instance(module).exports as unknown as CoreExports;
}

function plainCore(): () => CoreExports {
  const source = plainFactory(readFileSync(`${root}build/core/core-plain.mjs`, 'utf8'));
  new Function(source)();
  return (globalThis as unknown as { neuralMirrorPlain: () => CoreExports }).neuralMirrorPlain;
}

export const cores = {
  simd: wasmCore('core-simd'),
  scalar: wasmCore('core-scalar'),
  plain: plainCore(),
};
