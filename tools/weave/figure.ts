// The figure directive: title, words and caption in its text; the element that comes alive, with all
// keys and sliders already in the page; and the still picture of its first frame.

import {
  findScene,
  initialValues,
  type Param,
  paramOf,
  type Scene,
  type Values,
} from '../../web/core/tables.ts';
import { formatNumber } from '../../web/figure/numbers.ts';
import { toPosition } from '../../web/figure/slider.ts';
import { axisTitle } from '../../web/figure/text.ts';
import { idsOf, parseTemplate, say } from '../../web/figure/words.ts';
import type { Words } from '../../web/plot/mark.ts';
import { Plot } from '../../web/plot/plot.ts';
import { SvgSurface } from '../../web/plot/svg.ts';
import type { Directive } from './markdown.ts';
import { inlineMath } from './math.ts';
import { paramGrid } from './param-grid.ts';
import { encoder } from './png.ts';
import { firstFrame } from './still.ts';
import { escapeHtml, fill, icon, type Lang, sceneStrings, ui, words } from './text.ts';

export interface FigureParts {
  html: string;
  scene: string;
  /** The still picture, a file of its own. */
  still: { name: string; svg: string };
}

const known = new Set([
  'title',
  'description',
  'scene',
  'plot',
  'controls',
  'set',
  'seed',
  'pace',
  'speeds',
  'stride',
  'still',
  'width',
  'sound',
  'photo',
  'layers',
  'chunk',
  'until',
  'grid',
  'presets',
]);

interface Control {
  param: Param;
  low: number;
  high: number;
}

/** controls="current tau_m:2..100": parameters in order, some with a narrower range. */
function parseControls(text: string, scene: Scene): Control[] {
  return words(text).map((word) => {
    const match = /^(\w+)(?::(-?[\d.]+)\.\.(-?[\d.]+))?$/.exec(word);
    const [, id, from, to] = match ?? ['', word];
    const param = paramOf(scene, id);
    const low = from === undefined ? param.lowest : Number(from);
    const high = to === undefined ? param.highest : Number(to);
    if (low < param.lowest || high > param.highest || low >= high)
      throw new Error(`control ${word} reaches beyond ${param.lowest}..${param.highest}`);
    return { param, low, high };
  });
}

/** set="current=1.6 method=euler" */
export function parseSet(text: string, scene: Scene): Values {
  const values: Values = {};
  for (const word of words(text)) {
    const [id, value] = word.split('=');
    const param = paramOf(scene, id);
    const choice = param.choices ? param.choices.split(' ').indexOf(value) : -1;
    values[id] = choice >= 0 ? choice : Number(value);
    const inside = values[id] >= param.lowest && values[id] <= param.highest;
    if (!inside) throw new Error(`${id}=${value} is outside ${param.lowest}..${param.highest}`);
  }
  return values;
}

/** A choice among more names than this is a list that opens. */
const MOST_KEYS = 6;

function slider({ param, low, high }: Control, scene: Scene, values: Values, lang: Lang): string {
  const strings = sceneStrings(scene.id);
  const name = escapeHtml(strings[lang][param.id]);
  const symbol = strings.symbols[param.id];
  const sym = `<span class="sym">${symbol ? inlineMath(symbol) : ''}</span>`;
  const unit = param.unit === '1' ? '' : param.unit;
  if (param.choices.split(' ').length > MOST_KEYS) {
    const options = param.choices.split(' ').map((choice, i) => {
      const label = escapeHtml(strings[lang][`${param.id}.${choice}`] ?? choice);
      return `<option value="${i}"${values[param.id] === i ? ' selected' : ''}>${label}</option>`;
    });
    return `<div class="param" data-param="${param.id}">${sym}<span class="nm">${name}</span><select aria-label="${name}">${options.join('')}</select></div>`;
  }
  if (param.choices) {
    const keys = param.choices.split(' ').map((choice, i) => {
      const on = values[param.id] === i;
      const label = escapeHtml(strings[lang][`${param.id}.${choice}`] ?? choice);
      return `<button type="button" class="key" role="radio" aria-checked="${on}" tabindex="${on ? 0 : -1}">${label}</button>`;
    });
    return `<div class="param" data-param="${param.id}">${sym}<span class="nm">${name}</span><div class="choices" role="radiogroup" aria-label="${name}">${keys.join('')}</div></div>`;
  }
  const field = `f-${scene.id}-${param.id}`;
  const ticks = [low, param.initial, high].filter(
    (x, i, all) => x >= low && x <= high && all.indexOf(x) === i,
  );
  ticks.sort((a, b) => a - b);
  const marks = ticks
    .map((x) => {
      const at = toPosition(x, low, high, param.log);
      // the initial value is named only where its number does not run into the ends'
      if (x !== low && x !== high && (at < 0.17 || at > 0.8)) return '';
      return `<span style="--x:${(100 * at).toFixed(2)}%">${formatNumber(x)}</span>`;
    })
    .join('');
  const range =
    param.lowest !== low || param.highest !== high ? ` data-low="${low}" data-high="${high}"` : '';
  const exact = formatNumber(values[param.id]);
  return `<div class="param" data-param="${param.id}"${range}>${sym}<label>${name}<span class="vh">${unit ? `, ${unit}` : ''}</span></label><span class="exact"><input type="text" inputmode="decimal" autocomplete="off" value="${exact}" aria-label="${name}${unit ? `, ${unit}` : ''}" data-field="${field}"><span class="un">${escapeHtml(unit)}</span></span><div class="trk"><input type="range" min="0" max="1000" step="1" aria-label="${name}${unit ? `, ${unit}` : ''}"><div class="ticks" aria-hidden="true">${marks}</div></div></div>`;
}

