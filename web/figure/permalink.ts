// A figure's address: #<figure>?id=value&...&seed=S with every parameter of its scene, shortest
// decimals that give the same double back, and the seed as an unsigned 32-bit integer.
import type { Scene, Values } from '../core/tables.ts';
import { readNumber, readSeed } from './numbers.ts';

export interface Setting {
  figure: string;
  values: Values;
  seed: number;
}

export function writeLink(scene: Scene, { figure, values, seed }: Setting): string {
  const pairs = scene.params.map((p) => {
    const value = values[p.id] ?? p.initial;
    return `${p.id}=${p.choices ? p.choices.split(' ')[value] : String(value)}`;
  });
  return `#${figure}?${[...pairs, `seed=${seed}`].join('&')}`;
}

/** Percent signs that spell no character stay as they are: an address is anybody's to write. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The figure that a fragment names, and what it says; unknown or unreadable parts are left out. */
export function readLink(fragment: string): { figure: string; pairs: [string, string][] } {
  const [figure, query = ''] = fragment.replace(/^#/, '').split('?');
  const pairs = query
    .split('&')
    .filter((pair) => pair.includes('='))
    .map((pair) => pair.split('=').map(decoded) as [string, string]);
  return { figure: decoded(figure), pairs };
}

/** The values and seed that a link sets, on top of those given. */
export function applyLink(scene: Scene, pairs: [string, string][], base: Setting): Setting {
  const setting = { ...base, values: { ...base.values } };
  for (const [id, text] of pairs) {
    if (id === 'seed') setting.seed = readSeed(text) ?? setting.seed;
    const param = scene.params.find((p) => p.id === id);
    const choice = param?.choices.split(' ').indexOf(text) ?? -1;
    const value = param?.choices && choice >= 0 ? choice : readNumber(text);
    if (value === null || Number.isNaN(value)) continue;
    if (param) setting.values[id] = value;
  }
  return setting;
}
