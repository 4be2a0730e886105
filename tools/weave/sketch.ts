// A sketch: empty axes on a plate, which its script lets the reader draw on. The axes stand in the page
// as a picture too, so that on paper there is something to draw on.
import { type SketchNames, sketchFrame, sketchPlot } from '../../web/exercise/sketch-plot.ts';
import type { SketchSpec } from '../../web/exercise/types.ts';
import { formatNumber } from '../../web/figure/numbers.ts';
import { SvgSurface } from '../../web/plot/svg.ts';
import type { Exercise } from './chapter.ts';
import { escapeHtml, fill, type Lang, ui } from './text.ts';

/** Pieces of text that only name something: the axes, and the true curve. */
export const sketchPieces = ['x', 'y', 'truth'];

const STILL_WIDTH = 896;
const NARROW_WIDTH = 350;

function field(name: string, unit: string): string {
  const shown = unit === '1' ? '' : unit;
  const label = escapeHtml(shown ? `${name}, ${shown}` : name);
  return `<span class="exact"><span class="nm" aria-hidden="true">${escapeHtml(name)}</span><input type="text" inputmode="decimal" autocomplete="off" aria-label="${label}"><span class="un">${escapeHtml(shown)}</span></span>`;
}

export function renderSketch(
  exercise: Exercise,
  spec: SketchSpec,
  lang: Lang,
  render: (text: string) => string,
): string {
  const { id } = exercise;
  const s = ui[lang];
  const { ask, pieces } = exercise.text[lang];
  const names: SketchNames = { x: pieces.x, y: pieces.y, yours: s.you, truth: pieces.truth };
  const plot = sketchPlot(spec, names, lang, true);
  const height = Math.ceil(plot.height(STILL_WIDTH));
  const surface = new SvgSurface(STILL_WIDTH, height);
  const frame = sketchFrame(spec, { yours: [], truth: null, at: null });
  plot.draw(surface, STILL_WIDTH, frame, null);
  const about = escapeHtml(fill(s.sketch_axes, { x: names.x, y: names.y }));
  const still = `<svg class="still" viewBox="0 0 ${STILL_WIDTH} ${height}" role="img" aria-label="${about}">${surface.inner()}</svg>`;
  const unit = spec.y.unit === '1' ? '' : `, ${spec.y.unit}`;
  const hand = `<input type="range" min="${spec.y.low}" max="${spec.y.high}" step="any" value="${spec.y.low}" aria-label="${escapeHtml(names.y + unit)}" aria-valuetext="${formatNumber(spec.y.low)}" aria-describedby="${id}-help">`;
  const pad = `<div class="pad needs-js empty">${hand}<span class="ring" aria-hidden="true"></span><span class="invite" aria-hidden="true">${s.sketch_draw}</span></div>`;
  const heights = `--tall:${height}px;--narrow:${Math.ceil(plot.height(NARROW_WIDTH))}px`;
  const act = `<div class="act needs-js">${field(names.x, spec.x.unit)}${field(names.y, spec.y.unit)}<span class="do"><button type="button" class="btn alt" data-key="clear">${s.sketch_clear}</button><button type="button" class="btn" data-key="compare">${s.sketch_compare}</button></span></div>`;
  const templates = Object.entries(pieces)
    .filter(([name]) => !sketchPieces.includes(name))
    .map(([name, text]) => `<template data-piece="${name}">${render(text)}</template>`);
  const data = ` data-exercise="${id}" data-kind="sketch" data-spec="${escapeHtml(JSON.stringify(spec))}" data-names="${escapeHtml(JSON.stringify(names))}"`;
  return `<div class="q wide sketch" role="group" id="${id}" aria-labelledby="${id}-kind ${id}-ask"${data}><div class="qk"><b id="${id}-kind">${s.sketch}</b><span>${s.not_answered}</span></div><div class="ask" id="${id}-ask">${render(ask)}</div><p class="vh" id="${id}-help">${s.sketch_help}</p><div class="plate" style="${heights}">${still}<canvas role="img" aria-label="${about}"></canvas>${pad}</div>${act}<div class="say" role="status" hidden></div>${templates.join('')}</div>`;
}
