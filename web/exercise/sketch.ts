// Sketch: the reader draws a curve, by pointer, by keys or in fields, before the truth is drawn over it.
import { exactNumber, formatNumber, readNumber } from '../figure/numbers.ts';
import { betweenSentences, fill, unit } from '../figure/text.ts';
import { context } from '../page/context.ts';
import { type Answer, storeAnswer } from '../page/store.ts';
import { CanvasSurface, Palette } from '../plot/canvas.ts';
import type { Plot } from '../plot/plot.ts';
import { callCore } from './ask.ts';
import {
  draw,
  fromText,
  gap,
  type Heights,
  heightAt,
  type Judged,
  judgeSketch,
  nodeAt,
  type Point,
  places,
  toText,
} from './curve.ts';
import { type SketchNames, sketchFrame, sketchPlot } from './sketch-plot.ts';
import { piece, sayIn, showState } from './state.ts';
import type { SketchChecks, SketchSpec } from './types.ts';

/** How long the truth takes to be drawn, in ms, as --slow in the tokens. */
const REVEAL = 320;

const stillness = matchMedia('(prefers-reduced-motion: reduce)');

class Sketch {
  private readonly root: HTMLElement;
  private readonly id: string;
  private readonly spec: SketchSpec;
  private readonly checks: SketchChecks;
  private readonly names: SketchNames;
  private readonly plot: Plot;
  private readonly palette = new Palette();
  private readonly canvas: HTMLCanvasElement;
  private readonly pad: HTMLElement;
  private readonly hand: HTMLInputElement;
  private readonly fields: { x: HTMLInputElement; y: HTMLInputElement };
  private readonly said: HTMLElement;
  private readonly x: number[];
  private now: Answer | null;
  private heights: Heights;
  /** The place that keys and fields speak of, and whether it is marked in the plot. */
  private node: number;
  private marked = false;
  private judged: Judged | null = null;
  /** How much of the truth has been drawn, 0 to 1. */
  private shown = 1;
  private width = 0;

  constructor(
    root: HTMLElement,
    id: string,
    spec: SketchSpec,
    checks: SketchChecks,
    answer: Answer | null,
  ) {
    const { strings, lang } = context();
    this.root = root;
    this.id = id;
    this.spec = spec;
    this.checks = checks;
    this.names = { ...JSON.parse(root.dataset.names!), yours: strings.you };
    this.plot = sketchPlot(spec, this.names, lang);
    this.canvas = root.querySelector('canvas')!;
    this.pad = root.querySelector('.pad')!;
    this.hand = this.pad.querySelector('input')!;
    const [x, y] = root.querySelectorAll<HTMLInputElement>('.exact input');
    this.fields = { x, y };
    this.said = root.querySelector('.say')!;
    this.x = places(spec.x, spec.nodes);
    this.node = Math.floor(spec.nodes / 2);
    this.now = answer;
    const kept = fromText(answer?.given, spec);
    this.heights = kept ?? this.x.map(() => null);
    this.listen();
    showState(root, answer, strings.answered_close);
    this.update();
    if (kept && answer!.tries > 0) void this.judge();
  }

  private listen(): void {
    const plate = this.pad.parentElement!;
    new ResizeObserver(() => this.layOut(this.canvas.clientWidth)).observe(plate);
    addEventListener('nm-theme', () => {
      this.palette.forget();
      this.draw();
    });
    this.usePointer();
    this.useKeys();
    this.fields.x.addEventListener('change', () => {
      const typed = readNumber(this.fields.x.value);
      if (typed !== null) this.node = nodeAt(this.spec, typed);
      this.mark();
    });
    this.fields.y.addEventListener('change', () => {
      const typed = readNumber(this.fields.y.value);
      if (typed === null) this.mark();
      else this.setHeight(typed);
    });
    const key = (name: string, act: () => void) =>
      this.root.querySelector(`[data-key=${name}]`)!.addEventListener('click', act);
    key('compare', () => void this.compare());
    key('clear', () => {
      this.heights.fill(null);
      this.changed();
    });
  }

