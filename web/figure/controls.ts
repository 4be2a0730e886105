// The reader's hand on a figure: keys, sliders, seed and speed.
import type { Param, Values } from '../core/tables.ts';
import { context } from '../page/context.ts';
import type { NmFigure } from './figure.ts';
import { readSeed, SEED_HIGHEST } from './numbers.ts';
import { Slider } from './slider.ts';
import { Clicks } from './sound.ts';
import { fill } from './text.ts';

const SEEDS = 10000; // a new seed is short enough to be told to somebody

export class Controls {
  private readonly figure: NmFigure;
  private readonly sliders: Slider[];

  constructor(figure: NmFigure) {
    this.figure = figure;
    this.sliders = [...figure.querySelectorAll<HTMLElement>('.param')].map((root) => {
      const param = figure.scene.params.find((p) => p.id === root.dataset.param)!;
      const slider = new Slider(root, param, figure.setting.values[param.id]);
      slider.onchange = (value, text) => void this.set(slider, param, value, text);
      return slider;
    });
    this.on('play', () => figure.play(!figure.wanted || !figure.running));
    this.on('step', () => void figure.step());
    this.on('reset', () => void figure.reset());
    this.on('new-seed', () => {
      void figure.restart({ seed: crypto.getRandomValues(new Uint32Array(1))[0] % SEEDS });
    });
    this.on('sound', () => this.toggleSound());
    const seed = figure.find<HTMLInputElement>('[data-key=seed]');
    seed?.addEventListener('change', () => void this.setSeed(seed));
    for (const key of figure.querySelectorAll<HTMLElement>('[data-speed]'))
      key.addEventListener('click', () => this.setSpeed(Number(key.dataset.speed)));
    for (const group of figure.querySelectorAll<HTMLElement>('[role=radiogroup]')) arrowKeys(group);
    for (const key of figure.querySelectorAll<HTMLElement>('[data-preset]'))
      key.addEventListener('click', () => this.preset(key));
  }

  /** Shows the values and the seed that are in force. */
  show(values: Values, seed: number): void {
    for (const slider of this.sliders) slider.show(values[slider.param.id]);
    const field = this.figure.find<HTMLInputElement>('[data-key=seed]');
    if (field) field.value = String(seed);
  }

  showPlaying(playing: boolean): void {
    const { strings } = context();
    const key = this.figure.find('[data-key=play]');
    if (!key) return;
    key.querySelector('.lb')!.textContent = playing ? strings.pause : strings.play;
    key.querySelector('use')!.setAttribute('href', playing ? '#i-pause' : '#i-play');
  }

  private async set(slider: Slider, param: Param, value: number | null, text: string) {
    const { figure } = this;
    if (value === null) {
      const what = figure.nameOf(param.id);
      slider.refuse();
      figure.complain(fill(context().strings.not_a_number, { what, value: text }));
    } else if (await figure.set(param.id, value)) slider.show(value);
    else slider.refuse();
  }

  private async setSeed(field: HTMLInputElement): Promise<void> {
    const { figure } = this;
    const seed = readSeed(field.value);
    if (seed !== null) return figure.restart({ seed });
    const { strings } = context();
    const parts = { what: strings.seed, value: field.value, low: '0', high: String(SEED_HIGHEST) };
    field.value = String(figure.setting.seed);
    figure.complain(fill(strings.status.whole, parts));
  }

  private setSpeed(speed: number): void {
    this.figure.speed = speed;
    for (const key of this.figure.querySelectorAll<HTMLElement>('[data-speed]')) {
      const chosen = Number(key.dataset.speed) === speed;
      key.setAttribute('aria-checked', String(chosen));
      key.tabIndex = chosen ? 0 : -1;
    }
  }

  /** Sets all cells of the key's grid. */
  private preset(key: HTMLElement): void {
    const cells = key.closest<HTMLElement>('[data-cells]')!.dataset.cells!.split(' ');
    const values = key.dataset.preset!.split(' ').map(Number);
    void this.figure.change(cells.map((set, i) => ({ set, value: values[i] })));
  }

  private toggleSound(): void {
    const { figure } = this;
    figure.sound = figure.sound ? figure.sound.stop() : new Clicks(figure.frame?.time ?? 0);
    const pressed = String(figure.sound !== null);
    figure.find('[data-key=sound]')!.setAttribute('aria-pressed', pressed);
  }

  private on(key: string, act: () => void): void {
    this.figure.find(`[data-key=${key}]`)?.addEventListener('click', act);
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
