// The scenes of the book, for a reader's program: lif.run(current = 2) runs one from its start and gives
// what it shows, view by view. Runs in the program's own core, beside the kernels.
import { Core, type CoreExports } from '../../core/core.ts';
import { CoreError } from '../../core/status.ts';
import type { Scene, Values } from '../../core/tables.ts';

/** Model time of a run whose steps are not given, in ms. */
const USUAL_TIME = 200;

/** A view after a run: one number, or all of its numbers in a row. */
export type Shown = number | Float64Array;

export type Settings =
  | { values: Values; steps: number; seed: number }
  /** Not a parameter of the scene; or one that is no number. */
  | { unknown: string }
  | { odd: string };

/** Splits what a program gives into the scene's values, the steps and the seed. */
export function readSettings(scene: Scene, given: Record<string, unknown>): Settings {
  const values: Values = {};
  let [steps, seed] = [-1, 1];
  for (const [id, value] of Object.entries(given)) {
    if (typeof value !== 'number') return { odd: id };
    if (id === 'steps') steps = value;
    else if (id === 'seed') seed = value;
    else if (scene.params.some((p) => p.id === id)) values[id] = value;
    else return { unknown: id };
  }
  return { values, steps, seed };
}

function whole(what: string, value: number, high: number): void {
  if (Number.isInteger(value) && value >= 0 && value <= high) return;
  const names = { what, unit: '1', other: '' };
  throw new CoreError({ code: 'E_DOMAIN', rule: 'whole', value, low: 0, high, ...names });
}

/** Opens scenes in one core, again and again. */
export class Scenes {
  private readonly make: () => CoreExports;
  private core: Core | null = null;

  constructor(make: () => CoreExports) {
    this.make = make;
  }

  /** Steps below 0: as many as make up the usual time. Throws a CoreError. */
  run(scene: Scene, values: Values, steps: number, seed: number): Record<string, Shown> {
    this.core ??= new Core(this.make());
    this.core.open(scene.id, values, seed);
    const { dt } = this.core;
    const usual = scene.clock && dt > 0 ? Math.ceil(USUAL_TIME / dt) : 0;
    const n = steps < 0 ? usual : steps;
    whole('steps', n, 1e9);
    whole('seed', seed, 2 ** 32 - 1);
    this.core.step(n);
    const shown: Record<string, Shown> = {};
    for (const { id, rank, data } of this.core.look())
      shown[id] = rank === 0 ? data[0] : Float64Array.from(data);
    return shown;
  }
}
