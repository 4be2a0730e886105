// web/core over the cores that the site ships: the wrapper, the CSV and the host.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Core } from '../../web/core/core.ts';
import { csv, general } from '../../web/core/csv.ts';
import { Host } from '../../web/core/host.ts';
import { CoreError } from '../../web/core/status.ts';
import { scenes } from '../../web/core/tables.ts';
import { native, root, sceneIds } from '../native.ts';
import { cores } from './cores.ts';

for (const [name, instantiate] of Object.entries(cores)) {
  test(`${name}: the shipped core gives the native hash of every scene`, () => {
    for (const id of sceneIds) {
      const core = new Core(instantiate());
      core.open(id, {}, 3);
      core.step(1000);
      assert.equal(
        `${core.hash()}\n`,
        native('run', id, '--steps', '1000', '--seed', '3', '--hash'),
        id,
      );
    }
  });

  test(`${name}: nothing but the surface is exported`, () => {
    const exported = Object.keys(instantiate()).sort();
    const declared = [...readFileSync(`${root}src/wasm.c`, 'utf8').matchAll(/EXPORT\((\w+)\)\(/g)];
    const wanted = [...declared.map((m) => m[1]).filter((n) => n !== 'name'), 'memory'].sort();
    assert.deepEqual(exported, wanted);
  });
}

test('every view as CSV is what the native program prints', () => {
  for (const scene of scenes) {
    const core = new Core(cores.simd());
    core.open(scene.id, {}, 5);
    core.step(400);
    for (const { id } of scene.views) {
      const args = ['run', scene.id, '--seed', '5', '--steps', '400', '--csv', id];
      assert.equal(csv(core, id), native(...args), `${scene.id}.${id}`);
    }
  }
});

test('numbers are written as C writes them, ties to even', () => {
  const cases: [number, number, string][] = [
    [0, 17, '0'],
    [-0, 17, '-0'],
    [0.1, 17, '0.10000000000000001'],
    [1e22, 17, '1e+22'],
    [123456789, 9, '123456789'],
    [1234567890, 9, '1.23456789e+09'],
    [513 / 512, 9, '1.00195312'], // 1.001953125: a tie, down to the even digit
    [515 / 512, 9, '1.00585938'], // 1.005859375: a tie, up to the even digit
    [0.0001, 9, '0.0001'],
    [0.00001, 9, '1e-05'],
    [-2.5, 1, '-2'],
    [3.5, 1, '4'],
    [5e-324, 17, '4.9406564584124654e-324'],
    [1.7976931348623157e308, 17, '1.7976931348623157e+308'],
  ];
  for (const [x, digits, text] of cases) assert.equal(general(x, digits), text);
});

test('a refused value throws its status and leaves values and hash as they were', () => {
  const core = new Core(cores.simd());
  core.open('lif', {}, 1);
  core.step(500);
  const before = core.hash();
  for (const [id, value, code, rule] of [
    ['tau_m', 0, 'E_DOMAIN', 'between'],
    ['tau_m', Number.NaN, 'E_NONFINITE', 'finite'],
    ['method', 0.5, 'E_DOMAIN', 'whole'],
    ['v_th', 1, 'OK', ''],
    ['v_reset', 2, 'E_DOMAIN', 'below'],
  ] as const) {
    if (code === 'OK') {
      core.set(id, value);
      continue;
    }
    assert.throws(
      () => core.set(id, value),
      (error) =>
        error instanceof CoreError && error.status.code === code && error.status.rule === rule,
    );
  }
  assert.equal(core.values.v_reset, 0);
  core.set('v_th', 15);
  assert.equal(core.hash(), before);
});

test('memory grows for a larger network, and the views follow it', () => {
  const core = new Core(cores.simd());
  core.open('cuba', { neurons: 1000 }, 1);
  core.step(10);
  assert.equal(core.view('potentials').rows, 1000);
  core.set('neurons', 20000);
  assert.equal(core.steps, 0);
  core.step(10);
  assert.equal(core.view('potentials').rows, 20000);
  assert.ok(core.view('potentials').data.every((v) => v >= -70 && v <= -49));
});

test('a thinned curve costs what can be seen, and keeps its extremes', () => {
  const core = new Core(cores.simd());
  core.open('lif', { dt: 0.01 }, 1);
  core.step(30000);
  const { low, high } = core.view('t');
  const points = core.line('t', 'v', low, high, 300);
  assert.ok(points.length / 2 <= 4 * 302);
  const v = [...(core.view('v').data as Float64Array)];
  const ys = points.filter((_, i) => i % 2 === 1);
  assert.equal(Math.max(...ys), Math.fround(Math.max(...v.slice(1))));
});

test('frames of the host: numbers, extents, and strips of a raster that add up', () => {
  const host = new Host(cores.simd);
  const want = {
    kind: 'raster',
    t: 'spike_t',
    row: 'spike_neuron',
    columns: 500,
    rows: 100,
  } as const;
  const open = { do: 'open', figure: 'a', scene: 'cuba', values: {}, seed: 1 } as const;
  let strips = 0;
  let frame = host.answer({ ...open, steps: 0, wants: [{ ...want, since: -1e9 }] }).frame!;
  for (let k = 0; k < 20; k++) {
    const part = frame.parts[0];
    assert.ok(part.kind === 'raster');
    const end = part.first + part.count;
    const step = { do: 'step', figure: 'a', n: 100, budget: 0 } as const;
    frame = host.answer({ ...step, wants: [{ ...want, since: end }] }).frame!;
    const fresh = frame.parts[0];
    assert.ok(fresh.kind === 'raster');
    strips += fresh.data.reduce((sum, x) => sum + x, 0);
  }
  assert.equal(frame.steps, 2000);
  assert.equal(frame.time, 200);
  // an event at this very moment belongs to the next column
  const times = host
    .answer({ do: 'csv', figure: 'a', view: 'spike_t' })
    .text!.split('\n')
    .slice(1, -1);
  assert.equal(times.filter((t) => Number(t) < 200).length, strips);
  const whole = host.answer({ do: 'look', figure: 'a', wants: [{ ...want, since: -1e9 }] }).frame!;
  const all = whole.parts[0].data as Uint8Array;
  assert.equal(
    all.reduce((sum, x) => sum + x, 0),
    strips,
  );
  assert.match(host.answer({ do: 'look', figure: 'nobody', wants: [] }).failure!, /not open/);
});
