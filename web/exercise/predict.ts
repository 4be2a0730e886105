// Predict: a number on a line, by pointer, keys or in a field; then the truth beside it.
import { exactNumber, formatNumber, readNumber } from '../figure/numbers.ts';
import { unit } from '../figure/text.ts';
import { context } from '../page/context.ts';
import { type Answer, storeAnswer } from '../page/store.ts';
import { run } from './ask.ts';
import { piece, sayIn, showState } from './state.ts';
import type { PredictChecks, PredictSpec } from './types.ts';
import { judgePrediction } from './verdict.ts';

export function startPredict(
  root: HTMLElement,
  id: string,
  spec: PredictSpec,
  checks: PredictChecks,
  answer: Answer | null,
): void {
  const { strings } = context();
  const line = root.querySelector<HTMLElement>('.numline')!;
  const range = line.querySelector<HTMLInputElement>('input[type=range]')!;
  const field = root.querySelector<HTMLInputElement>('.exact input')!;
  const you = line.querySelector<HTMLElement>('.you')!;
  const said = root.querySelector<HTMLElement>('.say')!;
  const key = root.querySelector<HTMLButtonElement>('.btn')!;
  let now = answer;
  let value = typeof answer?.given === 'number' ? answer.given : spec.start;

  const share = (x: number) => Math.min(1, Math.max(0, (x - spec.low) / (spec.high - spec.low)));
  const show = () => {
    you.style.setProperty('--x', `${100 * share(value)}%`);
    you.firstChild!.textContent = `${strings.you} ${formatNumber(value)}`;
    field.value = exactNumber(value);
    range.value = String(value);
    range.setAttribute('aria-valuetext', formatNumber(value) + unit(spec.unit));
  };
  const clear = () => {
    for (const old of line.querySelectorAll('.ans, .gap')) old.remove();
    you.classList.remove('lo', 'hi');
    said.hidden = true;
  };
  const move = (x: number) => {
    value = Math.min(spec.high, Math.max(spec.low, x));
    clear();
    show();
  };

  const reveal = async () => {
    const { right, hint, truth } = await judgePrediction(spec, checks, run, value);
    clear();
    const mark = document.createElement('span');
    mark.className = 'pin ans';
    mark.textContent = formatNumber(truth);
    mark.style.setProperty('--x', `${100 * share(truth)}%`);
    const gap = document.createElement('span');
    gap.className = 'gap';
    gap.style.setProperty('--a', `${100 * share(Math.min(truth, value))}%`);
    gap.style.setProperty('--w', `${100 * Math.abs(share(truth) - share(value))}%`);
    line.append(gap, mark);
    if (Math.abs(share(truth) - share(value)) < 0.22) {
      you.classList.add(value < truth ? 'lo' : 'hi');
      mark.classList.add(value < truth ? 'hi' : 'lo');
    }
    const word = right ? strings.close_word : strings.far_word;
    sayIn(said, word, !right, ...(hint ? [piece(root, hint)] : []), piece(root, 'answer'));
    return right;
  };

  const check = async () => {
    key.disabled = true;
    const right = await reveal();
    key.disabled = false;
    now = { given: value, tries: (now?.tries ?? 0) + 1, solved: right || (now?.solved ?? false) };
    storeAnswer(id, now);
    showState(root, now, strings.answered_close);
  };

  range.addEventListener('input', () => move(Number(range.value)));
  field.addEventListener('change', () => {
    const typed = readNumber(field.value);
    if (typed === null) show();
    else move(typed);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      const typed = readNumber(field.value);
      if (typed !== null) move(typed);
      void check();
    }
  });
  key.addEventListener('click', () => void check());
  showState(root, now, strings.answered_close);
  show();
  if (now && now.tries > 0) void reveal();
}
