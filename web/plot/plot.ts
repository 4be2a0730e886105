// Lays out the panels of a plot, draws axes and marks, and reads values off it. Knows scenes only as
// tables of views; the same code draws on the page and into the build's SVG.
import { ticks as ticksBetween } from 'd3-array';
import type { Frame, Part, Want } from '../core/host.ts';
import type { Scene } from '../core/tables.ts';
import {
  type Change,
  crisp,
  type Drawing,
  type Mark,
  type Pull,
  type Reading,
  rectangle,
  type Scale,
  segment,
  unitOf,
  type Words,
} from './mark.ts';
import { marks } from './marks/index.ts';
import { defaultHeight, type PlotSpec, parsePlot } from './spec.ts';
import { type Box, fitted, type Ink, type Surface } from './surface.ts';

/** A band that a goal lays over the plot: from low to high of what the y axis shows. */
export interface Band {
  low: number;
  high: number;
  label: string;
}

export interface Cursor {
  panel: number;
  /** In units of the panel's x axis. */
  x: number;
}

interface Panel {
  marks: Mark[];
  /** How many parts of a frame each mark asked for last. */
  parts: number[];
  height: number;
  share: number;
  square: boolean;
  row: number;
  column: number;
}

interface PanelLabel {
  text: string;
  x: number;
  y: number;
  ink: Ink;
}

const NARROW = 560;
const TOP = 44;
const BOTTOM = 52;
const GAP = 14;

export class Plot {
  private readonly panels: Panel[] = [];
  private readonly spec: PlotSpec;
  private readonly scene: Scene;
  private readonly words: Words;
  band: Band | null = null;
  /** As drawn last, for the reader's hand. */
  private drawn: { drawing: Drawing; parts: Part[][] }[] = [];

  constructor(text: string, scene: Scene, words: Words) {
    this.spec = parsePlot(text);
    this.scene = scene;
    this.words = words;
    this.spec.forEach((row, r) => {
      row.forEach((panel, c) => {
        const made = panel.marks.map(({ kind, args, style }) => {
          if (!marks[kind]) throw new Error(`There is no mark "${kind}".`);
          return marks[kind](args, style, scene);
        });
        this.panels.push({ ...panel, marks: made, parts: [], row: r, column: c });
      });
    });
  }

  /** What the plot's height is at a width, in CSS pixels. */
  height(width: number): number {
    return this.boxes(width).reduce(
      (h, { box, axis }) => Math.max(h, box.bottom + (axis ? BOTTOM : 8)),
      0,
    );
  }

  /** Where the first panel lies, in CSS pixels: the area between its axes. */
  area(width: number): Box {
    return this.boxes(width)[0].box;
  }

  wants(width: number, ratio: number): Want[] {
    const boxes = this.boxes(width);
    return this.panels.flatMap((panel, i) => {
      const { box } = boxes[i];
      const columns = Math.max(1, Math.round((box.right - box.left) * ratio));
      const rows = Math.max(1, Math.round((box.bottom - box.top) * ratio));
      const wants = panel.marks.map((mark) => mark.wants(columns, rows));
      panel.parts = wants.map((w) => w.length);
      return wants.flat();
    });
  }

  /** The scene has started anew: nothing that was drawn before counts. */
  forget(): void {
    for (const mark of this.panels.flatMap((p) => p.marks)) mark.forget?.();
  }

  draw(surface: Surface, width: number, frame: Frame, cursor: Cursor | null): Reading[] {
    const boxes = this.boxes(width);
    let part = 0;
    let readings: Reading[] = [];
    this.drawn = [];
    this.panels.forEach((panel, i) => {
      const drawing = this.drawing(surface, panel, boxes[i].box, width, frame);
      if (this.band && i === 0) this.drawBand(drawing, this.band);
      this.drawAxes(drawing, panel, boxes[i].axis);
      const parts = panel.parts.map((count) => frame.parts.slice(part, (part += count)));
      panel.marks.forEach((mark, m) => {
        mark.draw(drawing, parts[m]);
      });
      this.drawLabels(drawing);
      this.drawn.push({ drawing, parts });
      if (cursor?.panel === i) readings = this.drawCursor(drawing, panel, parts, cursor.x);
    });
    return readings;
  }

  /** What a hand can take hold of at a place on the canvas, as it was drawn last. */
  grab(px: number, py: number): ((x: number, y: number) => ReturnType<Pull>) | null {
    for (const [i, { drawing, parts }] of this.drawn.entries()) {
      const { marks: all } = this.panels[i];
      for (let m = all.length - 1; m >= 0; m--) {
        const pull = all[m].grab?.(drawing, parts[m], px, py);
        if (pull) return (x, y) => pull(this.drawn[i].drawing, x, y);
      }
    }
    return null;
  }

  /** Do the arrow keys steer what is drawn? */
  get steers(): boolean {
    return this.panels.some((panel) => panel.marks.some((mark) => mark.steer));
  }

