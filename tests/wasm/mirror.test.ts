// The command line under Node gives the native program's output to the byte, over all three cores.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nativeOutcome, nodeOutcome, sceneIds } from '../native.ts';

const good: string[][] = [
  ['list'],
  ['list', '--json'],
  ['kernels'],
  ['kernels', '--json'],
  ['run', 'lif', '--steps', '3000', '--csv', 'v'],
  ['run', 'lif', '--set', 'method=euler', '--set', 'dt=0.3', '--steps', '500', '--csv', 'v'],
  ['run', 'lif', '--set', 'current=0.1', '--steps', '0', '--csv', 'spikes'],
  ['run', 'cuba', '--steps', '500', '--seed', '4294967295', '--csv', 'potentials'],
  ['run', 'fi', '--json'],
  ['run', 'brunel', '--set', 'g=3.05'],
];

const bad: string[][] = [
  [],
  ['run'],
  ['kernels', '--csv'],
  ['run', 'nothing'],
  ['run', 'lif', '--csv'],
  ['run', 'lif', '--csv', 'nothing'],
  ['run', 'lif', '--set'],
  ['run', 'lif', '--set', 'tau_m'],
  ['run', 'lif', '--set', 'tau_m='],
  ['run', 'lif', '--set', 'tau_m=fast'],
  ['run', 'lif', '--set', 'tau_m=0'],
  ['run', 'lif', '--set', 'tau_m=nan'],
  ['run', 'lif', '--set', 'tau_m=1e999'],
  ['run', 'lif', '--set', 'nothing=1'],
  ['run', 'lif', '--set', 'method=heun'],
  ['run', 'lif', '--set', 'v_th=5', '--set', 'v_reset=9'],
  ['run', 'cuba', '--set', 'neurons=1000.5'],
  ['run', 'lif', '--steps', '-1'],
  ['run', 'lif', '--steps', '1.5'],
  ['run', 'lif', '--seed', '4294967296'],
  ['run', 'lif', '--frobnicate', '1'],
];

for (const core of ['simd', 'scalar', 'plain']) {
  test(`${core}: same output as the native program`, () => {
    for (const args of good) assert.deepEqual(nodeOutcome(core, ...args), nativeOutcome(...args));
  });

  test(`${core}: same hash of every scene after 1000 steps`, () => {
    for (const id of sceneIds) {
      const args = ['run', id, '--steps', '1000', '--seed', '3', '--hash'];
      assert.equal(nodeOutcome(core, ...args).stdout, nativeOutcome(...args).stdout, id);
    }
  });
}

test('bad arguments: one sentence on standard error, nothing on standard output, exit 2', () => {
  for (const args of bad) {
    const outcome = nativeOutcome(...args);
    assert.equal(outcome.status, 2, args.join(' '));
    assert.equal(outcome.stdout, '');
    assert.match(outcome.stderr, /^[^\n]{10,}\n$/);
    assert.deepEqual(nodeOutcome('simd', ...args), outcome);
  }
});
