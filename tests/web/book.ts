// The book served for a test, and what the tests ask of its pages.

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe } from 'node:test';
import { serve } from '../../tools/serve.ts';
import type { NmFigure } from '../../web/figure/figure.ts';
import { root } from '../native.ts';
import {
  type Browser,
  type Engine,
  engines,
  launch,
  type Page,
  type PageOptions,
  until,
} from './browsers.ts';

export const siteFolder = `${root}build/site`;

export interface Served {
  url: string;
  origin: string;
  /** Paths that were asked for in vain. */
  missing: string[];
  close(): void;
}

export async function serveBook(
  options: Partial<Parameters<typeof serve>[0]> = {},
): Promise<Served> {
  const missing: string[] = [];
  const { url, origin, server } = await serve({
    folder: siteFolder,
    seen: (path, found) => found || missing.push(path),
    ...options,
  });
  return {
    url,
    origin,
    missing,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The served book and a browser, from `before` on. */
export interface Stand {
  book: Served;
  browser: Browser;
}

/** A suite for each engine of this run, with the book and a browser of that engine. */
export function inEachEngine(define: (stand: Stand, engine: Engine) => void): void {
  for (const engine of engines) inEngine(engine, engine, define);
}

/** The same in one of them, where it is one of this run's. */
export function inEngine(
  name: string,
  engine: Engine,
  define: (stand: Stand, engine: Engine) => void,
): void {
  if (!engines.includes(engine)) return;
  describe(name, () => {
    const stand = {} as Stand;
    before(async () => {
      stand.book = await serveBook();
      stand.browser = await launch(engine);
    });
    after(async () => {
      await stand.browser.close();
      stand.book.close();
    });
    define(stand, engine);
  });
}

/** The chapters of the site, in order: "01-neuron". */
export const chapters = readdirSync(`${siteFolder}/en`)
  .filter((name) => /^\d\d-.*\.html$/.test(name))
  .map((name) => name.replace('.html', ''));

/** A page of the book, once its figures have their first frame. */
export async function openPage(
  browser: Browser,
  url: string,
  options: PageOptions = {},
): Promise<Page> {
  const page = await browser.newPage(options);
  await page.goto(url);
  await until(page, () => {
    const all = [...document.querySelectorAll('nm-figure')] as NmFigure[];
    for (const figure of all) void figure.wake(); // also those that are far from the screen
    return all.every((figure) => figure.frame !== null);
  });
  return page;
}

/** Starts a figure anew with some values, advances it, and gives its values and seed in force. */
export function runFigure(page: Page, id: string, set: Record<string, number>, steps: number) {
  return page.run(
    async (figureId, values, n) => {
      const figure = document.getElementById(figureId) as NmFigure;
      figure.play(false); // so that no step of its own comes in between
      await figure.restart({ values: { ...figure.bookValues(), ...values }, seed: 11 });
      if (n > 0) await figure.advance(n);
      return { scene: figure.scene.id, values: figure.values, steps: figure.frame!.steps };
    },
    id,
    set,
    steps,
  );
}

export function csvOf(page: Page, id: string, view: string): Promise<string> {
  return page.run((f, v) => (document.getElementById(f) as NmFigure).csv(v), id, view);
}

/** A number that stands for the picture of a figure. */
export function pictureOf(page: Page, id: string): Promise<number> {
  return page.run((figureId) => {
    const canvas = document.querySelector<HTMLCanvasElement>(`#${figureId} canvas`)!;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    let hash = 0;
    for (let i = 0; i < data.length; i++) hash = (hash * 31 + data[i]) | 0;
    return hash;
  }, id);
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  nodes: { html: string; failureSummary: string }[];
}

/** What axe-core finds wrong with a page as it stands, or with a part of it. */
export function violationsOf(page: Page, part = 'html'): Promise<string[]> {
  return page.run(
    async (source, selector) => {
      new Function(source)();
      const { axe } = globalThis as unknown as {
        axe: { run(context: string): Promise<{ violations: Violation[] }> };
      };
      return (await axe.run(selector)).violations.map(
        (v) => `${v.id}: ${v.nodes[0].html.slice(0, 160)} ${v.nodes[0].failureSummary}`,
      );
    },
    axe,
    part,
  );
}
