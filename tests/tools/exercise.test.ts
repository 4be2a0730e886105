// make exercise: refuses what cannot be, in one sentence, and lays out what the chapter's reader takes.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { layOut } from '../../tools/exercise.ts';
import { readChapters } from '../../tools/weave/chapter.ts';
import { Problems } from '../../tools/weave/problems.ts';
import { root } from '../native.ts';

let copy = '';
before(() => {
  copy = mkdtempSync(join(tmpdir(), 'book-'));
  cpSync(join(root, 'chapters'), join(copy, 'chapters'), { recursive: true });
});
after(() => rmSync(copy, { recursive: true }));

test('what cannot be is refused in one sentence', () => {
  for (const [name, kind, said] of [
    ['', 'predict', /NAME=: it must be a chapter and an id/],
    ['01-neuron', 'predict', /NAME=01-neuron: /],
    ['01-neuron/Big', 'predict', /NAME=01-neuron\/Big: /],
    ['99-nothing/x', 'predict', /There is no chapter chapters\/99-nothing/],
    [
      '01-neuron/new',
      'guess',
      /KIND=guess: it must be one of predict, choose, explore, sketch, code/,
    ],
    ['01-neuron/first-spike', 'predict', /first-spike is there already/],
  ] as const)
    assert.throws(() => layOut(copy, name, kind), said);
});

for (const kind of ['predict', 'choose', 'explore', 'sketch', 'code'])
  test(`${kind}: the folder has all that is asked for`, () => {
    const folder = layOut(copy, `01-neuron/new-${kind}`, kind);
    const problems = new Problems();
    const chapters = readChapters(join(copy, 'chapters'), problems);
    assert.deepEqual(problems.list, []);
    const made = chapters.find((c) => c.id === '01-neuron')!.exercises.get(`new-${kind}`);
    assert.equal(made?.spec.kind, kind);
    assert.match(readFileSync(join(copy, folder, 'checks.js'), 'utf8'), /export default/);
  });
