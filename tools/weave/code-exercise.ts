// An exercise in code: the task, the editor with its keys, the figure and the checks. All of it stands
// in the page; its script brings it to life.
import type { CodeSpec } from '../../web/exercise/code/types.ts';
import type { ArgSpec } from '../../web/exercise/run/protocol.ts';
import type { Exercise } from './chapter.ts';
import { editorMarkup, key, sourcesMarkup } from './editor.ts';
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
  const [comma, pause] = lang === 'zh' ? ['，', '、'] : [', ', ', '];
  const ids = (of: ArgSpec[]) => of.map((a) => `<code>${a.id}</code>`).join(pause);
  const back = fn.args.filter((a) => a.inout);
  const changed = fn.args.filter((a) => a.type === 'inout');
  const filled = fn.args.filter((a) => a.type === 'out' || a.type === 'ints');
  const number = unit === '1' ? s.gives_number : fill(s.gives, { unit: escapeHtml(unit) });
  const gives = [
    ...(fn.returns.type === 'none' ? [] : [number]),
    ...(back.length ? [fill(s.back, { ids: ids(back) })] : []),
    ...(filled.length ? [fill(s.fills, { ids: ids(filled) })] : []),
    ...(changed.length ? [fill(s.changes, { ids: ids(changed) })] : []),
  ].join(comma);
  return `<p class="sig"><b><code>${fn.name}</code></b>(${fn.args.map(argument).join(', ')}) → ${gives}</p>`;
}

function editor(exercise: Exercise, lang: Lang): string {
  const s = ui[lang].code_text;
  const hints = (exercise.spec as CodeSpec).hints.length;
  const hint = key('hint', '', fill(s.hint_n, { n: 1, m: hints }), ' out');
  return editorMarkup(
    {
      id: exercise.id,
      sources: exercise.sources!,
      run: s.run,
      keys: key('one', 'step', s.one),
      more: `<span class="sp"></span>${hint}`,
    },
    lang,
  );
}

function check(exercise: Exercise, lang: Lang, id: string, first: boolean, inline: Render): string {
  const s = ui[lang].code_text;
  const [title] = firstLine(exercise.text[lang].pieces[`check ${id}`] ?? '');
  const waits = first ? '' : `<p>${s.waits}</p>`;
  return `<li class="ck wt" data-check="${id}"><span class="ci">${icon('none')}</span><div><b>${inline(title)}</b><div class="cd">${waits}</div></div><span class="cs">${s.not_run}</span></li>`;
}

/** Numbers that are filled in later keep together with what they are of, and with their units. */
function bound(html: string): string {
  return html
    .replace(/ = (?=[{\d])/g, '\u00a0=\u00a0')
    .replace(/\} (?=(?:mV|ms|nA|Hz|MΩ|%)(?!\w))/g, '}\u00a0');
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
  const data = sourcesMarkup({ sources, axes: axes.split('\n') });
  const result = `<section class="res"><div class="fig"><header><h4>${inline(figureTitle)}</h4></header><div class="plot"><canvas role="img" aria-label="${escapeHtml(figureTitle)}"></canvas></div></div><div class="cks"><header><h4>${s.checks}</h4><span role="status"></span></header><ol>${checks.join('')}</ol></div><div class="afterword" hidden></div></section><section class="side" hidden></section>`;
  const head = `<div class="qk"><b id="${id}-kind">${ui[lang].code}</b><span>${s.not_solved}</span></div><h3 id="${id}-title">${inline(title)}</h3><div class="ask">${render(task)}${signature(spec, lang)}</div>`;
  return `<div class="q full" role="group" id="${id}" aria-labelledby="${id}-kind ${id}-title" data-exercise="${id}" data-kind="code" data-spec="${escapeHtml(JSON.stringify(spec))}">${head}<div class="ex">${editor(exercise, lang)}${result}</div>${templates.join('')}${data}</div>`;
}
