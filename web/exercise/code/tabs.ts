// What a language needs or lacks on this host, said under its tab.
import { context } from '../../page/context.ts';
import type { Language } from '../run/protocol.ts';

export function saysOfTab(root: HTMLElement, text: string): void {
  const line = root.querySelector<HTMLElement>('.tabsay')!;
  line.textContent = text;
  line.hidden = text === '';
}

export function showUnavailable(root: HTMLElement, _language: Language): void {
  saysOfTab(root, '');
}

/** Programs can reach the network here: said once, at the first exercise. */
export function showOpenNetwork(root: HTMLElement): void {
  if (document.querySelector('.netsay')) return;
  const line = document.createElement('p');
  line.className = 'netsay tabsay';
  line.textContent = context().strings.code_text.open_network;
  root.querySelector('.ed > header')!.after(line);
}