function keys(scene: Scene, a: Record<string, string>, seed: number, lang: Lang): string {
  const s = ui[lang];
  const key = (id: string, text: string, name: string, more = '') =>
    `<button type="button" class="key${more}" data-key="${id}">${icon(name)}${text}</button>`;
  const parts: string[] = [];
  if (scene.clock) {
    parts.push(
      `<button type="button" class="key main" data-key="play">${icon('play')}<span class="lb">${s.play}</span></button>`,
      key('step', s.step, 'step'),
    );
  }
  parts.push(key('reset', s.reset, 'reset'));
  if (a.speeds) {
    const shown: Record<string, string> = { '0.125': '⅛', '0.25': '¼', '0.5': '½' };
    const speeds = words(a.speeds).map((speed) => {
      const on = speed === '1';
      return `<button type="button" class="key" role="radio" data-speed="${speed}" aria-checked="${on}" tabindex="${on ? 0 : -1}">${shown[speed] ?? speed}</button>`;
    });
    parts.push(
      `<span class="grp" role="radiogroup" aria-label="${s.speed}"><span aria-hidden="true">${s.speed}</span>${speeds.join('')}</span>`,
    );
  }
  if (a.seed) {
    parts.push(
      `<span class="grp"><label>${s.seed} <input data-key="seed" value="${seed}" inputmode="numeric" autocomplete="off"></label><button type="button" class="key" data-key="new-seed" aria-label="${s.new_seed}" title="${s.new_seed}">${icon('reset')}</button></span>`,
    );
  }
  if (a.sound)
    parts.push(
      `<button type="button" class="key" data-key="sound" aria-pressed="false">${icon('sound')}${s.sound}</button>`,
    );
  if (a.photo)
    parts.push(
      `<button type="button" class="key" data-key="photo">${icon('photo')}${s.photo.key}</button>`,
    );
  const outs = [
    key('share', s.share, 'share', ' out'),
    key('data', s.data, 'data', ' out'),
    key('picture', s.picture, 'pic', ' out'),
  ];
  return `<div class="keys needs-js">${parts.join('')}<span class="sp"></span><span class="outs">${outs.join('')}</span></div>`;
}

export function plotWords(scene: Scene, lang: Lang): Words {
  const labels = sceneStrings(scene.id)[lang];
  return {
    label: (id) => labels[id] ?? id,
    axis: (label, unit) => axisTitle(label, unit, lang),
    number: formatNumber,
    beforeNow: ui[lang].before_now,
  };
}

/** The build's own width for stills: what a wide figure has on a desktop. */
const STILL_WIDTH = 896;