  /** What a key changes, of the first mark that knows it. */
  steer(key: string): Change[] {
    for (const [i, { drawing }] of this.drawn.entries()) {
      for (const mark of this.panels[i].marks) {
        const changes = mark.steer?.(drawing, key) ?? [];
        if (changes.length > 0) return changes;
      }
    }
    return [];
  }

  /** The cursor at a place on the canvas, or null beside every panel. */
  locate(px: number, py: number, frame: Frame): Cursor | null {
    for (let i = 0; i < this.panels.length; i++) {
      const box = this.drawn[i]?.drawing.box;
      if (!box || !this.firstView(this.panels[i], 'xView')) continue;
      if (px < box.left - 10 || px > box.right + 10 || py < box.top - 20 || py > box.bottom + 20)
        continue;
      const [low, high] = this.xExtent(this.panels[i], frame);
      const at = (px - box.left) / (box.right - box.left);
      return { panel: i, x: low + (high - low) * Math.min(1, Math.max(0, at)) };
    }
    return null;
  }

  /** The cursor moved by a share of the axis; starts in the middle of the first panel. */
  moved(cursor: Cursor | null, share: number, frame: Frame): Cursor {
    const panel = cursor?.panel ?? 0;
    const [low, high] = this.xExtent(this.panels[panel], frame);
    const x = cursor ? cursor.x + share * (high - low) : (low + high) / 2;
    return { panel, x: Math.min(high, Math.max(low, x)) };
  }

  // ---- layout ----

  private boxes(width: number): { box: Box; axis: boolean }[] {
    const narrow = width < NARROW;
    const result: { box: Box; axis: boolean }[] = [];
    let top = TOP;
    this.spec.forEach((row, r) => {
      const panels = this.panels.filter((p) => p.row === r);
      const sharesAxis = (p: Panel) => {
        const below = this.panels.find((q) => q.row === r + 1 && q.column === p.column);
        const alike = this.spec[r + 1]?.length === row.length;
        return Boolean(
          alike && below?.marks.some((m) => m.sliding) && p.marks.some((m) => m.sliding),
        );
      };
      const total = row.reduce((sum, p) => sum + p.share, 0);
      let start = 0;
      let lowest = top;
      for (const panel of panels) {
        const share = narrow ? width : (width * panel.share) / total;
        const margin = this.margin(panel, narrow);
        const bare = !this.firstView(panel, 'xView') && !this.firstView(panel, 'yView');
        const left = bare ? 6 : narrow ? 46 : 58;
        const height = narrow ? Math.min(panel.height, 0.86 * panel.height + 10) : panel.height;
        const box: Box = {
          left: start + left,
          right: start + share - margin,
          top,
          bottom: top + height - (height >= defaultHeight ? 40 : 0),
        };
        const axis = !bare && !sharesAxis(panel);
        result.push({ box, axis });
        lowest = Math.max(lowest, box.bottom + (axis ? BOTTOM : bare ? 12 : 0));
        if (narrow && panel !== panels[panels.length - 1]) top = lowest + TOP;
        else start += share;
      }
      top = lowest + (panels.every((p) => sharesAxis(p)) ? GAP + 34 : TOP - 8);
    });
    return result;
  }

  /** Room right of a panel: what its marks need, and those of the panels on the same axis. */
  private margin(panel: Panel, narrow: boolean): number {
    const width = this.spec[panel.row].length;
    const column = this.panels.filter(
      (p) => p.column === panel.column && this.spec[p.row].length === width,
    );
    const needs = column.flatMap((p) => p.marks.map((m) => m.side?.(narrow) ?? 0));
    return Math.max(14, ...needs);
  }

  private firstView(panel: Panel, axis: 'xView' | 'yView'): string {
    return panel.marks.map((m) => m[axis]).find((id) => id) ?? '';
  }

  private xExtent(panel: Panel, frame: Frame): [number, number] {
    const { low, high } = frame.extents[this.firstView(panel, 'xView')] ?? { low: 0, high: 1 };
    return [low, high];
  }

  private labels: PanelLabel[] = [];

  private drawing(
    surface: Surface,
    panel: Panel,
    whole: Box,
    width: number,
    frame: Frame,
  ): Drawing {
    const [xLow, xHigh] = this.xExtent(panel, frame);
    const y = frame.extents[this.firstView(panel, 'yView')] ?? { low: 0, high: 1 };
    const box = panel.square ? fitted(whole, y.high - y.low, xHigh - xLow) : whole;
    this.labels = [];
    return {
      surface,
      box,
      side: { ...box, left: box.right, right: width },
      x: linear(xLow, xHigh, box.left, box.right),
      y: linear(y.low, y.high, box.bottom, box.top),
      frame,
      scene: this.scene,
      words: this.words,
      narrow: width < NARROW,
      label: (text, x, yAt, ink) => this.labels.push({ text, x, y: yAt, ink }),
      number: (id) => frame.values[id] ?? frame.numbers[id] ?? 0,
    };
  }

  // ---- axes, labels, cursor ----

