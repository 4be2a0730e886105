// The plot of a sketch: empty axes at first, the reader's curve, then the truth and what lies between
// the two. The page and the build draw with it.
import type { Extent, Frame, Part } from '../core/host.ts';
import type { Scene } from '../core/tables.ts';
import { formatNumber } from '../figure/numbers.ts';
import { axisTitle } from '../figure/text.ts';
import { Plot } from '../plot/plot.ts';
import { places } from './curve.ts';
import type { SketchAxis, SketchSpec } from './types.ts';

/** What the axes and the two curves are called. */
export interface SketchNames {
  x: string;
  y: string;
  yours: string;
  truth: string;
}

export interface Sketched {
  yours: (number | null)[];
  /** The truth over places of its own, as far as it is shown; null before. */
  truth: { x: number[]; y: number[] } | null;
  /** Where the reader stands on the curve; null where that is not shown. */
  at: { x: number; y: number } | null;
}

const HEIGHT = 380;
const marks = 'between:yours,truth@verdigris line:yours line:truth@verdigris here:at_x,at_y';

function extent({ low, high }: SketchAxis): Extent {
  return { low, high, length: 0, columns: 1 };
}

/** x less the low end of the axis and y by turns, as a frame of the core brings a curve. */
function points(x: number[], y: (number | null)[], from: number): Part {
  const pairs = y.flatMap((height, i) => (height === null ? [] : [x[i] - from, height]));
  return { kind: 'line', data: Float32Array.from(pairs) };
}

/** `empty`: the axes alone, as the build draws them. */
export function sketchPlot(spec: SketchSpec, names: SketchNames, lang: string, empty = false) {
  const [x, y] = [spec.x.unit, spec.y.unit];
  const scene: Scene = {
    id: '',
    clock: false,
    dt: 0,
    params: [],
    inputs: [],
    views: [
      { id: 'x', unit: x, type: 'f64', over: '' },
      { id: 'yours', unit: y, type: 'f64', over: 'x' },
      { id: 'truth', unit: y, type: 'f64', over: 'x' },
    ],
  };
  const labels: Record<string, string> = { ...names, 'yours.axis': names.y };
  const plot = new Plot(`${empty ? 'dots:yours' : marks} h=${HEIGHT}`, scene, {
    label: (id) => labels[id] ?? id,
    axis: (label, unit) => axisTitle(label, unit, lang),
    number: formatNumber,
    beforeNow: '',
  });
  plot.wants(600, 1); // the plot learns how many parts each mark takes
  return plot;
}

export function sketchFrame(spec: SketchSpec, { yours, truth, at }: Sketched): Frame {
  const own = points(places(spec.x, spec.nodes), yours, spec.x.low);
  const core = points(truth?.x ?? [], truth?.y ?? [], spec.x.low);
  const y = extent(spec.y);
  return {
    steps: 0,
    time: 0,
    values: {},
    numbers: at ? { at_x: at.x, at_y: at.y } : { at_x: Number.NEGATIVE_INFINITY, at_y: 0 },
    extents: { x: extent(spec.x), yours: y, truth: y },
    parts: [own, core, own, core],
  };
}
