// What a reader made in a step, as files: pictures and data of the figures, the address that opens them
// again, and the reader's own programs.
import { loadWork } from '../exercise/code/work.ts';
import type { NmFigure } from '../figure/figure.ts';
import { titleOf } from '../figure/panel.ts';
import { compose } from '../figure/picture.ts';
import { addressOf, programsOf } from './texts.ts';

export interface Pieces {
  /** Names of files in the archive -> contents. */
  pictures: Map<string, HTMLCanvasElement>;
  tables: Map<string, string>;
  address: string;
  code: Map<string, string>;
}

async function addFigure(pieces: Pieces, figure: NmFigure): Promise<void> {
  await figure.wake();
  pieces.pictures.set(`${figure.id}.png`, compose(figure));
  for (const { id } of figure.scene.views)
    pieces.tables.set(`${figure.id}/${id}.csv`, await figure.csv(id));
  const title = `${titleOf(figure)}  ${figure.find('h3')?.textContent ?? ''}`;
  const page = location.href.split('#')[0];
  pieces.address += `${pieces.address && '\n'}${addressOf(title, figure.link, page, figure.frame?.steps ?? 0)}`;
}

export async function gather(figures: string[], exercises: string[]): Promise<Pieces> {
  dispatchEvent(new Event('nm-save')); // editors write their drafts
  const pieces: Pieces = { pictures: new Map(), tables: new Map(), address: '', code: new Map() };
  for (const id of figures) await addFigure(pieces, document.getElementById(id) as NmFigure);
  for (const id of exercises) {
    const programs = programsOf(loadWork(id).work);
    for (const [language, code] of Object.entries(programs))
      pieces.code.set(`${id}.${language}`, code);
  }
  return pieces;
}
