// The exercise directive: the question with everything that its script will show laid ready in
// templates, so that text stands in the page and nowhere else.
import type { ChooseSpec, ExploreSpec, PredictSpec } from '../../web/exercise/types.ts';
import { formatNumber } from '../../web/figure/numbers.ts';
import type { Exercise } from './chapter.ts';
import { renderCode } from './code-exercise.ts';
import { renderSketch } from './sketch.ts';
import { escapeHtml, fill, type Lang, ui } from './text.ts';

export type Render = (text: string) => string;

function templates(exercise: Exercise, lang: Lang, render: Render): string {
  return Object.entries(exercise.text[lang].pieces)
    .map(
      ([name, text]) =>
        `<template data-piece="${name}">${render(bodyOf(exercise, text))}</template>`,
    )
    .join('');
}

/** Of an option the first line is its label; the reason follows. */
function bodyOf(exercise: Exercise, text: string): string {
  return exercise.spec.kind === 'choose' ? text.split('\n').slice(1).join('\n').trim() : text;
}

function niceTicks({ low, high }: PredictSpec): number[] {
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((m) => m * power).find((s) => s >= rough)!;
  const ticks: number[] = [];
  for (let t = Math.ceil(low / step) * step; t <= high + 1e-9; t += step) ticks.push(t);
  return ticks;
}

function predict(spec: PredictSpec, lang: Lang): string {
  const s = ui[lang];
  const unit = spec.unit === '1' ? '' : spec.unit;
  const name = `${s.your_prediction}${unit ? `, ${unit}` : ''}`;
  const ticks = niceTicks(spec).map((t) => {
    const at = (100 * (t - spec.low)) / (spec.high - spec.low);
    return `<span class="tk" aria-hidden="true" style="--x:${at.toFixed(2)}%">${formatNumber(t)}</span>`;
  });
  const at = (100 * (spec.start - spec.low)) / (spec.high - spec.low);
  return `<div class="numline needs-js"><div class="ax"></div><input type="range" min="${spec.low}" max="${spec.high}" step="${spec.step}" value="${spec.start}" aria-label="${escapeHtml(name)}"><span class="pin you" style="--x:${at}%">${s.you} ${formatNumber(spec.start)}</span>${ticks.join('')}</div><div class="act needs-js"><span class="exact"><input type="text" inputmode="decimal" autocomplete="off" value="${formatNumber(spec.start)}" aria-label="${escapeHtml(name)}"><span class="un">${escapeHtml(unit)}</span></span><button type="button" class="btn">${s.check_prediction}</button></div><div class="say" role="status" hidden></div>`;
}

function choose(exercise: Exercise, spec: ChooseSpec, lang: Lang, inline: Render): string {
  const rows = spec.options.map((option) => {
    const label = exercise.text[lang].pieces[option].split('\n')[0];
    return `<div class="op" data-option="${option}"><label><input type="radio" name="q-${exercise.id}" value="${option}"><span>${inline(label)}</span></label><div class="why" role="status" hidden></div></div>`;
  });
  return `<fieldset class="ch"><legend class="vh">${ui[lang].choose}</legend>${rows.join('')}</fieldset>`;
}

export function renderExercise(
  exercise: Exercise,
  lang: Lang,
  render: Render,
  inline: Render,
  figureName: (id: string) => string,
): string {
  const { id, spec } = exercise;
  if (spec.kind === 'code') return renderCode(exercise, lang, render, inline);
  if (spec.kind === 'sketch') return renderSketch(exercise, spec, lang, render);
  const s = ui[lang];
  const text = exercise.text[lang];
  const kind = s[spec.kind];
  const data = ` data-exercise="${id}" data-kind="${spec.kind}" data-spec="${escapeHtml(JSON.stringify(publicSpec(spec)))}"`;
  const head = (state: string) =>
    `<div class="qk"><b id="${id}-kind">${kind}</b><span>${state}</span></div>`;
  const open = `<div class="q" role="group" id="${id}" aria-labelledby="${id}-kind ${id}-ask"${data}>`;
  if (spec.kind === 'explore') {
    const where = fill(s.goal_moves, { figure: figureName(spec.figure) });
    const unit = spec.unit === '1' ? '' : spec.unit;
    return `${open}${head(where)}<div class="goal"><div class="ask" id="${id}-ask">${render(text.ask)}</div><div class="now needs-js" aria-hidden="true">– <small>${escapeHtml(unit)}</small></div></div><div class="say" role="status" hidden></div>${templates(exercise, lang, render)}</div>`;
  }
  const body = spec.kind === 'predict' ? predict(spec, lang) : choose(exercise, spec, lang, inline);
  return `${open}${head(s.not_answered)}<div class="ask" id="${id}-ask">${render(text.ask)}</div>${body}${templates(exercise, lang, render)}</div>`;
}

/** What the page may know: a goal's solution stays with the tests. */
function publicSpec(spec: PredictSpec | ChooseSpec | ExploreSpec): object {
  if (spec.kind !== 'explore') return spec;
  const { solution, wrong, ...rest } = spec;
  void solution;
  void wrong;
  return rest;
}
