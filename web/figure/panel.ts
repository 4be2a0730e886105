// Panels that open under a figure's keys, one at a time.
import { context } from '../page/context.ts';
import type { NmFigure } from './figure.ts';

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  text = '',
  classes = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = classes;
  return made;
}

export function button(text: string, act: () => void): HTMLButtonElement {
  const made = element('button', text, 'btn alt');
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}

export function titleOf(figure: NmFigure): string {
  return figure.find('.fno')?.textContent ?? figure.id;
}

/** A list of names to choose from. */
export function chooser(label: string, names: Iterable<[value: string, text: string]>) {
  const select = element('select');
  select.setAttribute('aria-label', label);
  for (const [value, text] of names) {
    const option = element('option', text);
    option.value = value;
    select.append(option);
  }
  return select;
}

/** An empty panel that the key `kind` opens: under the keys of a figure, else at the end of `root`. An
 * older one goes. */
export function freshPanel(root: HTMLElement, kind: string, title: string): HTMLElement {
  root.querySelector('.panel')?.remove();
  const panel = element('div', '', 'panel');
  panel.dataset.kind = kind;
  const header = element('header');
  const close = button(context().strings.close, () => {
    panel.remove();
    root.querySelector<HTMLElement>(`[data-key=${kind}]`)?.focus();
  });
  header.append(element('h4', title), close);
  panel.append(header);
  (root.querySelector('.keys') ?? root.lastElementChild!).after(panel);
  return panel;
}
