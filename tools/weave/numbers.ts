// numbers.json of a chapter: every number that its prose asserts, as a native run of a scene.
//
//     { "fi-rate-2nA": { "scene": "lif", "set": { "current": 2 }, "view": "rate_formula",
//                        "digits": 1, "value": 33.64, "within": 0.01 } }
//
// `value` and `within` are what a test states about it; the page shows what the run gives.
import { execFileSync } from 'node:child_process';
import { formatNumber } from '../../web/figure/numbers.ts';

export interface NumberSpec {
  scene: string;
  set?: Record<string, number | string>;
  seed?: number;
  steps?: number;
  view: string;
  /** Of a list: the element at this index; the last for -1. */
  at?: number;
  /** Multiplies the number, to change its unit (1000 for seconds to milliseconds). */
  times?: number;
  digits?: number;
  value: number;
  within: number;
}

interface NativeView {
  data: number[];
}

const mirror = new URL('../../build/native/mirror', import.meta.url).pathname;
const cache = new Map<string, Record<string, NativeView>>();

/** All views of a native run. */
function nativeRun(spec: NumberSpec): Record<string, NativeView> {
  const settings = Object.entries(spec.set ?? {}).flatMap(([id, value]) => [
    '--set',
    `${id}=${value}`,
  ]);
  const args = ['run', spec.scene, ...settings, '--json'];
  if (spec.seed !== undefined) args.push('--seed', String(spec.seed));
  if (spec.steps !== undefined) args.push('--steps', String(spec.steps));
  const key = args.join(' ');
  let views = cache.get(key);
  if (!views) {
    const options = { encoding: 'utf8' as const, maxBuffer: 1 << 28, stdio: 'pipe' as const };
    views = JSON.parse(execFileSync(mirror, args, options)) as Record<string, NativeView>;
    cache.set(key, views);
  }
  return views;
}

export function computeNumber(spec: NumberSpec): number {
  const view = nativeRun(spec)[spec.view];
  if (!view) throw new Error(`${spec.scene} has no view "${spec.view}"`);
  const index = (spec.at ?? 0) < 0 ? view.data.length + (spec.at ?? 0) : (spec.at ?? 0);
  const value = view.data[index];
  if (value === undefined) throw new Error(`${spec.scene}.${spec.view} has no element ${index}`);
  return value * (spec.times ?? 1);
}

export function showNumber(spec: NumberSpec): string {
  return formatNumber(computeNumber(spec), spec.digits);
}
