// An exercise in code: the task, the editor with its keys, the figure and the checks. All of it stands
// in the page; its script brings it to life.
import type { CodeSpec } from '../../web/exercise/code/types.ts';
import { type ArgSpec, languages } from '../../web/exercise/run/protocol.ts';
import type { Exercise } from './chapter.ts';
import { escapeHtml, fill, icon, type Lang, ui } from './text.ts';

type Render = (text: string) => string;

/** The names of its pieces of text. */
export function codePieces(spec: CodeSpec, wrong: string[]): string[] {
  return [
    ...spec.checks.map((id) => `check ${id}`),
    ...wrong.map((name) => `wrong ${name}`),
    ...spec.hints.map((name) => `hint ${name}`),
    'figure',
    'solution',
  ];
}

/** The first line of a piece, and the rest. */
export function firstLine(text: string): [string, string] {
  const end = text.indexOf('\n');
  return end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end + 1).trim()];
}

/** "# Title" and the task below it. */
export function titled(ask: string): [title: string, task: string] {
  const [first, rest] = firstLine(ask);
  if (!first.startsWith('# ')) throw new Error('the text must begin with "# " and a title');
  return [first.slice(2).trim(), rest];
}

const withUnit = (id: string, unit: string) =>
  `<code>${id}</code>${unit === '1' ? '' : ` ${escapeHtml(unit)}`}`;

function argument(arg: ArgSpec): string {
  if (arg.type !== 'struct') return withUnit(arg.id, arg.unit);
  const fields = arg.fields!.map((f) => withUnit(`${arg.id}.${f.id}`, f.unit));
  return fields.join(', ');
}

/** What goes in, in which units, and what comes out. */
function signature({ function: fn }: CodeSpec, lang: Lang): string {
  const s = ui[lang].code_text;
  const { unit } = fn.returns;
  const back = fn.args.filter((a) => a.inout).map((a) => `<code>${a.id}</code>`);
  const gives = unit === '1' ? s.gives_number : fill(s.gives, { unit: escapeHtml(unit) });
  const also = back.length ? `, ${fill(s.back, { ids: back.join(', ') })}` : '';
  return `<p class="sig"><b><code>${fn.name}</code></b>(${fn.args.map(argument).join(', ')}) → ${gives}${also}</p>`;
}

function key(name: string, symbol: string, label: string, more = ''): string {
  return `<button type="button" class="key${more}" data-key="${name}">${symbol ? icon(symbol) : ''}<span>${label}</span></button>`;
}

function editor(exercise: Exercise, lang: Lang): string {
  const s = ui[lang].code_text;
  const { id } = exercise;
  const offered = languages.filter((l) => exercise.sources![l]);
  const tabs = offered.map(
    (l) =>
      `<button type="button" class="key" role="radio" aria-checked="false" data-language="${l}">${s[l]}</button>`,
  );
  const starter = escapeHtml(exercise.sources![offered[0]]!.starter);
  return `<section class="ed" aria-label="${s.editor}"><header><div class="tabs needs-js" role="radiogroup" aria-label="${s.languages}">${tabs.join('')}</div><span class="needs-js">${s.runs_here}</span></header><p class="tabsay" role="status" hidden></p><div class="cm"><pre class="starter" tabindex="0">${starter}</pre></div><p class="vh" id="${id}-help">${s.editor_help}</p><div class="ln" role="alert" hidden></div><div class="keys needs-js">${key('run', 'play', s.run, ' main')}${key('one', 'step', s.one)}${key('again', 'reset', s.again)}<span class="timebar" aria-hidden="true" hidden></span></div><div class="keys more needs-js">${key('versions', '', s.versions)}<a class="key" href="core.html">${ui[lang].core_by_name}</a><span class="sp"></span>${key('hint', '', fill(s.hint_n, { n: 0, m: (exercise.spec as CodeSpec).hints.length }), ' out')}</div><p class="edsay" role="status" hidden></p><div class="hints" role="status" hidden></div><div class="outp" hidden><b>${s.printed}</b><pre role="log" tabindex="0"></pre><canvas hidden role="img"></canvas></div></section>`;
}

function check(exercise: Exercise, lang: Lang, id: string, first: boolean, inline: Render): string {
  const s = ui[lang].code_text;
  const [title] = firstLine(exercise.text[lang].pieces[`check ${id}`] ?? '');
  const waits = first ? '' : `<p>${s.waits}</p>`;
  return `<li class="ck wt" data-check="${id}"><span class="ci">${icon('none')}</span><div><b>${inline(title)}</b><div class="cd">${waits}</div></div><span class="cs">${s.not_run}</span></li>`;
}

/** Numbers that are filled in later keep together with their units. */
function bound(html: string): string {
  return html.replace(/\} (?=(?:mV|ms|nA|Hz|MΩ|%)(?!\w))/g, '}\u00a0');
}

export function renderCode(exercise: Exercise, lang: Lang, render: Render, inline: Render): string {
  const { id, sources } = exercise;
  const spec = exercise.spec as CodeSpec;
  const s = ui[lang].code_text;
  const { pieces, ask } = exercise.text[lang];
  const [title, task] = titled(ask);
  const [figureTitle, axes] = firstLine(pieces.figure ?? '');
  const templates = Object.entries(pieces)
    .filter(([name]) => name !== 'figure')
    .map(([name, text]) => {
      const body = name.startsWith('check ') ? firstLine(text)[1] : text;
      return `<template data-piece="${name}">${bound(render(body))}</template>`;
    });
  const checks = spec.checks.map((name, i) => check(exercise, lang, name, i === 0, inline));
  const data = JSON.stringify({ sources, axes: axes.split('\n') }).replace(/</g, '\\u003c');
  const result = `<section class="res"><div class="fig"><header><h4>${inline(figureTitle)}</h4></header><div class="plot"><canvas role="img" aria-label="${escapeHtml(figureTitle)}"></canvas></div></div><div class="cks"><header><h4>${s.checks}</h4><span role="status"></span></header><ol>${checks.join('')}</ol></div><div class="afterword" hidden></div></section><section class="side" hidden></section>`;
  const head = `<div class="qk"><b id="${id}-kind">${ui[lang].code}</b><span>${s.not_solved}</span></div><h3 id="${id}-title">${inline(title)}</h3><div class="ask">${render(task)}${signature(spec, lang)}</div>`;
  return `<div class="q full" role="group" id="${id}" aria-labelledby="${id}-kind ${id}-title" data-exercise="${id}" data-kind="code" data-spec="${escapeHtml(JSON.stringify(spec))}">${head}<div class="ex">${editor(exercise, lang)}${result}</div>${templates.join('')}<script type="application/json" class="sources">${data}</script></div>`;
}
