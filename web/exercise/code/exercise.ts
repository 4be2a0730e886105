// One exercise in code on its page: the editor, its keys, the checks, and what is kept of it all.
import { fill } from '../../figure/text.ts';
import { context } from '../../page/context.ts';
import { type Answer, load, loadAnswer, store, storeAnswer } from '../../page/store.ts';
import { callCore } from '../ask.ts';
import { type Program, ProgramError } from '../run/program.ts';
import { type Language, languages, type RawError, TIME_LIMIT } from '../run/protocol.ts';
import { hostAllows, prepare, startProgram } from '../run/runner.ts';
import { piece } from '../state.ts';
import { Checklist } from './checklist.ts';
import { showComplaint } from './complaint.ts';
import { completionsFor } from './completions.ts';
import { Editor } from './editor.ts';
import { Hints } from './hints.ts';
import { type Judgement, judge } from './judge.ts';
import { coreKit } from './kit.ts';
import { axisOf, Picture } from './pictures.ts';
import { Availability, showOpenNetwork } from './tabs.ts';
import type { CodeChecks, CodeSpec, Sources } from './types.ts';
import { Versions } from './versions.ts';
import { loadWork, storeWork, type Work } from './work.ts';

/** Milliseconds after the last key before a draft is stored. */
const SAVE_AFTER = 400;

export class CodeExercise {
  private readonly root: HTMLElement;
  private readonly id: string;
  private readonly spec: CodeSpec;
  private readonly sources: Sources;
  private readonly axes: string[];
  private readonly checks: CodeChecks;
  private readonly checklist: Checklist;
  private readonly picture: Picture;
  private readonly drawings: Picture;
  private readonly editor: Editor;
  private readonly hints: Hints;
  private readonly versions: Versions;
  private readonly availability: Availability;
  private readonly work: Work;
  private answer: Answer | null;
  private language: Language = 'py';
  private program: Program | null = null;
  private starting = false;
  /** Does this host let no program run at all? */
  private confined = false;
  private saving: ReturnType<typeof setTimeout> | undefined;
  /** Checks that the text as it stands has passed, one step after the other. */
  private passed = 0;

  constructor(root: HTMLElement, checks: CodeChecks) {
    this.root = root;
    this.checks = checks;
    this.id = root.dataset.exercise!;
    this.spec = JSON.parse(root.dataset.spec!) as CodeSpec;
    const data = JSON.parse(root.querySelector('.sources')!.textContent!);
    this.sources = data.sources;
    this.axes = data.axes;
    const { work, corrupt } = loadWork(this.id);
    this.work = work;
    this.answer = loadAnswer(this.id);
    this.checklist = new Checklist(root, this.spec.function.name);
    this.picture = new Picture(this.find('.res .plot canvas'));
    this.drawings = new Picture(this.find('.outp canvas'));
    this.availability = new Availability(root);
    this.language = this.preferred();
    this.editor = this.openEditor();
    this.hints = new Hints(root, this.spec, this.work, {
      tries: () => this.answer?.tries ?? 0,
      solution: () => this.source.solution,
      mine: () => ({ language: this.language, text: this.editor.text }),
      changed: () => this.keepWork(),
    });
    this.versions = new Versions(root, this.work, {
      mine: () => ({ language: this.language, text: this.editor.text }),
      restore: (version) => {
        this.choose(version.language);
        this.replace(version.code);
      },
      changed: () => this.keepWork(),
    });
    this.bind();
    this.showLanguage();
    this.showState();
    if (corrupt) this.say(context().strings.unreadable);
    void this.drawCore();
    void this.lookAtHost();
    root.dataset.ready = '';
  }

  // ---- the editor and the language ----

  private find<T extends HTMLElement>(selector: string): T {
    return this.root.querySelector<T>(selector)!;
  }

  private key(name: string): HTMLButtonElement {
    return this.find<HTMLButtonElement>(`.keys [data-key=${name}]`);
  }

  private preferred(): Language {
    const stored = load('code-language') as Language;
    return this.sources[stored] ? stored : languages.find((l) => this.sources[l])!;
  }

