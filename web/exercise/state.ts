// The state of a question, in words at its right; the pieces of text that the build has laid ready.
import { betweenSentences, fill } from '../figure/text.ts';
import { context } from '../page/context.ts';
import type { Answer } from '../page/store.ts';

/** Says how the question stands. */
export function showState(root: HTMLElement, answer: Answer | null, solved = ''): void {
  const { strings } = context();
  const state = root.querySelector('.qk span')!;
  const tries = answer?.tries ?? 0;
  state.classList.toggle('solved', answer?.solved ?? false);
  if (answer?.solved) state.textContent = solved || strings.solved;
  else if (tries === 0) state.textContent = strings.not_answered;
  else
    state.textContent = tries === 1 ? strings.tries_one : fill(strings.tries, { n: String(tries) });
}

/** A copy of the text that the build wrote under this name. */
export function piece(root: HTMLElement, name: string): DocumentFragment {
  const template = root.querySelector<HTMLTemplateElement>(`template[data-piece="${name}"]`);
  return (template?.content.cloneNode(true) as DocumentFragment) ?? new DocumentFragment();
}

/** Shows a verdict: its first word bold, then the pieces. */
export function sayIn(
  target: HTMLElement,
  word: string,
  far: boolean,
  ...pieces: (Node | string)[]
): void {
  const bold = document.createElement('b');
  bold.textContent = word;
  bold.classList.toggle('far', far);
  target.replaceChildren(bold, betweenSentences(context().lang), ...pieces);
  target.hidden = false;
}