  private usePointer(): void {
    let last: Point | null = null;
    const at = ({ clientX, clientY }: PointerEvent): Point => {
      const { x, y } = this.spec;
      const box = this.plot.area(this.width);
      const { left, top } = this.canvas.getBoundingClientRect();
      const across = (clientX - left - box.left) / (box.right - box.left);
      const up = (top + box.bottom - clientY) / (box.bottom - box.top);
      return { x: x.low + across * (x.high - x.low), y: y.low + up * (y.high - y.low) };
    };
    const extend = (event: PointerEvent) => {
      const point = at(event);
      draw(this.heights, this.spec, last ?? point, point);
      this.node = nodeAt(this.spec, point.x);
      this.marked = false;
      last = point;
      this.hideTruth();
      this.update();
    };
    this.pad.addEventListener('pointerdown', (event) => {
      if (event.button !== 0 || !event.isPrimary) return;
      event.preventDefault();
      this.pad.setPointerCapture(event.pointerId);
      this.hand.focus({ preventScroll: true });
      last = null;
      extend(event);
    });
    this.pad.addEventListener('pointermove', (event) => {
      if (!this.pad.hasPointerCapture(event.pointerId)) return;
      const passed = event.getCoalescedEvents?.() ?? [];
      for (const each of passed.length ? passed : [event]) extend(each);
    });
    this.pad.addEventListener('lostpointercapture', () => this.changed());
  }

  private useKeys(): void {
    const { hand } = this;
    const { step } = this.spec.y;
    const move = (by: number) => {
      this.node = Math.min(this.spec.nodes - 1, Math.max(0, this.node + by));
      this.mark();
    };
    const keys: Record<string, () => void> = {
      ArrowLeft: () => move(-1),
      ArrowRight: () => move(1),
      Home: () => move(-this.spec.nodes),
      End: () => move(this.spec.nodes),
      ArrowUp: () => this.setHeight(this.height() + step),
      ArrowDown: () => this.setHeight(this.height() - step),
      PageUp: () => this.setHeight(this.height() + 10 * step),
      PageDown: () => this.setHeight(this.height() - 10 * step),
      Delete: () => this.setHeight(null),
      Backspace: () => this.setHeight(null),
      Enter: () => void this.compare(),
    };
    hand.addEventListener('keydown', (event) => {
      const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    });
    // a screen reader's own way to move a slider
    hand.addEventListener('input', () => this.setHeight(Number(hand.value)));
    hand.addEventListener('focus', () => this.mark());
    hand.addEventListener('blur', () => {
      this.marked = false;
      this.draw();
    });
  }

  // ---- the curve ----

  /** Where the curve is at the node, or from where keys go on: the nearest height, or the bottom. */
  private height(): number {
    const own = heightAt(this.heights, this.node);
    if (own !== null) return own;
    const drawn = this.heights.map((_, i) => i).filter((i) => this.heights[i] !== null);
    drawn.sort((a, b) => Math.abs(a - this.node) - Math.abs(b - this.node));
    return drawn.length ? this.heights[drawn[0]]! : this.spec.y.low;
  }

  private setHeight(y: number | null): void {
    const { low, high } = this.spec.y;
    this.heights[this.node] = y === null ? null : Math.min(high, Math.max(low, y));
    this.marked = true;
    this.changed();
  }

  private mark(): void {
    this.marked = true;
    this.update();
  }

  private changed(): void {
    this.hideTruth();
    this.update();
    // before the first comparison a draft is kept; from then on, the curve that was compared
    if ((this.now?.tries ?? 0) === 0)
      this.keep({ given: toText(this.heights, this.spec.y), tries: 0, solved: false });
  }

  private hideTruth(): void {
    this.judged = null;
    this.said.hidden = true;
  }

  private keep(answer: Answer): void {
    this.now = answer;
    storeAnswer(this.id, answer);
  }

  // ---- the comparison ----

  private async compare(): Promise<void> {
    const { strings } = context();
    const missing = gap(this.heights);
    if (missing) {
      const [from, to] = missing.map((i) => formatNumber(this.x[i]));
      const text = fill(strings.sketch_gap, { from, to: to + unit(this.spec.x.unit) });
      this.said.textContent = text;
      this.said.hidden = false;
      return;
    }
    const judged = await this.judge();
    this.keep({
      given: toText(this.heights, this.spec.y),
      tries: (this.now?.tries ?? 0) + 1,
      solved: judged.right || (this.now?.solved ?? false),
    });
    showState(this.root, this.now, strings.answered_close);
  }

