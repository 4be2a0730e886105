// A chapter's text into its page.
import { kernels } from '../../web/core/kernels.ts';
import { citation, fullReference } from './bib.ts';
import type { Book } from './book.ts';
import { renderCell } from './cell.ts';
import type { Chapter } from './chapter.ts';
import { firstLine } from './code-exercise.ts';
import { says } from './core.ts';
import { renderExercise } from './exercise.ts';
import { renderFigure } from './figure.ts';
import { isStep, renderKeepsake, stepsKey } from './lab.ts';
import { type Directive, type Handlers, renderInline, renderMarkdown } from './markdown.ts';
import { displayMath, inlineMath } from './math.ts';
import { showNumber } from './numbers.ts';
import { opening } from './opening.ts';
import { mapMarkup } from './pages.ts';
import type { PageParts } from './shell.ts';
import {
  escapeHtml,
  fill,
  htmlLang,
  type Lang,
  other,
  plainText,
  sceneStrings,
  stringsFor,
  ui,
} from './text.ts';

interface Woven {
  page: Omit<PageParts, 'checks'>;
  stills: { name: string; svg: string }[];
}

export function renderChapter(book: Book, chapter: Chapter, lang: Lang): Woven {
  const s = ui[lang];
  const front = chapter.front[lang];
  const outline = book.outlines.get(chapter.id)![lang];
  const path = `${chapter.folder}/${lang}.md`;
  const stills: Woven['stills'] = [];
  const scenes = new Set<string>();
  const cited: string[] = [];
  const defined = new Set<string>();
  const shown = new Set<string>();
  const numbersUsed = new Set<string>();
  /** Is the section being rendered a step of a laboratory? */
  let stepOpen = false;

  const figureName = (id: string) => {
    const number = outline.figures.get(id);
    if (!number) throw new Error(`there is no figure "${id}"`);
    return fill(s.figure, { n: number });
  };

  const term = (id: string) => {
    const found = book.terms.get(id);
    if (!found) throw new Error(`terms.md has no term "${id}"`);
    return found;
  };

  /** The anchor of a term, once in a chapter; the first chapter that has it is where it is built. */
  const anchor = (id: string): string => {
    if (defined.has(id)) return '';
    defined.add(id);
    if (!book.built.has(id)) book.built.set(id, { chapter: chapter.id, anchor: `term-${id}` });
    return ` id="term-${id}"`;
  };

  const directives: Record<string, (d: Directive) => string> = {
    figure(d) {
      const number = outline.figures.get(d.id);
      if (!number) throw new Error('a figure needs {#id ...}');
      const inline = (text: string) => renderMarkdown(text, handlers);
      const made = renderFigure(d, number, chapter.id, lang, book.tokens, inline);
      stills.push(made.still);
      scenes.add(made.scene);
      return made.html;
    },
    exercise(d) {
      const exercise = chapter.exercises.get(d.id);
      if (!exercise) throw new Error(`there is no exercise "${d.id}"`);
      if (shown.has(d.id)) throw new Error(`exercise ${d.id} is shown twice`);
      shown.add(d.id);
      const render = (text: string) => renderMarkdown(text, handlers);
      const inline = (text: string) => renderInline(text, handlers);
      const [first] = firstLine(exercise.text[lang].ask);
      book.asked[lang].set(d.id, plainText(inline(first.replace(/^# /, ''))));
      return renderExercise(exercise, lang, render, inline, figureName);
    },
    cell(d) {
      if (shown.has(d.id)) throw new Error(`cell ${d.id} has the id of something else`);
      shown.add(d.id);
      return renderCell(d.id, d.content, lang, (text) => renderMarkdown(text, handlers));
    },
    keepsake: (d) =>
      renderKeepsake(d, chapter, outline, lang, (text) => renderMarkdown(text, handlers)),
    note(d) {
      const text = renderMarkdown(d.content, handlers);
      const kind = d.attributes.in;
      if (kind && kind !== 'tissue' && kind !== 'model')
        throw new Error(`a note is in tissue or in the model, not in "${kind}"`);
      const letter = kind === 'tissue' ? 't' : 'm';
      const label = kind === 'tissue' ? s.in_tissue : s.in_model;
      const head = kind
        ? `<span class="k ${letter}"><span class="dot ${letter}"></span>${label}</span>`
        : '';
      return `<aside class="note">${head}${text}</aside>`;
    },
    term(d) {
      const found = term(d.id);
      const twin = other[lang];
      const symbol = found.symbol ? ` <span class="mi">${inlineMath(found.symbol)}</span>` : '';
      return `<dl class="term"${anchor(d.id)}><dt>${escapeHtml(found[lang])}${symbol}<small lang="${htmlLang[twin]}">${escapeHtml(found[twin])}</small></dt><dd>${renderInline(found.means[lang], handlers)}</dd></dl>`;
    },
    mirror() {
      const rows = front.verdicts.map(
        (v) =>
          `<li class="${v.verdict}"><span class="t">${escapeHtml(v.tissue)}</span><span class="v">${s[v.verdict]}</span><span class="m">${escapeHtml(v.model)}</span><div class="why">${renderInline(v.why, handlers)}</div></li>`,
      );
      return `<div class="refl"><div class="hd" aria-hidden="true"><span>${s.tissue_side}</span><span></span><span>${s.model_side}</span></div><ul class="plain">${rows.join('')}</ul></div>`;
    },
    map: () => `<div class="full">${mapMarkup(book, lang)}</div>`,
    lead(d) {
      return `<div class="lead-holder">${renderMarkdown(d.content, handlers).replace('<p>', '<p class="lead">')}</div>`;
    },
  };

  const handlers: Handlers = {
    problem: (line, what) => book.problems.add(`${path}:${line}`, what),
    inlineMath: (tex, before, after) =>
      `<span class="mi">${escapeHtml(before)}${inlineMath(tex)}${escapeHtml(after)}</span>`,
    displayMath(tex, id) {
      const number = id
        ? `<span class="en">(${outline.equations.get(id)})</span>`
        : '<span></span>';
      const scroll = `<div tabindex="0" role="group">${displayMath(tex)}</div>`;
      return `<div class="eq"${id ? ` id="${id}"` : ''}>${scroll}${number}</div>`;
    },
    cite(keys) {
      const links = keys.map((key) => {
        const reference = book.references.get(key);
        if (!reference) throw new Error(`references.bib has no "${key}"`);
        if (!cited.includes(key)) cited.push(key);
        const places = book.cited.get(key) ?? new Set();
        book.cited.set(key, places.add(chapter.id));
        return `<a class="cite" href="#ref-${key}">${citation(reference, lang)}</a>`;
      });
      return lang === 'zh' ? `（${links.join('；')}）` : `(${links.join('; ')})`;
    },
    number(id) {
      const spec = chapter.numbers[id];
      if (!spec) throw new Error(`numbers.json has no "${id}"`);
      numbersUsed.add(id);
      return `<span class="num">${showNumber(spec)}</span>`;
    },
    term(id, text) {
      return `<dfn${anchor(id)}>${escapeHtml(text || term(id)[lang])}</dfn>`;
    },
    reference(id) {
      const equation = outline.equations.get(id);
      if (equation) return `<a href="#${id}">(${equation})</a>`;
      if (outline.figures.has(id)) return `<a class="cite" href="#${id}">${figureName(id)}</a>`;
      const section = outline.sections.get(id);
      if (section) return `<a href="#${id}">${section.number}</a>`;
      const target = book.chapters.find((c) => c.id === id);
      if (target) return `<a href="${id}.html">${escapeHtml(target.front[lang].title)}</a>`;
      throw new Error(`{@${id}} refers to nothing`);
    },
    directive(d) {
      const make = directives[d.name];
      if (!make) throw new Error(`there is no directive "${d.name}"`);
      return make(d);
    },
    code: (reference, tinted) => book.code.quote(reference, tinted, lang),
    heading(level, id, html) {
      if (level !== 2) return `<h${level} id="${id}">${html}</h${level}>`;
      const section = outline.sections.get(id);
      const end = stepOpen ? '</div></section>' : '</section>';
      stepOpen = isStep(chapter, outline, id);
      const head = `<h2 id="${id}"><span class="n">${section?.number ?? ''}</span>${html}</h2>`;
      return stepOpen
        ? `${end}<section class="sec step" aria-labelledby="${id}">${head}<div class="sec body">`
        : `${end}<section class="sec" aria-labelledby="${id}">${head}`;
    },
  };

  const body = unbroken(renderMarkdown(chapter.body[lang], handlers, chapter.bodyLine[lang]));
  for (const id of Object.keys(chapter.numbers))
    if (!numbersUsed.has(id))
      book.problems.add(`${chapter.folder}/numbers.json`, `${lang}.md does not use ${id}`);
  const [lead, ...rest] = body.split('</section>');
  const references = cited
    .map((key) => book.references.get(key)!)
    .sort((a, b) => a.fields.author.localeCompare(b.fields.author))
    .map((r) => `<li id="ref-${r.key}">${fullReference(r)}</li>`);
  const list = references.length
    ? `<section class="sec" aria-labelledby="references"><h2 id="references">${s.references}</h2><ol class="refs plain">${references.join('')}</ol></section>`
    : '';
  const ruler = [...outline.sections].map(
    ([id, { number, title }]) =>
      `<li><a href="#${id}"><span><span class="sn">${number}</span>${renderInline(title, handlers)}</span></a></li>`,
  );
  const nav = ruler.length
    ? `<div class="rulerbox"><nav class="ruler" aria-label="${s.sections}"><ol>${ruler.join('')}</ol></nav></div>`
    : '';
  const end = stepOpen ? '</div></section>' : '</section>';
  const sections = rest.length ? `${rest.join('</section>')}${end}` : '';
  const main = `${book.problems.catch(path, '', () => opening(chapter, lang))}
<article class="page"><div class="sec first">${lead}${needs(book, chapter, lang, outline.figures.size)}${stepsKey(chapter, outline, lang)}</div>${nav}${sections}${list}</article>
${neighbours(book, chapter, lang)}`;
  const labels = Object.fromEntries([...scenes].map((id) => [id, sceneStrings(id)[lang]]));
  return {
    stills,
    page: {
      lang,
      file: `${chapter.id}.html`,
      title: front.title,
      description: front.description,
      where: `${partOf(chapter, lang)}<b>${chapter.number ? `${chapter.number} ` : ''}${escapeHtml(front.title)}</b>`,
      main,
      chapter: chapter.id,
      data: {
        strings: stringsFor(lang, front.lab ? 'lab' : null),
        labels,
        ...kernelsSay(main, lang),
      },
    },
  };
}

/** The sentences of the editor's completion, on pages with an editor; the English are in the table. */
function kernelsSay(main: string, lang: Lang): { kernels?: Record<string, string> } {
  if (lang === 'en' || !main.includes('<section class="ed"')) return {};
  return { kernels: Object.fromEntries(kernels.map((k) => [k.id, says(k, lang)])) };
}

/** A number and its unit stay on one line, and so do a symbol and the number that it equals. */
function unbroken(html: string): string {
  const nbsp = '\u00a0';
  return html
    .replace(/(\d(?:<\/span>)?) (?=(?:mV|ms|nA|Hz|MΩ|%|s)(?![\w]))/g, `$1${nbsp}`)
    .replace(/(<\/span><\/span><\/span>) = (?=[−\d<])/g, `$1${nbsp}=${nbsp}`);
}

function partOf(chapter: Chapter, lang: Lang): string {
  const s = ui[lang] as unknown as Record<string, string>;
  const part = chapter.front[lang].part;
  return part ? `${s[`part_${part}`]} &ensp;` : '';
}

/** One line of what the reader needs and how long it takes. */
function needs(book: Book, chapter: Chapter, lang: Lang, figures: number): string {
  const s = ui[lang];
  const front = chapter.front[lang];
  const links = front.needs
    .map((id) => book.chapters.find((c) => c.id === id))
    .filter((c) => c !== undefined)
    .map(
      (c) =>
        `<a href="${c.id}.html">${c.number ? `${c.number} ` : ''}${escapeHtml(c.front[lang].title)}</a>`,
    );
  const before = links.length
    ? fill(s.needs, { needs: links.join(lang === 'zh' ? '、' : ', ') })
    : s.needs_none;
  const extent = fill(figures ? s.extent : s.extent_plain, {
    minutes: front.minutes,
    figures,
    questions: chapter.exercises.size,
  });
  return `<p class="needs">${before}${lang === 'zh' ? '' : ' '}${extent}</p>`;
}

function neighbours(book: Book, chapter: Chapter, lang: Lang): string {
  const s = ui[lang];
  const at = book.chapters.indexOf(chapter);
  const side = (target: Chapter | undefined, label: string) =>
    target
      ? `<a href="${target.id}.html"><small>${label}</small><span>${escapeHtml(target.front[lang].title)}</span></a>`
      : `<a href="index.html"><small>${label}</small><span>${s.map_title}</span></a>`;
  return `<nav class="pn" aria-label="${s.chapters}">${side(book.chapters[at - 1], s.before)}${side(book.chapters[at + 1], s.after)}</nav>`;
}
