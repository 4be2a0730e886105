// The editor of an exercise or a cell as it stands in the page before its script comes: tabs for the
// languages, the starter as plain text, keys, and places for what will be said.
import type { Sources } from '../../web/exercise/code/types.ts';
import { languages } from '../../web/exercise/run/protocol.ts';
import { escapeHtml, icon, type Lang, ui } from './text.ts';

export function key(name: string, symbol: string, label: string, more = ''): string {
  const sign = symbol ? icon(symbol) : '';
  return `<button type="button" class="key${more}" data-key="${name}" data-label="${escapeHtml(label)}">${sign}<span>${label}</span></button>`;
}

export interface EditorParts {
  id: string;
  sources: Sources;
  /** What the key that runs is called. */
  run: string;
  /** Further keys beside it, and in the second row. */
  keys?: string;
  more?: string;
}

export function editorMarkup({ id, sources, run, keys = '', more = '' }: EditorParts, lang: Lang) {
  const s = ui[lang].code_text;
  const offered = languages.filter((l) => sources[l]);
  const tabs = offered.map(
    (l) =>
      `<button type="button" class="key" role="radio" aria-checked="false" data-language="${l}">${s[l]}</button>`,
  );
  const starter = escapeHtml(sources[offered[0]]!.starter);
  const head = `<header><div class="tabs needs-js" role="radiogroup" aria-label="${s.languages}">${tabs.join('')}</div><span class="needs-js">${s.runs_here}</span></header><p class="tabsay" role="status" hidden></p>`;
  const text = `<div class="cm"><pre class="starter" tabindex="0">${starter}</pre></div><p class="vh" id="${id}-help">${s.editor_help}</p><div class="ln" role="alert" hidden></div>`;
  const bar = '<span class="timebar" aria-hidden="true" hidden></span>';
  const reference = `<a class="key" href="core.html">${ui[lang].core_by_name}</a>`;
  const rows = `<div class="keys needs-js">${key('run', 'play', run, ' main')}${keys}${key('again', 'reset', s.again)}${bar}</div><div class="keys more needs-js">${key('versions', '', s.versions)}${reference}${more}</div>`;
  const said = `<p class="edsay" role="status" hidden></p><div class="hints" role="status" hidden></div><div class="outp" hidden><b>${s.printed}</b><pre role="log" tabindex="0"></pre><canvas hidden role="img" aria-label="${s.drawn}"></canvas></div>`;
  return `<div class="ed">${head}${text}${rows}${said}</div>`;
}

/** Data for the page's script, inside the page. */
export function sourcesMarkup(data: object): string {
  const json = JSON.stringify(data).replace(/</g, '\\u003c');
  return `<script type="application/json" class="sources">${json}</script>`;
}
