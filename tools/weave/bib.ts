// references.bib, as far as this book uses BibTeX: @type{key, field = {value}, ...}.
import type { Lang } from './text.ts';
import { escapeHtml } from './text.ts';

export interface Reference {
  key: string;
  type: string;
  fields: Record<string, string>;
}

export function parseBib(source: string): Map<string, Reference> {
  const references = new Map<string, Reference>();
  for (const entry of source.matchAll(/^@(\w+)\{([^,\s]+),([\s\S]*?)^\}/gm)) {
    const [, type, key, body] = entry;
    const fields: Record<string, string> = {};
    for (const field of body.matchAll(/^\s*(\w+)\s*=\s*\{(.*)\},?\s*$/gm))
      fields[field[1]] = field[2].replace(/[{}]/g, '').replace(/--/g, '–');
    if (references.has(key)) throw new Error(`reference ${key} stands twice`);
    if (!fields.author || !fields.year || !fields.title)
      throw new Error(`reference ${key} lacks author, year or title`);
    references.set(key, { key, type, fields });
  }
  return references;
}

function authors(reference: Reference): { family: string; initials: string }[] {
  return reference.fields.author.split(' and ').map((name) => {
    const [family, given = ''] = name.split(/,\s*/);
    const initials = given
      .split(/[\s.-]+/)
      .filter(Boolean)
      .map((part) => `${part[0]}.`)
      .join(' ');
    return { family, initials };
  });
}

/** "Hodgkin & Huxley, 1952"; full-width comma in Chinese. */
export function citation(reference: Reference, lang: Lang): string {
  const names = authors(reference).map((a) => a.family);
  const who =
    names.length === 1
      ? names[0]
      : names.length === 2
        ? `${names[0]} & ${names[1]}`
        : lang === 'zh'
          ? `${names[0]} 等`
          : `${names[0]} et al.`;
  return escapeHtml(
    lang === 'zh' ? `${who}，${reference.fields.year}` : `${who}, ${reference.fields.year}`,
  );
}

/** The whole reference, as HTML. */
export function fullReference({ type, fields, ...rest }: Reference): string {
  const all = authors({ type, fields, ...rest });
  const named = all.filter((a) => a.family !== 'others');
  const names = named.map((a) => `${a.family}, ${a.initials}`.trim());
  const last = named.length < all.length ? ' et al.' : names.length > 1 ? ` & ${names.pop()}` : '';
  const who = escapeHtml(names.join(', ') + last);
  const title = escapeHtml(fields.title);
  const doi = fields.doi
    ? ` <a href="https://doi.org/${escapeHtml(fields.doi)}">doi:${escapeHtml(fields.doi)}</a>`
    : '';
  const pages = fields.pages ? `, ${escapeHtml(fields.pages)}` : '';
  const where =
    type === 'book'
      ? `<i>${title}</i>. ${escapeHtml(fields.publisher ?? '')}`
      : `${title}. <i>${escapeHtml(fields.journal ?? fields.booktitle ?? '')}</i>${fields.volume ? ` ${escapeHtml(fields.volume)}` : ''}${pages}`;
  return `${who} (${escapeHtml(fields.year)}). ${where}.${doi}`;
}
