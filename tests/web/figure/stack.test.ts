// A stack of layers in an address: what is written is read again, and what is no stack is none.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Layer, moved, readLayers, writeLayers } from '../../../web/figure/stack.ts';

test('a stack in an address comes back as it was', () => {
  const stacks: Layer[][] = [
    [[3, 1, 1, 1, 0]],
    [
      [11, 4, 0, 1, 0],
      [3, 2, 0, 1, 1],
      [2, 1, 0, 512, 0],
    ],
  ];
  for (const layers of stacks) assert.deepEqual(readLayers(writeLayers(layers)), layers);
  assert.equal(writeLayers(stacks[1]), '11.4.0.1_3.2.0.1.1_2.1.0.512');
});

test('what is no stack is none, and numbers that no layer may have are the core’s to judge', () => {
  for (const text of [
    '',
    '3',
    '3.1.1',
    '3.1.1.1_',
    '3.1.1.1.0.0',
    '3.1.-1.1',
    'a.b.c.d',
    '3,1,1,1',
  ])
    assert.equal(readLayers(text), null, text);
  assert.deepEqual(readLayers('0.0.0.0'), [[0, 0, 0, 0, 0]]);
});

test('a layer moves to another place, and the others close up', () => {
  assert.deepEqual(moved(['a', 'b', 'c', 'd'], 0, 2), ['b', 'c', 'a', 'd']);
  assert.deepEqual(moved(['a', 'b', 'c', 'd'], 3, 0), ['d', 'a', 'b', 'c']);
  for (let from = 0; from < 4; from++)
    for (let to = 0; to < 4; to++)
      assert.deepEqual(moved(moved([0, 1, 2, 3], from, to), to, from), [0, 1, 2, 3]);
});
