// The steps of a laboratory: a step opens when the one before is solved. Nobody is locked out: an
// address, a link or the browser's own search that leads into a closed step opens it, and a key opens
// all, which is remembered for the learner. The page comes with all of them open.
import { script } from '../core/client.ts';
import { readLink } from '../figure/permalink.ts';
import { fill } from '../figure/text.ts';
import { asset, context } from '../page/context.ts';
import { key } from '../page/key.ts';
import { loadAnswer, loadReading, storeReading } from '../page/store.ts';
import { isDone, type StepState, statesOf } from './states.ts';

declare const KEEPSAKE_SCRIPT: string;

export interface KeepsakeRegistry {
  neuralMirrorKeepsake?: { save(root: HTMLElement): Promise<void> };
}

interface Step {
  section: HTMLElement;
  body: HTMLElement;
  /** As the ruler has it: "19.2". */
  number: string;
  exercises: { id: string; kind: string }[];
  /** In the ruler. */
  word: HTMLElement;
}

function read(section: HTMLElement): Step {
  const word = document.createElement('span');
  word.className = 'ss';
  document
    .querySelector(`.ruler a[href="#${section.getAttribute('aria-labelledby')}"] .sn`)
    ?.append(word);
  return {
    section,
    body: section.querySelector<HTMLElement>('.body')!,
    number: section.querySelector('h2 .n')!.textContent!,
    exercises: [...section.querySelectorAll<HTMLElement>('[data-exercise]')].map(({ dataset }) => ({
      id: dataset.exercise!,
      kind: dataset.kind!,
    })),
    word,
  };
}

/** The element that the address leads to, if any. */
function target(): HTMLElement | null {
  return document.getElementById(readLink(location.hash).figure);
}

class Lab {
  private readonly steps: Step[];
  private readonly opened = new Set<number>();
  private readonly said = document.createElement('p');
  private readonly openKey: HTMLElement;
  private readonly name = `open/${document.body.dataset.chapter}`;
  private states: StepState[] = [];

  constructor(sections: HTMLElement[]) {
    this.steps = sections.map(read);
    this.openKey = document.querySelector<HTMLElement>('[data-key=open-steps]')!;
    this.openKey.addEventListener('click', () => this.openAll(!this.all));
    this.said.className = 'vh';
    this.said.setAttribute('role', 'status');
    document.querySelector('main')!.append(this.said);
    this.steps.forEach(({ body }, i) => {
      body.addEventListener('beforematch', () => this.open(i)); // found by the browser's search
    });
    addEventListener('nm-answer', () => this.show());
    addEventListener('hashchange', () => this.follow());
    this.show();
    this.follow();
  }

  private get all(): boolean {
    return loadReading(this.name) === 'all';
  }

  private openAll(on: boolean): void {
    storeReading(this.name, on ? 'all' : '');
    this.show();
  }

  private open(i: number): void {
    this.opened.add(i);
    this.show();
  }

  /** Opens what the address leads into. */
  private follow(): void {
    const place = target();
    const i = this.steps.findIndex(({ section }) => place && section.contains(place));
    if (this.states[i] !== 'closed') return;
    this.open(i);
    place!.scrollIntoView();
  }

  private show(): void {
    const { lab_text } = context().strings;
    const s = lab_text!;
    const done = this.steps.map(
      ({ exercises }) => exercises.filter(({ id, kind }) => isDone(kind, loadAnswer(id))).length,
    );
    const solved = this.steps.map(({ exercises }, i) => done[i] === exercises.length);
    const before = this.states;
    this.states = statesOf(solved, this.opened, this.all);
    this.openKey.setAttribute('aria-pressed', String(this.all));
    this.steps.forEach((step, i) => {
      const state = this.states[i];
      step.word.textContent = s[state];
      step.word.dataset.state = state;
      const n = String(done[i]);
      const m = String(step.exercises.length);
      const progress = step.section.querySelector('.keepsake .qk span');
      if (progress) {
        progress.textContent = state === 'solved' ? s.step_solved : fill(s.progress, { n, m });
        progress.classList.toggle('solved', state === 'solved');
      }
      if (state !== before[i]) this.turn(i, state);
    });
    const news = this.states.flatMap((state, i) => {
      if (before.length === 0 || state === before[i] || state === 'closed') return [];
      return [fill(state === 'solved' ? s.now_solved : s.now_open, { n: this.steps[i].number })];
    });
    if (news.length) this.said.textContent = news.join(' ');
  }

  /** Closes or opens a step. One that is closed says when it opens. */
  private turn(i: number, state: StepState): void {
    const { section, body } = this.steps[i];
    const s = context().strings.lab_text!;
    section.dataset.state = state;
    section.querySelector('.gate')?.remove();
    if (state !== 'closed') {
      body.removeAttribute('hidden');
      return;
    }
    // where the browser can search what is hidden, it may
    body.setAttribute('hidden', 'onbeforematch' in body ? 'until-found' : '');
    const gate = document.createElement('div');
    gate.className = 'gate';
    const said = document.createElement('p');
    said.textContent = fill(s.opens, { n: this.steps[i - 1].number });
    gate.append(
      said,
      key(s.open_this, () => {
        this.open(i);
        const heading = section.querySelector<HTMLElement>('h2')!;
        heading.tabIndex = -1; // the key that had the focus is gone
        heading.focus();
      }),
    );
    body.before(gate);
  }
}

function startKeepsake(root: HTMLElement): void {
  const button = root.querySelector<HTMLButtonElement>('[data-key=save]')!;
  button.addEventListener('click', async () => {
    const registry = globalThis as KeepsakeRegistry;
    button.disabled = true;
    if (!registry.neuralMirrorKeepsake) await script(asset(KEEPSAKE_SCRIPT));
    await registry.neuralMirrorKeepsake!.save(root);
    button.disabled = false;
  });
}

export function startLab(): void {
  const sections = [...document.querySelectorAll<HTMLElement>('section.step')];
  if (sections.length === 0) return;
  new Lab(sections);
  document.querySelectorAll<HTMLElement>('.keepsake').forEach(startKeepsake);
}
