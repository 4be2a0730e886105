// <nm-figure>: a scene that runs. The build has written its title, keys, sliders and caption; this
// element opens the scene in the worker, runs it while it is the one in view, and draws its frames.
import type { Frame, Request, Want } from '../core/host.ts';
import { type Status, sentence } from '../core/status.ts';
import { findScene, initialValues, type Param, type Scene, type Values } from '../core/tables.ts';
import { context } from '../page/context.ts';
import { CanvasSurface, Palette } from '../plot/canvas.ts';
import type { Words } from '../plot/mark.ts';
import { type Band, type Cursor, Plot } from '../plot/plot.ts';
import { choose, type Runner, register } from './loop.ts';
import { exactNumber, formatNumber, readSeed, SEED_HIGHEST } from './numbers.ts';
import { openOutputs } from './outputs.ts';
import { applyLink, readLink, type Setting, writeLink } from './permalink.ts';
import { Slider } from './slider.ts';
import { Clicks } from './sound.ts';
import { axisTitle, fill, unit } from './text.ts';
import { parseTemplate, say, type Template } from './words.ts';

const palette = new Palette();

export class NmFigure extends HTMLElement implements Runner {
  readonly element = this;
  wanted = false;
  scene!: Scene;
  frame: Frame | null = null;
  private setting!: Setting;
  private plot!: Plot;
  private templates: Template[] = [];
  private sliders: Slider[] = [];
  private canvas!: HTMLCanvasElement;
  private cursor: Cursor | null = null;
  private opened = false;
  private busy = false;
  private owed = 0;
  private saidAt = 0;
  private pace = 0;
  private speed = 1;
  /** Has the loop chosen this figure? */
  private chosen = false;
  private visible = false;
  private sound: Clicks | null = null;
  private ready!: Promise<void>;

  connectedCallback(): void {
    if (this.scene) return;
    const { strings } = context();
    this.scene = findScene(this.dataset.scene!);
    this.templates = JSON.parse(this.dataset.words ?? '[]').map(parseTemplate);
    this.pace = Number(this.dataset.pace ?? 0);
    this.speed = Number(this.dataset.speed ?? 1);
    this.plot = new Plot(this.dataset.plot!, this.scene, plotWords(this.scene));
    this.setting = this.initialSetting();
    this.canvas = document.createElement('canvas');
    this.canvas.setAttribute('role', 'img');
    this.canvas.setAttribute('aria-label', this.dataset.description ?? '');
    const holder = this.find('.plot')!;
    holder.prepend(this.canvas);
    holder.tabIndex = 0;
    holder.setAttribute('role', 'group');
    holder.setAttribute('aria-label', strings.plot_help);
    this.listen(holder);
    this.wanted = this.scene.clock && !matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.state(this.scene.clock ? 'starting' : 'live');
    this.resize();
    const still = this.wanted || this.linked() ? 0 : Number(this.dataset.still ?? 0);
    this.ready = this.open(still);
    register(this);
    new ResizeObserver(() => this.resize()).observe(holder);
  }

  // ---- what others may ask ----

  /** Opens the scene anew at step 0 with these values; used by permalinks and by the tests. */
  async restart(setting: Partial<Setting>): Promise<void> {
    await this.ready;
    const values = { ...this.setting.values, ...setting.values };
    this.setting = { ...this.setting, ...setting, values };
    await this.open(0);
  }

  async advance(steps: number): Promise<void> {
    await this.ready;
    this.wanted = false;
    choose();
    while (this.busy) await new Promise((resolve) => setTimeout(resolve, 5));
    await this.send({ do: 'step', figure: this.id, n: steps, budget: 0, wants: this.wants() });
  }

  async csv(view: string): Promise<string> {
    await this.ready;
    const reply = await context().core.call({ do: 'csv', figure: this.id, view });
    return reply.text ?? '';
  }

  async hash(): Promise<string> {
    await this.ready;
    const reply = await context().core.call({ do: 'hash', figure: this.id });
    return reply.text ?? '';
  }

  /** The values that the book opens this figure with. */
  bookValues(): Values {
    return { ...initialValues(this.scene), ...JSON.parse(this.dataset.set ?? '{}') };
  }

