// Independent components of the Gabor experiment at full size: an iteration of FastICA in the core that
// the site ships, under Node, and in scikit-learn on the same patches from the same start.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { Core, type CoreExports } from '../web/core/core.ts';
import { root } from './measure.ts';

export interface IcaRun {
  /** Wall time of an iteration. */
  ms: number;
  iterations: number;
}

export interface PeerRun extends IcaRun {
  /** The library that multiplies its matrices. */
  blas: string;
  /** Of the core's components: the median |cosine| with the nearest of the peer's, and the tenth worst. */
  same: number;
  worst: number;
}

const full = { size: 12, components: 64, patches: 20000, images: 40, iterations: 200 };
/** As in src/vision/emergence.h. */
const LEARNING = 4;

/** The whole experiment up to the measures: all of it, and the learning alone. */
export function icaInCore(): IcaRun & { seconds: number } {
  const module = new WebAssembly.Module(readFileSync(`${root}build/core/core-simd.wasm`));
  const core = new Core(new WebAssembly.Instance(module).exports as unknown as CoreExports);
  const begun = performance.now();
  core.open('gabor', full, 1);
  const stage = () => core.view('stage').data[0];
  while (stage() < LEARNING) core.step(1);
  const start = performance.now();
  while (stage() === LEARNING) core.step(100);
  const end = performance.now();
  const iterations = core.view('learned').data[0];
  return { ms: (end - start) / iterations, iterations, seconds: (end - begun) / 1000 };
}

export function icaInScikit(precision: 'float64' | 'float32'): PeerRun {
  const file = `${root}build/bench/ica.bin`;
  execFileSync(`${root}build/bench/ica`, [file]);
  const out = execFileSync('/usr/bin/python3', ['bench/fastica.py', file, precision], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  rmSync(file);
  return JSON.parse(out.trim().split('\n').pop()!);
}
