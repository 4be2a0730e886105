// The editor of a stack of layers, by key and by hand: the core judges, and what it refuses changes
// nothing.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { NmFigure } from '../../web/figure/figure.ts';
import { inEachEngine, openPage } from './book.ts';
import type { Page } from './browsers.ts';

/** Until it holds; the last test of it says why not. */
async function settled(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 10000;
  while (!(await holds())) {
    assert.ok(Date.now() < end, 'it does not come to be');
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

inEachEngine((stand) => {
  let page: Page;
  const path = 'en/17-receptive-field.html';
  const open = async (hash = '') => {
    page = await openPage(stand.browser, `${stand.book.url}${path}${hash}`);
    await page.run(async () => {
      const key = document.querySelector<HTMLElement>('[data-key=open-steps]')!;
      if (key.getAttribute('aria-pressed') !== 'true') key.click();
      await (document.getElementById('cone') as NmFigure).wake();
    });
    await settled(async () => (await stack()).length > 0);
  };
  beforeEach(() => open());
  afterEach(() => page.close());

  /** The four numbers of each layer. */
  const stack = () =>
    page.run(() =>
      [...document.querySelectorAll('#cone .rows .layer')].map((row) =>
        [...row.querySelectorAll('input')].map((input) => input.value).join('.'),
      ),
    );
  const becomes = async (expected: string[]) => {
    await settled(async () => (await stack()).join() === expected.join());
  };
  const text = (selector: string) =>
    page.run((at) => document.querySelector(`#cone ${at}`)!.textContent!, selector);
  const write = (row: number, field: number, value: string) =>
    page.run(
      (r, f, v) => {
        const rows = document.querySelectorAll('#cone .rows .layer');
        const input = rows[r].querySelectorAll('input')[f];
        input.focus();
        input.value = v;
        input.dispatchEvent(new Event('change'));
      },
      row,
      field,
      value,
    );
  const own = ['3.1.1.1', '3.2.1.1', '3.1.1.1'];

  test('a number that is written changes the field, and is said', async () => {
    await becomes(own);
    await write(0, 0, '5');
    await becomes(['5.1.1.1', own[1], own[2]]);
    await settled(async () =>
      /The field is 11 pixels wide/.test(await text('.stack [role=status]')),
    );
    assert.match(await text('.words'), /a field of 11 px/);
  });

  test('what is refused gets one sentence, and the stack stays as it was', async () => {
    const bad: [number, string, RegExp][] = [
      [0, '0', /^kernel = 0 must be a whole number from 1/],
      [1, '0', /^stride = 0 must/],
      [2, '−1', /^padding = −1 must be a whole number from 0/],
      [3, '0', /^dilation = 0 must/],
      [0, '23', /padded input = 22 must be at least 23/],
      [0, 'three', /^kernel: “three” is not a number/],
    ];
    for (const [field, value, sentence] of bad) {
      await write(0, field, value);
      await settled(async () => sentence.test(await text('.say')));
      const numbers = await page.run(
        () => (document.getElementById('cone') as NmFigure).frame!.numbers.r_last,
      );
      assert.equal(numbers, 9);
      await page.press('Escape');
      await becomes(own);
    }
  });

  test('keys move, copy and delete a layer, and the focus goes with it', async () => {
    await write(0, 0, '5');
    await becomes(['5.1.1.1', own[1], own[2]]);
    await page.run(() => document.querySelector<HTMLElement>('#cone .rows .grip')!.focus());
    await page.press('ArrowDown');
    await becomes([own[1], '5.1.1.1', own[2]]);
    await settled(() => page.run(() => document.activeElement?.textContent === '2'));
    await page.press('Enter');
    await becomes([own[1], '5.1.1.1', '5.1.1.1', own[2]]);
    await page.press('Delete');
    await becomes([own[1], '5.1.1.1', own[2]]);
  });

  test('a layer is dragged by its number', async () => {
    await write(0, 0, '5');
    await becomes(['5.1.1.1', own[1], own[2]]);
    const [from, to] = await page.run(() => {
      document.getElementById('cone')!.querySelector('.rows')!.scrollIntoView({ block: 'center' });
      return [0, 2].map((i) => {
        const grip = document.querySelectorAll('#cone .grip')[i].getBoundingClientRect();
        return { x: grip.left + 20, y: grip.top + grip.height * (i === 0 ? 0.5 : 0.9) };
      });
    });
    await page.drag(from.x, from.y, to.x, to.y);
    await becomes([own[1], own[2], '5.1.1.1']);
  });

  test('an address holds the stack', async () => {
    await write(1, 3, '2');
    await becomes([own[0], '3.2.1.2', own[2]]);
    const address = () => page.run(() => (document.getElementById('cone') as NmFigure).link);
    // a field shows its number before the core has taken it
    await settled(async () => /&layers=3\.1\.1\.1_3\.2\.1\.2_3\.1\.1\.1$/.test(await address()));
    const link = await address();
    await page.close();
    await open(link);
    await becomes([own[0], '3.2.1.2', own[2]]);
    await page.run(() => document.querySelector<HTMLElement>('#cone [data-key=reset]')!.click());
    await becomes(own);
  });
});
