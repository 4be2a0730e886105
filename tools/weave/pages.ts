// The pages that are gathered from the chapters: the map, the glossary, the references, the learner's work.
import { fullReference } from './bib.ts';
import type { Book } from './book.ts';
import { type Chapter, distance, overall } from './chapter.ts';
import { type Handlers, renderInline } from './markdown.ts';
import { inlineMath } from './math.ts';
import type { PageParts } from './shell.ts';
import { escapeHtml, fill, htmlLang, type Lang, other, stringsFor, ui } from './text.ts';

export function plainPage(
  lang: Lang,
  file: string,
  title: string,
  description: string,
  main: string,
  work = false,
): PageParts {
  const data = { strings: stringsFor(lang, work ? 'work' : null), labels: {} };
  return { lang, file, title, description, where: '', main, chapter: '', data, checks: '' };
}

/** In definitions and reasons only formulas and plain Markdown make sense. */
function plainHandlers(book: Book, where: string): Handlers {
  const no = (what: string) => () => {
    throw new Error(`${what} has no place here`);
  };
  return {
    problem: (_line, what) => book.problems.add(where, what),
    inlineMath: (tex, before, after) =>
      `<span class="mi">${before}${inlineMath(tex)}${after}</span>`,
    displayMath: no('a displayed formula'),
    cite: no('a citation'),
    number: no('a computed number'),
    term: no('a term'),
    reference: no('a reference'),
    directive: no('a directive'),
    code: no('code'),
    heading: no('a heading'),
  };
}

// ---- the map ----

export function mapMarkup(book: Book, lang: Lang): string {
  const s = ui[lang];
  const chapters = book.chapters;
  const width = 100;
  const middle = (id: string) => (chapters.findIndex((c) => c.id === id) + 0.5) * width;
  const arcs = chapters.flatMap((to) =>
    to.front[lang].needs.map((from) => {
      const [a, b] = [middle(from), middle(to.id)];
      const top = 250 - Math.min(238, 0.475 * Math.abs(b - a));
      return `<path class="arc" data-from="${from}" data-to="${to.id}" d="M${a} 250C${a} ${top} ${b} ${top} ${b} 250"/>`;
    }),
  );
  const cells = chapters.map((chapter) => {
    const front = chapter.front[lang];
    const verdict = overall(front);
    return `<li class="v-${verdict}" data-chapter="${chapter.id}" style="--d:${distance(front).toFixed(3)}"><a href="${chapter.id}.html"><span class="tt">${escapeHtml(front.tissue)}<i></i></span><span class="cn"><b>${chapter.number}</b><span>${escapeHtml(front.short)}</span></span><span class="mm"><i></i>${escapeHtml(front.model)}</span></a></li>`;
  });
  return `<section class="map" aria-label="${s.map_title}" style="--n:${chapters.length}"><p class="zone z1"><span class="dot t"></span>${s.tissue_side}</p><p class="zone z2"><span class="dot m"></span>${s.model_side}</p><svg class="arcs" viewBox="0 0 ${chapters.length * width} 250" preserveAspectRatio="none" aria-hidden="true">${arcs.join('')}</svg><ol>${cells.join('')}</ol></section>${parts(chapters, lang)}`;
}

/** The chapters grouped by part, under the map. */
function parts(chapters: Chapter[], lang: Lang): string {
  const s = ui[lang] as unknown as Record<string, string>;
  const groups: { part: number; count: number }[] = [];
  for (const chapter of chapters) {
    const part = chapter.front[lang].part;
    const last = groups[groups.length - 1];
    if (last?.part === part) last.count++;
    else groups.push({ part, count: 1 });
  }
  const names = groups.map(
    ({ part, count }) =>
      `<span style="--k:${count}">${part ? s[`part_${part}`] : s.introduction}</span>`,
  );
  return `<div class="parts" aria-hidden="true" style="--n:${chapters.length}">${names.join('')}</div>`;
}

