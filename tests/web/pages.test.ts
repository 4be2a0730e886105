// Every page: no error, nothing from elsewhere, accessible in both languages and both themes, and fit
// for a phone and a thumb.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import type { NmFigure } from '../../web/figure/figure.ts';
import { inEachEngine, inEngine, openPage, siteFolder, violationsOf } from './book.ts';
import { until } from './browsers.ts';

const files = ['zh', 'en'].flatMap((lang) =>
  readdirSync(`${siteFolder}/${lang}`).map((name) => `${lang}/${name}`),
);

inEachEngine((stand, engine) => {
  for (const file of files) {
    test(`${file}: no error, nothing from elsewhere; fit for a phone and a thumb`, async () => {
      const page = await openPage(stand.browser, stand.book.url + file, {
        width: 390,
        height: 844,
      });
      await page.run(() => new Promise((resolve) => setTimeout(resolve, 300)));
      const wide = await page.run(() => document.documentElement.scrollWidth - innerWidth);
      const elsewhere = await page.run(
        (origin) =>
          performance
            .getEntriesByType('resource')
            .map((e) => e.name)
            .filter((name) => !name.startsWith(origin) && !name.startsWith('blob:')),
        stand.book.origin,
      );
      const small = await page.run(() => {
        const style = document.createElement('style');
        style.textContent = 'section.sec{content-visibility:visible!important}';
        document.head.append(style);
        const controls =
          'button, select, input:not([type=radio]), .bar a, .ruler a, .foot a, .ch label, .pn a';
        return [...document.querySelectorAll<HTMLElement>(controls)]
          .filter((e) => e.offsetParent !== null && getComputedStyle(e).pointerEvents !== 'none')
          .map((e) => ({ e, box: e.getBoundingClientRect() }))
          .filter(({ box }) => box.height > 0 && (box.height < 43.5 || box.width < 43.5))
          .map(({ e, box }) => `${e.outerHTML.slice(0, 80)} ${box.width}x${box.height}`);
      });
      const errors = [...page.errors];
      await page.close();
      assert.deepEqual(small, []);
      assert.deepEqual(errors, []);
      assert.deepEqual(elsewhere, []);
      assert.ok(wide <= 0, `${wide} pixels too wide`);
    });
  }

  test('the theme key flips and is remembered; the figure follows', async () => {
    const page = await openPage(stand.browser, `${stand.book.url}en/01-neuron.html`);
    const paper = () => page.run(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await paper();
    await page.run(() => document.querySelector<HTMLElement>('[data-key=theme]')!.click());
    const dark = await paper();
    assert.notEqual(dark, light);
    await page.goto(`${stand.book.url}zh/index.html`);
    assert.equal(await paper(), dark);
    await page.run(() => document.querySelector<HTMLElement>('[data-key=theme]')!.click());
    assert.equal(await paper(), light);
    assert.equal(await page.run(() => localStorage.getItem('neural-mirror/1/theme')), null);
    await page.close();
  });

  test('the language switch keeps the place, the root forwards to the language last read', async () => {
    const page = await openPage(stand.browser, `${stand.book.url}en/01-neuron.html`);
    await page.run(() => document.getElementById('noise-section')!.scrollIntoView());
    await until(
      page,
      () =>
        document.querySelector<HTMLAnchorElement>('.bar [data-other-language]')!.hash ===
        '#noise-section',
    );
    await page.run(() =>
      document.querySelector<HTMLElement>('.bar [data-other-language]')!.click(),
    );
    await until(
      page,
      () => document.documentElement?.lang === 'zh-Hans' && location.hash === '#noise-section',
    );
    await until(page, () => localStorage.getItem('neural-mirror/1/language') === 'zh');
    // the root goes on at once, which Firefox's driver takes for a navigation that failed
    await page.run((root) => void setTimeout(() => location.assign(root)), stand.book.url);
    await until(page, () => location.pathname.endsWith('/zh/index.html'));
    await page.close();
  });

  test('reduced motion: figures start paused, at a telling moment', async () => {
    if (engine !== 'chromium') return; // the other drivers cannot ask for it
    const page = await openPage(stand.browser, `${stand.book.url}en/01-neuron.html`, {
      still: true,
    });
    await page.run(() => document.getElementById('bucket')!.scrollIntoView({ block: 'center' }));
    await until(page, () => document.getElementById('bucket')!.dataset.state === 'paused');
    const steps = await page.run(
      () => (document.getElementById('bucket') as NmFigure).frame!.steps,
    );
    assert.equal(steps, 2400);
    await page.close();
  });
});

/** Colours do not depend on the language, nor words on the theme. */
const themeOf = (file: string) => (file.startsWith('zh') ? 'light' : 'dark');

inEngine('accessibility, by axe-core', 'chromium', (stand) => {
  for (const file of files) {
    test(`${file}, ${themeOf(file)}`, async () => {
      const options = { dark: themeOf(file) === 'dark', still: true };
      const page = await openPage(stand.browser, stand.book.url + file, options);
      await page.run(async () => {
        const style = document.createElement('style');
        style.textContent = 'section.sec{content-visibility:visible!important}';
        document.head.append(style);
        document.querySelector<HTMLElement>('[data-key=data]')?.click();
        for (const input of document.querySelectorAll<HTMLInputElement>('.ch input')) input.click();
        for (const key of document.querySelectorAll<HTMLElement>('.q .btn')) key.click();
        await new Promise((resolve) => setTimeout(resolve, 800));
      });
      const violations = await violationsOf(page);
      await page.close();
      assert.deepEqual(violations, []);
    });
  }
});
