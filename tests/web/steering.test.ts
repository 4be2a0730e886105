// The head of laboratory 18 in three engines: a hand turns it, arrow keys turn it, and its ring follows.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { NmFigure } from '../../web/figure/figure.ts';
import { inEachEngine, openPage } from './book.ts';
import { type Page, until } from './browsers.ts';

inEachEngine((stand) => {
  let page: Page;
  beforeEach(async () => {
    page = await openPage(stand.browser, `${stand.book.url}en/18-ring-attractor.html`);
    await page.run(async () => {
      document.querySelector<HTMLElement>('[data-key="open-steps"]')?.click();
      const figure = document.getElementById('head') as NmFigure;
      figure.scrollIntoView({ block: 'center' });
      figure.wake();
      figure.play(false);
      await figure.restart({ values: { ...figure.values, turning: 0, sigma: 0, neurons: 128 } });
    });
  });
  afterEach(() => page.close());

  const heading = () =>
    page.run(() => (document.getElementById('head') as NmFigure).values.heading);

  test('a hand that pulls the nose to the right sends the head there, and the ring goes along', async () => {
    // sections above take their height only when they come near, so that once may not be enough
    await until(page, () => {
      const figure = document.getElementById('head')!;
      figure.querySelector('canvas')!.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { top, bottom } = figure.querySelector('canvas')!.getBoundingClientRect();
      return bottom > 300 && top < innerHeight - 300 && top > 0;
    });
    const [x, y] = await page.run(() => {
      const canvas = document.querySelector('#head canvas')!.getBoundingClientRect();
      // the first panel takes three fifths of the width; its box lies 44 px below the top
      const share = canvas.width < 560 ? 1 : 0.6;
      return [canvas.left + (6 + share * canvas.width - 14) / 2, canvas.top + 44 + 180];
    });
    await page.drag(x, y - 5, x + 120, y);
    await until(page, () => {
      const sent = (document.getElementById('head') as NmFigure).values.heading;
      return sent > 80 && sent < 100;
    });
    const sent = await heading();
    const { theta, psi } = await page.run(async () => {
      const figure = document.getElementById('head') as NmFigure;
      await figure.advance(1000);
      const { theta_here, psi_here } = figure.frame!.numbers;
      return { theta: theta_here, psi: psi_here };
    });
    assert.ok(Math.abs(theta - sent) < 1, `${theta}`);
    assert.ok(Math.abs(psi - theta) < 1, `${psi}`);
  });

  test('arrow keys on the plot steer, and the plot says that they do', async () => {
    // the plot is drawn only when its section is laid out, and has the focus only then
    const label = await until(page, () => {
      const plot = document.querySelector<HTMLElement>('#head .plot')!;
      plot.focus();
      const drawn = plot.querySelector('canvas')!.style.height !== '';
      const focused = document.hasFocus() && document.activeElement === plot;
      return drawn && focused && plot.getAttribute('aria-label')!;
    });
    assert.match(String(label), /steer/);
    await page.press('ArrowRight');
    await until(page, () => (document.getElementById('head') as NmFigure).values.heading === 10);
    await page.press('ArrowLeft');
    await until(page, () => (document.getElementById('head') as NmFigure).values.heading === 0);
    await page.press('ArrowLeft');
    await until(page, () => (document.getElementById('head') as NmFigure).values.heading === -10);
  });
});