const about: Record<Lang, string> = {
  en: 'Ideas that are found twice: once in the brain, and once in the machines that we built after it. The nearer a pair stands to the line, the better the reflection holds.',
  zh: '有些想法会出现两次：一次在大脑里，一次在我们仿照大脑造出的机器里。一对词离中线越近，镜像就越可靠。',
};

export function mapPage(book: Book, lang: Lang): PageParts {
  const s = ui[lang];
  const twin = other[lang];
  const first = book.chapters[0];
  const title = first ? first.front[lang].short : '';
  const begin = first
    ? `<span class="cont"><a class="btn" data-key="continue" data-template="${escapeHtml(s.map_continue)}" href="${first.id}.html">${escapeHtml(fill(s.map_begin, { title }))}</a></span>`
    : '';
  const keys = `<section class="key-row"><span><i></i>${s.map_holds}</span><span><i class="part"></i>${s.map_part}</span><span><i class="breaks"></i>${s.map_breaks}</span><span class="arc-key"><i class="arck"></i>${s.map_arc}</span>${begin}</section>`;
  const main = `<header class="maphead"><h1>${s.book}</h1><p class="alt" lang="${htmlLang[twin]}"><a href="../${twin}/index.html" hreflang="${htmlLang[twin]}">${s.book_other}</a></p><p class="what">${about[lang]}</p></header>${mapMarkup(book, lang)}${keys}`;
  return plainPage(lang, 'index.html', s.book, about[lang], main);
}

// ---- glossary, references ----

export function heading(lang: Lang, file: string, title: string, what = ''): string {
  const twin = other[lang];
  const names: Record<string, string> = {
    'glossary.html': ui[twin].glossary,
    'references.html': ui[twin].references,
    'core.html': ui[twin].core_by_name,
    'work.html': ui[twin].work,
  };
  return `<header class="maphead"><h1>${title}</h1><p class="alt" lang="${htmlLang[twin]}"><a href="../${twin}/${file}" hreflang="${htmlLang[twin]}">${names[file]}</a></p>${what ? `<p class="what">${what}</p>` : ''}</header>`;
}

export function glossaryPage(book: Book, lang: Lang): PageParts {
  const s = ui[lang];
  const twin = other[lang];
  const terms = [...book.terms.values()].sort((a, b) => a[lang].localeCompare(b[lang], lang));
  const entries = terms.map((term) => {
    const built = book.built.get(term.id);
    const chapter = book.chapters.find((c) => c.id === built?.chapter);
    const where =
      built && chapter
        ? ` <a class="cite" href="${built.chapter}.html#${built.anchor}">${s.first_built} ${chapter.number} ${escapeHtml(chapter.front[lang].title)}</a>`
        : '';
    const symbol = term.symbol ? ` <span class="mi">${inlineMath(term.symbol)}</span>` : '';
    const means = renderInline(term.means[lang], plainHandlers(book, `terms.md: ${term.id}`));
    return `<dl class="term" id="${term.id}"><dt>${escapeHtml(term[lang])}${symbol}<small lang="${htmlLang[twin]}">${escapeHtml(term[twin])}</small></dt><dd>${means}${where}</dd></dl>`;
  });
  const main = `${heading(lang, 'glossary.html', s.glossary)}<article class="page index"><div class="sec"><div>${entries.join('')}</div></div></article>`;
  return plainPage(lang, 'glossary.html', s.glossary, `${s.glossary}, ${s.book}`, main);
}