  private get source(): { starter: string; solution: string } {
    return this.sources[this.language]!;
  }

  private draft(): string {
    return this.work.drafts[this.language] ?? this.source.starter;
  }

  private openEditor(): Editor {
    const parent = this.find('.cm');
    parent.replaceChildren();
    return new Editor({
      parent,
      language: this.language,
      text: this.draft(),
      describedBy: `${this.id}-help`,
      completions: completionsFor(this.spec.function, context().kernels),
      onchange: () => this.changed(),
      onrun: () => void this.run(),
    });
  }

  /** `keep`: as the reader's own choice. */
  private choose(language: Language, keep = true): void {
    if (language === this.language) return;
    this.save();
    this.language = language;
    if (keep) store('code-language', language);
    this.editor.language = language;
    this.editor.text = this.draft();
    this.passed = 0;
    this.showLanguage();
  }

  private showLanguage(): void {
    const { code_text: s } = context().strings;
    for (const tab of this.root.querySelectorAll<HTMLElement>('.tabs [data-language]')) {
      const chosen = tab.dataset.language === this.language;
      tab.setAttribute('aria-checked', String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
    }
    const title = this.find('h3').textContent!;
    this.editor.label = fill(s.your_code, { title, language: s[this.language] });
    void this.lookAtLanguage();
  }

  private async lookAtLanguage(): Promise<void> {
    const { language } = this;
    if (!(await this.availability.look(language))) return;
    const chosen = load('code-language') !== null;
    if (this.availability.lack && !chosen && this.sources.js && language !== 'js')
      return this.choose('js', false);
    this.showKeys();
  }

  /** What cannot be done is not offered. */
  private showKeys(): void {
    for (const name of ['run', 'one'])
      this.key(name).disabled = this.availability.lack !== '' || this.confined;
  }

  private changed(): void {
    this.passed = 0;
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

  private keepWork(): void {
    const kept = storeWork(this.id, this.work);
    this.root.classList.toggle('unkept', !kept);
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
    const { code_text: s } = context().strings;
    this.key('run').addEventListener('click', () => void this.run());
    this.key('one').addEventListener('click', () => void this.run(true));
    this.key('again').addEventListener('click', () => {
      if (this.editor.text === this.source.starter) return;
      this.replace(this.source.starter);
      this.say(s.again_done);
    });
    const tabs = [...this.root.querySelectorAll<HTMLElement>('.tabs [data-language]')];
    tabs.forEach((tab, i) => {
      tab.addEventListener('click', () => {
        this.choose(tab.dataset.language as Language);
        void this.lookAtLanguage().then(() => this.availability.fetch());
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
    document.addEventListener('visibilitychange', () => document.hidden && this.save());
  }

  private async lookAtHost(): Promise<void> {
    prepare();
    const { runs, closed } = await hostAllows();
    if (!runs) {
      this.say(context().strings.code_text.no_sandbox);
      this.confined = true;
      this.showKeys();
    } else if (!closed) showOpenNetwork(this.root);
  }

  // ---- running ----

  /** `one`: only the first check that has not passed yet. While it runs, the key stops it. */
  private async run(one = false): Promise<void> {
    if (this.program || this.starting) return this.program?.end();
    if (this.confined) return;
    this.save();
    this.starting = true;
    if (!(await this.availability.fetch())) {
      this.starting = false;
      return;
    }
    this.begin();
    const only = one ? this.passed + 1 : Number.POSITIVE_INFINITY;
    try {
      this.program = await startProgram(this.language, this.editor.text, this.spec.function);
      this.program.onoutput = () => this.showOutput();
      await this.program.ready;
      const seen = this.checklist.show.bind(this.checklist);
      const judged = await judge(this.spec, this.checks, this.program, callCore, only, seen);
      this.conclude(judged, one);
    } catch (error) {
      const raw = error instanceof ProgramError ? error.raw : null;
      this.complain(
        raw ?? { name: 'refused', message: '', line: 0, column: 0, text: String(error) },
      );
      this.checklist.say('');
      if (!one) this.count(false);
    } finally {
      this.showOutput();
      this.program?.end();
      this.program = null;
      this.starting = false;
      this.finish();
    }
  }

  private begin(): void {
    const { code_text: s } = context().strings;
    this.complain(null);
    this.say('');
    this.find('.outp').hidden = true;
    this.root.classList.add('running');
    for (const id of this.spec.checks) this.checklist.show({ id, state: 'not-run' });
    this.checklist.say(s.running);
    this.key('run').querySelector('span')!.textContent = s.stop;
    this.key('run').querySelector('use')!.setAttribute('href', '#i-pause');
    const bar = this.find('.timebar');
    bar.style.animationDuration = `${TIME_LIMIT}ms`;
    bar.hidden = false;
  }

  private finish(): void {
    const { code_text: s } = context().strings;
    this.root.classList.remove('running');
    this.key('run').querySelector('span')!.textContent = s.run;
    this.key('run').querySelector('use')!.setAttribute('href', '#i-play');
    this.find('.timebar').hidden = true;
    this.hints.show();
    this.showState();
  }

  private conclude({ results, right, mistake, figure }: Judgement, one: boolean): void {
    this.passed = results.filter((r) => r.state === 'passes').length;
    this.checklist.count(results);
    const failed = results.find((r) => r.error);
    if (failed) this.complain(failed.error!, failed.id);
    if (failed && mistake) this.checklist.addHint(failed.id, mistake);
    if (figure) this.picture.compare(figure, { x: axisOf(this.axes[0]), y: axisOf(this.axes[1]) });
    else void this.drawCore();
    if (!one || right) this.count(right);
  }

  /** One more try. What was solved stays solved. */
  private count(right: boolean): void {
    const before = this.answer;
    const solved = right || (before?.solved ?? false);
    const helped = before?.solved ? before.helped : right && this.work.shown !== '';
    const tries = (before?.tries ?? 0) + (before?.solved ? 0 : 1);
    const at = before?.at || undefined;
    this.answer = { given: this.language, tries, solved, helped, at };
    storeAnswer(this.id, this.answer);
    if (right) this.versions.keep(true);
  }

  private showState(): void {
    const { code_text: s, tries_one, tries } = context().strings;
    const answer = this.answer;
    const n = String(answer?.tries ?? 0);
    let text = s.not_solved;
    if (answer?.solved)
      text = answer.helped
        ? s.solved_helped
        : answer.tries === 1
          ? s.solved_one
          : fill(s.solved_n, { n });
    else if (answer?.tries) text = answer.tries === 1 ? tries_one : fill(tries, { n });
    const state = this.find('.qk span');
    state.textContent = text;
    state.classList.toggle('solved', answer?.solved ?? false);
    this.find('.afterword').hidden = !answer?.solved;
    if (answer?.solved) this.find('.afterword').replaceChildren(piece(this.root, 'solution'));
  }

  // ---- showing ----

  private async drawCore(): Promise<void> {
    const expected = await this.checks.figure(coreKit(callCore, 1));
    this.picture.compare(expected, { x: axisOf(this.axes[0]), y: axisOf(this.axes[1]) });
  }

  private showOutput(): void {
    const program = this.program;
    if (!program) return;
    const { code_text: s } = context().strings;
    const box = this.find('.outp');
    box.hidden = program.printed === '' && program.drawn.length === 0;
    box.querySelector('pre')!.textContent = program.printed + (program.cut ? `\n${s.cut}` : '');
    box.querySelector('pre')!.hidden = program.printed === '';
    this.find('.outp canvas').hidden = program.drawn.length === 0;
    if (program.drawn.length > 0) this.drawings.drawn(program.drawn, program.axes);
  }

  /** What went wrong, at its line; null takes it away. */
  private complain(error: RawError | null, check = ''): void {
    const title = check && this.checklist.titleOf(check);
    const { language } = this;
    const complaint = error && { error, language, check: title, lines: this.editor.lines };
    this.editor.mark(showComplaint(this.find('.ln'), complaint));
  }

  /** A quiet word below the keys. */
  private say(text: string): void {
    const line = this.find('.edsay');
    line.textContent = text;
    line.hidden = text === '';
  }
}
