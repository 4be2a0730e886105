// The network of chapter 1, in the core that the site ships, under Node; and the same graph, with the
// same potentials to start from, in Brian2's C++ standalone mode.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { Core, type CoreExports } from '../web/core/core.ts';
import { median, root } from './measure.ts';

export interface NetworkRun {
  /** Wall time per simulated second, the loop alone. */
  ms: number;
  /** Mean rate in Hz. */
  rate: number;
}

const module = new WebAssembly.Module(readFileSync(`${root}build/core/core-simd.wasm`));

/** In pieces of 10 ms: V8 has no way to leave its baseline compiler inside one long call. */
export function inCore(neurons: number): NetworkRun {
  const core = new Core(new WebAssembly.Instance(module).exports as unknown as CoreExports);
  core.open('cuba', { neurons }, 1);
  for (let i = 0; i < 50; i++) core.step(100);
  const times: number[] = [];
  let rate = 0;
  const seconds = neurons > 20000 ? 3 : 9;
  for (let s = 0; s < seconds; s++) {
    const start = performance.now();
    for (let i = 0; i < 100; i++) core.step(100);
    times.push(performance.now() - start);
    rate += core.view('mean_rate').data[0] / seconds;
  }
  return { ms: median(times), rate };
}

export function inBrian(neurons: number, precision: 'float64' | 'float32'): NetworkRun {
  const graph = `${root}build/bench/graph-${neurons}.bin`;
  const folder = `${root}build/bench/brian`;
  execFileSync(`${root}build/bench/graph`, [String(neurons), graph]);
  rmSync(folder, { recursive: true, force: true });
  const out = execFileSync('/usr/bin/python3', ['bench/brian.py', graph, folder, precision], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, MAKEFLAGS: '' }, // it runs a make of its own
  });
  rmSync(graph);
  return JSON.parse(out.trim().split('\n').pop()!);
}
