// A figure's address holds every parameter and gives every bit of it back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findScene, initialValues, scenes, type Values } from '../../../web/core/tables.ts';
import { applyLink, readLink, writeLink } from '../../../web/figure/permalink.ts';

test('every scene: what is written is read back to the bit', () => {
  for (const scene of scenes) {
    const values = initialValues(scene);
    for (const p of scene.params)
      if (!p.choices && !p.whole) values[p.id] = p.lowest + (p.highest - p.lowest) / 3;
    const link = writeLink(scene, { figure: 'somewhere', values, seed: 4294967295 });
    assert.match(link, /^#somewhere\?/);
    for (const p of scene.params) assert.ok(link.includes(`${p.id}=`), p.id);
    const { figure, pairs } = readLink(link);
    const base = { figure, values: initialValues(scene), seed: 0 };
    assert.deepEqual(applyLink(scene, pairs, base), {
      figure: 'somewhere',
      values,
      seed: 4294967295,
    });
  }
});

test('a choice is written by its name, and read by name or number', () => {
  const lif = findScene('lif');
  const base = { figure: 'f', values: initialValues(lif), seed: 1 };
  const euler = { ...base, values: { ...base.values, method: 1 } };
  assert.match(writeLink(lif, euler), /&method=euler&/);
  for (const text of ['euler', '1'])
    assert.equal(applyLink(lif, [['method', text]], base).values.method, 1);
});

test('what a link does not say stays, and what it says wrongly is left out', () => {
  const lif = findScene('lif');
  const values: Values = { ...initialValues(lif), tau_m: 33 };
  const base = { figure: 'f', values, seed: 5 };
  const { pairs } = readLink('#f?current=3&nothing=1&v_th=high&&dt');
  const read = applyLink(lif, pairs, base);
  assert.equal(read.values.current, 3);
  assert.equal(read.values.tau_m, 33);
  assert.equal(read.values.v_th, base.values.v_th);
  assert.equal(read.values.nothing, undefined);
  assert.equal(read.seed, 5);
});

test('a fragment that no decoder takes is no link, and does no harm', () => {
  for (const fragment of ['', '#', '#%', '#a?%E0%A4%A=1', '#f?current=%', '#%E0%A4%A?x=1'])
    assert.doesNotThrow(() => readLink(fragment), fragment);
});

test('a seed is an unsigned 32-bit integer, or it is left out', () => {
  const lif = findScene('lif');
  const base = { figure: 'f', values: initialValues(lif), seed: 5 };
  const seedOf = (text: string) => applyLink(lif, [['seed', text]], base).seed;
  assert.equal(seedOf('7'), 7);
  assert.equal(seedOf('4294967295'), 4294967295);
  for (const text of ['-1', '1.5', '4294967296', '1e99', 'x', ''])
    assert.equal(seedOf(text), 5, text);
});
