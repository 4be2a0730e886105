// What a reader made in a step, as files: pictures and data of the figures, the address that opens them
// again, and the reader's own programs.
import { loadWork, type Version, type Work } from '../exercise/code/work.ts';
import { type Language, languages } from '../exercise/run/protocol.ts';
import type { NmFigure } from '../figure/figure.ts';
import { exactNumber } from '../figure/numbers.ts';
import { compose, titleOf } from '../figure/picture.ts';

export interface Pieces {
  /** Names of files in the archive -> contents. */
  pictures: Map<string, HTMLCanvasElement>;
  tables: Map<string, string>;
  address: string;
  code: Map<string, string>;
}

/** The program to keep of each language: the newest that passed all checks, else the draft. */
export function programsOf({ drafts, versions }: Work): Partial<Record<Language, string>> {
  const programs: Partial<Record<Language, string>> = {};
  for (const language of languages) {
    const passed = versions
      .filter((v) => v.solved && v.language === language)
      .reduce<Version | null>((best, v) => (best && best.at > v.at ? best : v), null);
    const code = passed?.code ?? drafts[language];
    if (code !== undefined) programs[language] = code;
  }
  return programs;
}

/** Where a figure is found again, and what it was set to, line by line. */
export function addressOf(title: string, link: string, page: string, steps: number): string {
  const [, query = ''] = decodeURIComponent(link).split('?');
  const values = query.split('&').map((pair) => pair.replace('=', ' = '));
  const lines = [title, page + link, '', ...values, `steps = ${exactNumber(steps)}`];
  return `${lines.join('\n')}\n`;
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
