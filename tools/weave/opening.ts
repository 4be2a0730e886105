// The opening of a chapter: title above the line, the other language below it, and in the right half
// two traces that mirror each other, drawn from the chapter's own scene.
import { findScene, initialValues } from '../../web/core/tables.ts';
import type { Chapter, Front } from './chapter.ts';
import { firstFrame } from './still.ts';
import { escapeHtml, fill, htmlLang, type Lang, other, sceneStrings, ui } from './text.ts';

const WIDTH = 900;
const HALF = 160;

/** The trace of a view as a path from the line outwards; `sign` -1 goes up, 1 goes down. */
function tracePath(points: Float32Array, low: number, high: number, sign: number): string {
  const end = points[points.length - 2];
  let path = '';
  for (let i = 0; i < points.length; i += 2) {
    const x = (points[i] / end) * WIDTH;
    const share = Math.max(0, (points[i + 1] - low) / (high - low));
    path += `${i ? 'L' : 'M'}${x.toFixed(0)} ${(HALF + sign * (2 + 140 * share)).toFixed(0)}`;
  }
  return path;
}

/** Runs of points at the same pixel say nothing; spikes and turns stay. */
function simplify(path: string): string {
  const points = path.slice(1).split('L');
  return `M${points.filter((p, i) => p !== points[i - 1]).join('L')}`;
}

export function strip(front: Front, lang: Lang): string {
  if (!front.opening) return '';
  const { scene: id, seed, up, down } = front.opening;
  const scene = findScene(id);
  const over = scene.views.find((v) => v.id === up)?.over;
  if (!over) throw new Error(`opening: ${id}.${up} has no coordinates`);
  const wants = [up, down].map((y) => ({ kind: 'line' as const, x: over, y, columns: 450 }));
  const frame = firstFrame(id, initialValues(scene), seed, 0, wants);
  const trace = (view: string, i: number, sign: number, ink: string) => {
    const { low, high } = frame.extents[view];
    const path = simplify(tracePath(frame.parts[i].data as Float32Array, low, high, sign));
    return `<path d="${path}L${WIDTH} ${HALF}L0 ${HALF}Z" fill="var(--${ink})" opacity=".12"/><path d="${path}" fill="none" stroke="var(--${ink})" stroke-width="1.6" vector-effect="non-scaling-stroke"/>`;
  };
  const labels = sceneStrings(id)[lang];
  const gradient =
    '<linearGradient id="fade"><stop offset="0" stop-color="#000"/><stop offset=".22" stop-color="#fff"/></linearGradient><mask id="fades" maskUnits="userSpaceOnUse" x="0" y="0" width="900" height="320"><rect width="900" height="320" fill="url(#fade)"/></mask>';
  return `<svg class="strip" viewBox="0 0 ${WIDTH} ${2 * HALF}" preserveAspectRatio="none" aria-hidden="true"><defs>${gradient}</defs><g mask="url(#fades)">${trace(up, 0, -1, 'ink')}${trace(down, 1, 1, 'model')}</g></svg><span class="sl u" aria-hidden="true">${escapeHtml(labels[up])}</span><span class="sl d" aria-hidden="true">${escapeHtml(labels[down])}</span>`;
}

export function opening(chapter: Chapter, lang: Lang): string {
  const front = chapter.front[lang];
  const twin = other[lang];
  const s = ui[lang];
  const number = chapter.number === 0 ? s.introduction : fill(s.chapter, { n: chapter.number });
  const alt = `<a href="../${twin}/${chapter.id}.html" hreflang="${htmlLang[twin]}" data-other-language>${escapeHtml(chapter.front[twin].title)}</a>`;
  return `<header class="open"><div class="in"><div class="up"><p class="no">${number}</p><h1>${escapeHtml(front.title)}</h1></div>${strip(front, lang)}<div class="dn"><p class="alt" lang="${htmlLang[twin]}">${alt}</p></div></div></header>`;
}
