// The plots of an exercise: the reader's curve over the core's, and whatever the program itself drew.
import { formatNumber } from '../../figure/numbers.ts';
import { axisTitle } from '../../figure/text.ts';
import { context } from '../../page/context.ts';
import { type Axis, plotArrays, type Series } from '../../plot/arrays.ts';
import { CanvasSurface, Palette } from '../../plot/canvas.ts';
import type { Words } from '../../plot/mark.ts';
import type { Drawn } from '../run/protocol.ts';
import type { Comparison } from './types.ts';

const HEIGHT = 250;

function words(): Words {
  const { lang, strings } = context();
  return {
    label: (id) => id,
    axis: (label, unit) => axisTitle(label, unit, lang),
    number: formatNumber,
    beforeNow: strings.before_now,
  };
}

/** A plot on a canvas that follows its width and the theme. */
export class Picture {
  private readonly canvas: HTMLCanvasElement;
  private readonly palette = new Palette();
  private series: Series[] = [];
  private axes: { x: Axis; y: Axis } = { x: { label: '', unit: '' }, y: { label: '', unit: '' } };
  private width = 0;

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas;
    new ResizeObserver(([entry]) => {
      if (entry.contentRect.width === this.width) return;
      this.width = entry.contentRect.width;
      this.draw();
    }).observe(canvas);
    addEventListener('nm-theme', () => {
      this.palette.forget();
      this.draw();
    });
  }

  /** Yours in blue, the core's dashed. */
  compare({ x, yours, expected }: Comparison, axes: { x: Axis; y: Axis }): void {
    const { code_text: s } = context().strings;
    const core: Series = { x, y: expected, kind: 'line', style: 'reference', label: s.expected };
    const own: Series[] = yours ? [{ x, y: yours, kind: 'line', style: '', label: s.yours }] : [];
    this.show([core, ...own], axes);
  }

  /** What a program drew, in the order of the palette. */
  drawn(drawn: Drawn[], axes: { x: string; y: string }): void {
    const styles = ['', 'saffron', 'verdigris', 'cresyl', 'reference', 'faint'];
    const series = drawn.map((d, i) => ({ ...d, style: styles[i % styles.length] }));
    this.show(series, { x: { label: axes.x, unit: '' }, y: { label: axes.y, unit: '' } });
  }

  private show(series: Series[], axes: { x: Axis; y: Axis }): void {
    this.series = series;
    this.axes = axes;
    this.draw();
  }

  private draw(): void {
    if (this.series.length === 0 || this.width === 0) return;
    const width = Math.max(240, this.width);
    const { plot, frame } = plotArrays(this.series, this.axes, words(), HEIGHT);
    const height = plot.height(width);
    this.canvas.style.height = `${height}px`;
    plot.draw(new CanvasSurface(this.canvas, width, height, this.palette), width, frame, null);
  }
}

/** "drive R I | mV" */
export function axisOf(line: string): Axis {
  const [label, unit = ''] = (line ?? '').split('|').map((part) => part.trim());
  return { label, unit };
}
