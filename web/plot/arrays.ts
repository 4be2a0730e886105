// A plot of plain arrays: they are put up as a scene of their own, so that axes, marks and readings are
// those of every figure.
import type { Extent, Frame, Part } from '../core/host.ts';
import type { Scene, ViewRow } from '../core/tables.ts';
import type { Words } from './mark.ts';
import { Plot } from './plot.ts';

export interface Series {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  kind: 'line' | 'dots';
  /** Of strokeOf in mark.ts. */
  style: string;
  label: string;
}

export interface Axis {
  label: string;
  unit: string;
}

export interface ArrayPlot {
  plot: Plot;
  frame: Frame;
}

/** Points are drawn in single precision; what is larger, or no number, is not drawn. */
const LARGEST = 1e37;

/** x and y by turns, of the points that can be drawn. */
function pairs({ x, y }: Series): number[] {
  const data: number[] = [];
  const n = Math.min(x.length, y.length);
  for (let i = 0; i < n; i++)
    if (Math.abs(x[i]) < LARGEST && Math.abs(y[i]) < LARGEST) data.push(x[i], y[i]);
  return data;
}

/** Of every second number, from `first` on. */
function extentOf(lists: number[][], first: 0 | 1): Extent {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const list of lists) {
    for (let i = first; i < list.length; i += 2) {
      if (list[i] < low) low = list[i];
      if (list[i] > high) high = list[i];
    }
  }
  if (low > high) [low, high] = [0, 1];
  if (low === high) [low, high] = [low - Math.abs(low || 1) / 2, high + Math.abs(high || 1) / 2];
  return { low, high, length: 0, columns: 1 };
}

/** Some room above and below, and 0 for a curve that comes near it. */
function padded({ low, high }: Extent): Extent {
  const room = 0.06 * (high - low);
  const from = low >= 0 && low < 0.3 * high ? 0 : low - room;
  return { low: from, high: high + room, length: 0, columns: 1 };
}

/** x less the low end of the axis and y by turns, as a frame of the core brings a curve. */
function part(data: number[], from: number): Part {
  return { kind: 'line', data: Float32Array.from(data, (v, i) => (i % 2 ? v : v - from)) };
}

/** `height`: in pixels. */
export function plotArrays(
  series: Series[],
  axes: { x: Axis; y: Axis },
  words: Words,
  height: number,
): ArrayPlot {
  const views: ViewRow[] = series.flatMap((_, i) => [
    { id: `x${i}`, unit: axes.x.unit, type: 'f64', over: '' },
    { id: `y${i}`, unit: axes.y.unit, type: 'f64', over: `x${i}` },
  ]);
  const scene: Scene = { id: '', clock: false, dt: 0, params: [], views, inputs: [] };
  const data = series.map(pairs);
  const x = extentOf(data, 0);
  const y = padded(extentOf(data, 1));
  const extents: Record<string, Extent> = {};
  series.forEach((_, i) => {
    extents[`x${i}`] = x;
    extents[`y${i}`] = y;
  });
  const marks = series.map((s, i) => `${s.kind}:y${i}${s.style ? `@${s.style}` : ''}`);
  const names: Words = {
    ...words,
    label(id) {
      if (id.startsWith('x')) return axes.x.label;
      if (id.endsWith('.axis')) return axes.y.label;
      return series[Number(id.slice(1))]?.label ?? id;
    },
  };
  const plot = new Plot(`${marks.join(' ')} h=${height}`, scene, names);
  const frame: Frame = {
    steps: 0,
    time: 0,
    values: {},
    numbers: {},
    extents,
    parts: data.map((list) => part(list, x.low)),
  };
  plot.wants(600, 1); // the plot learns how many parts each mark takes
  return { plot, frame };
}
