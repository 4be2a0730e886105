// Exercises in code in real browsers: run, see why not, mend it, come back.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, test } from 'node:test';
import { root } from '../native.ts';
import { inEachEngine, openPage } from './book.ts';
import { type Page, until } from './browsers.ts';
import { openExercise, runProgram, write } from './exercise.ts';
import { workKey } from './storage.ts';

const folder = `${root}chapters/01-neuron/exercises/lif-rate`;
const program = (name: string) => readFileSync(`${folder}/${name}`, 'utf8');

inEachEngine((stand) => {
  let page: Page;
  const id = 'lif-rate';
  beforeEach(async () => {
    page = await openPage(stand.browser, `${stand.book.url}en/01-neuron.html`);
    await page.run(() => localStorage.clear());
  });
  afterEach(() => page.close());

  const textOf = (selector: string) =>
    page.run(
      (i, s) => document.querySelector<HTMLElement>(`#${i} ${s}`)?.textContent ?? '',
      id,
      selector,
    );
  const tryIt = async (text: string) => {
    await write(page, id, text);
    await runProgram(page, id);
  };

  test('wrong, then right: its own hint, each check, and all of it kept over a reload', async () => {
    await openExercise(page, id, 'js');
    await tryIt(program('wrong/kilohertz.js'));
    assert.match(await textOf('[data-check=silent] .cs'), /passes/i);
    assert.match(await textOf('[data-check=formula] .cd'), /Hint\. Yours is a thousand times/);
    assert.match(await textOf('[data-check=digits] .cs'), /not run/i);
    assert.match(await textOf('.cks header span'), /1 of 4/);
    assert.match(await textOf('.qk'), /One try/);
    await tryIt(program('solution.js'));
    assert.match(await textOf('.cks header span'), /4 of 4/);
    assert.match(await textOf('.qk'), /Solved/);
    await page.goto(`${stand.book.url}zh/01-neuron.html#lif-rate`);
    await openExercise(page, id, 'js');
    assert.match(await textOf('.qk'), /通过/);
    assert.match(await textOf('.cm-content'), /log1p/);
    assert.deepEqual(page.errors, []);
  });

  test('an error stands at its line, in a sentence, with the runtime’s own words below', async () => {
    await openExercise(page, id, 'js');
    await tryIt('// a comment\nfunction lif_rate(drive) {\n  return driv;\n}\n');
    assert.match(await textOf('.ln b'), /Line 3/);
    assert.match(await textOf('.ln span'), /driv/);
    assert.match(await textOf('.ln pre'), /ReferenceError/);
    assert.equal(
      await page.run(() => document.querySelectorAll('#lif-rate .cm-line.warn').length),
      1,
    );
    await tryIt('function lif_rate( {\n');
    assert.match(await textOf('.ln span'), /./);
    assert.match(await textOf('.ln pre'), /SyntaxError/);
  });

  test('what a program prints and draws is shown; what it was given by the core is right', async () => {
    await openExercise(page, id, 'js');
    await tryIt(
      `print('rate', core.lif_rate(20, 20, 15, 0, 2));
plot.line([0, 1, 2], [1, 0, 4], 'mine');
try { core.lif_rate(20, -1, 15, 0, 2); } catch (error) { print(error.name, error.message); }
${program('starter.js')}`,
    );
    assert.match(await textOf('.outp pre'), /rate 33\.64\d+/);
    assert.match(await textOf('.outp pre'), /RangeError lif_rate: .*tau_m/);
    const height = () =>
      document.querySelector<HTMLCanvasElement>('#lif-rate .outp canvas')!.clientHeight > 100;
    await until(page, height);
  });

  test('an endless loop is ended after five seconds, and the next program runs', async () => {
    await openExercise(page, id, 'js');
    await tryIt('function lif_rate() { while (true); }');
    assert.match(await textOf('.ln span'), /five seconds|5 s/i);
    await tryIt(program('solution.js'));
    assert.match(await textOf('.cks header span'), /4 of 4/);
  });

  test('by the keyboard: Ctrl+Enter runs, Escape and Tab leave the editor', async () => {
    await openExercise(page, id, 'js');
    await write(page, id, program('solution.js'));
    await page.press('Control+Enter');
    await until(page, () => /4 of 4/.test(document.querySelector('#lif-rate .cks')!.textContent!));
    await page.run(() => document.querySelector<HTMLElement>('#lif-rate .cm-content')!.focus());
    await page.press('Tab');
    assert.equal(
      await page.run(() => document.activeElement!.className.includes('cm-content')),
      true,
    );
    await page.press('Escape');
    await page.press('Tab');
    assert.equal(
      await page.run(() => document.activeElement!.className.includes('cm-content')),
      false,
    );
  });

  test('hints come one after each try, then the solution, which is recorded', async () => {
    await openExercise(page, id, 'js');
    const hint = () =>
      page.run(() => document.querySelector<HTMLElement>('#lif-rate [data-key=hint]')!.click());
    await hint();
    assert.equal(await textOf('.hints'), '');
    for (let n = 1; n <= 3; n++) {
      await runProgram(page, id);
      await hint();
      assert.match(await textOf('.hints'), new RegExp(`Hint ${n}\\.`));
    }
    await hint();
    await page.run(() =>
      document.querySelector<HTMLElement>('#lif-rate .ask-first button')!.click(),
    );
    await until(page, () => document.querySelector('#lif-rate .side .cm-content') !== null);
    assert.match(await textOf('.side'), /log1p/);
    await tryIt(program('solution.js'));
    assert.match(await textOf('.qk'), /after the solution/i);
  });

  test('the starter can be had back; what it replaced is kept as a version', async () => {
    await openExercise(page, id, 'js');
    await write(page, id, '// mine\n');
    const key = (name: string) =>
      page.run(
        (k) => document.querySelector<HTMLElement>(`#lif-rate [data-key=${k}]`)!.click(),
        name,
      );
    await key('again');
    assert.match(await textOf('.cm-content'), /function lif_rate/);
    await key('versions');
    assert.equal(
      await page.run(() => document.querySelectorAll('#lif-rate .versions li').length),
      1,
    );
    const restore = () =>
      document.querySelector<HTMLElement>('#lif-rate .versions li .key:last-child')!.click();
    await page.run(restore);
    assert.match(await textOf('.cm-content'), /\/\/ mine/);
  });

  test('work that cannot be read is put aside, said, and not lost', async () => {
    await page.run((name) => localStorage.setItem(name, '{"dra'), workKey('lif-rate'));
    await page.goto(`${stand.book.url}en/01-neuron.html#lif-rate`);
    await openExercise(page, id, 'js');
    assert.notEqual(await textOf('.edsay'), '');
    const kept = await page.run(() =>
      Object.entries({ ...localStorage }).find(([k]) => k.includes('unreadable')),
    );
    assert.equal(kept?.[1], '{"dra');
  });

  test('Python: fetched when it is chosen, judged, explained at its line', async () => {
    await openExercise(page, id, 'py');
    await tryIt(program('solution.py'));
    assert.match(await textOf('.cks header span'), /4 of 4/);
    await tryIt("print('神经')\ndef lif_rate(*args):\n    return drive\n");
    assert.match(await textOf('.outp pre'), /神经/);
    assert.match(await textOf('.ln b'), /Line 3/);
    assert.match(await textOf('.ln pre'), /NameError/);
    assert.deepEqual(page.errors, []);
  });

  test('C: said how large, fetched when agreed, judged, and kept for the next visit', async () => {
    await openExercise(page, id, 'c');
    const press = () =>
      page.run(() => document.querySelector<HTMLElement>('#lif-rate [data-key=run]')!.click());
    await press();
    await until(page, () => document.querySelector('#lif-rate .tabsay .key') !== null);
    assert.match(await textOf('.tabsay'), /\d+ MB/);
    await page.run(() => document.querySelector<HTMLElement>('#lif-rate .tabsay .key')!.click());
    await until(page, () => document.querySelector<HTMLElement>('#lif-rate .tabsay')!.hidden);
    await tryIt(program('solution.c'));
    await until(page, () => /4 of 4/.test(document.querySelector('#lif-rate .cks')!.textContent!));
    await tryIt(program('solution.c').replace('tau_ref +', 'tau_reff +'));
    assert.match(await textOf('.ln b'), /Line \d/);
    assert.match(await textOf('.ln pre'), /tau_reff/);
    await page.goto(`${stand.book.url}en/index.html`);
    await page.goto(`${stand.book.url}en/01-neuron.html`);
    await openExercise(page, id, 'c');
    await tryIt(program('wrong/kilohertz.c'));
    await until(page, () => /1 of 4/.test(document.querySelector('#lif-rate .cks')!.textContent!));
    assert.match(await textOf('[data-check=formula] .cd'), /thousand/);
  });

  test('a cell runs as it stands, and draws', async () => {
    await page.run(() => {
      localStorage.setItem('neural-mirror/1/code-language', 'py');
      document.getElementById('one-neuron')!.scrollIntoView();
    });
    await until(page, () => document.getElementById('one-neuron')!.dataset.ready !== undefined);
    await runProgram(page, 'one-neuron');
    const printed = await page.run(
      () => document.querySelector('#one-neuron .outp pre')!.textContent,
    );
    assert.match(printed!, /^33\.5\d* 40(\.0)?\n33\.64/);
    await until(page, () => {
      const canvas = document.querySelector<HTMLCanvasElement>('#one-neuron .outp canvas')!;
      return !canvas.hidden && canvas.clientHeight > 100;
    });
  });
});
