// <nm-figure>: a scene that runs. The build has written its title, keys, sliders and caption; this
// element opens the scene in the worker when it comes near the screen, runs it while it is the one in
// view, and draws its frames.
import type { Given } from '../core/core.ts';
import type { Frame, Request, Want } from '../core/host.ts';
import { findScene, initialValues, type Scene, type Values } from '../core/tables.ts';
import { context } from '../page/context.ts';
import { CanvasSurface, Palette } from '../plot/canvas.ts';
import type { Change } from '../plot/mark.ts';
import { type Band, type Cursor, Plot } from '../plot/plot.ts';
import { Controls } from './controls.ts';
import { openHand } from './hand.ts';
import { openLayers } from './layers.ts';
import { choose, type Runner, register } from './loop.ts';
import { formatNumber } from './numbers.ts';
import { openOutputs } from './outputs.ts';
import { applyLink, readLink, type Setting, writeLink } from './permalink.ts';
import { openPhoto } from './photo.ts';
import { plotWords, sentenceOf } from './said.ts';
import type { Clicks } from './sound.ts';
import { fill, unit } from './text.ts';
import { parseTemplate, say, type Template } from './words.ts';

const palette = new Palette();

/** Pixels that a frame is asked for before the page is laid out. */
const USUAL_WIDTH = 896;

type State = 'running' | 'paused' | 'live' | 'asleep' | 'starting' | 'failed';

export class NmFigure extends HTMLElement implements Runner {
  readonly element = this;
  wanted = false;
  /** Has it stopped because it was done? Then whatever begins it anew also sets it going. */
  private ended = false;
  scene!: Scene;
  frame: Frame | null = null;
  setting!: Setting;
  /** Model ms in a second of real time at speed 1; 0: as fast as it goes. */
  private pace = 0;
  speed = 1;
  sound: Clicks | null = null;
  private plot!: Plot;
  private templates: Template[] = [];
  private controls!: Controls;
  private canvas!: HTMLCanvasElement;
  private cursor: Cursor | null = null;
  /** Of the plot, in CSS pixels; 0 until the page is laid out. */
  private width = 0;
  private opening: Promise<void> | null = null;
  private opened = false;
  /** Requests that are on their way. */
  private asked = 0;
  /** Milliseconds that the last frame took to be drawn. */
  private drawing = 0;
  private owed = 0;
  private saidAt = 0;
  /** Has the loop chosen this figure? */
  private chosen = false;
  private visible = false;
  /** Views that a control of the figure needs beside those that are drawn. */
  private readonly watched: string[] = [];
  private drawnParts = 0;
  /** What a control adds to the figure's address. */
  linkMore = () => '';

  connectedCallback(): void {
    if (this.scene) return;
    const { strings } = context();
    this.scene = findScene(this.dataset.scene!);
    this.templates = JSON.parse(this.dataset.words ?? '[]').map(parseTemplate);
    this.pace = Number(this.dataset.pace ?? 0);
    this.speed = Number(this.dataset.speed ?? 1);
    this.plot = new Plot(this.dataset.plot!, this.scene, plotWords(this.scene));
    const base = { figure: this.id, values: this.bookValues(), seed: this.bookSeed() };
    this.setting = this.linked(base) ?? base;
    this.canvas = document.createElement('canvas');
    this.canvas.setAttribute('role', 'img');
    this.canvas.setAttribute('aria-label', this.dataset.description ?? '');
    const holder = this.find('.plot')!;
    holder.prepend(this.canvas);
    holder.tabIndex = 0;
    holder.setAttribute('role', 'group');
    holder.setAttribute('aria-label', this.plot.steers ? strings.plot_steer : strings.plot_help);
    this.controls = new Controls(this);
    openHand(this, holder);
    openOutputs(this);
    openPhoto(this);
    openLayers(this);
    this.wanted = this.scene.clock && !matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.state(this.scene.clock ? 'starting' : 'live');
    register(this);
    new ResizeObserver(([entry]) => this.resize(entry.contentRect.width)).observe(holder);
    window.addEventListener('hashchange', () => this.follow());
    this.follow();
    // the first figure does not wait for the layout that would tell whether it is near
    if (document.querySelector('nm-figure') === this) void this.wake();
  }

