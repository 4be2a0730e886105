// What a program is offered beside the language itself: the core's kernels by name, and plots. The same
// for JavaScript and Python; a program in C has the core's own headers and objects.
import { fromBase64 } from '../../core/base64.ts';
import type { CoreExports } from '../../core/core.ts';
import { ArgumentError, type Kernel, Kernels, kernels, kindOf } from '../../core/kernels.ts';
import { CoreError, sentence } from '../../core/status.ts';
import { type Scene, scenes, type Values } from '../../core/tables.ts';
import { fill } from '../../figure/text.ts';
import { clip, type Prelude } from './prelude.ts';
import { readSettings, Scenes, type Shown } from './scenes.ts';
import type { Config } from './scripts.ts';

/** Room for the arrays that a program holds in the core's memory. */
const ROOM = 64 << 20;

/** How to set up a core; what that takes is kept before it is taken away from the program. */
function maker({ core }: Config): () => CoreExports {
  if (core === 'plain')
    return (globalThis as { neuralMirrorPlain?: () => CoreExports }).neuralMirrorPlain!;
  const wasm = globalThis.WebAssembly;
  let module: WebAssembly.Module | null = null;
  return () => {
    module ??= new wasm.Module(fromBase64(core));
    return new wasm.Instance(module).exports as unknown as CoreExports;
  };
}

/** What a kernel takes, as a reader would write it: lif_rate(drive, tau_m, ...). */
export function signature(kernel: Kernel): string {
  return `${kernel.id}(${kernel.args.map((a) => a.id).join(', ')})`;
}

export interface Offered {
  core: Record<string, unknown>;
  plot(prelude: Prelude): Record<string, unknown>;
  /** Calls a kernel. Throws what `explain` explains. */
  call(kernel: Kernel, args: readonly unknown[]): number;
  /** Why an argument of another kind is refused. */
  refusal(kernel: Kernel, problem: ArgumentError['problem'], what: string, given: string): string;
  /** A scene by name: run(given) with its settings. Throws TypeError or RangeError. */
  scenes: Record<string, { run(given?: Record<string, unknown>): Record<string, Shown> }>;
  /** Runs a scene. Throws a RangeError with the core's sentence. */
  runScene(scene: Scene, values: Values, steps: number, seed: number): Record<string, Shown>;
  /** There is no parameter of that name. */
  noParameter(scene: Scene, id: string): string;
  /** An argument that is no number. */
  notNumber(name: string, what: string, given: string): string;
  /** The same for an argument of plot. */
  notArray(name: string, what: string, given: string): string;
  /** What a call was refused for, in one sentence, and of which kind of error. */
  explain(error: unknown, kernel: Kernel): { range: boolean; text: string } | null;
}

/** `arrays`: what an array of doubles is called in the program's language. */
export function offerCore(config: Config, arrays: string): Offered {
  const { strings } = config;
  const make = maker(config);
  let made: Kernels | null = null;
  /** Set up at the first call: most programs make none. */
  const caller = () => {
    if (!made) {
      made = new Kernels(make());
      made.reserve(ROOM);
    }
    return made;
  };
  const refusal: Offered['refusal'] = (kernel, problem, what, given) => {
    const n = String(kernel.args.length);
    const parts = { kernel: kernel.id, signature: signature(kernel), what, given, n, arrays };
    return fill(strings.argument[problem], parts);
  };
  const notArray: Offered['notArray'] = (name, what, given) =>
    fill(strings.argument.array, { kernel: name, what, given, arrays });
  const refused = ({ status }: CoreError) => {
    const number = (value: number, unit: string) =>
      unit && unit !== '1' ? `${value} ${unit}` : String(value);
    return sentence(status, strings.status, (id) => id, number);
  };
  const explain: Offered['explain'] = (error, kernel) => {
    if (error instanceof CoreError) return { range: true, text: `${kernel.id}: ${refused(error)}` };
    if (error instanceof ArgumentError)
      return { range: false, text: refusal(kernel, error.problem, error.what, error.given) };
    return null;
  };
  const call: Offered['call'] = (kernel, args) => caller().call(kernel, args);
  const callable = (kernel: Kernel) =>
    Object.defineProperty(
      (...args: unknown[]) => {
        try {
          const value = call(kernel, args);
          return kernel.unit ? value : args[0];
        } catch (error) {
          const known = explain(error, kernel);
          if (!known) throw error;
          throw known.range ? new RangeError(known.text) : new TypeError(known.text);
        }
      },
      'name',
      { value: kernel.id },
    );
  const running = new Scenes(make);
  const runScene: Offered['runScene'] = (scene, ...rest) => {
    try {
      return running.run(scene, ...rest);
    } catch (error) {
      if (error instanceof CoreError) throw new RangeError(`${scene.id}: ${refused(error)}`);
      throw error;
    }
  };
  const noParameter: Offered['noParameter'] = (scene, id) => {
    const list = scene.params.map((p) => p.id).join(', ');
    return fill(strings.argument.parameter, { kernel: scene.id, what: id, list });
  };
  const notNumber: Offered['notNumber'] = (name, what, given) =>
    fill(strings.argument.number, { kernel: name, what, given });
  const byName: Offered['scenes'] = {};
  for (const scene of scenes)
    byName[scene.id] = Object.freeze({
      run(given: Record<string, unknown> = {}) {
        const settings = readSettings(scene, given);
        if ('unknown' in settings) throw new TypeError(noParameter(scene, settings.unknown));
        if ('odd' in settings)
          throw new TypeError(notNumber(scene.id, settings.odd, kindOf(given[settings.odd])));
        return runScene(scene, settings.values, settings.steps, settings.seed);
      },
    });
  const core: Record<string, unknown> = {
    array: (n: number) => caller().array(n),
  };
  for (const kernel of kernels) core[kernel.id] = callable(kernel);

  const list = (name: string, what: string, value: unknown): ArrayLike<number> => {
    if (Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView)))
      return value as unknown as ArrayLike<number>;
    throw new TypeError(notArray(`plot.${name}`, what, value === null ? 'null' : typeof value));
  };
  const plot = (prelude: Prelude) => {
    const draw =
      (kind: 'line' | 'dots') =>
      (x: unknown, y: unknown, label: unknown = '') => {
        const [xs, ys] = [list(kind, 'x', x), list(kind, 'y', y)];
        prelude.draw({
          kind,
          x: xs as Float64Array,
          y: ys as Float64Array,
          label: clip(String(label), 60),
        });
      };
    return Object.freeze({
      line: draw('line'),
      dots: draw('dots'),
      axes: (x: unknown, y: unknown) => prelude.axes(String(x), String(y)),
    });
  };
  return {
    core: Object.freeze(core),
    plot,
    call,
    explain,
    refusal,
    scenes: byName,
    runScene,
    noParameter,
    notNumber,
    notArray,
  };
}
