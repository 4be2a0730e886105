// How soon a page is alive: from the first byte of its answer to the second frame of its figure, in
// Chromium on localhost, each time in a context of its own with nothing cached. Beside it, in turn, an
// empty page that starts a worker and draws what the worker sends.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { chromiumArguments } from '../tests/web/browsers.ts';
import { serve } from '../tools/serve.ts';
import { weave } from '../tools/weave/book.ts';
import { Output, writeAssets } from '../tools/weave/bundle.ts';
import { median, root } from './measure.ts';

const RUNS = 15;

const emptyScript = `
const source = "onmessage = () => postMessage(new Float32Array(1000)); postMessage(0);";
const worker = new Worker(URL.createObjectURL(new Blob([source])));
const context = document.querySelector('canvas').getContext('2d');
let frames = 0;
worker.onmessage = () => {
  context.fillRect(0, 0, 10, 10);
  document.dispatchEvent(new CustomEvent('nm-frame', { bubbles: true }));
  if (++frames < 2) worker.postMessage(0);
};`;

/** A site with nothing but one figure, woven as the book is, and the empty page beside it. */
async function oneFigure(): Promise<string> {
  const folder = join(root, 'build/bench/site');
  const chapters = join(root, 'build/bench/chapters');
  rmSync(chapters, { recursive: true, force: true });
  mkdirSync(join(chapters, '00-figure'), { recursive: true });
  const front =
    '---\ntitle: Figure\nshort: Figure\npart: 0\nneeds: []\nminutes: 1\ndescription: One\nverdicts: []\n---\n';
  const figure =
    ':::figure{#bucket scene="lif" plot="trace:v,spikes,v_th rule:v_th bucket:level,v_th,current,leak h=360" controls="current tau_m" pace=80 title="Bucket" description="A bucket."}\n? else : {level} mV.\n:::\n';
  for (const lang of ['zh', 'en'])
    writeFileSync(join(chapters, `00-figure/${lang}.md`), front + figure);
  for (const name of ['references.bib', 'terms.md']) writeFileSync(join(chapters, name), '');
  const assets = await writeAssets(root, folder);
  const { site, problems } = weave({ root, chapters, assets, wholeBook: false });
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const out = new Output(folder);
  for (const [name, text] of site) out.write(name, alone(text));
  out.write('empty.js', emptyScript);
  out.write(
    'empty.html',
    '<!doctype html><title>Empty</title><canvas></canvas><script src="empty.js" defer></script>',
  );
  return folder;
}

/** A page without its bar, title and foot: head, figure, and what its script reads. */
function alone(page: string): string {
  const piece = (pattern: RegExp) => pattern.exec(page)?.[0] ?? '';
  const figure = piece(/<nm-figure[\s\S]*<\/nm-figure>/);
  if (!figure) return page;
  const icons = piece(/<svg width="0"[\s\S]*?<\/svg>/);
  const data = piece(/<script type="application\/json"[\s\S]*?<\/script>/);
  return `${page.slice(0, page.indexOf('<body'))}<body>${icons}<main>${figure}</main>${data}</body></html>`;
}

export interface Start {
  /** ms from the first byte to the second frame. */
  ready: number;
  /** ms of style and layout, and the longest script task, up to then. */
  layout: number;
  longest: number;
}

async function open(browser: Browser, url: string): Promise<Start> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const marks = { frames: 0, second: 0, longest: 0 };
    Object.assign(globalThis, { marks });
    document.addEventListener('nm-frame', () => {
      if (++marks.frames === 2) marks.second = performance.now();
    });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        scripts?: PerformanceEntry[];
      })[])
        for (const script of entry.scripts ?? [])
          marks.longest = Math.max(marks.longest, script.duration);
    }).observe({ type: 'long-animation-frame', buffered: true });
  });
  const client = await context.newCDPSession(page);
  await client.send('Performance.enable');
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(
    () => (globalThis as unknown as { marks: { second: number } }).marks.second > 0,
  );
  await page.waitForTimeout(300); // the observer reports late
  const { metrics } = await client.send('Performance.getMetrics');
  const metric = (name: string) => 1000 * (metrics.find((m) => m.name === name)?.value ?? 0);
  const result = await page.evaluate(() => {
    const { marks } = globalThis as unknown as { marks: { second: number; longest: number } };
    const [navigation] = performance.getEntriesByType(
      'navigation',
    ) as PerformanceNavigationTiming[];
    return { ready: marks.second - navigation.responseStart, longest: marks.longest };
  });
  await context.close();
  return { ...result, layout: metric('LayoutDuration') + metric('RecalcStyleDuration') };
}

export async function measureStart(): Promise<Record<'empty' | 'figure' | 'chapter', Start>> {
  const own = await serve({ folder: await oneFigure() });
  const book = await serve({ folder: join(root, 'build/site') });
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: chromiumArguments,
  });
  const pages = {
    empty: `${own.url}empty.html`,
    figure: `${own.url}en/00-figure.html`,
    chapter: `${book.url}en/01-neuron.html#bucket`,
  };
  const runs: Record<keyof typeof pages, Start[]> = { empty: [], figure: [], chapter: [] };
  for (let i = 0; i < RUNS; i++)
    for (const [name, url] of Object.entries(pages))
      runs[name as keyof typeof pages].push(await open(browser, url));
  await browser.close();
  own.server.close();
  book.server.close();
  const middle = (all: Start[]): Start => ({
    ready: median(all.map((r) => r.ready)),
    layout: median(all.map((r) => r.layout)),
    longest: Math.max(...all.map((r) => r.longest)),
  });
  return { empty: middle(runs.empty), figure: middle(runs.figure), chapter: middle(runs.chapter) };
}

if (process.argv[1] === new URL(import.meta.url).pathname) console.log(await measureStart());
