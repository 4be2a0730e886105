// What a mark is, and what it is given to draw with.
import type { Given } from '../core/core.ts';
import type { Frame, Part, Want } from '../core/host.ts';
import type { Scene } from '../core/tables.ts';
import type { Box, Ink, Stroke, Surface } from './surface.ts';

export interface Scale {
  (value: number): number;
  low: number;
  high: number;
  /** The value at a pixel. */
  inverse(pixel: number): number;
}

/** Names and number formats in the reader's language. */
export interface Words {
  /** What a view or a parameter is called beside its mark. */
  label(id: string): string;
  /** A label with its unit, for an axis. */
  axis(label: string, unit: string): string;
  number(value: number, digits?: number): string;
  /** The axis title of a window that ends now. */
  beforeNow: string;
}

export interface Drawing {
  surface: Surface;
  box: Box;
  /** The mark's side area, right of the box, if it asked for one. */
  side: Box;
  x: Scale;
  y: Scale;
  frame: Frame;
  scene: Scene;
  words: Words;
  narrow: boolean;
  /** Asks for a label at the right end of a curve; the panel keeps labels apart. */
  label(text: string, x: number, y: number, ink: Ink): void;
  /** A number by id: a parameter of the scene, or a single-number view. */
  number(id: string): number;
}

export interface Reading {
  label: string;
  value: number;
  unit: string;
  /** Where the cursor should stand for it. */
  x: number;
}

/** What a hand on the plot changes: a parameter, or what the scene has been given. */
export type Change = { set: string; value: number } | { give: string; given: Given };

/** A hand that has taken hold: what it changes as it moves to a place on the canvas. */
export type Pull = (d: Drawing, x: number, y: number) => Change[];

export interface Mark {
  /** The views whose extents span the axes; '' or absent: this mark does not say. */
  xView?: string;
  yView?: string;
  /** The x axis is a window of time that ends now. */
  sliding?: boolean;
  /** The y axis has no numbers (rows of strokes). */
  bareY?: boolean;
  /** Pixels that it needs right of the box, for names or a drawing. */
  side?(narrow: boolean): number;
  wants(columns: number, rows: number): Want[];
  /** The scene has started anew. */
  forget?(): void;
  draw(drawing: Drawing, parts: Part[]): void;
  /** Can a hand take hold of it at this place on the canvas? Whatever it changes must also be within
   * reach of the keyboard: a slider, a field. */
  grab?(drawing: Drawing, parts: Part[], x: number, y: number): Pull | null;
  /** What an arrow key on the plot changes, where it steers rather than reads. */
  steer?(drawing: Drawing, key: string): Change[];
  /** The values nearest to x, for the cursor. */
  read?(drawing: Drawing, parts: Part[], x: number): Reading[];
}

export type MarkMaker = (args: string[], style: string, scene: Scene) => Mark;

/** The second code of each series beside its colour: references are dashed, the rest is not. */
const styles: Record<string, Stroke> = {
  '': { ink: 'model', width: 2.25 },
  model: { ink: 'model', width: 2.25 },
  reference: { ink: 'silver', width: 1.5, dash: [6, 4] },
  faint: { ink: 'ink-3', width: 1.25 },
  saffron: { ink: 'saffron', width: 1.75 },
  verdigris: { ink: 'verdigris', width: 1.75 },
  cresyl: { ink: 'cresyl', width: 1.75 },
};

export function strokeOf(style: string): Stroke {
  const stroke = styles[style];
  if (!stroke) throw new Error(`"${style}" is no style of a mark`);
  return stroke;
}

/** The view that the first index of `id` runs over. */
export function overOf(scene: Scene, id: string): string {
  const over = scene.views.find((v) => v.id === id)?.over;
  if (!over) throw new Error(`${scene.id}.${id} has no coordinates to be drawn over`);
  return over;
}

export function unitOf(scene: Scene, id: string): string {
  const row = scene.views.find((v) => v.id === id) ?? scene.params.find((p) => p.id === id);
  return row?.unit ?? '';
}

/** A crisp position for a line one pixel wide. */
export function crisp(x: number): number {
  return Math.round(x) + 0.5;
}

/** A new path around a box, to be filled or stroked. */
export function rectangle(s: Surface, { left, right, top, bottom }: Box): void {
  s.begin();
  s.move(left, top);
  s.line(right, top);
  s.line(right, bottom);
  s.line(left, bottom);
  s.close();
}

export function segment(
  s: Surface,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  stroke: Stroke,
) {
  s.begin();
  s.move(x0, y0);
  s.line(x1, y1);
  s.stroke(stroke);
}

export function ring(s: Surface, x: number, y: number, radius: number, stroke: Stroke) {
  s.begin();
  s.circle(x, y, radius);
  s.fill('plate');
  s.stroke(stroke);
}

/** Index of the point nearest to x in a list of x, y pairs whose x ascend; -1 for none. */
export function nearest(points: Float32Array, x: number): number {
  let best = -1;
  for (let i = 0; i < points.length; i += 2) {
    if (best < 0 || Math.abs(points[i] - x) < Math.abs(points[best] - x)) best = i;
  }
  return best;
}

/** What the cursor reads off a view that came as points: the one nearest to x. */
export function readPoints(d: Drawing, part: Part, id: string, x: number): Reading[] {
  const points = part.data as Float32Array;
  const i = nearest(points, x - d.x.low);
  if (i < 0) return [];
  const [label, unit] = [d.words.label(id), unitOf(d.scene, id)];
  return [{ label, unit, value: points[i + 1], x: d.x.low + points[i] }];
}

/** How near, in pixels, a hand must come to take hold: half of a touch target. */
export const REACH = 22;

/** A parameter that a hand sets: on its step and within its range. What is no parameter is left alone. */
export function setByHand(scene: Scene, id: string, value: number): Change[] {
  const param = scene.params.find((p) => p.id === id);
  if (!param) return [];
  const stepped = Math.round(value / param.step) * param.step;
  const digits = Math.max(0, Math.ceil(-Math.log10(param.step)) + 1);
  const bounded = Math.min(param.highest, Math.max(param.lowest, stepped));
  return [{ set: id, value: Number(bounded.toFixed(digits)) }];
}
