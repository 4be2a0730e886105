// Rivals on one scale: those that have no number yet stand there without one, and what counts as
// enough is drawn only where it lies on the scale.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Frame } from '../../../web/core/host.ts';
import type { Scene } from '../../../web/core/tables.ts';
import { Plot } from '../../../web/plot/plot.ts';
import { SvgSurface } from '../../../web/plot/svg.ts';

const row = (id: string) => ({ id, unit: '1', type: 'f64' as const, over: '' });
const scene: Scene = {
  id: 's',
  clock: true,
  dt: 0,
  params: [],
  views: [row('score'), row('enough'), row('mine'), row('theirs'), row('others')],
  inputs: [],
};
const words = {
  label: (id: string) => id,
  axis: (label: string) => label,
  number: (x: number, digits?: number) => (digits === undefined ? String(x) : x.toFixed(digits)),
  beforeNow: '',
};

function drawn(values: number[], enough: number): string {
  const plot = new Plot('scores:score,enough,mine,theirs,others h=120', scene, words);
  assert.deepEqual(plot.wants(400, 1), [{ kind: 'array', view: 'score' }]);
  const frame: Frame = {
    steps: 0,
    time: 0,
    values: {},
    numbers: { enough },
    extents: { score: { low: -1, high: 4, length: values.length, columns: 1 } },
    parts: [{ kind: 'array', data: Float32Array.from(values) }],
  };
  const encode = () => ({ light: '', dark: '' });
  const surface = new SvgSurface(400, plot.height(400), encode);
  plot.draw(surface, 400, frame, null);
  return surface.inner();
}

test('each rival has its name, and its number as soon as there is one', () => {
  const svg = drawn([3.5, 0.25], 2);
  for (const name of ['score', 'mine', 'theirs', 'others'])
    assert.match(svg, new RegExp(`>${name}<`));
  assert.match(svg, />3\.50</);
  assert.match(svg, />0\.25</);
  assert.equal((svg.match(/>\d\.\d\d</g) ?? []).length, 2);
});

test('what counts as enough is drawn on the scale only', () => {
  assert.match(drawn([1], 2), />enough 2\.00</);
  assert.doesNotMatch(drawn([1], 7), /enough/);
  assert.doesNotMatch(drawn([1], -1), /enough/);
  assert.doesNotMatch(drawn([1], 0), /enough/); // not known yet
});
