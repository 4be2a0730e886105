// A sketch in real browsers: drawn by pointer and by keys, compared, drawn again, kept over a reload.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterEach, beforeEach, test } from 'node:test';
import { inEachEngine, inEngine, openPage } from './book.ts';
import { type Page, until } from './browsers.ts';

/** Where the pad's axes lie on the screen, once the page around it has come to rest. */
function padBox(page: Page) {
  return until(page, async () => {
    const root = document.getElementById('sketch-fi')!;
    const pad = root.querySelector('.pad')!;
    root.scrollIntoView({ block: 'center' });
    const before = pad.getBoundingClientRect();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { left, top, width, height } = pad.getBoundingClientRect();
    const inSight = top >= 0 && top + height <= innerHeight;
    if (top !== before.top || width < 100 || !inSight) return null;
    return { left: left + 12, bottom: top + height - 8, width: width - 24, height: height - 16 };
  });
}

/** A stroke, from and to as shares of the axes. */
async function stroke(page: Page, x0: number, y0: number, x1: number, y1: number): Promise<void> {
  const box = (await padBox(page))!;
  const x = (share: number) => box.left + share * box.width;
  const y = (share: number) => box.bottom - share * box.height;
  await page.drag(x(x0), y(y0), x(x1), y(y1));
}

const key = (page: Page, name: string) =>
  page.run((n) => document.querySelector<HTMLElement>(`#sketch-fi [data-key=${n}]`)!.click(), name);

const plain = (text: string) => text.replace(/\u00a0/g, ' ');

const valueText = async (page: Page) =>
  plain(
    await page.run(
      () => document.querySelector('#sketch-fi .pad input')!.getAttribute('aria-valuetext')!,
    ),
  );

const compared = (page: Page) =>
  until(page, () => document.querySelector('#sketch-fi .say b') !== null);

async function hold(page: Page, name: string, times: number): Promise<void> {
  for (let i = 0; i < times; i++) await page.press(name);
}

