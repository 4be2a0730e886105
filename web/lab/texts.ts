// The texts of a keepsake. No page here: the tests ask the same functions.
import type { Version, Work } from '../exercise/code/work.ts';
import { type Language, languages } from '../exercise/run/protocol.ts';
import { exactNumber } from '../figure/numbers.ts';

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
