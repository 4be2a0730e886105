// What every place to write code has: the editor, the languages, the keys, what a program printed, drew
// and complained of, and what is kept of the reader's text. An exercise adds checks; a cell adds nothing.
import { fill } from '../../figure/text.ts';
import { context } from '../../page/context.ts';
import { load, store } from '../../page/store.ts';
import { failure, type Program, ProgramError } from '../run/program.ts';
import {
  type FunctionSpec,
  type Language,
  languages,
  type RawError,
  TIME_LIMIT,
} from '../run/protocol.ts';
import { hostAllows, prepare, runtimes, startProgram } from '../run/runner.ts';
import { showComplaint } from './complaint.ts';
import { completionsFor } from './completions.ts';
import { Editor } from './editor.ts';
import { Picture } from './pictures.ts';
import { Availability, showOpenNetwork } from './tabs.ts';
import type { Sources } from './types.ts';
import { type Mine, Versions } from './versions.ts';
import { loadWork, storeWork, type Work } from './work.ts';

/** Milliseconds after the last key before a draft is stored. */
const SAVE_AFTER = 400;

/** Milliseconds until what a running program has printed and drawn is shown, and how much longer than
 * the last time took: whatever it draws, the page is there for its reader. */
const [SHOW_AFTER, SHOW_PAUSE] = [100, 4];

export interface Bench {
  root: HTMLElement;
  id: string;
  /** What a screen reader calls it. */
  title: string;
  sources: Sources;
  /** The function that is asked for; null for a program of its own. */
  function: FunctionSpec | null;
  /** Ctrl+Enter, or the key. */
  onrun(): void;
  onchange(): void;
}

export class Workbench {
  readonly work: Work;
  readonly versions: Versions;
  language: Language;
  private readonly bench: Bench;
  private readonly editor: Editor;
  private readonly drawings: Picture;
  private readonly availability: Availability;
  private program: Program | null = null;
  private starting = false;
  /** Does this host let no program run at all? */
  private confined = false;
  private showing: ReturnType<typeof setTimeout> | null = null;
  private showPause = 0;
  private saving: ReturnType<typeof setTimeout> | undefined;

  constructor(bench: Bench) {
    this.bench = bench;
    const { work, corrupt } = loadWork(bench.id);
    this.work = work;
    this.drawings = new Picture(this.find('.outp canvas'));
    this.availability = new Availability(bench.root);
    this.language = this.preferred();
    this.editor = this.openEditor();
    this.versions = new Versions(bench.root, this.work, {
      mine: () => this.mine(),
      restore: (version) => {
        this.choose(version.language);
        this.replace(version.code);
      },
      changed: () => this.keepWork(),
    });
    this.bind();
    this.showLanguage();
    if (corrupt) this.say(context().strings.unreadable);
    void this.lookAtHost();
  }

  find<T extends HTMLElement>(selector: string): T {
    return this.bench.root.querySelector<T>(selector)!;
  }

  key(name: string): HTMLButtonElement {
    return this.find<HTMLButtonElement>(`.keys [data-key=${name}]`);
  }

  /** The text as it stands. */
  mine(): Mine {
    return { language: this.language, text: this.editor.text };
  }

  get source(): { starter: string; solution: string } {
    return this.bench.sources[this.language]!;
  }

  // ---- the language ----

  private preferred(): Language {
    const { sources } = this.bench;
    const stored = load('code-language') as Language;
    return sources[stored] ? stored : languages.find((l) => sources[l])!;
  }

  /** `keep`: as the reader's own choice. */
  private choose(language: Language, keep = true): void {
    if (language === this.language) return;
    this.save();
    this.language = language;
    if (keep) store('code-language', language);
    this.editor.language = language;
    this.editor.text = this.draft();
    this.bench.onchange();
    this.showLanguage();
  }

