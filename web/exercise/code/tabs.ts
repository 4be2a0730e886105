// What a language needs or lacks on this host, said under its tab.
import { fill } from '../../figure/text.ts';
import { context } from '../../page/context.ts';
import type { Language } from '../run/protocol.ts';
import { runtimes } from '../run/runner.ts';

export function saysOfTab(root: HTMLElement, text: string): void {
  const line = root.querySelector<HTMLElement>('.tabsay')!;
  line.textContent = text;
  line.hidden = text === '';
}

/** Says what this host lacks for a language; gives whether it lacks something. */
export async function sayWhatIsLacking(root: HTMLElement, language: Language): Promise<boolean> {
  const { code_text: s } = context().strings;
  const lack = (await runtimes[language]!.lacks()) as keyof typeof s | '';
  saysOfTab(root, lack && fill(s[lack] as string, { language: s[language] }));
  return lack !== '';
}

/** Programs can reach the network here: said once, at the first exercise. */
export function showOpenNetwork(root: HTMLElement): void {
  if (document.querySelector('.netsay')) return;
  const line = document.createElement('p');
  line.className = 'netsay tabsay';
  line.textContent = context().strings.code_text.open_network;
  root.querySelector('.ed > header')!.after(line);
}
