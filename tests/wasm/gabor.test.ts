// The methods and the data that the scene "gabor" does not open with: their floats have the same bits in
// every core. Few patches, because plain JavaScript takes part.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Core } from '../../web/core/core.ts';
import type { Values } from '../../web/core/tables.ts';
import { native } from '../native.ts';
import { cores } from './cores.ts';

const few = { components: 12, patches: 500, images: 1, iterations: 5, updates: 6, atoms: 14 };
const cases: Values[] = [
  { method: 1 }, // a sparse code
  { method: 2, l1: 1 }, // the ReLU network
  { method: 0, source: 1 }, // scrambled images
  { method: 3, source: 2 }, // PCA of Gaussian patches
];

for (const [name, instantiate] of Object.entries(cores))
  test(`${name}: every method of the Gabor experiment gives the native bits`, () => {
    for (const change of cases) {
      const values = { ...few, ...change };
      const core = new Core(instantiate());
      core.open('gabor', values, 2);
      core.step(400);
      assert.equal(core.view('done').data[0], 1);
      const settings = Object.entries(values).flatMap(([id, x]) => ['--set', `${id}=${x}`]);
      const choices = { method: 'ica sparse relu pca', source: 'images scrambled gaussian' };
      const named = settings.map((s) =>
        s.replace(
          /^(method|source)=(\d)$/,
          (_, id: 'method' | 'source', i: string) => `${id}=${choices[id].split(' ')[Number(i)]}`,
        ),
      );
      const args = ['run', 'gabor', ...named, '--steps', '400', '--seed', '2', '--hash'];
      assert.equal(`${core.hash()}\n`, native(...args), JSON.stringify(change));
    }
  });
