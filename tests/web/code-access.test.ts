// An exercise in code for everyone: by axe-core in every state, and by the keyboard alone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { root } from '../native.ts';
import { inEngine, openPage, violationsOf } from './book.ts';
import { type Page, until } from './browsers.ts';
import { openExercise, runProgram, write } from './exercise.ts';

const id = 'lif-rate';
const folder = `${root}chapters/01-neuron/exercises/${id}`;
const program = (name: string) => readFileSync(`${folder}/${name}`, 'utf8');

const press = (page: Page, name: string) =>
  page.run(
    (i, k) => document.querySelector<HTMLElement>(`#${i} .keys [data-key=${k}]`)!.click(),
    id,
    name,
  );

/** Every state that an exercise in code can be in, one after the other. */
const states: [string, (page: Page) => Promise<void>][] = [
  ['before the first run', async () => undefined],
  [
    'after a mistake with its hint, with what was printed and drawn',
    async (page) => {
      const noise = "print('a line');\nplot.line([0, 1], [0, 1], 'mine');\nplot.axes('x', 'y');\n";
      await write(page, id, `${noise}${program('wrong/kilohertz.js')}`);
      await runProgram(page, id);
    },
  ],
  [
    'with an error at its line',
    async (page) => {
      await write(page, id, 'function lif_rate(drive) {\n  return driv;\n}\n');
      await runProgram(page, id);
    },
  ],
  ['with an opened hint', (page) => press(page, 'hint')],
  [
    'with the list of versions',
    async (page) => {
      await press(page, 'again');
      await press(page, 'versions');
    },
  ],
  [
    'with a comparison',
    async (page) => {
      await page.run(
        (i) => document.querySelector<HTMLElement>(`#${i} .versions li .key`)!.click(),
        id,
      );
      await until(page, (i) => document.querySelector(`#${i} .side .cm-content`), id);
    },
  ],
  [
    'solved',
    async (page) => {
      await write(page, id, program('solution.js'));
      await runProgram(page, id);
    },
  ],
  [
    'with the question before the solution',
    async (page) => {
      for (let n = 0; n < 2; n++) await press(page, 'hint');
      await press(page, 'hint');
    },
  ],
];

/** Every two of language, theme and width are together in one of these. */
const views = [
  ['zh', 'light', 1280],
  ['zh', 'dark', 390],
  ['en', 'light', 390],
  ['en', 'dark', 1280],
] as const;

inEngine('by axe-core', 'chromium', (stand) => {
  for (const [lang, theme, width] of views)
    test(`${lang}, ${theme}, ${width} pixels`, async () => {
      const options = { dark: theme === 'dark', width, still: true };
      const page = await openPage(
        stand.browser,
        `${stand.book.url}${lang}/01-neuron.html`,
        options,
      );
      await openExercise(page, id, 'js');
      for (const [state, reach] of states) {
        await reach(page);
        assert.deepEqual(await violationsOf(page, `#${id}`), [], state);
      }
      await page.close();
    });
});

inEngine('by the keyboard alone', 'chromium', (stand) => {
  /** Where the focus is, in words: the key, the tab, the editor, the panel; "body" where it is lost. */
  const focus = (page: Page) =>
    page.run((i) => {
      const at = document.activeElement as HTMLElement;
      if (!document.getElementById(i)!.contains(at))
        return at === document.body ? 'body' : 'outside';
      if (at.closest('.side .cm-content')) return 'comparison';
      if (at.classList.contains('cm-content')) return 'editor';
      if (at.classList.contains('side')) return 'panel';
      return at.dataset.key ?? at.dataset.language ?? at.textContent!.trim();
    }, id);

  /** Tab until the focus is there. */
  async function tabTo(page: Page, where: string, key = 'Tab'): Promise<void> {
    const passed: string[] = [];
    for (let n = 0; n < 40; n++) {
      await page.press(key);
      const at = await focus(page);
      assert.notEqual(at, 'body', `lost after ${passed.join(', ')}`);
      if (at === where) return;
      passed.push(at);
    }
    assert.fail(`${where} is not among ${passed.join(', ')}`);
  }

  test('tabs, editor, run, hints, versions, comparison and back: the focus is never lost', async () => {
    const page = await openPage(stand.browser, `${stand.book.url}en/01-neuron.html`);
    const kept = async (where: string) => assert.equal(await focus(page), where);
    await openExercise(page, id, 'js');
    await page.run((i) => {
      const start = document.createElement('button');
      start.textContent = 'start';
      document.getElementById(i)!.prepend(start);
      start.focus();
    }, id);

    await tabTo(page, 'js'); // one stop for all languages
    await tabTo(page, 'editor');
    await page.press('Tab'); // indents
    await kept('editor');
    await page.press('Escape');
    await tabTo(page, 'run');
    await page.press('Enter');
    await until(
      page,
      (i) => /1 of 4|0 of 4/.test(document.querySelector(`#${i} .cks`)!.textContent!),
      id,
    );
    await kept('run');
    await tabTo(page, 'again');
    await page.press('Enter');
    await kept('again');

    await tabTo(page, 'versions');
    await page.press('Enter');
    await kept('panel');
    await tabTo(page, 'Keep this version');
    await page.press('Enter');
    await kept('panel');
    await tabTo(page, 'Compare');
    await page.press('Enter');
    await kept('panel');
    await tabTo(page, 'comparison');
    await page.press('Escape');
    await tabTo(page, 'Close', 'Shift+Tab');
    await page.press('Enter');
    await kept('editor');
    await page.press('Escape');
    await tabTo(page, 'versions');
    await page.press('Enter');
    await tabTo(page, 'Put it back');
    await page.press('Enter');
    await kept('panel');
    await tabTo(page, 'Close');
    await page.press('Enter');
    await kept('editor');

    await page.press('Control+Enter');
    await until(page, (i) => !document.getElementById(i)!.classList.contains('running'), id);
    await kept('editor');
    await page.press('Escape');
    for (let n = 1; n <= 3; n++) {
      await tabTo(page, 'run', n === 1 ? 'Tab' : 'Shift+Tab');
      await page.press('Enter');
      await until(page, (i) => !document.getElementById(i)!.classList.contains('running'), id);
      await tabTo(page, 'hint');
      await page.press('Enter');
      await kept('hint');
    }
    await page.press('Enter'); // the solution: it asks first
    await kept('Show it');
    await page.press('Tab');
    await page.press('Enter'); // not yet
    await kept('hint');
    await page.press('Enter');
    await kept('Show it');
    await page.press('Enter');
    await kept('panel');
    await tabTo(page, 'Close');
    await page.press('Enter');
    await kept('editor');
    await page.close();
  });

  test('the focus that was on the starter is in the editor when this takes its place', async () => {
    const page = await stand.browser.newPage();
    await page.goto(`${stand.book.url}en/01-neuron.html`);
    await page.run((i) => document.querySelector<HTMLElement>(`#${i} .starter`)!.focus(), id);
    await until(page, (i) => document.getElementById(i)!.dataset.ready !== undefined, id);
    assert.equal(await focus(page), 'editor');
    await page.close();
  });
});