export function referencesPage(book: Book, lang: Lang): PageParts {
  const s = ui[lang];
  const references = [...book.references.values()].sort((a, b) =>
    a.fields.author.localeCompare(b.fields.author),
  );
  const items = references.map((reference) => {
    const places = [...(book.cited.get(reference.key) ?? [])].map((id) => {
      const chapter = book.chapters.find((c) => c.id === id)!;
      const name = chapter.number
        ? fill(s.chapter, { n: chapter.number })
        : escapeHtml(chapter.front[lang].short);
      return `<a href="${id}.html#ref-${reference.key}">${name}</a>`;
    });
    return `<li id="ref-${reference.key}">${fullReference(reference)} ${places.join(', ')}</li>`;
  });
  const main = `${heading(lang, 'references.html', s.references)}<article class="page index"><div class="sec"><ol class="refs plain">${items.join('')}</ol></div></article>`;
  return plainPage(lang, 'references.html', s.references, `${s.references}, ${s.book}`, main);
}

// ---- the learner's work ----

/** The exercises of the book in their order; the page's script says how each stands. */
function exerciseList(book: Book, chapter: Chapter, lang: Lang): string {
  const s = ui[lang];
  const { asked, outlines } = book;
  const exercises = outlines.get(chapter.id)![lang].exercises.filter((id) => asked[lang].has(id));
  const rows = exercises.map((id) => {
    const { kind } = chapter.exercises.get(id)!.spec;
    return `<li data-of="${id}"><a href="${chapter.id}.html#${id}">${asked[lang].get(id)}</a><span class="kind">${s[kind]}</span></li>`;
  });
  const title = `${chapter.number} ${escapeHtml(chapter.front[lang].title)}`;
  const ticks = `<p class="ticks needs-js" aria-hidden="true">${'<i></i>'.repeat(exercises.length)}</p>`;
  return `<section class="done" data-chapter="${chapter.id}"><header><h2>${title}</h2><span class="sum"></span></header>${ticks}<ol class="plain">${rows.join('')}</ol></section>`;
}

export function workPage(book: Book, lang: Lang): PageParts {
  const s = ui[lang];
  const w = s.work_text;
  const key = (name: string, label: string, more = '') =>
    `<button type="button" class="btn${more}" data-key="${name}">${label}</button>`;
  const field = (name: 'rename' | 'add', label: string) =>
    `<form data-form="${name}"><label>${label}<input type="text" name="name" maxlength="60" autocomplete="off"></label><button class="btn alt">${w[name]}</button></form>`;
  const learners = `<section class="who"><h2>${w.learners}</h2><label class="on">${w.switch}<select data-key="switch"></select></label>${field('rename', w.name)}${field('add', w.new_name)}</section>`;
  const keep = `<section><h2>${w.keep}</h2><p>${w.keep_about}</p><div class="act">${key('download', w.download)}${key('download-all', w.download_all, ' alt')}${key('load', w.load, ' alt')}${key('forget', w.forget, ' alt')}<input type="file" hidden></div><div class="sure" role="group" aria-label="${w.forget}" hidden><p></p>${key('forget-yes', w.forget_yes)}${key('forget-no', w.forget_no, ' alt')}</div></section>`;
  const report = `<section><h2>${w.report}</h2><p>${w.report_about}</p><p>${w.honest}</p><div class="act">${key('print', w.report_print)}${key('save', w.report_save, ' alt')}${key('check', w.report_check, ' alt')}</div></section>`;
  const lists = book.chapters
    .filter((chapter) => chapter.exercises.size > 0)
    .map((chapter) => exerciseList(book, chapter, lang));
  const main = `${heading(lang, 'work.html', s.work, w.about)}<div class="work"><p class="worksay" role="status"></p><div class="desk needs-js">${learners}${keep}${report}</div><div class="lists"><noscript><p>${w.needs_js}</p></noscript>${lists.join('')}<section class="done gone" hidden><header><h2>${w.gone}</h2></header><p>${w.gone_about}</p><ol class="plain"></ol></section><section class="done aside" hidden><header><h2>${w.aside}</h2></header><p>${w.aside_about}</p><ol class="plain"></ol></section></div></div><div class="report" hidden></div>`;
  return plainPage(lang, 'work.html', s.work, w.about, main, true);
}
