// One exercise in code on its page: a workbench, the checks beside it, hints, and how it stands.
import { fill } from '../../figure/text.ts';
import { context } from '../../page/context.ts';
import { type Answer, loadAnswer, storeAnswer } from '../../page/store.ts';
import { callCore } from '../ask.ts';
import type { Program } from '../run/program.ts';
import { piece } from '../state.ts';
import { Checklist } from './checklist.ts';
import { Hints } from './hints.ts';
import { type Judgement, judge } from './judge.ts';
import { coreKit } from './kit.ts';
import { axisOf, Picture } from './pictures.ts';
import type { CodeChecks, CodeSpec } from './types.ts';
import { Workbench } from './workbench.ts';

/** What is wrong before a program has begun is no try. */
const unread = new Set(['SyntaxError', 'IndentationError', 'CompileError', 'LinkError', 'refused']);

export class CodeExercise {
  private readonly root: HTMLElement;
  private readonly id: string;
  private readonly spec: CodeSpec;
  private readonly axes: string[];
  private readonly checks: CodeChecks;
  private readonly bench: Workbench;
  private readonly checklist: Checklist;
  private readonly picture: Picture;
  private readonly hints: Hints;
  private answer: Answer | null;
  /** Checks that the text as it stands has passed, one step after the other. */
  private passed = 0;

  constructor(root: HTMLElement, checks: CodeChecks) {
    this.root = root;
    this.checks = checks;
    this.id = root.dataset.exercise!;
    this.spec = JSON.parse(root.dataset.spec!) as CodeSpec;
    const data = JSON.parse(root.querySelector('.sources')!.textContent!);
    this.axes = data.axes;
    this.answer = loadAnswer(this.id);
    this.checklist = new Checklist(root, this.spec.function.name);
    this.bench = new Workbench({
      root,
      id: this.id,
      title: root.querySelector('h3')!.textContent!,
      sources: data.sources,
      function: this.spec.function,
      onrun: () => void this.run(),
      onchange: () => {
        this.passed = 0;
      },
    });
    this.picture = new Picture(this.bench.find('.res .plot canvas'));
    this.hints = new Hints(root, this.spec, this.bench.work, {
      tries: () => this.answer?.tries ?? 0,
      solution: () => this.bench.source.solution,
      mine: () => this.bench.mine(),
      changed: () => this.bench.keepWork(),
    });
    this.bench.key('one').addEventListener('click', () => void this.run(true));
    this.showState();
    void this.drawCore();
    root.dataset.ready = '';
  }

  /** `one`: only the first check that has not passed yet. While it runs, the key stops it. */
  private async run(one = false): Promise<void> {
    if (this.bench.running) return this.bench.stop();
    const wrong = await this.bench.run(
      () => this.begin(),
      (program) => this.judge(program, one),
    );
    if (wrong === undefined) return;
    if (wrong) {
      this.checklist.say('');
      if (!one && !unread.has(wrong.name)) this.count(false);
    }
    this.hints.show();
    this.showState();
  }

  private begin(): void {
    for (const id of this.spec.checks) this.checklist.show({ id, state: 'not-run' });
    this.checklist.say(context().strings.code_text.running);
  }

  private async judge(program: Program, one: boolean): Promise<void> {
    const only = one ? this.passed + 1 : Number.POSITIVE_INFINITY;
    const seen = this.checklist.show.bind(this.checklist);
    this.conclude(await judge(this.spec, this.checks, program, callCore, only, seen), one);
  }

  private conclude({ results, right, mistake, figure }: Judgement, one: boolean): void {
    this.passed = results.filter((r) => r.state === 'passes').length;
    this.checklist.count(results);
    const failed = results.find((r) => r.error);
    if (failed) this.bench.complain(failed.error!, this.checklist.titleOf(failed.id));
    if (failed && mistake) this.checklist.addHint(failed.id, mistake);
    if (figure) this.picture.compare(figure, { x: axisOf(this.axes[0]), y: axisOf(this.axes[1]) });
    else void this.drawCore();
    if (!one || right) this.count(right);
  }

  /** One more try. What was solved stays solved. */
  private count(right: boolean): void {
    const before = this.answer;
    const solved = right || (before?.solved ?? false);
    const helped = before?.solved ? before.helped : right && this.bench.work.shown !== '';
    const tries = (before?.tries ?? 0) + (before?.solved ? 0 : 1);
    const at = before?.at || undefined;
    this.answer = { given: this.bench.language, tries, solved, helped, at };
    storeAnswer(this.id, this.answer);
    if (right) this.bench.versions.keep(true);
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
    const state = this.bench.find('.qk span');
    state.textContent = text;
    state.classList.toggle('solved', answer?.solved ?? false);
    const afterword = this.bench.find('.afterword');
    afterword.hidden = !answer?.solved;
    if (answer?.solved) afterword.replaceChildren(piece(this.root, 'solution'));
  }

  private async drawCore(): Promise<void> {
    const expected = await this.checks.figure(coreKit(callCore, 1));
    this.picture.compare(expected, { x: axisOf(this.axes[0]), y: axisOf(this.axes[1]) });
  }
}
