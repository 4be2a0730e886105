// Weaves the whole book: every chapter in both languages, the map, the glossary, the references, the
// work page; and finds what is wrong with it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import about from '../../package.json' with { type: 'json' };
import { parseBib, type Reference } from './bib.ts';
import { type Chapter, piecesNeeded, readChapters } from './chapter.ts';
import { CodeQuotes } from './code.ts';
import { coreHeaders, corePage, coreTypes } from './core.ts';
import { checkLab } from './lab.ts';
import { compare, type Outline, outline } from './outline.ts';
import { glossaryPage, mapPage, referencesPage, workPage } from './pages.ts';
import { Problems } from './problems.ts';
import { renderChapter } from './prose.ts';
import { type Assets, page, rootPage } from './shell.ts';
import { parseTerms, type Term } from './terms.ts';
import { type Lang, langs } from './text.ts';

export interface Book {
  root: string;
  chapters: Chapter[];
  outlines: Map<string, Record<Lang, Outline>>;
  references: Map<string, Reference>;
  terms: Map<string, Term>;
  code: CodeQuotes;
  problems: Problems;
  tokens: string;
  /** References cited and terms built, with the places: chapter and anchor. */
  cited: Map<string, Set<string>>;
  built: Map<string, { chapter: string; anchor: string }>;
  /** What each exercise asks, in plain text as HTML. */
  asked: Record<Lang, Map<string, string>>;
}

/** File name in the site -> contents. */
export type Site = Map<string, string>;

export interface Options {
  /** The folder with src/ and web/. */
  root: string;
  /** The folder with the chapters, if it is not root/chapters. */
  chapters?: string;
  assets: Assets;
  /** Are tags in the sources that no chapter quotes a problem? */
  wholeBook: boolean;
}

export function weave(options: Options): { site: Site; problems: string[]; book: Book } {
  const { root, assets } = options;
  const folder = options.chapters ?? join(root, 'chapters');
  const problems = new Problems();
  const read = <T>(name: string, parse: (source: string) => T, fallback: T): T =>
    problems.catch(join(folder, name), fallback, () =>
      parse(readFileSync(join(folder, name), 'utf8')),
    );
  const book: Book = {
    root,
    chapters: readChapters(folder, problems),
    outlines: new Map(),
    references: read('references.bib', parseBib, new Map()),
    terms: read('terms.md', parseTerms, new Map()),
    code: new CodeQuotes(root),
    problems,
    tokens: svgTokens(readFileSync(join(root, 'web/style/tokens.css'), 'utf8')),
    cited: new Map(),
    built: new Map(),
    asked: { zh: new Map(), en: new Map() },
  };
  const version = versionOf(book, assets);
  const site: Site = new Map();
  for (const chapter of book.chapters) {
    const outlines = { zh: outline(chapter, 'zh'), en: outline(chapter, 'en') };
    book.outlines.set(chapter.id, outlines);
    compare(chapter, outlines, problems);
    checkExercises(chapter, outlines, problems);
    checkLab(chapter, outlines.en, problems);
    for (const id of chapter.front.en.needs)
      if (!book.chapters.some((c) => c.id === id))
        problems.add(chapter.folder, `it needs "${id}", which is no chapter`);
  }
  for (const lang of langs) {
    for (const chapter of book.chapters) {
      const woven = renderChapter(book, chapter, lang);
      for (const still of woven.stills) site.set(`assets/stills/${still.name}`, still.svg);
      site.set(
        `${lang}/${chapter.id}.html`,
        page(
          {
            ...woven.page,
            checks: assets.checks[chapter.id] ?? '',
            part: assets.parts[chapter.id] ?? '',
          },
          assets,
          version,
        ),
      );
    }
    for (const gathered of [mapPage, glossaryPage, referencesPage, workPage]) {
      const made = gathered(book, lang);
      site.set(`${lang}/${made.file}`, page(made, assets, version));
    }
    site.set(`${lang}/core.html`, page(corePage(lang), assets, version));
  }
  site.set('core.d.ts', coreTypes());
  for (const file of coreHeaders())
    site.set(`${file}.txt`, readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));
  site.set('index.html', rootPage(assets));
  for (const file of book.code.files())
    site.set(`${file}.txt`, readFileSync(join(root, file), 'utf8'));
  if (options.wholeBook) checkUse(book);
  checkLinks(site, problems);
  return { site, problems: problems.list, book };
}

