// Kernels by name, over the three cores that the site ships: the same bits, arrays in place, and what is
// wrong with an argument said by its name.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Host } from '../../web/core/host.ts';
import { ArgumentError, Kernels, kernels } from '../../web/core/kernels.ts';
import { CoreError } from '../../web/core/status.ts';
import { cores } from './cores.ts';

const find = (id: string) => kernels.find((k) => k.id === id)!;
const usual = [20, 15, 0, 2];

function caller(instantiate = cores.simd): Kernels {
  const made = new Kernels(instantiate());
  made.reserve(1 << 16);
  return made;
}

for (const [name, instantiate] of Object.entries(cores)) {
  test(`${name}: a kernel gives what the equation says`, () => {
    const rate = caller(instantiate).call(find('lif_rate'), [20, ...usual]);
    assert.ok(Math.abs(rate - 1000 / (2 + 20 * Math.log(4))) < 1e-12);
  });

  test(`${name}: the same bits as the others`, () => {
    const run = (make: typeof instantiate) => {
      const [v, spikes] = [new Float64Array(501), new Float64Array(500)];
      const currents = new Float64Array(500);
      const c = caller(make);
      c.call(find('random_normal'), [currents, 3]);
      const count = c.call(find('lif_run'), [v, spikes, currents, 0, 5, 1, 0, 2, 10, 0.1, 1]);
      return { v, spikes, count };
    };
    const own = run(instantiate);
    assert.deepEqual(own, run(cores.simd));
    assert.ok(own.count > 3);
  });
}

test('an array in the core’s memory is written where it lies; another is copied', () => {
  const c = caller();
  const inside = c.array(40);
  const outside = new Float64Array(40);
  c.call(find('random_uniform'), [inside, 9]);
  c.call(find('random_uniform'), [outside, 9]);
  assert.deepEqual([...inside], [...outside]);
  assert.ok(inside.some((x) => x > 0));
  const later = c.array(3); // room for copies was given back, what is held was not
  assert.equal(later.byteOffset, inside.byteOffset + inside.byteLength);
});

test('a list of numbers may be read, but not written', () => {
  const c = caller();
  const [v, spikes] = [new Float64Array(3), new Float64Array(2)];
  c.call(find('lif_run'), [v, spikes, [2, 2], 0, ...usual, 10, 0.1, 1]);
  assert.ok(v[2] > v[1]);
  assert.throws(
    () => c.call(find('lif_run'), [[0, 0, 0], spikes, [2, 2], 0, ...usual, 10, 0.1, 1]),
    (e) => e instanceof ArgumentError && e.problem === 'array' && e.what === 'v',
  );
});

test('what is wrong is said by the argument’s name, and nothing has changed', () => {
  const c = caller();
  const refused = (id: string, args: unknown[], check: (e: ArgumentError & CoreError) => boolean) =>
    assert.throws(() => c.call(find(id), args), check);
  refused('lif_rate', [20], (e) => e.problem === 'count' && e.given === '1');
  refused('lif_rate', ['20', ...usual], (e) => e.problem === 'number' && e.what === 'drive');
  refused('lif_rate', [20, null, 15, 0, 2], (e) => e.what === 'tau_m' && e.given === 'null');
  refused('lif_rate', [20, 0, 15, 0, 2], (e) => e.status.rule === 'above');
  refused('lif_rate', [Number.NaN, ...usual], (e) => e.status.code === 'E_NONFINITE');
  const v = new Float64Array(4).fill(7);
  const args = [v, new Float64Array(2), [1, 1, 1], 0, ...usual, 10, 0.1, 1];
  refused('lif_run', args, (e) => e.status.code === 'E_SHAPE' && e.status.what === 'spikes');
  assert.deepEqual([...v], [7, 7, 7, 7]);
});

test('too large an array is refused, and the next call works', () => {
  const c = caller();
  assert.throws(
    () => c.array(1e9),
    (e) => e instanceof CoreError && e.status.code === 'E_MEMORY',
  );
  assert.throws(() => c.reserve(1e12), CoreError);
  c.reserve(800);
  assert.equal(c.array(100).length, 100);
});

test('the host calls a kernel for many arguments at once', () => {
  const host = new Host(cores.simd);
  const calls = [20, 30, Number.NaN].map((drive) => [drive, ...usual]);
  const { results } = host.answer({ do: 'kernel', id: 'lif_rate', calls });
  assert.ok(Math.abs(results![0].value - 33.64) < 0.01 && results![1].value > 60);
  assert.equal(results![2].status!.code, 'E_NONFINITE');
  assert.match(host.answer({ do: 'kernel', id: 'nothing', calls: [] }).failure!, /no kernel/);
  const y = new Float64Array(5);
  host.answer({ do: 'kernel', id: 'random_normal', calls: [[y, 1]] });
  assert.ok(y.every((x) => x !== 0));
});