inEachEngine((stand) => {
  let page: Page;
  const open = (lang = 'en') => openPage(stand.browser, `${stand.book.url}${lang}/01-neuron.html`);
  beforeEach(async () => {
    page = await open();
    await page.run(() => localStorage.clear());
  });
  afterEach(() => page.close());

  const textOf = async (selector: string) =>
    plain(
      await page.run(
        (s) => document.querySelector<HTMLElement>(`#sketch-fi ${s}`)?.textContent ?? '',
        selector,
      ),
    );

  test('by pointer: a mistake earns its hint and a score, however near; drawn again it is another try', async () => {
    await stroke(page, 0, 0, 1, 0.6);
    assert.match(await valueText(page), /^at 10 nA: 19\d/);
    await key(page, 'compare');
    await compared(page);
    const said = await textOf('.say');
    assert.match(
      said,
      /^Close, but the shape is different\. On average it is 9\.\d Hz off, \d+ % of/,
    );
    assert.match(said, /At 1 nA your neuron is already firing/);
    assert.match(await textOf('.qk'), /One try/);
    assert.match(await valueText(page), /the neuron 190\.5 Hz$/);
    await stroke(page, 0.15, 0, 0.7, 0.55);
    assert.equal(
      await page.run(() => document.querySelector<HTMLElement>('#sketch-fi .say')!.hidden),
      true,
    );
    assert.doesNotMatch(await valueText(page), /the neuron/);
    await stroke(page, 0, 0, 0.15, 0);
    await key(page, 'compare');
    await until(page, () =>
      /Answered: close/.test(document.querySelector('#sketch-fi .qk')!.textContent!),
    );
    assert.match(await textOf('.say'), /^Close\./);
    const kept = await page.run(() =>
      localStorage.getItem('neural-mirror/1/answers/reader/sketch-fi'),
    );
    assert.equal(JSON.parse(kept!).tries, 2);
    assert.deepEqual(page.errors, []);
  });

  test('a curve with a stretch missing is not judged, and it is said which', async () => {
    await stroke(page, 0.2, 0.2, 1, 0.6);
    await key(page, 'compare');
    await until(page, () =>
      /From 0 to 2\snA/.test(document.querySelector('#sketch-fi .say')!.textContent!),
    );
    assert.match(await textOf('.qk'), /Not answered/);
    await key(page, 'clear');
    assert.equal(
      await page.run(() => document.querySelector('#sketch-fi .pad.empty') !== null),
      true,
    );
  });

  test('by keys alone: points joined by lines, spoken with their units, close', async () => {
    await page.run(() => document.querySelector<HTMLElement>('#sketch-fi .pad input')!.focus());
    await page.press('Home');
    assert.equal(await valueText(page), 'at 0 nA: nothing drawn');
    await page.press('ArrowDown');
    assert.equal(await valueText(page), 'at 0 nA: 0 Hz');
    await hold(page, 'ArrowRight', 6);
    await page.press('ArrowDown');
    for (const [right, pages, ups] of [
      [1, 1, 2],
      [3, 1, 3],
      [6, 2, -1],
      [8, 2, 0],
      [16, 3, 1],
    ]) {
      await hold(page, 'ArrowRight', right);
      await hold(page, 'PageUp', pages);
      await hold(page, ups > 0 ? 'ArrowUp' : 'ArrowDown', Math.abs(ups));
    }
    assert.equal(await valueText(page), 'at 10 nA: 190 Hz');
    await page.press('ArrowLeft');
    assert.match(await valueText(page), /^at 9\.75 nA: 18\d\.\d Hz$/);
    await page.press('Enter');
    await compared(page);
    assert.match(await textOf('.say'), /^Close\..*Silence up to 1\.5 nA/);
    assert.match(await textOf('.qk'), /Answered: close/);
  });

  test('in fields: the place and its height', async () => {
    await page.run(() => {
      const [x, y] = document.querySelectorAll<HTMLInputElement>('#sketch-fi .exact input');
      const type = (field: HTMLInputElement, text: string) => {
        field.value = text;
        field.dispatchEvent(new Event('change'));
      };
      type(x, '2.1');
      type(y, '34');
    });
    assert.equal(await valueText(page), 'at 2 nA: 34 Hz');
  });

  test('a draft and a comparison are kept over a reload, in the other language too', async () => {
    await stroke(page, 0, 0, 1, 0.6);
    await page.goto(`${stand.book.url}en/01-neuron.html`);
    await until(page, () => document.querySelector('#sketch-fi .pad:not(.empty)') !== null);
    assert.match(await textOf('.qk'), /Not answered/);
    await key(page, 'compare');
    await compared(page);
    await page.goto(`${stand.book.url}zh/01-neuron.html`);
    await compared(page);
    assert.match(await textOf('.say'), /1 nA 时，你的神经元已经在发放/);
    assert.match(await textOf('.qk'), /已试一次/);
  });

  test('a finger draws on the pad alone, and scrolls beside it', async () => {
    const touch = (selector: string) =>
      page.run(
        (s) => getComputedStyle(document.querySelector(`#sketch-fi ${s}`)!).touchAction,
        selector,
      );
    assert.equal(await touch('.pad'), 'none');
    assert.notEqual(await touch('.plate'), 'none');
    assert.notEqual(await touch('canvas'), 'none');
  });
});

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

inEngine('a compared sketch, by axe-core', 'chromium', (stand) => {
  for (const dark of [false, true])
    test(dark ? 'dark' : 'light', async () => {
      const page = await openPage(stand.browser, `${stand.book.url}en/01-neuron.html`, { dark });
      await stroke(page, 0, 0, 1, 0.6);
      await key(page, 'compare');
      await compared(page);
      const violations = await page.run(async (source) => {
        new Function(source)();
        const { axe } = globalThis as unknown as {
          axe: { run(of: string): Promise<{ violations: { id: string }[] }> };
        };
        return (await axe.run('#sketch-fi')).violations.map((v) => JSON.stringify(v).slice(0, 400));
      }, axe);
      await page.close();
      assert.deepEqual(violations, []);
    });
});