  // ---- what others may ask ----

  /** Opens the scene, if it is not open yet. */
  wake(): Promise<void> {
    const moment = this.wanted || this.linked(this.setting) ? 0 : Number(this.dataset.still ?? 0);
    this.opening ??= this.open(moment);
    return this.opening;
  }

  /** Opens the scene anew at step 0 with these values; used by permalinks and by the tests. */
  async restart(setting: Partial<Setting>): Promise<void> {
    await this.wake();
    const values = { ...this.setting.values, ...setting.values };
    this.setting = { ...this.setting, ...setting, values };
    await this.open(0);
  }

  /** Pauses, and takes so many steps. */
  async advance(steps: number): Promise<void> {
    await this.wake();
    this.play(false);
    while (this.asked > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await this.send({
      do: 'step',
      figure: this.id,
      n: steps,
      budget: 0,
      wants: this.wants(),
    });
    this.describe(true);
  }

  /** The step key: `stride` ms of model time, or one step. */
  async step(): Promise<void> {
    const dt = this.scene.dt || this.values.dt || 0;
    const n = Math.max(1, Math.round(Number(this.dataset.stride ?? 0) / (dt || 1)));
    await this.advance(n);
    this.turn(this.chosen, this.visible);
  }

  async reset(): Promise<void> {
    await this.wake();
    this.setting = { ...this.setting, values: this.bookValues() };
    await this.open(0);
  }

  play(on: boolean): void {
    this.wanted = on;
    this.ended = false;
    choose(on ? this : undefined);
    this.describe(true);
  }

  /** Sets a parameter; false, and the sentence that says why, where it is refused. */
  async set(id: string, value: number): Promise<boolean> {
    await this.wake();
    if (this.scene.params.find((p) => p.id === id)?.restart) this.plot.forget();
    const wants = this.wants();
    const done = await this.send({ do: 'set', figure: this.id, id, value, wants });
    if (done) this.setting.values[id] = value;
    return done;
  }

  /** Hands an input to the scene; false, and the sentence that says why, where it is refused. */
  async give(id: string, given: Given): Promise<boolean> {
    await this.wake();
    this.plot.forget();
    return this.send({ do: 'give', figure: this.id, id, given, wants: this.wants() });
  }

  /** What a hand on the plot has changed. */
  async change(changes: Change[]): Promise<void> {
    for (const change of changes) {
      if ('set' in change) await this.set(change.set, change.value);
      else await this.give(change.give, change.given);
    }
    this.controls.show(this.values, this.setting.seed);
  }

  async csv(view: string): Promise<string> {
    await this.wake();
    const reply = await context().core.call({ do: 'csv', figure: this.id, view });
    return reply.text ?? '';
  }

  async hash(): Promise<string> {
    await this.wake();
    const reply = await context().core.call({ do: 'hash', figure: this.id });
    return reply.text ?? '';
  }

  /** The values that the book opens this figure with. */
  bookValues(): Values {
    return { ...initialValues(this.scene), ...JSON.parse(this.dataset.set ?? '{}') };
  }

  private bookSeed(): number {
    return Number(this.dataset.seed ?? 1);
  }

  set band(band: Band | null) {
    this.plot.band = band;
    this.draw();
  }

  get values(): Values {
    return this.frame?.values ?? this.setting.values;
  }

  get running(): boolean {
    return this.chosen && this.opened;
  }

  get link(): string {
    return writeLink(this.scene, { ...this.setting, values: this.values }) + this.linkMore();
  }

  get picture(): HTMLCanvasElement {
    return this.canvas;
  }

  redraw(): void {
    palette.forget();
    this.draw();
  }

  // ---- the scene ----

  /** The setting that the address names for this figure, or null. */
  private linked(base: Setting): Setting | null {
    const link = readLink(location.hash);
    if (link.figure !== this.id || link.pairs.length === 0) return null;
    return applyLink(this.scene, link.pairs, base);
  }

  /** Goes where the address leads, if it leads here. */
  private follow(): void {
    const setting = this.linked(this.setting);
    if (!setting) return;
    this.scrollIntoView();
    if (this.opening) void this.restart(setting);
    else void this.wake();
  }

  private async open(steps: number): Promise<void> {
    this.plot.forget();
    const { values, seed } = this.setting;
    const [figure, scene, wants] = [this.id, this.scene.id, this.wants()];
    const request: Request = { do: 'open', figure, scene, values, seed, steps, wants };
    const done = await this.send(request);
    if (!done && !this.opened) {
      // a value in the address that is not allowed: say so, and open with the book's own
      const said = this.find('.say')!.textContent!;
      this.setting = { ...this.setting, values: this.bookValues() };
      if (await this.send({ ...request, values: this.setting.values })) this.complain(said);
    }
    this.opened = true;
    this.controls.show(this.values, this.setting.seed);
    this.turn(this.chosen, this.visible);
  }

  private async send(request: Request): Promise<boolean> {
    this.asked++;
    const reply = await context().core.call(request);
    this.asked--;
    if (reply.status) {
      this.complain(sentenceOf(reply.status, (id) => this.nameOf(id)));
      return false;
    }
    if (!reply.frame) {
      this.fail(reply.failure ?? '');
      return false;
    }
    this.frame = reply.frame;
    if (request.do === 'open' || request.do === 'set') this.complain(''); // what was wrong is mended
    const { until } = this.dataset;
    if (until) this.rest(this.frame.numbers[until] >= 1);
    // the core works on towards the end while the page draws how far it has come
    if (until && request.do === 'step' && this.running && !document.hidden) this.work();
    const began = performance.now();
    this.draw();
    this.drawing = performance.now() - began;
    this.hear();
    this.describe(request.do !== 'step');
    return true;
  }

  /** A figure that runs until it is done rests then, and goes on when there is something to do again. */
  private rest(done: boolean): void {
    if (done && this.wanted) {
      this.play(false);
      this.ended = true;
    } else if (!done && this.ended) {
      this.ended = false;
      this.play(true);
    }
  }

  // ---- running ----

  turn(running: boolean, visible: boolean): void {
    this.chosen = running;
    this.visible = visible;
    if (!this.scene.clock || !this.opened || this.dataset.state === 'failed') return;
    if (this.running) this.state('running');
    else if (visible || !this.wanted) this.state('paused');
    else this.state('asleep');
    this.sound?.pause(!this.running);
  }

  tick(elapsed: number): void {
    if (this.asked > 0 || !this.frame) return;
    const dt = this.scene.dt || this.values.dt || 0;
    if (this.pace === 0 || dt === 0) {
      this.work();
      return;
    }
    this.owed = Math.min(this.owed + (elapsed * this.pace * this.speed) / 1000 / dt, 400 / dt);
    const n = Math.floor(this.owed);
    if (n < 1) return;
    this.owed -= n;
    void this.send({ do: 'step', figure: this.id, n, budget: 0, wants: this.wants() });
  }

  /** Steps without a clock, as many as fit; half of the page's time at the most goes into drawing them. */
  private work(): void {
    if (this.asked > 0) return;
    const n = Number(this.dataset.chunk ?? 20);
    const budget = Math.max(8, 2 * this.drawing);
    void this.send({ do: 'step', figure: this.id, n, budget, wants: this.wants() });
  }

  // ---- showing ----

  private wants(): Want[] {
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    const wants = this.plot.wants(this.width || USUAL_WIDTH, ratio);
    this.drawnParts = wants.length;
    for (const view of this.watched) wants.push({ kind: 'array', view });
    const view = this.dataset.sound;
    return this.sound && view ? [...wants, { kind: 'array', view }] : wants;
  }

  /** Frames bring these views from now on. */
  watch(views: string[]): void {
    this.watched.push(...views);
  }

  /** The elements of a view that is watched. */
  seen(view: string): Float32Array | null {
    const part = this.frame?.parts[this.drawnParts + this.watched.indexOf(view)];
    return part?.data instanceof Float32Array ? part.data : null;
  }

  private hear(): void {
    const { frame, sound } = this;
    const times = frame?.parts[frame.parts.length - 1]?.data;
    if (!sound || !(times instanceof Float32Array)) return;
    if (this.running) sound.hear(times, frame!.time, this.speed * this.pace);
  }

  private resize(width: number): void {
    if (width === 0 || width === this.width) return;
    const first = this.width === 0;
    this.width = Math.max(240, width);
    this.canvas.style.height = `${this.plot.height(this.width)}px`;
    if (first) this.draw();
    if (!this.opened || this.asked > 0 || this.running) return;
    void this.send({ do: 'look', figure: this.id, wants: this.wants() });
  }

  /** Draws the frame, once there is one and the page has given it a place. */
  private draw(): void {
    if (!this.frame || this.width === 0) return;
    const height = this.plot.height(this.width);
    const surface = new CanvasSurface(this.canvas, this.width, height, palette);
    if (!this.scene.clock || this.frame.steps > 0) this.dataset.drawn = ''; // worth printing
    const readings = this.plot.draw(surface, this.width, this.frame, this.cursor);
    const text = readings.map((r) => `${r.label} ${formatNumber(r.value)}${unit(r.unit)}`);
    this.find('.cursor')!.textContent = text.join(', ');
    this.dispatchEvent(new CustomEvent('nm-frame', { bubbles: true }));
  }

  /** The sentence in words: at most once a second while running, at once after a key. */
  private describe(now: boolean): void {
    const at = performance.now();
    if (!this.frame || (!now && at - this.saidAt < 1000)) return;
    this.saidAt = at;
    const { values, numbers } = this.frame;
    const lookup = (id: string) => values[id] ?? numbers[id] ?? 0;
    const text = say(this.templates, lookup, formatNumber);
    this.find('.words')!.lastChild!.textContent = text;
  }

  private state(state: State): void {
    const { strings } = context();
    if (this.dataset.state === state) return;
    this.dataset.state = state;
    this.find('.st span')!.textContent = strings[state];
    this.controls.showPlaying(state === 'running' || (state === 'asleep' && this.wanted));
  }

  private fail(why: string): void {
    const { strings } = context();
    this.state('failed');
    this.complain(fill(strings.failed_why, { why }));
  }

  /** One sentence about what was wrong with an input; '' takes it away. */
  complain(text: string): void {
    const line = this.find('.say')!;
    if (line.textContent === text) return;
    line.textContent = text;
    line.hidden = text === '';
    line.classList.remove('well');
  }

  /** The same line, for what went well. */
  tell(text: string): void {
    this.complain(text);
    this.find('.say')!.classList.toggle('well', text !== '');
  }

  nameOf(id: string): string {
    return context().labels[this.scene.id]?.[id] ?? id;
  }

  // ---- the cursor ----

  /** To a place on the canvas, or away. */
  pointAt(place: { x: number; y: number } | null): void {
    if (!this.frame || this.width === 0) return;
    this.moveCursor(place && this.plot.locate(place.x, place.y, this.frame));
  }

  /** What a hand can take hold of there: what it changes as it moves on. */
  grab(x: number, y: number) {
    return this.plot.grab(x, y);
  }

  /** What an arrow key changes, where the plot is one that is steered. */
  steer(key: string) {
    return this.plot.steer(key);
  }

  /** By a share of the axis. */
  moveAlong(share: number): void {
    if (this.frame) this.moveCursor(this.plot.moved(this.cursor, share, this.frame));
  }

  private moveCursor(cursor: Cursor | null): void {
    const had = this.cursor;
    this.cursor = cursor;
    if ((had || cursor) && !this.running) this.draw();
  }

  find<T extends HTMLElement>(selector: string): T | null {
    return this.querySelector<T>(selector);
  }
}
