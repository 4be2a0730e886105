// A square of fields and the keys that fill it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paramGrid, parseGrid, parsePresets } from '../../../tools/weave/param-grid.ts';
import { findScene, initialValues } from '../../../web/core/tables.ts';

const scene = findScene('convolve');
const cells = 'w_11 w_12 w_21 w_22';

test('presets are numbers for every cell, each within its range', () => {
  const grid = parseGrid(cells, scene);
  assert.deepEqual(parsePresets('edge:-1,1,-1,1 blur:0.25,0.25,0.25,0.25', grid), [
    { id: 'edge', values: [-1, 1, -1, 1] },
    { id: 'blur', values: [0.25, 0.25, 0.25, 0.25] },
  ]);
  assert.throws(() => parsePresets('edge:-1,1,-1', grid), /3 numbers for 4 cells/);
  assert.throws(() => parsePresets('edge:-1,1,-1,10', grid), /w_22=10 is outside -9\.\.9/);
  assert.throws(() => parsePresets('edge:-1,1,-1,x', grid), /no preset/);
  assert.throws(() => parseGrid('w_11 w_99', scene), /no parameter "w_99"/);
});

test('the fields hold the values, the keys their own, and both have names', () => {
  const values = initialValues(scene);
  const html = paramGrid(cells, 'blur:1,2,3,4', scene, values, 'en');
  assert.match(html, /role="group" aria-label="kernel" data-cells="w_11 w_12 w_21 w_22"/);
  assert.match(html, /--side:2/);
  assert.match(html, /data-param="w_21"[^>]*>.*?value="−2" aria-label="weight, row 2, column 1"/);
  assert.match(html, /data-preset="1 2 3 4">blur</);
  assert.equal(paramGrid('', '', scene, {}, 'en'), '');
  assert.throws(
    () => paramGrid(cells, 'nameless:1,2,3,4', scene, values, 'zh'),
    /preset\.nameless/,
  );
});
