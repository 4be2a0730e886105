// What holds for every figure of the book, in three engines: with its sliders moved its bits are those of
// the native program, and both ends of every slider can be reached without an error.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NmFigure } from '../../web/figure/figure.ts';
import { native } from '../native.ts';
import { chapters, csvOf, inEachEngine, openPage, runFigure } from './book.ts';
import type { Page } from './browsers.ts';

interface Table {
  id: string;
  views: { id: string }[];
  params: { id: string; choices: string }[];
}

const table = JSON.parse(native('list', '--json')) as Table[];

/** Every figure of a page, with values that lie a little off the book's own. */
function figuresOf(page: Page) {
  return page.run(() =>
    ([...document.querySelectorAll('nm-figure')] as NmFigure[]).map((figure) => {
      const book = figure.bookValues();
      const values: Record<string, number> = {};
      for (const element of figure.querySelectorAll<HTMLElement>('.param')) {
        const param = figure.scene.params.find((p) => p.id === element.dataset.param)!;
        const low = Number(element.dataset.low ?? param.lowest);
        const high = Number(element.dataset.high ?? param.highest);
        const whole = param.whole || param.choices !== '';
        const [at, share] = [book[param.id], param.choices ? 1 : 0.07 * (high - low)];
        const moved = at + share <= high ? at + share : at - share;
        values[param.id] = whole ? Math.round(moved) : Number(moved.toPrecision(3));
        if (values[param.id] < low || values[param.id] > high) values[param.id] = at;
      }
      return { id: figure.id, values };
    }),
  );
}

function settings({ params }: Table, values: Record<string, number>): string[] {
  return Object.entries(values).flatMap(([id, value]) => {
    const { choices } = params.find((p) => p.id === id)!;
    return ['--set', `${id}=${choices ? choices.split(' ')[value] : value}`];
  });
}

inEachEngine((stand) => {
  for (const chapter of chapters) {
    test(`${chapter}: every figure has the native program's bits`, async () => {
      const page = await openPage(stand.browser, `${stand.book.url}en/${chapter}.html`);
      for (const { id, values } of await figuresOf(page)) {
        const run = await runFigure(page, id, values, 150);
        const scene = table.find((s) => s.id === run.scene)!;
        const args = [...settings(scene, run.values), '--seed', '11', '--steps', `${run.steps}`];
        const hash = await page.run((f) => (document.getElementById(f) as NmFigure).hash(), id);
        assert.equal(`${hash}\n`, native('run', run.scene, ...args, '--hash'), id);
        // that a CSV is written alike is tested under Node for every view; here, that it gets out
        const view = scene.views[scene.views.length - 1].id;
        const csv = await csvOf(page, id, view);
        assert.equal(csv, native('run', run.scene, ...args, '--csv', view), `${id}: ${view}`);
      }
      await page.close();
    });

    test(`${chapter}: every slider reaches both ends, and every choice can be made`, async () => {
      const page = await openPage(stand.browser, `${stand.book.url}zh/${chapter}.html`);
      const wrong = await page.run(async () => {
        const found: string[] = [];
        for (const figure of [...document.querySelectorAll('nm-figure')] as NmFigure[]) {
          figure.play(false);
          for (const element of figure.querySelectorAll<HTMLElement>('.param')) {
            const param = figure.scene.params.find((p) => p.id === element.dataset.param)!;
            const low = Number(element.dataset.low ?? param.lowest);
            const high = Number(element.dataset.high ?? param.highest);
            const book = figure.bookValues()[param.id];
            for (const value of [low, high, book]) {
              const done = await figure.set(param.id, value);
              const said = figure.querySelector('.say')!.textContent!;
              // two values may not go together: then a sentence says so
              if (!done && said === '') found.push(`${figure.id}: ${param.id} = ${value}`);
              if (figure.dataset.state === 'failed') found.push(`${figure.id} failed`);
              await figure.advance(2);
              const words = figure.querySelector('.words')!.textContent!;
              if (/NaN|undefined|Infinity/.test(words)) found.push(`${figure.id}: ${words}`);
            }
            await figure.set(param.id, book);
          }
        }
        return found;
      });
      const { errors } = page;
      await page.close();
      assert.deepEqual(wrong, []);
      assert.deepEqual(errors, []);
    });
  }
});