export function renderFigure(
  directive: Directive,
  number: string,
  chapter: string,
  lang: Lang,
  tokens: string,
  inline: (text: string) => string,
): FigureParts {
  const { id, attributes: a, content } = directive;
  const unknown = Object.keys(a).find((key) => !known.has(key));
  if (unknown) throw new Error(`a figure has no attribute "${unknown}"`);
  for (const key of ['title', 'description', 'scene', 'plot'])
    if (!a[key]) throw new Error(`figure ${id} lacks ${key}`);
  const scene = findScene(a.scene);
  const strings = sceneStrings(scene.id)[lang];
  for (const row of [...scene.params, ...scene.views, ...scene.inputs])
    if (!strings[row.id])
      throw new Error(`web/strings lacks a ${lang} label for ${scene.id}.${row.id}`);

  for (const named of [a.photo, a.layers])
    if (named && !scene.inputs.some((input) => input.id === named))
      throw new Error(`scene ${scene.id} takes no input "${named}"`);
  if (a.until && !scene.views.some((view) => view.id === a.until))
    throw new Error(`scene ${scene.id} has no view "${a.until}"`);
  const set = parseSet(a.set ?? '', scene);
  const values = { ...initialValues(scene), ...set };
  const seed = Number(a.seed ?? 1);
  const lines = content.trim().split('\n');
  const wordLines = lines.filter((line) => line.startsWith('?'));
  const caption = lines
    .filter((line) => !line.startsWith('?'))
    .join('\n')
    .trim();
  const templates = wordLines.map(parseTemplate);
  if (templates.length === 0) throw new Error(`figure ${id} has no sentence in words`);
  const ids = new Set([...scene.params, ...scene.views].map((row) => row.id));
  for (const used of templates.flatMap(idsOf))
    if (!ids.has(used)) throw new Error(`scene ${scene.id} has no parameter or view "${used}"`);

  const steps = Number(a.still ?? 0);
  const plot = new Plot(a.plot, scene, plotWords(scene, lang));
  const frame = firstFrame(scene.id, values, seed, steps, plot.wants(STILL_WIDTH, 1));
  const lookup = (name: string) => frame.values[name] ?? frame.numbers[name] ?? 0;
  const sentence = say(templates, lookup, formatNumber);
  const surface = new SvgSurface(STILL_WIDTH, Math.ceil(plot.height(STILL_WIDTH)), encoder(tokens));
  plot.draw(surface, STILL_WIDTH, frame, null);
  const svg = surface.document(`${a.title}. ${sentence}`, tokens);
  const still = { name: `${chapter}-${id}-${lang}.svg`, svg };

  const controls = parseControls(a.controls ?? '', scene);
  const grid = paramGrid(a.grid ?? '', a.presets ?? '', scene, values, lang);
  const sliders = grid + controls.map((control) => slider(control, scene, values, lang)).join('');
  const s = ui[lang];
  const attr = (name: string, value: string | undefined) =>
    value === undefined ? '' : ` data-${name}="${escapeHtml(value)}"`;
  const data = [
    attr('scene', scene.id),
    attr('plot', a.plot),
    attr('set', JSON.stringify(set)),
    attr('seed', a.seed),
    attr('pace', a.pace),
    attr('speed', a.speeds ? '1' : undefined),
    attr('stride', a.stride),
    attr('still', a.still),
    attr('sound', a.sound),
    attr('photo', a.photo),
    attr('layers', a.layers),
    attr('chunk', a.chunk),
    attr('until', a.until),
    attr('words', JSON.stringify(wordLines)),
    attr('description', a.description),
  ].join('');
  const where = a.width ?? 'wide';
  const picture = `../assets/stills/${still.name}`;
  const height = Math.ceil(plot.height(STILL_WIDTH));
  const html = `<nm-figure id="${id}" class="${where}"${data}><figure class="fig" aria-labelledby="${id}-title"><header><span class="fno">${fill(s.figure, { n: number })}</span><h3 id="${id}-title">${escapeHtml(a.title)}</h3><span class="st needs-js"><i></i><span></span></span></header><div class="plot" style="--tall:${height}px;--narrow:${Math.ceil(plot.height(350))}px"><img class="still" src="${picture}" loading="lazy" width="${STILL_WIDTH}" height="${height}" alt="${escapeHtml(a.description)}"><div class="cursor" role="status"></div></div><p class="words" aria-live="polite"><b>${s.in_words}</b> <span>${escapeHtml(sentence)}</span></p><p class="say" role="status" hidden></p>${keys(scene, a, seed, lang)}${a.layers ? '<div class="stack needs-js"></div>' : ''}${sliders ? `<div class="params needs-js">${sliders}</div>` : ''}<figcaption>${inline(caption)}</figcaption></figure></nm-figure>`;
  return { html, scene: scene.id, still };
}