  private async judge(): Promise<Judged> {
    const { strings, lang } = context();
    const heights = this.x.map((_, i) => heightAt(this.heights, i) ?? this.spec.y.low);
    const judged = await judgeSketch(this.spec, this.checks, callCore, heights);
    this.judged = judged;
    const { right, hint, close, error, share } = judged;
    const score = fill(strings.sketch_score, {
      error: formatNumber(error, error < 10 ? 1 : 0) + unit(this.spec.y.unit),
      percent: formatNumber(100 * share, 0),
      truth: this.names.truth,
    });
    const near = right ? strings.close_word : strings.sketch_shape;
    const word = close ? near : strings.far_word;
    sayIn(
      this.said,
      word,
      !right,
      score + betweenSentences(lang),
      piece(this.root, hint || 'answer'),
    );
    this.update();
    this.reveal();
    return judged;
  }

  /** Draws the truth from left to right. */
  private reveal(): void {
    const start = performance.now();
    const grow = (time: number) => {
      this.shown = Math.min(1, Math.max(0, (time - start) / REVEAL));
      this.draw();
      if (this.shown < 1) requestAnimationFrame(grow);
    };
    grow(stillness.matches ? start + REVEAL : start);
  }

  // ---- showing ----

  private layOut(width: number): void {
    if (width === 0 || width === this.width) return;
    this.width = width;
    this.canvas.style.height = `${this.plot.height(width)}px`;
    const { left, right, top, bottom } = this.plot.area(width);
    const place = { left, top, width: right - left, height: bottom - top };
    for (const [name, value] of Object.entries(place))
      this.pad.style.setProperty(`--${name}`, `${value}px`);
    this.draw();
  }

  private draw(): void {
    if (this.width === 0) return;
    const { judged, plot, width } = this;
    const count = judged ? Math.ceil(this.shown * judged.x.length) : 0;
    const frame = sketchFrame(this.spec, {
      yours: this.heights,
      truth: judged && { x: judged.x.slice(0, count), y: judged.truth.slice(0, count) },
      at: this.marked ? { x: this.x[this.node], y: this.height() } : null,
    });
    const height = plot.height(width);
    plot.draw(new CanvasSurface(this.canvas, width, height, this.palette), width, frame, null);
    const { left, right, top, bottom } = plot.area(width);
    const { x, y } = this.spec;
    const across = (this.x[this.node] - x.low) / (x.high - x.low);
    const up = (this.height() - y.low) / (y.high - y.low);
    this.pad.style.setProperty('--x', `${left + across * (right - left)}px`);
    this.pad.style.setProperty('--y', `${bottom - up * (bottom - top)}px`);
    this.pad.classList.toggle('marked', this.marked);
  }

  private truthHere(): number {
    const { truth } = this.judged ?? { truth: [0] };
    return truth[Math.round((this.node * (truth.length - 1)) / (this.spec.nodes - 1))];
  }

  /** Shows the node in the fields and to a screen reader, and draws. */
  private update(): void {
    const { strings } = context();
    const x = this.x[this.node];
    const y = heightAt(this.heights, this.node);
    const inUnit = (value: number) => formatNumber(value) + unit(this.spec.y.unit);
    const values = {
      x: formatNumber(x) + unit(this.spec.x.unit),
      y: y === null ? strings.sketch_nothing : inUnit(y),
      truth: this.names.truth,
      core: inUnit(this.truthHere()),
    };
    this.fields.x.value = exactNumber(x);
    this.fields.y.value = y === null ? '' : formatNumber(y);
    this.hand.value = String(y ?? this.spec.y.low);
    const form = this.judged ? strings.sketch_at_both : strings.sketch_at;
    this.hand.setAttribute('aria-valuetext', fill(form, values));
    this.pad.classList.toggle(
      'empty',
      this.heights.every((h) => h === null),
    );
    this.draw();
  }
}

export function startSketch(
  root: HTMLElement,
  id: string,
  spec: SketchSpec,
  checks: SketchChecks,
  answer: Answer | null,
): void {
  new Sketch(root, id, spec, checks, answer);
}
