// What goes into the file that a reader keeps of a step.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Version } from '../../../web/exercise/code/work.ts';
import { addressOf, programsOf } from '../../../web/lab/texts.ts';

const version = (at: string, code: string, solved: boolean): Version => ({
  at,
  code,
  solved,
  language: 'py',
});
const work = { drafts: {}, versions: [], hints: 0, shown: '' };

test('of a language the newest program that passed, else the draft', () => {
  assert.deepEqual(programsOf(work), {});
  assert.deepEqual(programsOf({ ...work, drafts: { c: 'draft' } }), { c: 'draft' });
  const versions = [
    version('2026-01-02', 'second', true),
    version('2026-01-01', 'first', true),
    version('2026-01-03', 'third', false),
  ];
  assert.deepEqual(programsOf({ ...work, drafts: { py: 'draft', js: 'other' }, versions }), {
    py: 'second',
    js: 'other',
  });
});

test('a draft that is empty is a draft', () => {
  assert.deepEqual(programsOf({ ...work, drafts: { js: '' } }), { js: '' });
});

test('the address, and what it says, line by line', () => {
  const link = '#hebb?eta=0.01&seed=7';
  assert.equal(
    addressOf('Figure 1', link, 'https://book/en/19-oja.html', 4000),
    `Figure 1\nhttps://book/en/19-oja.html${link}\n\neta = 0.01\nseed = 7\nsteps = 4000\n`,
  );
});
