// A cell: a program of the reader's own, in the chapter's text. One fenced block for each language,
// and whatever else stands in the directive comes before it.
import type { Sources } from '../../web/exercise/code/types.ts';
import { languages } from '../../web/exercise/run/protocol.ts';
import { editorMarkup, sourcesMarkup } from './editor.ts';
import { type Lang, ui } from './text.ts';

const block = /^```(\w+)\n([\s\S]*?)^```$/gm;

/** The programs of a cell, and the text before them. */
export function readCell(content: string): { sources: Sources; text: string } {
  const sources: Sources = {};
  for (const [, language, code] of content.matchAll(block)) {
    const known = languages.find((l) => l === language);
    if (!known) throw new Error(`a cell is in ${languages.join(', ')}, not in "${language}"`);
    sources[known] = { starter: code, solution: '' };
  }
  if (Object.keys(sources).length === 0) throw new Error('the cell has no program');
  return { sources, text: content.replace(block, '').trim() };
}

export function renderCell(
  id: string,
  content: string,
  lang: Lang,
  render: (text: string) => string,
): string {
  const s = ui[lang].code_text;
  const { sources, text } = readCell(content);
  const head = `<div class="qk"><b id="${id}-kind">${s.cell}</b></div><div class="ask">${render(text)}</div>`;
  const editor = editorMarkup({ id, sources, run: s.run_cell }, lang);
  const side = '<section class="side" hidden></section>';
  return `<div class="q full cell" role="group" id="${id}" aria-labelledby="${id}-kind" data-cell="${id}">${head}<div class="ex">${editor}</div>${side}${sourcesMarkup({ sources })}</div>`;
}