  private showLanguage(): void {
    const { code_text: s } = context().strings;
    const { root, title } = this.bench;
    for (const tab of root.querySelectorAll<HTMLElement>('.tabs [data-language]')) {
      const chosen = tab.dataset.language === this.language;
      tab.setAttribute('aria-checked', String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
    }
    this.editor.label = fill(s.your_code, { title, language: s[this.language] });
    void this.lookAtLanguage();
  }

  private async lookAtLanguage(): Promise<void> {
    const { language } = this;
    if (!(await this.availability.look(language))) return;
    const chosen = load('code-language') !== null;
    if (this.availability.lack && !chosen && this.bench.sources.js && language !== 'js')
      return this.choose('js', false);
    this.showKeys();
  }

  private async lookAtHost(): Promise<void> {
    prepare();
    const { runs, closed } = await hostAllows();
    if (!runs) {
      this.say(context().strings.code_text.no_sandbox);
      this.confined = true;
      this.showKeys();
    } else if (!closed) showOpenNetwork(this.bench.root);
  }

  /** What cannot be done is not offered. */
  private showKeys(): void {
    const off = this.availability.lack !== '' || this.confined;
    const runs = '.keys [data-key=run], .keys [data-key=one]';
    for (const key of this.bench.root.querySelectorAll<HTMLButtonElement>(runs)) key.disabled = off;
  }

  // ---- the text ----

  private openEditor(): Editor {
    const parent = this.find('.cm');
    const focused = parent.contains(document.activeElement);
    parent.replaceChildren();
    const editor = new Editor({
      parent,
      language: this.language,
      text: this.draft(),
      describedBy: `${this.bench.id}-help`,
      completions: completionsFor(this.bench.function, context().kernels),
      onchange: () => this.changed(),
      onrun: () => this.bench.onrun(),
    });
    if (focused) editor.focus(); // a reader with a keyboard was at the starter already
    return editor;
  }

  private draft(): string {
    return this.work.drafts[this.language] ?? this.source.starter;
  }

  private changed(): void {
    this.bench.onchange();
    this.complain(null);
    clearTimeout(this.saving);
    this.saving = setTimeout(() => this.save(), SAVE_AFTER);
  }

  private save(): void {
    clearTimeout(this.saving);
    const { text } = this.editor;
    if (text === this.draft()) return;
    this.work.drafts[this.language] = text;
    this.keepWork();
  }

  keepWork(): void {
    const kept = storeWork(this.bench.id, this.work);
    this.bench.root.classList.toggle('unkept', !kept);
    if (!kept) dispatchEvent(new Event('nm-unkept'));
  }

  /** Another text in place of the reader's, which is kept as a version. */
  private replace(text: string): void {
    this.versions.keep(false);
    this.editor.text = text;
    this.changed();
    this.save();
  }

  private bind(): void {
    const { root } = this.bench;
    this.key('run').addEventListener('click', () => this.bench.onrun());
    this.key('again').addEventListener('click', () => {
      if (this.editor.text === this.source.starter) return;
      this.replace(this.source.starter);
      this.say(context().strings.code_text.again_done);
    });
    const tabs = [...root.querySelectorAll<HTMLElement>('.tabs [data-language]')];
    tabs.forEach((tab, i) => {
      tab.addEventListener('click', () => {
        this.choose(tab.dataset.language as Language);
        void this.availability.fetch();
      });
      tab.addEventListener('keydown', (event) => {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        if (!step) return;
        event.preventDefault();
        const next = tabs[(i + step + tabs.length) % tabs.length];
        next.click();
        next.focus();
      });
    });
    this.find('.cm').addEventListener('focusin', () => void this.availability.fetch());
    addEventListener('pagehide', () => this.save());
    addEventListener('nm-save', () => this.save()); // before somebody else reads the drafts
    document.addEventListener('visibilitychange', () => document.hidden && this.save());
  }

  // ---- running ----

  get running(): boolean {
    return this.starting || this.program !== null;
  }

  /** Ends the program that runs, or the compiler before it. */
  stop(): void {
    this.program?.end();
    runtimes[this.language]!.stop?.();
  }

  /**
   * Runs the text: `begin` when it starts, `use` with the program once it is ready. Gives what went
   * wrong, or null; undefined where nothing was run, because the language is not there yet.
   */
  async run(
    begin: () => void,
    use: (program: Program) => Promise<void>,
  ): Promise<RawError | null | undefined> {
    if (this.confined || this.running) return undefined;
    this.save();
    this.starting = true;
    let wrong: RawError | null = null;
    try {
      if (!(await this.availability.fetch())) return undefined;
      this.showRunning(true);
      begin();
      this.program = await startProgram(this.language, this.editor.text, this.bench.function);
      this.program.onoutput = () => this.showOutputSoon();
      await this.program.ready;
      await use(this.program);
    } catch (error) {
      wrong = (error instanceof ProgramError ? error : failure('refused', String(error))).raw;
      this.complain(wrong);
    } finally {
      this.showOutput();
      this.program?.end();
      this.program = null;
      this.starting = false;
      this.showRunning(false);
    }
    return wrong;
  }

  private showRunning(on: boolean): void {
    const { code_text: s } = context().strings;
    if (on) {
      this.complain(null);
      this.say('');
      this.find('.outp').hidden = true;
    }
    this.bench.root.classList.toggle('running', on);
    const key = this.key('run');
    key.querySelector('span')!.textContent = on ? s.stop : key.dataset.label!;
    key.querySelector('use')!.setAttribute('href', on ? '#i-pause' : '#i-play');
    const bar = this.find('.timebar');
    bar.style.animationDuration = `${TIME_LIMIT}ms`;
    bar.hidden = !on;
  }

  /** However much comes, it is shown once in a while: a program may say more than can be drawn. */
  private showOutputSoon(): void {
    const wait = Math.max(SHOW_AFTER, this.showPause);
    this.showing ??= setTimeout(() => {
      const began = performance.now();
      this.showing = null;
      this.showOutput();
      this.showPause = SHOW_PAUSE * (performance.now() - began);
    }, wait);
  }

  private showOutput(): void {
    const { program } = this;
    if (!program) return;
    const { code_text: s } = context().strings;
    const box = this.find('.outp');
    const pre = box.querySelector('pre')!;
    box.hidden = program.printed === '' && program.drawn.length === 0;
    pre.textContent = program.printed + (program.cut ? `\n${s.cut}` : '');
    pre.hidden = program.printed === '';
    this.find('.outp canvas').hidden = program.drawn.length === 0;
    if (program.drawn.length > 0) this.drawings.drawn(program.drawn, program.axes);
  }

  /** What went wrong, at its line, and which check it stopped; null takes it away. */
  complain(error: RawError | null, check = ''): void {
    const { language } = this;
    const complaint = error && { error, language, check, lines: this.editor.lines };
    this.editor.mark(showComplaint(this.find('.ln'), complaint));
  }

  /** A quiet word below the keys. */
  say(text: string): void {
    const line = this.find('.edsay');
    line.textContent = text;
    line.hidden = text === '';
  }
}
