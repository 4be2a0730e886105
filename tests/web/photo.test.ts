// The reader's own photograph: what is taken, and what is refused in one sentence while the figure stays
// as it was.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { png } from '../../tools/weave/png.ts';
import type { NmFigure } from '../../web/figure/figure.ts';
import { spread } from '../../web/plot/colours.ts';
import { csvOf, inEachEngine, openPage } from './book.ts';
import { type Page, until } from './browsers.ts';

const grey = spread('#000000, #ffffff');
const size = (rows: number, columns: number) =>
  png(
    Uint8Array.from({ length: rows * columns }, (_, i) => (i * 37) % 251),
    rows,
    columns,
    grey,
  );
const text = (what: string) => Buffer.from(what);

inEachEngine((stand) => {
  let page: Page;
  beforeEach(async () => {
    page = await openPage(stand.browser, `${stand.book.url}en/03-seeing.html`);
    await page.run(() => {
      const figure = document.getElementById('convolve') as NmFigure;
      figure.play(false);
      figure.find('[data-key=photo]')!.click();
    });
  });
  afterEach(() => page.close());

  /** Chooses a file, and gives what the figure says of it. */
  const choose = async (name: string, type: string, bytes: Buffer) => {
    await page.run(
      (fileName, mime, base64) => {
        const figure = document.getElementById('convolve') as NmFigure;
        figure.complain('');
        const field = figure.querySelector<HTMLInputElement>('.panel input[type=file]')!;
        const data = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        const files = new DataTransfer();
        files.items.add(new File([data], fileName, { type: mime }));
        field.files = files.files;
        field.dispatchEvent(new Event('change'));
      },
      name,
      type,
      bytes.toString('base64'),
    );
    await until(page, () => !document.querySelector<HTMLElement>('#convolve .say')!.hidden);
    return page.run(() => document.querySelector('#convolve .say')!.textContent!);
  };
  const hash = () => page.run(() => (document.getElementById('convolve') as NmFigure).hash());

  test('a picture is taken, made to fit, and given back', async () => {
    const shown = () => csvOf(page, 'convolve', 'picture');
    const own = await shown();
    assert.match(await choose('a.png', 'image/png', size(300, 900)), /Your picture is in/);
    assert.notEqual(await shown(), own);
    await page.run(() => {
      const keys = [...document.querySelectorAll<HTMLElement>('#convolve .panel .act button')];
      keys[keys.length - 1].click();
    });
    await until(page, () => document.querySelector<HTMLElement>('#convolve .say')!.hidden);
    assert.equal(await shown(), own);
  });

  test('what is no photograph is refused in one sentence, and the figure stays as it was', async () => {
    const own = await hash();
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"/>';
    const clear = await page.run(() => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [64, 64];
      canvas.getContext('2d')!.fillRect(0, 0, 64, 32);
      return canvas.toDataURL('image/png').split(',')[1];
    });
    const cases: [string, string, Buffer, RegExp][] = [
      ['large.png', 'image/png', size(5000, 10000), /10000 × 5000 pixels, more than 40 million/],
      ['dot.png', 'image/png', size(1, 1), /1 × 1 pixels: each side/],
      ['clear.png', 'image/png', Buffer.from(clear, 'base64'), /transparent/],
      ['drawing.svg', 'image/svg+xml', text(svg), /is a drawing \(SVG\)/],
      ['drawing.png', 'image/png', text(svg), /is a drawing \(SVG\)/],
      ['notes.png', 'image/png', text('Dear diary'), /notes\.png is not a picture/],
      ['empty.png', 'image/png', text(''), /empty\.png is not a picture/],
    ];
    for (const [name, type, bytes, said] of cases) {
      assert.match(await choose(name, type, bytes), said);
      assert.equal(await hash(), own, name);
    }
  });

  test('a camera that is refused, or not there, is said in one sentence', async () => {
    const own = await hash();
    const ask = async (error: string) => {
      await page.run((name) => {
        const getUserMedia = () => Promise.reject(new DOMException('', name));
        Object.defineProperty(navigator, 'mediaDevices', {
          configurable: true,
          value: name ? { getUserMedia } : undefined,
        });
        const figure = document.getElementById('convolve') as NmFigure;
        figure.complain('');
        figure.querySelectorAll<HTMLElement>('.panel .act button')[1].click();
      }, error);
      await until(page, () => !document.querySelector<HTMLElement>('#convolve .say')!.hidden);
      return page.run(() => document.querySelector('#convolve .say')!.textContent!);
    };
    assert.match(await ask('NotAllowedError'), /camera was not allowed/);
    assert.match(await ask('NotFoundError'), /no camera/);
    assert.match(await ask(''), /no camera/);
    assert.equal(await hash(), own);
  });
});
