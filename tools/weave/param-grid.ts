// Parameters that belong together as a square of exact fields (the weights of a kernel), and keys that
// set them all at once:
//
//     grid="w_11 w_12 w_21 w_22" presets="edge:-1,1,-1,1 blur:1,1,1,1"
import { type Param, paramOf, type Scene, type Values } from '../../web/core/tables.ts';
import { formatNumber } from '../../web/figure/numbers.ts';
import { escapeHtml, type Lang, sceneStrings, words } from './text.ts';

export interface Preset {
  id: string;
  values: number[];
}

export function parseGrid(text: string, scene: Scene): Param[] {
  return words(text).map((id) => paramOf(scene, id));
}

export function parsePresets(text: string, cells: Param[]): Preset[] {
  return words(text).map((word) => {
    const match = /^(\w+):([-\d.,]+)$/.exec(word);
    if (!match) throw new Error(`"${word}" is no preset: it should be a name, a colon and numbers`);
    const values = match[2].split(',').map(Number);
    if (values.length !== cells.length)
      throw new Error(`preset ${match[1]} has ${values.length} numbers for ${cells.length} cells`);
    cells.forEach(({ id, lowest, highest }, i) => {
      if (!(values[i] >= lowest && values[i] <= highest))
        throw new Error(`preset ${match[1]}: ${id}=${values[i]} is outside ${lowest}..${highest}`);
    });
    return { id: match[1], values };
  });
}

export function paramGrid(
  grid: string,
  presets: string,
  scene: Scene,
  values: Values,
  lang: Lang,
): string {
  const cells = parseGrid(grid, scene);
  if (cells.length === 0) return '';
  const labels = sceneStrings(scene.id)[lang];
  const label = (id: string) => {
    if (!labels[id]) throw new Error(`web/strings lacks a ${lang} label for ${scene.id}.${id}`);
    return escapeHtml(labels[id]);
  };
  const fields = cells.map(
    ({ id }) =>
      `<div class="param cell" data-param="${id}"><span class="exact"><input type="text" inputmode="decimal" autocomplete="off" value="${formatNumber(values[id])}" aria-label="${label(id)}" data-field="f-${scene.id}-${id}"></span></div>`,
  );
  const ids = cells.map((cell) => cell.id).join(' ');
  const keys = parsePresets(presets, cells).map(
    (preset) =>
      `<button type="button" class="key" data-preset="${preset.values.join(' ')}">${label(`preset.${preset.id}`)}</button>`,
  );
  const side = Math.ceil(Math.sqrt(cells.length));
  return `<div class="param-grid" role="group" aria-label="${label('grid')}" data-cells="${ids}"><span class="nm">${label('grid')}</span><div class="cells" style="--side:${side}">${fields.join('')}</div><div class="presets">${keys.join('')}</div></div>`;
}
