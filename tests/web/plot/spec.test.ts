// The text of a plot into rows, panels and marks.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultHeight, parsePlot } from '../../../web/plot/spec.ts';

test('rows, panels, marks, styles and sizes', () => {
  const spec = parsePlot(
    'trace:v,spikes rule:v_th h=360 / area:rate@saffron w=3 | bars:cv h=60 w=2',
  );
  assert.equal(spec.length, 2);
  assert.deepEqual(spec[0][0], {
    height: 360,
    share: 1,
    square: false,
    marks: [
      { kind: 'trace', args: ['v', 'spikes'], style: '' },
      { kind: 'rule', args: ['v_th'], style: '' },
    ],
  });
  assert.deepEqual(
    spec[1].map((p) => [p.marks[0].kind, p.marks[0].style, p.height, p.share]),
    [
      ['area', 'saffron', defaultHeight, 3],
      ['bars', '', 60, 2],
    ],
  );
});

test('an argument may be left out, a word may not be odd', () => {
  assert.deepEqual(parsePlot('trace:v,,v_th')[0][0].marks[0].args, ['v', '', 'v_th']);
  assert.equal(parsePlot('path:x,y sq h=200')[0][0].square, true);
  assert.throws(() => parsePlot('trace'), /is no mark/);
  assert.throws(() => parsePlot('h=60'), /without a mark/);
  assert.throws(() => parsePlot('trace:v | '), /./);
});
