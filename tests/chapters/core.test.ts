// "The core by name": every kernel in both languages, with what the table and the headers say of it, and
// types that a program compiles against.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { corePage, coreTypes, declaration } from '../../tools/weave/core.ts';
import { langs } from '../../tools/weave/text.ts';
import { type Kernel, kernels } from '../../web/core/kernels.ts';
import { scenes } from '../../web/core/tables.ts';
import { root } from '../native.ts';

const find = (id: string) => kernels.find((k) => k.id === id)!;
const text = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(/&gt;/g, '>')
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&');

for (const lang of langs)
  test(`${lang}: every kernel with its call, sentence, arguments, units and declaration`, () => {
    const { main } = corePage(lang);
    for (const kernel of kernels) {
      const start = main.indexOf(`<section class="kernel" id="${kernel.id}"`);
      assert.ok(start > 0, kernel.id);
      const entry = text(main.slice(start, main.indexOf('</section>', start)));
      const ids = kernel.args.map((a) => a.id);
      assert.ok(entry.startsWith(`core.${kernel.id}(${ids.join(', ')})`), entry);
      if (lang === 'en') assert.ok(entry.includes(kernel.says), kernel.id);
      else assert.match(entry, /[\u4e00-\u9fff].*。/);
      for (const { id, unit } of kernel.args)
        assert.match(
          entry,
          new RegExp(`${id} [^.]*${unit === '1' ? '' : unit}`),
          `${kernel.id}: ${id}`,
        );
      assert.ok(entry.includes(declaration(kernel)), kernel.id);
      assert.ok(main.includes(`href="../src/${kernel.header}.txt"`), kernel.id);
    }
  });

test('shapes count from the first array; a function that only fills gives its array back', () => {
  const main = text(corePage('en').main);
  assert.match(main, /v array of n, is written, mV/);
  assert.match(main, /currents array of n − 1, is read, nA/);
  assert.match(main, /gives y, filled/);
});

test('every scene with its parameters and views, named in both languages', () => {
  for (const lang of langs) {
    const { main } = corePage(lang);
    for (const scene of scenes) {
      const start = main.indexOf(`id="scene-${scene.id}"`);
      assert.ok(start > 0, scene.id);
      const entry = text(main.slice(start, main.indexOf('</section>', start)));
      for (const { id } of [...scene.params, ...scene.views])
        assert.match(entry, new RegExp(`${id} `), `${scene.id}.${id}`);
    }
  }
  assert.match(text(corePage('en').main), /v v, array, mV/);
  assert.match(text(corePage('zh').main), /level 水位，mV/);
});

test('what is refused stands there as the core says it', () => {
  const main = text(corePage('en').main);
  assert.match(
    main,
    /lif_rate: tau_m = -1 ms must be greater than 0 ms\. JavaScript: RangeError · Python: ValueError/,
  );
  assert.match(main, /lif_run: spikes has 4 elements, but must have 3\./);
  assert.match(main, /exp: x must be a number; it is string\. JavaScript: TypeError/);
});

test('a declaration is read off the header, over lines and inline', () => {
  assert.equal(declaration(find('erfcx')), 'double vmath_erfcx(double x);');
  assert.equal(declaration(find('sqrt')), 'double vmath_sqrt(double x);');
  assert.match(declaration(find('lif_run')), /^Status lif_run\(Lif \*neuron, .*int n\);$/);
  const lost = { ...find('exp'), function: 'vmath_nothing' } as Kernel;
  assert.throws(() => declaration(lost), /src\/base\/vmath\.h declares no vmath_nothing/);
});

test('each Chinese sentence belongs to a kernel', () => {
  const folder = `${root}web/strings/kernels`;
  for (const name of readdirSync(folder).filter((n) => n !== 'common.json')) {
    const { zh } = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as { zh: object };
    for (const id of Object.keys(zh)) assert.ok(id === 'title' || find(id), `${name}: ${id}`);
  }
});

/** What the compiler says about a program that has core.d.ts beside it. */
function complaints(program: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'types-'));
  const files = { 'core.d.ts': coreTypes(), 'program.ts': program };
  const paths = Object.entries(files).map(([name, contents]) => {
    writeFileSync(join(folder, name), contents);
    return join(folder, name);
  });
  const made = spawnSync(`${root}node_modules/.bin/tsc`, ['--strict', '--noEmit', ...paths], {
    cwd: folder,
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  return made.stdout;
}

test('core.d.ts compiles, and a program against it', () => {
  const right = `
    export {}; // its own names may be those of scenes
    const rate: number = core.lif_rate(20, 20, 15, 0, 2);
    const v = core.array(4), spikes = new Float64Array(3);
    const count: number = core.lif_run(v, spikes, [2, 2, 2], 0, 20, 15, 0, 2, 10, 0.1, 1);
    const drawn: Float64Array = core.random_normal(core.array(9), 7);
    const trace = lif.run({ current: 2, steps: 100 });
    plot.line(trace.t, trace.v); const now: number = trace.level;
    print('rate', rate, count, now); plot.line(v, drawn); plot.dots([1], [2], 'mine'); plot.axes('t', 'v');`;
  assert.equal(complaints(right), '');
});

test('core.d.ts refuses what the core would refuse', () => {
  assert.match(complaints("core.exp('1');"), /not assignable to parameter of type 'number'/);
  assert.match(complaints('core.lif_rate(20, 20);'), /Expected 5 arguments/);
  assert.match(complaints('core.random_normal([0, 0], 1);'), /Float64Array/);
});
