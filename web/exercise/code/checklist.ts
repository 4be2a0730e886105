// The list of checks beside the editor: each a sentence, with what was tried and what came out.
import { betweenSentences, fill } from '../../figure/text.ts';
import { context } from '../../page/context.ts';
import { piece } from '../state.ts';
import { numbersInSentence } from './sentence.ts';
import type { CheckResult, CheckState, Verdict } from './types.ts';

/** Fills the placeholders of a piece of text, wherever they stand in it. */
export function fillIn(
  content: DocumentFragment,
  { ok, numbers = {} }: Pick<Verdict, 'ok' | 'numbers'>,
): DocumentFragment {
  const texts = numbersInSentence(numbers, !ok);
  const walk = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode())
    if (node.textContent!.includes('{'))
      node.textContent = node.textContent!.replace(/\{(\w+)\}/g, (all, id) => texts[id] ?? all);
  return content;
}

const icons: Record<CheckState, string> = {
  passes: '#i-ok',
  'not-yet': '#i-again',
  'not-run': '#i-none',
};
const classes: Record<CheckState, string> = { passes: 'ok', 'not-yet': 'no', 'not-run': 'wt' };

export class Checklist {
  private readonly root: HTMLElement;
  private readonly functionName: string;

  constructor(root: HTMLElement, functionName: string) {
    this.root = root;
    this.functionName = functionName;
  }

  private item(id: string): HTMLElement {
    return this.root.querySelector<HTMLElement>(`.ck[data-check="${id}"]`)!;
  }

  titleOf(id: string): string {
    return this.item(id).querySelector('b')!.textContent!;
  }

  show({ id, state, verdict, odd }: CheckResult): void {
    const { code_text: s } = context().strings;
    const item = this.item(id);
    const words: Record<CheckState, string> = {
      passes: s.passes,
      'not-yet': s.not_yet,
      'not-run': s.not_run,
    };
    item.className = `ck ${classes[state]}`;
    item.querySelector('use')!.setAttribute('href', icons[state]);
    item.querySelector('.cs')!.textContent = words[state];
    const said = item.querySelector<HTMLElement>('.cd')!;
    if (state === 'not-run') {
      const waits = document.createElement('p');
      waits.textContent = item.previousElementSibling ? s.waits : '';
      said.replaceChildren(waits);
      return;
    }
    said.replaceChildren();
    if (odd) said.append(paragraph(this.oddSentence(odd)));
    else if (verdict) said.append(fillIn(piece(this.root, `check ${id}`), verdict));
    if (verdict?.mistake) said.append(hint(piece(this.root, `wrong ${verdict.mistake}`)));
  }

  /** The hint of a mistake that showed itself as an error. */
  addHint(id: string, mistake: string): void {
    this.item(id)
      .querySelector('.cd')!
      .append(hint(piece(this.root, `wrong ${mistake}`)));
  }

  private oddSentence({ what, given }: { what: string; given: string }): string {
    const { code_text: s } = context().strings;
    if (!what && (given === 'undefined' || given === 'NoneType' || given === 'null'))
      return fill(s.odd_undefined, { name: this.functionName });
    return fill(what ? s.odd_arg : s.odd, { name: this.functionName, what, given });
  }

  /** "2 of 4 pass", told to a screen reader once the checks are through. */
  count(results: CheckResult[]): void {
    const { code_text: s } = context().strings;
    const n = results.filter((r) => r.state === 'passes').length;
    const text = fill(s.pass_count, { n: String(n), m: String(results.length) });
    this.root.querySelector('.cks header span')!.textContent = text;
  }

  say(text: string): void {
    this.root.querySelector('.cks header span')!.textContent = text;
  }
}

function paragraph(text: string): HTMLElement {
  const made = document.createElement('p');
  made.textContent = text;
  return made;
}

/** "Hint." in front of the first paragraph of a piece. */
function hint(content: DocumentFragment): DocumentFragment {
  const bold = document.createElement('b');
  const { strings, lang } = context();
  bold.textContent = strings.hint + betweenSentences(lang);
  (content.querySelector('p') ?? content).prepend(bold);
  return content;
}