/** The version that reports and files of work name: it changes with any text or script of the book. */
function versionOf({ chapters }: Book, assets: Assets): string {
  const contents = JSON.stringify([assets, chapters], (key, value) =>
    key === 'folder' ? undefined : value instanceof Map ? [...value] : value,
  );
  const hash = createHash('sha256').update(contents).digest('hex');
  return `${about.version}+${hash.slice(0, 8)}`;
}

/** The token rules that a picture of its own needs: colours, in both themes, by the system's choice. */
function svgTokens(css: string): string {
  const rule = (selector: string) => {
    const start = css.indexOf('{', css.indexOf(selector));
    const body = css.slice(start, css.indexOf('}', start));
    return [...body.matchAll(/(--[\w-]+):\s*((?:(?:, )?#[0-9a-f]{6})+);/g)]
      .map((m) => `${m[1]}:${m[2]}`)
      .join(';');
  };
  return `:root{${rule(':root {')}}@media(prefers-color-scheme:dark){:root{${rule(':root[data-theme="dark"]')}}}`;
}

function checkExercises(
  chapter: Chapter,
  outlines: Record<Lang, Outline>,
  problems: Problems,
): void {
  for (const [id, exercise] of chapter.exercises) {
    if (!outlines.en.exercises.includes(id))
      problems.add(exercise.folder, 'no directive shows this exercise');
    const wrong = Object.keys(exercise.text.en.pieces).filter((name) => name !== 'answer');
    for (const lang of langs) {
      const has = Object.keys(exercise.text[lang].pieces);
      for (const name of piecesNeeded(exercise, wrong))
        if (!exercise.text[lang].pieces[name])
          problems.add(
            join(exercise.folder, `${lang}.md`),
            `the piece "## ${name}" is missing or empty`,
          );
      for (const name of has)
        if (!piecesNeeded(exercise, wrong).includes(name))
          problems.add(join(exercise.folder, `${lang}.md`), `nothing uses the piece "## ${name}"`);
    }
    if (exercise.spec.kind === 'explore' && !outlines.en.figures.has(exercise.spec.figure))
      problems.add(exercise.folder, `the chapter has no figure "${exercise.spec.figure}"`);
  }
}

/** References, terms, numbers and code tags that nothing uses. */
function checkUse(book: Book): void {
  for (const key of book.references.keys())
    if (!book.cited.has(key)) book.problems.add('references.bib', `nothing cites ${key}`);
  for (const id of book.terms.keys())
    if (!book.built.has(id)) book.problems.add('terms.md', `no chapter defines ${id}`);
  for (const tag of book.problems.catch('src', [], () => book.code.unused()))
    book.problems.add(tag, 'no chapter quotes this passage');
}

/** Every link inside the site leads to a file, and every anchor to an element. */
function checkLinks(site: Site, problems: Problems): void {
  const ids = new Map<string, Set<string>>();
  for (const [name, text] of site) {
    if (!name.endsWith('.html')) continue;
    const found = [...text.matchAll(/\sid="([^"]+)"/g)].map((m) => m[1]);
    const once = new Set<string>();
    for (const id of found) {
      if (once.has(id)) problems.add(name, `the id "${id}" stands twice`);
      once.add(id);
    }
    ids.set(name, once);
  }
  for (const [name, text] of site) {
    if (!name.endsWith('.html')) continue;
    for (const [, , link] of text.matchAll(/<a\b[^>]*?\s(href)="([^"]+)"/g)) {
      if (/^(https?:|mailto:)/.test(link)) continue;
      const url = new URL(link, `http://book/${name}`);
      const target = decodeURIComponent(url.pathname.slice(1));
      if (!site.has(target)) problems.add(name, `the link "${link}" leads nowhere`);
      else if (
        url.hash &&
        ids.has(target) &&
        !ids.get(target)!.has(decodeURIComponent(url.hash.slice(1)))
      )
        problems.add(name, `the link "${link}" has no anchor to land on`);
    }
  }
}
