// Hints, one at a time, and then the solution beside the reader's own text.
import { fill } from '../../figure/text.ts';
import { context } from '../../page/context.ts';
import { key } from '../../page/key.ts';
import { piece } from '../state.ts';
import { showComparison } from './compare.ts';
import type { CodeSpec } from './types.ts';
import type { Mine } from './versions.ts';
import type { Work } from './work.ts';

/** Tries before the solution may be seen. */
const TRIES = 3;

export interface HintsHost {
  tries(): number;
  solution(): string;
  mine(): Mine;
  changed(): void;
}

export class Hints {
  private readonly root: HTMLElement;
  private readonly names: string[];
  private readonly work: Work;
  private readonly host: HintsHost;
  private readonly key: HTMLButtonElement;
  private readonly box: HTMLElement;

  constructor(root: HTMLElement, spec: CodeSpec, work: Work, host: HintsHost) {
    this.root = root;
    this.names = spec.hints;
    this.work = work;
    this.host = host;
    this.key = root.querySelector<HTMLButtonElement>('.keys [data-key=hint]')!;
    this.box = root.querySelector<HTMLElement>('.hints')!;
    this.key.addEventListener('click', () => this.next());
    this.show();
  }

  /** How many hints are open to the reader: one after each try. */
  private get open(): number {
    return Math.min(this.names.length, this.host.tries());
  }

  show(): void {
    const { code_text: s } = context().strings;
    const n = Math.min(this.work.hints, this.names.length);
    const all = n === this.names.length;
    const label = this.key.querySelector('span')!;
    label.textContent = all
      ? s.solution
      : fill(s.hint_n, { n: String(n + 1), m: String(this.names.length) });
    const waits = all ? this.host.tries() < TRIES : n >= this.open;
    this.key.setAttribute('aria-disabled', String(waits));
    this.key.title = waits ? (this.host.tries() ? s.hint_again : s.hint_later) : '';
    const shown = this.names.slice(0, n).map((name, i) => this.hint(name, i + 1));
    if (shown.length !== this.box.childElementCount) this.box.replaceChildren(...shown);
    this.box.hidden = shown.length === 0;
  }

  private hint(name: string, n: number): HTMLElement {
    const made = document.createElement('div');
    const bold = document.createElement('b');
    bold.textContent = `${context().strings.code_text.hint} ${n}.`;
    made.append(bold, piece(this.root, `hint ${name}`));
    return made;
  }

  private next(): void {
    if (this.key.getAttribute('aria-disabled') === 'true') {
      const line = this.root.querySelector<HTMLElement>('.edsay')!;
      line.textContent = this.key.title;
      line.hidden = false;
      return;
    }
    if (this.work.hints < this.names.length) {
      this.work.hints++;
      this.host.changed();
      this.show();
    } else if (this.work.shown) this.reveal();
    else this.askFirst();
  }

  /** The solution is not shown by a slip of the finger. */
  private askFirst(): void {
    const { code_text: s } = context().strings;
    const question = document.createElement('p');
    const panel = this.root.querySelector<HTMLElement>('.side')!;
    const yes = key(s.solution_yes, () => this.reveal());
    const no = key(s.solution_no, () => {
      panel.hidden = true;
      this.key.focus();
    });
    question.className = 'ask-first';
    question.append(s.solution_ask, yes, no);
    panel.hidden = false;
    panel.replaceChildren(question);
    yes.focus();
  }

  private reveal(): void {
    const { code_text: s } = context().strings;
    if (!this.work.shown) {
      this.work.shown = new Date().toISOString();
      this.host.changed();
    }
    const { language, text } = this.host.mine();
    const sides = { left: s.yours_side, right: s.solution_side, title: s.solution_shown };
    showComparison(this.root, language, text, this.host.solution(), sides);
  }
}