  private drawAxes(d: Drawing, panel: Panel, withX: boolean): void {
    const { surface: s, box, words, narrow } = d;
    const edge = { ink: 'edge' as const };
    const sliding = panel.marks.some((m) => m.sliding);
    if (withX) {
      const now = sliding ? d.x.high : 0;
      const count = Math.max(2, Math.min(7, (box.right - box.left) / (narrow ? 90 : 110)));
      const ticks = ticksBetween(d.x.low - now, d.x.high - now, count);
      const y = crisp(box.bottom + 8);
      segment(s, crisp(d.x(ticks[0] + now)), y, crisp(d.x(ticks[ticks.length - 1] + now)), y, edge);
      for (const tick of ticks) {
        const x = crisp(d.x(tick + now));
        segment(s, x, box.bottom + 8, x, box.bottom + 13, edge);
        s.text(words.number(tick), x, box.bottom + 22, { ink: 'ink-3', align: 'center' });
      }
      const id = this.firstView(panel, 'xView');
      const title = sliding ? words.beforeNow : this.axisTitle(id);
      s.text(title, box.right, box.bottom + 41, { ink: 'ink-2', align: 'right' });
    }
    const id = this.firstView(panel, 'yView');
    if (!id || panel.marks.some((m) => m.bareY)) return;
    const count = Math.max(2, Math.min(6, (box.bottom - box.top) / 46));
    const ticks = ticksBetween(d.y.low, d.y.high, count);
    const x = crisp(box.left - 8);
    segment(s, x, crisp(d.y(ticks[0])), x, crisp(d.y(ticks[ticks.length - 1])), edge);
    for (const tick of ticks) {
      const y = crisp(d.y(tick));
      segment(s, box.left - 13, y, box.left - 8, y, edge);
      s.text(words.number(tick), box.left - 17, y, { ink: 'ink-3', align: 'right' });
    }
    const title = this.axisTitle(id);
    s.text(title, Math.max(4, box.left - 52), box.top - 24, { ink: 'ink-2' });
  }

  /** An axis may be called otherwise than the curve that spans it: labels "rate" and "rate.axis". */
  private axisTitle(id: string): string {
    const own = this.words.label(`${id}.axis`);
    const label = own === `${id}.axis` ? this.words.label(id) : own;
    return this.words.axis(label, unitOf(this.scene, id));
  }

  /**
   * Names at the ends of curves. Where there is room beside the box they are kept 15 pixels apart;
   * on a narrow plot they stand inside, and one that would cover another is left out.
   */
  private drawLabels(d: Drawing): void {
    // inks that are too light for text have a darker twin
    const inks: Partial<Record<Ink, Ink>> = { silver: 'ink-2', verdigris: 'verdigris-text' };
    const styled = (label: PanelLabel) => ({
      ink: inks[label.ink] ?? label.ink,
      bold: label.ink === 'model',
    });
    if (d.narrow) {
      const taken: number[] = [];
      const bold = (label: PanelLabel) => Number(label.ink === 'model');
      for (const label of this.labels.sort((a, b) => bold(b) - bold(a))) {
        if (taken.some((y) => Math.abs(y - label.y) < 15)) continue;
        taken.push(label.y);
        d.surface.text(label.text, label.x - 6, label.y - 11, { ...styled(label), align: 'right' });
      }
      return;
    }
    let last = Number.NEGATIVE_INFINITY;
    for (const label of this.labels.sort((a, b) => a.y - b.y)) {
      last = Math.max(label.y, last + 15);
      d.surface.text(label.text, label.x + 9, last, styled(label));
    }
  }

  private drawBand(d: Drawing, band: Band): void {
    const { surface: s, box } = d;
    const [top, bottom] = [d.y(band.high), Math.max(d.y(band.low), d.y(band.high) + 3)];
    if (bottom < box.top || top > box.bottom) return;
    rectangle(s, { ...box, top, bottom });
    s.fill('verdigris-wash');
    s.text(band.label, box.left + 6, top - 9, { ink: 'verdigris-text' });
  }

  private drawCursor(d: Drawing, panel: Panel, parts: Part[][], x: number): Reading[] {
    const readings = panel.marks.flatMap((mark, i) => mark.read?.(d, parts[i], x) ?? []);
    if (readings.length === 0) return [];
    const at = crisp(d.x(readings[0].x));
    segment(d.surface, at, d.box.top, at, d.box.bottom, { ink: 'ink-3' });
    return [this.xReading(d, panel, readings[0].x), ...readings];
  }

  private xReading(d: Drawing, panel: Panel, x: number): Reading {
    const id = this.firstView(panel, 'xView');
    const sliding = panel.marks.some((m) => m.sliding);
    const label = sliding ? this.words.beforeNow : this.words.label(id);
    return { label, value: sliding ? x - d.x.high : x, unit: unitOf(this.scene, id), x };
  }
}

function linear(low: number, high: number, from: number, to: number): Scale {
  const factor = (to - from) / (high - low || 1);
  const inverse = (pixel: number) => low + (pixel - from) / factor;
  return Object.assign((value: number) => from + (value - low) * factor, { low, high, inverse });
}
