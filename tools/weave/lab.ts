// Laboratories: chapters whose sections are steps. A section with exercises is a step; it opens when the
// one before is solved, and ends in a keepsake: what the reader has made there, as a file.
//
//     :::keepsake{#id figure="fig-id" exercise="ex-id ex-id"}
//     One sentence on what it is.
//     :::
import type { Chapter } from './chapter.ts';
import type { Directive } from './markdown.ts';
import type { Outline } from './outline.ts';
import type { Problems } from './problems.ts';
import { escapeHtml, fill, icon, type Lang, ui, words } from './text.ts';

export function isStep(chapter: Chapter, outline: Outline, section: string): boolean {
  return chapter.front.en.lab && outline.within.get(section)!.exercises.length > 0;
}

const steps = (chapter: Chapter, outline: Outline) =>
  [...outline.within].filter(([section]) => isStep(chapter, outline, section));

export function checkLab(chapter: Chapter, outline: Outline, problems: Problems): void {
  if (!chapter.front.en.lab) return;
  if (steps(chapter, outline).length === 0)
    problems.add(chapter.folder, 'it is a laboratory, but no section has an exercise');
  for (const [section, { keepsakes }] of steps(chapter, outline))
    if (keepsakes.length === 0) problems.add(chapter.folder, `step "${section}" has no keepsake`);
}

export function renderKeepsake(
  { id, attributes, content }: Directive,
  chapter: Chapter,
  outline: Outline,
  lang: Lang,
  render: (text: string) => string,
): string {
  if (!chapter.front[lang].lab) throw new Error('only a laboratory has keepsakes');
  if (!id) throw new Error('a keepsake needs {#id ...}');
  const { figure, exercise, ...rest } = attributes;
  for (const key of Object.keys(rest)) throw new Error(`a keepsake has no attribute "${key}"`);
  const figures = words(figure);
  const exercises = words(exercise);
  if (figures.length + exercises.length === 0)
    throw new Error(`keepsake ${id} names neither a figure nor an exercise`);
  for (const each of figures)
    if (!outline.figures.has(each)) throw new Error(`there is no figure "${each}"`);
  for (const each of exercises)
    if (chapter.exercises.get(each)?.spec.kind !== 'code')
      throw new Error(`there is no exercise in code "${each}"`);
  const s = ui[lang].lab_text;
  const data = ` data-figures="${figures.join(' ')}" data-exercises="${exercises.join(' ')}"`;
  const head = `<div class="qk"><b id="${id}-kind">${s.made}</b><span></span></div>`;
  const key = `<button type="button" class="btn" data-key="save">${icon('pic')}${escapeHtml(s.save)}</button>`;
  const acts = `<div class="act needs-js">${key}<span class="said" role="status"></span></div>`;
  return `<div class="q keepsake" role="group" id="${id}" aria-labelledby="${id}-kind"${data}>${head}<div class="ask">${render(content)}</div>${acts}</div>`;
}

/** How the steps work, and the key that opens them all; at the head of a laboratory. */
export function stepsKey(chapter: Chapter, outline: Outline, lang: Lang): string {
  if (!chapter.front[lang].lab) return '';
  const s = ui[lang].lab_text;
  const how = fill(s.how, { n: steps(chapter, outline).length });
  return `<div class="steps needs-js"><p>${how}</p><button type="button" class="key" data-key="open-steps" aria-pressed="false">${s.open_all}</button></div>`;
}