  set band(band: Band | null) {
    this.plot.band = band;
    this.draw();
  }

  get values(): Values {
    return this.frame?.values ?? this.setting.values;
  }

  get link(): string {
    return writeLink(this.scene, { ...this.setting, values: this.values });
  }

  get picture(): HTMLCanvasElement {
    return this.canvas;
  }

  redraw(): void {
    palette.forget();
    this.draw();
  }

  // ---- the scene ----

  private initialSetting(): Setting {
    const base = {
      figure: this.id,
      values: this.bookValues(),
      seed: Number(this.dataset.seed ?? 1),
    };
    const link = readLink(location.hash);
    return link.figure === this.id ? applyLink(this.scene, link.pairs, base) : base;
  }

  private linked(): boolean {
    const link = readLink(location.hash);
    return link.figure === this.id && link.pairs.length > 0;
  }

  private async open(steps: number): Promise<void> {
    this.plot.forget();
    const { values, seed } = this.setting;
    const wants = this.wants();
    const request: Request = {
      do: 'open',
      figure: this.id,
      scene: this.scene.id,
      values,
      seed,
      steps,
      wants,
    };
    const done = await this.send(request);
    if (!done && !this.opened) {
      // a value in the address that is not allowed: say so, and open with the book's own
      const said = this.find('.say')!.textContent!;
      this.setting = { ...this.setting, values: this.bookValues() };
      if (await this.send({ ...request, values: this.setting.values })) this.complain(said);
    }
    this.opened = true;
    this.showSetting();
    this.turn(this.chosen, this.visible);
  }

  private async send(request: Request): Promise<boolean> {
    this.busy = true;
    const reply = await context().core.call(request);
    this.busy = false;
    if (reply.status) {
      this.complain(this.sentenceOf(reply.status));
      return false;
    }
    if (!reply.frame) {
      this.fail(reply.failure ?? '');
      return false;
    }
    this.frame = reply.frame;
    this.complain('');
    this.draw();
    this.hear();
    this.describe(request.do !== 'step');
    this.dispatchEvent(new CustomEvent('nm-frame', { bubbles: true }));
    return true;
  }

  private async setParam(param: Param, value: number | null, text: string): Promise<void> {
    await this.ready;
    const slider = this.sliders.find((s) => s.param === param);
    if (value === null) {
      const { strings } = context();
      slider?.refuse();
      this.complain(fill(strings.not_a_number, { what: this.nameOf(param.id), value: text }));
      return;
    }
    if (param.restart) this.plot.forget();
    const wants = this.wants();
    const done = await this.send({ do: 'set', figure: this.id, id: param.id, value, wants });
    if (done) {
      this.setting.values[param.id] = value;
      slider?.show(value);
      this.state(this.scene.clock ? (this.running ? 'running' : 'paused') : 'live');
    } else {
      slider?.refuse();
    }
  }

  private async setSeed(text: string): Promise<void> {
    const seed = readSeed(text);
    if (seed !== null) return this.restart({ seed });
    const { strings } = context();
    const parts = { what: strings.seed, value: text, low: '0', high: String(SEED_HIGHEST) };
    this.showSetting();
    this.complain(fill(strings.status.whole, parts));
  }

  // ---- running ----

