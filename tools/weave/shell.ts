// The HTML around every page: head, bar, foot. No script or style stands in the page itself, so that
// the strictest content security policy lets it through.
import { escapeHtml, htmlLang, icon, type Lang, other, ui } from './text.ts';

export interface Assets {
  style: string;
  boot: string;
  /** The same, and it loads the core: for pages with figures or questions. */
  core: string;
  page: string;
  forward: string;
  favicon: string;
  /** Scripts with the checks of a chapter's exercises, by chapter. */
  checks: Record<string, string>;
  /** What the figures of a chapter need of the core, by chapter. */
  parts: Record<string, string>;
}

const symbols: Record<string, string> = {
  play: '<path fill="currentColor" stroke="none" d="M5 3l10 6-10 6z"/>',
  pause: '<path d="M6 3.5v11M12 3.5v11" stroke-width="2.6"/>',
  step: '<path fill="currentColor" stroke="none" d="M4 4l7 5-7 5z"/><path d="M13.5 4v10"/>',
  reset: '<path d="M4 9a5.2 5.2 0 1 0 1.6-3.8M4 2.8v3.2h3.3"/>',
  share: '<path d="M7.5 10.5l3-3M6 8l-2 2a2.8 2.8 0 0 0 4 4l2-2M8 6l2-2a2.8 2.8 0 0 1 4 4l-2 2"/>',
  data: '<path d="M3 4.5h12M3 9h12M3 13.5h12M7.5 4.5v9"/>',
  pic: '<path d="M9 3v8M5.6 7.8L9 11.2l3.4-3.4M3 14.5h12"/>',
  sound:
    '<path d="M3 7v4h2.5L9 14V4L5.5 7zM11.5 6.5a3.5 3.5 0 0 1 0 5M13.5 4.5a6.3 6.3 0 0 1 0 9"/>',
  photo: '<path d="M2.5 5.5h3l1.2-2h4.6l1.2 2h3v9h-13z"/><circle cx="9" cy="9.7" r="2.7"/>',
  theme:
    '<circle cx="9" cy="9" r="5.6"/><path fill="currentColor" stroke="none" d="M9 3.4a5.6 5.6 0 0 1 0 11.2z"/>',
  map: '<path d="M2 9h14M5 9V4.5M5 9v4.5M9 9V6M9 9v3M13 9V3M13 9v6"/>',
  ok: '<path d="M3.5 9.5l3.7 3.7L14.5 5" stroke-width="2"/>',
  none: '<circle cx="9" cy="9" r="4.5"/>',
  again: '<path d="M4 6.5h6.5a3.7 3.7 0 0 1 0 7.4H6M6.8 3.5L3.8 6.5l3 3"/>',
};

/** The mark: three spikes over a line and their reflection, the middle one late. */
const mark =
  '<svg viewBox="0 0 44 36" fill="none" stroke-width="3" aria-hidden="true"><path d="M0 18h44" stroke="currentColor" stroke-width="1.5"/><path d="M7 15V9M19 15V2M34 15V6" stroke="var(--tissue)"/><path d="M7 21v6M23 21v13M34 21v9" stroke="var(--model)"/></svg>';

export function favicon(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 44 44" fill="none" stroke-width="4"><style>.l{stroke:#16202a}.t{stroke:#b3123f}.m{stroke:#2a50c4}@media(prefers-color-scheme:dark){.l{stroke:#dfe6e5}.t{stroke:#f0566c}.m{stroke:#93adff}}</style><path class="l" d="M0 22h44" stroke-width="2"/><path class="t" d="M8 19v-7M20 19V3M35 19V8"/><path class="m" d="M8 25v7M24 25v16M35 25v11"/></svg>\n`;
}

export interface PageParts {
  lang: Lang;
  /** File name without folder: "01-neuron.html". */
  file: string;
  title: string;
  description: string;
  /** Part and chapter in the bar, as HTML. */
  where: string;
  main: string;
  /** The chapter's id, for progress; '' on other pages. */
  chapter: string;
  /** What the page's script needs; null where it needs none of the figures' strings. */
  data: object;
  checks: string;
  /** The file with its part of the core, or ''. */
  part?: string;
}

export function page(p: PageParts, assets: Assets, book: string): string {
  const s = ui[p.lang];
  const twin = other[p.lang];
  const twinLink = `../${twin}/${p.file}`;
  const sprite = Object.entries(symbols)
    .map(([name, body]) => `<symbol id="i-${name}" viewBox="0 0 18 18">${body}</symbol>`)
    .join('');
  const title = p.title === s.book ? s.book : `${p.title} · ${s.book}`;
  const data = JSON.stringify({ lang: p.lang, book, ...p.data }).replace(/</g, '\\u003c');
  const needsCore = /<nm-figure|data-exercise=/.test(p.main);
  const first = needsCore ? assets.core : assets.boot;
  const part = needsCore && p.part ? ` data-part="${p.part}"` : '';
  const checks = p.checks ? `<script defer src="../assets/${p.checks}"></script>` : '';
  return `<!doctype html>
<html lang="${htmlLang[p.lang]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(title)}</title>
<meta name="description" content="${escapeHtml(p.description)}">
<meta name="color-scheme" content="light dark">
<script src="../assets/${first}"${part}></script>
<link rel="stylesheet" href="../assets/${assets.style}">
<link rel="icon" href="../assets/${assets.favicon}" type="image/svg+xml">
<link rel="alternate" hreflang="${htmlLang[twin]}" href="${twinLink}">
${checks}<script defer src="../assets/${assets.page}"></script>
</head>
<body${p.chapter ? ` data-chapter="${p.chapter}"` : ''}>
<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>${sprite}</defs></svg>
<a class="skip" href="#main">${s.skip}</a>
<header class="bar"><a class="brand" href="index.html">${mark}<span class="w">${s.book}</span><span class="vh">${s.map_title}</span></a><span class="where">${p.where}</span><span class="sp"></span><a class="bk" href="index.html" aria-label="${s.map_title}">${icon('map')}<span class="w">${s.map}</span></a><a class="bk" href="${twinLink}" lang="${htmlLang[twin]}" hreflang="${htmlLang[twin]}" data-other-language title="${s.other_language_title}">${s.other_language}</a><button type="button" class="bk needs-js" data-key="theme" aria-label="${s.theme_title}" title="${s.theme_title}">${icon('theme')}</button><span class="prog" aria-hidden="true"></span></header>
<main id="main" tabindex="-1">
${p.main}
</main>
<footer class="foot"><a href="index.html">${s.map_title}</a><a href="glossary.html">${s.glossary}</a><a href="references.html">${s.references}</a><a href="core.html">${s.core_by_name}</a><a href="work.html">${s.work}</a></footer>
<script type="application/json" id="page-data">${data}</script>
</body>
</html>
`;
}

/** The page at the site's root: both languages, and on to the reader's own. */
export function rootPage(assets: Assets): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Neural Mirror · 神经之镜</title>
<meta name="description" content="An interactive textbook on deep neural networks as models of the brain, in Chinese and English.">
<script src="assets/${assets.boot}"></script>
<link rel="stylesheet" href="assets/${assets.style}">
<link rel="icon" href="assets/${assets.favicon}" type="image/svg+xml">
<script defer src="assets/${assets.forward}"></script>
</head>
<body>
<main class="maphead" id="main"><h1><a href="en/index.html">Neural Mirror</a></h1><p class="alt" lang="zh-Hans"><a href="zh/index.html" hreflang="zh-Hans">神经之镜</a></p></main>
</body>
</html>
`;
}
