// One parameter: a slider that is an axis, and its exact value in a field beside it; or a row of keys
// for a choice. The build has written the elements; here they come alive.
import type { Param } from '../core/tables.ts';
import { exactNumber, readNumber } from './numbers.ts';

/** A position is 0 to 1 along the slider; on a logarithmic one equal steps are equal factors. */
export function toPosition(value: number, low: number, high: number, log: boolean): number {
  if (log) return Math.log(value / low) / Math.log(high / low);
  return (value - low) / (high - low);
}

/** The value at a position, on the grid of `step` (three figures on a logarithmic one). */
export function fromPosition(
  at: number,
  low: number,
  high: number,
  step: number,
  log: boolean,
  whole: boolean,
): number {
  if (at <= 0) return low;
  if (at >= 1) return high;
  const raw = log ? low * (high / low) ** at : low + at * (high - low);
  const value = log
    ? Number(raw.toPrecision(2))
    : Number((low + Math.round((raw - low) / step) * step).toPrecision(12));
  const rounded = whole ? Math.round(value / (log ? step : 1)) * (log ? step : 1) : value;
  return Math.min(high, Math.max(low, rounded));
}

export class Slider {
  readonly param: Param;
  private readonly root: HTMLElement;
  private readonly range: HTMLInputElement | null;
  private readonly field: HTMLInputElement | null;
  private readonly list: HTMLSelectElement | null;
  private readonly low: number;
  private readonly high: number;
  private value: number;
  /** Called with what the reader set; a field may hold text that is no number: null. */
  onchange: (value: number | null, text: string) => void = () => undefined;

  constructor(root: HTMLElement, param: Param, value: number) {
    this.root = root;
    this.param = param;
    this.range = root.querySelector('input[type=range]');
    this.field = root.querySelector('.exact input');
    this.list = root.querySelector('select');
    this.low = Number(root.dataset.low ?? param.lowest);
    this.high = Number(root.dataset.high ?? param.highest);
    this.value = value;
    this.range?.addEventListener('input', () => this.slid());
    this.range?.addEventListener('keydown', (event) => this.key(event));
    this.range?.addEventListener('dblclick', () => this.send(param.initial));
    this.field?.addEventListener('change', () => this.typed());
    this.field?.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') this.typed();
      if (event.key === 'Escape') this.show(this.value);
    });
    const keys = [...root.querySelectorAll<HTMLButtonElement>('[role=radio]')];
    keys.forEach((key, i) => {
      key.addEventListener('click', () => this.send(i));
    });
    this.list?.addEventListener('change', () => this.send(Number(this.list!.value)));
    this.show(value);
  }

  /** Shows a value that is now in force. */
  show(value: number): void {
    this.value = value;
    if (this.range) {
      const at = Math.min(1, Math.max(0, toPosition(value, this.low, this.high, this.param.log)));
      this.range.value = String(Math.round(at * 1000));
      this.range.style.setProperty('--p', `calc(8px + ${at} * (100% - 16px))`);
      const unit = this.param.unit === '1' ? '' : ` ${this.param.unit}`;
      this.range.setAttribute('aria-valuetext', exactNumber(value) + unit);
    }
    if (this.field) {
      this.field.value = exactNumber(value);
      this.field.setAttribute('aria-invalid', 'false');
    }
    if (this.list) this.list.value = String(value);
    this.root.querySelectorAll('[role=radio]').forEach((key, i) => {
      key.setAttribute('aria-checked', String(i === value));
      (key as HTMLElement).tabIndex = i === value ? 0 : -1;
    });
  }

  refuse(): void {
    this.field?.setAttribute('aria-invalid', 'true');
    if (this.range) {
      const text = this.field?.value;
      this.show(this.value);
      if (this.field && text !== undefined) {
        this.field.value = text;
        this.field.setAttribute('aria-invalid', 'true');
      }
    }
  }

  private slid(): void {
    const at = Number(this.range!.value) / 1000;
    const { step, log, whole } = this.param;
    this.send(fromPosition(at, this.low, this.high, step, log, whole));
  }

  private send(value: number): void {
    this.show(value);
    this.onchange(value, exactNumber(value));
  }

  private typed(): void {
    const text = this.field!.value;
    const value = readNumber(text);
    if (value !== this.value) this.onchange(value, text);
    else this.show(value);
  }

  /** An arrow is one step of the parameter, Page is ten, Home and End are the ends. */
  private key(event: KeyboardEvent): void {
    const { step, log, whole } = this.param;
    const moves: Record<string, number> = {
      ArrowRight: 1,
      ArrowUp: 1,
      ArrowLeft: -1,
      ArrowDown: -1,
      PageUp: 10,
      PageDown: -10,
    };
    let next: number;
    if (event.key === 'Home') next = this.low;
    else if (event.key === 'End') next = this.high;
    else if (event.key in moves) {
      const count = moves[event.key];
      const at = toPosition(this.value, this.low, this.high, log) + count / 100;
      next = log
        ? fromPosition(at, this.low, this.high, step, log, whole)
        : Number((this.value + count * step).toPrecision(12));
      if (next === this.value) next = this.value + Math.sign(count) * step;
      next = Math.min(this.high, Math.max(this.low, next));
    } else return;
    event.preventDefault();
    if (next !== this.value) this.send(next);
  }
}
