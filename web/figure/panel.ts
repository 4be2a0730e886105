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

/** An empty panel under the keys; opening the same one again closes it. */
export function freshPanel(figure: NmFigure, kind: string, title: string): HTMLElement {
  const { strings } = context();
  figure.find('.panel')?.remove();
  const panel = element('div', '', 'panel');
  panel.dataset.kind = kind;
  const header = element('header');
  header.append(element('h4', title));
  header.append(
    button(strings.close, () => {
      panel.remove();
      figure.find(`[data-key=${kind}]`)?.focus();
    }),
  );
  panel.append(header);
  figure.find('.keys')!.after(panel);
  return panel;
}
