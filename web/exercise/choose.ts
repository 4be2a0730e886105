// Choose: rows with rings. A wrong one earns its own hint and leaves the others open.
import { betweenSentences } from '../figure/text.ts';
import { context } from '../page/context.ts';
import { type Answer, storeAnswer } from '../page/store.ts';
import { run } from './ask.ts';
import { piece, showState } from './state.ts';
import type { ChooseChecks } from './types.ts';

function verdict(right: boolean): HTMLElement {
  const { strings } = context();
  const mark = document.createElement('span');
  mark.className = 'vd';
  const icon = right ? '#i-ok' : '#i-again';
  mark.innerHTML = `<svg class="i" viewBox="0 0 18 18" aria-hidden="true"><use href="${icon}"/></svg>`;
  mark.append(right ? strings.right : strings.not_yet);
  return mark;
}

export function startChoose(
  root: HTMLElement,
  id: string,
  checks: ChooseChecks,
  answer: Answer | null,
): void {
  const { strings, lang } = context();
  let now = answer;
  const options = [...root.querySelectorAll<HTMLElement>('.op')];

  const show = async (option: HTMLElement): Promise<boolean> => {
    const right = (await checks.right(run)) === option.dataset.option;
    option.classList.add(right ? 'right' : 'wrong');
    option.querySelector('.vd')?.remove();
    option.querySelector('label')!.append(verdict(right));
    const why = option.querySelector<HTMLElement>('.why')!;
    const bold = document.createElement('b');
    bold.textContent = right ? '' : strings.hint + betweenSentences(lang);
    why.replaceChildren(bold, piece(root, option.dataset.option!));
    why.hidden = false;
    return right;
  };

  for (const option of options) {
    const input = option.querySelector('input')!;
    input.addEventListener('change', async () => {
      for (const other of options) {
        other.classList.remove('wrong', 'right');
        other.querySelector('.vd')?.remove();
        other.querySelector<HTMLElement>('.why')!.hidden = true;
      }
      const right = await show(option);
      const tries = (now?.tries ?? 0) + 1;
      now = { given: option.dataset.option!, tries, solved: right || (now?.solved ?? false) };
      storeAnswer(id, now);
      showState(root, now);
    });
  }
  const given = options.find((o) => o.dataset.option === answer?.given);
  if (given) {
    given.querySelector('input')!.checked = true;
    void show(given);
  }
  showState(root, now);
}
