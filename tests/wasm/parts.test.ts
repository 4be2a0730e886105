// A chapter's part of the core: its own scenes with the same bits, and word of what it lacks.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Core, type CoreExports } from '../../web/core/core.ts';
import { Host, type Request } from '../../web/core/host.ts';
import type { CoreError } from '../../web/core/status.ts';
import { root, sceneIds } from '../native.ts';
import { cores } from './cores.ts';

const folder = `${root}build/core/`;

function instances(name: string): () => CoreExports {
  const module = new WebAssembly.Module(readFileSync(folder + name));
  return () => new WebAssembly.Instance(module).exports as unknown as CoreExports;
}

const open = (scene: string): Request => ({
  do: 'open',
  figure: 'f',
  scene,
  values: {},
  seed: 3,
  steps: 40,
  wants: [],
});

for (const chapter of readdirSync(`${root}chapters`).filter((name) => /^\d\d-/.test(name))) {
  const file = `${root}chapters/${chapter}/en.md`;
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const used = new Set([...text.matchAll(/scene[=:] *"?(\w+)/g)].map((m) => m[1]));
  if (used.size === 0) continue;

  test(`${chapter}: its part has its scenes, with the bits of the whole, and no others`, () => {
    const make = instances(`part-${chapter}.wasm`);
    for (const id of sceneIds) {
      const part = new Core(make());
      if (!used.has(id)) {
        assert.throws(
          () => part.open(id, {}, 3),
          (e: CoreError) => e.status.code === 'E_MISSING',
          id,
        );
        continue;
      }
      const whole = new Core(cores.simd());
      for (const core of [part, whole]) {
        core.open(id, {}, 3);
        core.step(40);
      }
      assert.equal(part.hash(), whole.hash(), id);
    }
  });

  test(`${chapter}: what its part lacks comes from the whole core, and what runs goes on`, () => {
    const host = new Host(instances(`part-${chapter}.wasm`));
    const own = [...used][0];
    const other = sceneIds.find((id) => !used.has(id))!;
    assert.ok(host.answer({ ...open(own), figure: 'own' } as Request).frame);
    assert.ok(host.answer(open(own)).frame); // a figure whose core is a part of the whole
    assert.deepEqual(host.answer(open(other)), { lacking: true });
    const kernel: Request = { do: 'kernel', id: 'exp', calls: [[0]] };
    assert.deepEqual(host.answer(kernel), { lacking: true });
    host.use(cores.simd);
    assert.ok(host.answer(open(other)).frame);
    assert.equal(host.answer(kernel).results![0].value, 1);
    assert.ok(host.answer({ do: 'step', figure: 'own', n: 1, budget: 0, wants: [] }).frame);
  });
}