  private get running(): boolean {
    return this.chosen && this.opened;
  }

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
    if (this.busy || !this.frame) return;
    const wants = this.wants();
    const dt = this.scene.dt || this.values.dt || 0;
    if (this.pace === 0 || dt === 0) {
      void this.send({ do: 'step', figure: this.id, n: 20, budget: 8, wants });
      return;
    }
    this.owed = Math.min(this.owed + (elapsed * this.pace * this.speed) / 1000 / dt, 400 / dt);
    const n = Math.floor(this.owed);
    if (n < 1) return;
    this.owed -= n;
    void this.send({ do: 'step', figure: this.id, n, budget: 0, wants });
  }

  private play(on: boolean): void {
    this.wanted = on;
    choose(on ? this : undefined);
    this.describe(true);
  }

  private async step(): Promise<void> {
    this.play(false);
    const dt = this.scene.dt || this.values.dt || 0;
    const n = Math.max(1, Number(this.dataset.stride ?? 0) / (dt || 1) || 1);
    await this.ready;
    while (this.busy) await new Promise((resolve) => setTimeout(resolve, 5));
    const wants = this.wants();
    await this.send({ do: 'step', figure: this.id, n: Math.round(n), budget: 0, wants });
    this.turn(this.chosen, this.visible);
  }

  private async reset(): Promise<void> {
    this.setting = { ...this.setting, values: this.bookValues() };
    await this.open(0);
  }

  // ---- showing ----

  private wants(): Want[] {
    const wants = this.plot.wants(this.width(), Math.min(2, window.devicePixelRatio || 1));
    const view = this.dataset.sound;
    return this.sound && view ? [...wants, { kind: 'array', view }] : wants;
  }

  private hear(): void {
    const { frame, sound } = this;
    const times = frame?.parts[frame.parts.length - 1]?.data;
    if (!sound || !(times instanceof Float32Array)) return;
    if (this.running) sound.hear(times, frame!.time, this.speed * this.pace);
  }

  private width(): number {
    const holder = this.find('.plot')!;
    const style = getComputedStyle(holder);
    const padding = Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.paddingRight);
    return Math.max(240, holder.clientWidth - padding);
  }

  private lastWidth = 0;

  private resize(): void {
    const width = this.width();
    if (width === this.lastWidth) return;
    this.lastWidth = width;
    this.canvas.style.height = `${this.plot.height(width)}px`;
    if (!this.opened || this.busy) return;
    void this.send({ do: 'look', figure: this.id, wants: this.wants() });
  }

  private draw(): void {
    if (!this.frame) return;
    const width = this.width();
    const surface = new CanvasSurface(this.canvas, width, this.plot.height(width), palette);
    const readings = this.plot.draw(surface, width, this.frame, this.cursor);
    const text = readings.map((r) => `${r.label} ${formatNumber(r.value)}${unit(r.unit)}`);
    this.find('.cursor')!.textContent = text.join(', ');
  }

  /** The sentence in words: at most once a second while running, at once after a key. */
  private describe(now: boolean): void {
    const at = performance.now();
    if (!this.frame || (!now && at - this.saidAt < 1000)) return;
    this.saidAt = at;
    const { values, numbers } = this.frame;
    const lookup = (id: string) => values[id] ?? numbers[id] ?? 0;
    const text = say(this.templates, lookup, formatNumber);
    const words = this.find('.words')!;
    words.lastChild!.textContent = text;
  }

  private state(state: string): void {
    const { strings } = context();
    const said: Record<string, string> = {
      running: strings.running,
      paused: strings.paused,
      live: strings.live,
      asleep: strings.asleep,
      starting: strings.starting,
      failed: strings.failed,
    };
    if (this.dataset.state === state) return;
    this.dataset.state = state;
    this.find('.st span')!.textContent = said[state];
    const main = this.find('[data-key=play]');
    if (!main) return;
    const playing = state === 'running' || (state === 'asleep' && this.wanted);
    main.querySelector('.lb')!.textContent = playing ? strings.pause : strings.play;
    main.querySelector('use')!.setAttribute('href', playing ? '#i-pause' : '#i-play');
  }

  private fail(why: string): void {
    const { strings } = context();
    this.state('failed');
    this.complain(fill(strings.failed_why, { why }));
    const still = this.find<HTMLImageElement>('.still');
    if (still?.dataset.src) {
      still.src = still.dataset.src;
      still.hidden = false;
      this.canvas.hidden = true;
    }
  }

  private complain(text: string): void {
    const line = this.find('.say')!;
    line.textContent = text;
    line.hidden = text === '';
  }

  private sentenceOf(status: Status): string {
    const format = (value: number, u: string) => exactNumber(value) + unit(u);
    return sentence(status, context().strings.status, (id) => this.nameOf(id), format);
  }

  private nameOf(id: string): string {
    return context().labels[this.scene.id]?.[id] ?? id;
  }

  private showSetting(): void {
    for (const slider of this.sliders) slider.show(this.values[slider.param.id]);
    const seed = this.find<HTMLInputElement>('[data-key=seed]');
    if (seed) seed.value = String(this.setting.seed);
  }

  // ---- listening ----

  private listen(holder: HTMLElement): void {
    for (const root of this.querySelectorAll<HTMLElement>('.param')) {
      const param = this.scene.params.find((p) => p.id === root.dataset.param)!;
      const slider = new Slider(root, param, this.setting.values[param.id]);
      slider.onchange = (p, value, text) => void this.setParam(p, value, text);
      this.sliders.push(slider);
    }
    this.on('play', () => this.play(!this.wanted || !this.running));
    this.on('step', () => void this.step());
    this.on('reset', () => void this.reset());
    this.on('new-seed', () => {
      void this.restart({ seed: crypto.getRandomValues(new Uint32Array(1))[0] % 10000 });
    });
    this.find<HTMLInputElement>('[data-key=seed]')?.addEventListener('change', (event) => {
      void this.setSeed((event.target as HTMLInputElement).value);
    });
    for (const key of this.querySelectorAll<HTMLElement>('[data-speed]'))
      key.addEventListener('click', () => this.setSpeed(Number(key.dataset.speed)));
    this.on('sound', () => this.toggleSound());
    openOutputs(this);
    for (const group of this.querySelectorAll<HTMLElement>('[role=radiogroup]')) arrowKeys(group);

    const at = (event: PointerEvent) => {
      const box = this.canvas.getBoundingClientRect();
      const [x, y] = [event.clientX - box.left, event.clientY - box.top];
      if (this.frame) this.moveCursor(this.plot.locate(x, y, this.width(), this.frame));
    };
    this.canvas.addEventListener('pointermove', at);
    this.canvas.addEventListener('pointerdown', at);
    this.canvas.addEventListener('pointerleave', () => this.moveCursor(null));
    holder.addEventListener('keydown', (event) => this.cursorKey(event));
    window.addEventListener('hashchange', () => {
      if (this.linked()) {
        const link = readLink(location.hash);
        void this.restart(applyLink(this.scene, link.pairs, this.setting));
      }
    });
  }

  private setSpeed(speed: number): void {
    this.speed = speed;
    for (const key of this.querySelectorAll<HTMLElement>('[data-speed]')) {
      const chosen = Number(key.dataset.speed) === speed;
      key.setAttribute('aria-checked', String(chosen));
      key.tabIndex = chosen ? 0 : -1;
    }
  }

  private toggleSound(): void {
    this.sound = this.sound ? this.sound.stop() : new Clicks(this.frame?.time ?? 0);
    this.find('[data-key=sound]')!.setAttribute('aria-pressed', String(this.sound !== null));
  }

  private moveCursor(cursor: Cursor | null): void {
    const had = this.cursor;
    this.cursor = cursor;
    if ((had || cursor) && !this.running) this.draw();
  }

  private cursorKey(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget || !this.frame) return;
    const share = { ArrowRight: 0.01, ArrowLeft: -0.01, PageUp: 0.1, PageDown: -0.1 }[event.key];
    if (event.key === 'Escape') this.moveCursor(null);
    if (share === undefined) return;
    event.preventDefault();
    this.moveCursor(this.plot.moved(this.cursor, share, this.frame));
    this.draw();
  }

  private on(key: string, act: () => void): void {
    this.find(`[data-key=${key}]`)?.addEventListener('click', act);
  }

  find<T extends HTMLElement>(selector: string): T | null {
    return this.querySelector<T>(selector);
  }
}

/** In a row of keys of which one is chosen, arrows move and choose. */
function arrowKeys(group: HTMLElement): void {
  group.addEventListener('keydown', (event) => {
    const keys = [...group.querySelectorAll<HTMLElement>('[role=radio]')];
    const at = keys.indexOf(document.activeElement as HTMLElement);
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (at < 0 || by === undefined) return;
    event.preventDefault();
    const next = keys[(at + by + keys.length) % keys.length];
    next.focus();
    next.click();
  });
}

function plotWords(scene: Scene): Words {
  const { strings, labels, lang } = context();
  return {
    label: (id) => labels[scene.id]?.[id] ?? id,
    axis: (label, u) => axisTitle(label, u, lang),
    number: formatNumber,
    beforeNow: strings.before_now,
  };
}
