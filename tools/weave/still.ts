// First frames and openings, from the core under Node: the same bits as the native run (the tests
// compare them), in the form that the page's own plot code takes.
import { readFileSync } from 'node:fs';
import type { CoreExports } from '../../web/core/core.ts';
import { type Frame, Host, type Want } from '../../web/core/host.ts';
import { sentence } from '../../web/core/status.ts';
import type { Values } from '../../web/core/tables.ts';
import { ui } from './text.ts';

const file = new URL('../../build/core/core-simd.wasm', import.meta.url);
let module: WebAssembly.Module | null = null;

export function nodeHost(): Host {
  module ??= new WebAssembly.Module(readFileSync(file));
  const compiled = module;
  return new Host(() => new WebAssembly.Instance(compiled).exports as unknown as CoreExports);
}

/** A frame of a scene after some steps. Throws the core's sentence for values that it refuses. */
export function firstFrame(
  scene: string,
  values: Values,
  seed: number,
  steps: number,
  wants: Want[],
): Frame {
  const request = { do: 'open', figure: 'still', scene, values, seed, steps, wants } as const;
  const reply = nodeHost().answer(request);
  if (reply.status) {
    const format = (value: number, unit: string) => `${value} ${unit}`.trim();
    throw new Error(sentence(reply.status, ui.en.status, (id) => id, format));
  }
  if (!reply.frame) throw new Error(reply.failure);
  return reply.frame;
}
