// A curve that a reader draws: one height, or none yet, at each of so many places along x; between
// heights it runs straight. No page here: the tests judge with the same functions.
import { type CallCore, coreFunction } from './kernel.ts';
import type { Curve, SketchAxis, SketchChecks, SketchSpec } from './types.ts';
import type { Verdict } from './verdict.ts';

export type Heights = (number | null)[];

/** n places, evenly from one end of the axis to the other. */
export function places({ low, high }: SketchAxis, n: number): number[] {
  return Array.from({ length: n }, (_, i) => low + ((high - low) * i) / (n - 1));
}

/** The place nearest to x. */
export function nodeAt({ x: { low, high }, nodes }: SketchSpec, x: number): number {
  const i = Math.round(((x - low) / (high - low)) * (nodes - 1));
  return Math.min(nodes - 1, Math.max(0, i));
}

export interface Point {
  x: number;
  y: number;
}

/** Draws from one point straight to another: what was there before gives way. The place that the pen
 * is about to pass already follows it. */
export function draw(heights: Heights, spec: SketchSpec, from: Point, to: Point): void {
  const x = places(spec.x, spec.nodes);
  const height = (y: number) => Math.min(spec.y.high, Math.max(spec.y.low, y));
  const near = nodeAt(spec, to.x);
  const passed = from.x < to.x ? x[near] < to.x : x[near] > to.x;
  if (from.x === to.x || !passed) heights[near] = height(to.y);
  const slope = (to.y - from.y) / (to.x - from.x);
  x.forEach((at, i) => {
    if ((at - from.x) * (at - to.x) < 0) heights[i] = height(from.y + slope * (at - from.x));
  });
}

/** The height at place i, on the straight line between its neighbours where it has none of its own;
 * null where the curve does not reach. */
export function heightAt(heights: Heights, i: number): number | null {
  let [before, after] = [i, i];
  while (before >= 0 && heights[before] === null) before--;
  while (after < heights.length && heights[after] === null) after++;
  if (before < 0 || after >= heights.length) return null;
  const [low, high] = [heights[before]!, heights[after]!];
  return before === after ? low : low + ((high - low) * (i - before)) / (after - before);
}

/** The first stretch, from place to place, that the curve does not reach; null where it is whole. */
export function gap(heights: Heights): [from: number, to: number] | null {
  const drawn = heights.map((h) => h !== null);
  const [first, last] = [drawn.indexOf(true), drawn.lastIndexOf(true)];
  if (first < 0) return [0, heights.length - 1];
  if (first > 0) return [0, first];
  return last < heights.length - 1 ? [last, heights.length - 1] : null;
}

export function curveThrough({ low, high }: SketchAxis, heights: ArrayLike<number>): Curve {
  const last = heights.length - 1;
  return (x) => {
    const at = Math.min(1, Math.max(0, (x - low) / (high - low))) * last;
    const i = Math.min(last - 1, Math.floor(at));
    return heights[i] + (at - i) * (heights[i + 1] - heights[i]);
  };
}

// ---- kept as a short text ----

const LEVELS = 36 * 36 - 1;
const NONE = '--';

/** Two characters for each height, as many steps from the low end of the axis to the high. */
export function toText(heights: Heights, { low, high }: SketchAxis): string {
  const level = (y: number) => Math.round((LEVELS * (y - low)) / (high - low));
  return heights.map((y) => (y === null ? NONE : level(y).toString(36).padStart(2, '0'))).join('');
}

/** Null where the text is no curve of this exercise. */
export function fromText(text: unknown, { y: { low, high }, nodes }: SketchSpec): Heights | null {
  if (typeof text !== 'string' || !/^([0-9a-z]{2}|--)+$/.test(text)) return null;
  const pairs = text.match(/../g)!;
  if (pairs.length !== nodes) return null;
  return pairs.map((pair) =>
    pair === NONE ? null : low + ((high - low) * Number.parseInt(pair, 36)) / LEVELS,
  );
}

// ---- judged ----

export interface Judged extends Verdict {
  /** Close to the truth on average. It is right only if it has none of the usual mistakes too. */
  close: boolean;
  /** Of the truth, finer than the reader's curve. */
  x: number[];
  truth: number[];
  /** The mean distance between the two curves, and the same as a share of the truth's mean size. */
  error: number;
  share: number;
}

/** The truth is asked at so many places for each that the reader has. */
const FINER = 5;

const mean = (numbers: number[]) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;

/** The first mistake that is found in the curve earns its hint, however close the curve is. */
export async function judgeSketch(
  spec: SketchSpec,
  checks: SketchChecks,
  call: CallCore,
  heights: number[],
): Promise<Judged> {
  const x = places(spec.x, (spec.nodes - 1) * FINER + 1);
  const truth = await checks.truth(coreFunction(call), x);
  const yours = curveThrough(spec.x, heights);
  const error = mean(x.map((at, i) => Math.abs(yours(at) - truth[i])));
  const size = mean(truth.map(Math.abs)) || spec.y.high - spec.y.low;
  const close = error <= Math.max(spec.close * size, spec.y.step);
  const line = curveThrough(spec.x, truth);
  const hint = Object.entries(checks.mistakes).find(([, { made }]) => made(yours, line))?.[0] ?? '';
  return { right: close && !hint, hint, close, x, truth, error, share: error / size };
}
