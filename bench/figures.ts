// Figures in Chromium: frames a second while a slider moves with each of them, and how long the experiment
// of chapter 3 learns. Without a GPU, Chromium draws in software.
import { readdirSync } from 'node:fs';
import { openPage, serveBook } from '../tests/web/book.ts';
import { launch, type Page } from '../tests/web/browsers.ts';
import type { NmFigure } from '../web/figure/figure.ts';
import { root } from './measure.ts';

export interface Motion {
  chapter: string;
  /** Frames a second of the slowest, and which it is: "figure, slider". */
  rate: number;
  slowest: string;
  sliders: number;
}

/** Seconds from the first step to the last. */
export type GaborTimes = Record<'light' | 'ica' | 'sparse', number>;

/** The experiment at full size: 20,000 patches of 12 by 12 pixels from 40 images. */
const full = { size: 12, components: 64, patches: 20000, images: 40, iterations: 200 };
const gabor: Record<keyof GaborTimes, Record<string, number>> = {
  light: {},
  ica: full,
  sparse: { ...full, method: 1 },
};

async function onSite<T>(measure: (open: (path: string) => Promise<Page>) => Promise<T>) {
  const book = await serveBook();
  const browser = await launch('chromium');
  const result = await measure((path) => openPage(browser, book.url + path));
  await browser.close();
  book.close();
  return result;
}

/** Moves each slider of each figure for a time, over most of its range and back. */
async function slowestOf(page: Page): Promise<Omit<Motion, 'chapter'>> {
  return page.run(async () => {
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    document.querySelector<HTMLElement>('[data-key=open-steps]')?.click();
    let [rate, slowest, sliders] = [Number.POSITIVE_INFINITY, '', 0];
    for (const figure of document.querySelectorAll<NmFigure>('nm-figure')) {
      const ranges = [...figure.querySelectorAll<HTMLInputElement>('input[type=range]')];
      for (let i = 0; i < 4; i++) {
        figure.scrollIntoView({ block: 'center' }); // what lies above takes its height only now
        await pause(150);
      }
      await figure.wake();
      figure.play(true);
      await pause(300);
      for (const range of ranges) {
        const start = performance.now();
        let frames = 0;
        while (performance.now() < start + 700) {
          range.value = String(Math.round(500 + 450 * Math.sin(frames++ / 10)));
          range.dispatchEvent(new Event('input', { bubbles: true }));
          await frame();
        }
        const here = (1000 * frames) / (performance.now() - start);
        if (here < rate)
          [rate, slowest] = [
            here,
            `${figure.id}, ${range.closest<HTMLElement>('.param')?.dataset.param ?? ''}`,
          ];
        sliders++;
      }
      figure.play(false);
    }
    return { rate, slowest, sliders };
  });
}

export function measureMotion(): Promise<Motion[]> {
  return onSite(async (open) => {
    const found: Motion[] = [];
    for (const file of readdirSync(`${root}build/site/en`).filter((f) => /^(0[1-9]|1)/.test(f))) {
      const page = await open(`en/${file}`);
      found.push({ chapter: file.replace('.html', ''), ...(await slowestOf(page)) });
      await page.close();
    }
    return found;
  });
}

export function measureGabor(): Promise<GaborTimes> {
  return onSite(async (open) => {
    const page = await open('en/03-seeing.html');
    const times: Partial<GaborTimes> = {};
    for (const name of Object.keys(gabor) as (keyof GaborTimes)[])
      times[name] = await page.run(async (values) => {
        const figure = document.getElementById('gabor') as NmFigure;
        figure.scrollIntoView({ block: 'center' });
        await figure.wake();
        figure.play(false);
        await figure.restart({ values: { ...figure.bookValues(), ...values } });
        const start = performance.now();
        figure.play(true);
        while (figure.frame!.numbers.done !== 1)
          await new Promise((resolve) =>
            figure.addEventListener('nm-frame', resolve, { once: true }),
          );
        return (performance.now() - start) / 1000;
      }, gabor[name]);
    return times as GaborTimes;
  });
}
