// The start of the worker's script for a program in JavaScript: what it may use (print, plot, core),
// and the calls of its function. The reader's own text follows this one, and then a last line that
// hands its functions over.
import { answer, type Caller, handsBack, isWritten } from './calls.ts';
import { offerCore } from './offer.ts';
import { clip, openPrelude, rawError, type Scope } from './prelude.ts';
import type { ArgSpec, Outcome, Value } from './protocol.ts';
import type { Config } from './scripts.ts';

type Call = (...args: unknown[]) => unknown;

const scope = globalThis as unknown as Scope & {
  neuralMirrorConfig: Config;
  neuralMirrorProgram: (functions: Record<string, unknown>) => void;
};
const { neuralMirrorConfig: config } = scope;
const offered = offerCore(config, 'Float64Array');
const prelude = openPrelude(scope);
prelude.takeAway(['neuralMirrorProgram']);

/** A number as it is, or a word for what is there instead. */
export function plain(value: unknown): number | string {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value;
  if (Array.isArray(value)) return 'Array';
  return clip(String(value.constructor?.name ?? 'object'), 60);
}

/** A list of lists. */
function rowsOf(flat: Int32Array, columns: number): number[][] {
  return Array.from({ length: flat.length / columns }, (_, i) =>
    Array.from(flat.subarray(i * columns, (i + 1) * columns)),
  );
}

function callOnce(call: Call, args: Value[], specs: ArgSpec[]): Outcome {
  const given: unknown = call(
    ...args.map((arg, i) =>
      specs[i].type === 'rows' ? rowsOf(arg as Int32Array, specs[i].columns!) : arg,
    ),
  );
  const several = specs.some(handsBack);
  const list = several && Array.isArray(given) ? given : [given];
  let next = 1;
  const outs: Outcome['outs'] = [];
  specs.forEach((spec, i) => {
    if (handsBack(spec)) outs.push(plain(list[next++]));
    else if (isWritten(spec)) outs.push(args[i] as Float64Array);
  });
  return { value: plain(list[0]), outs };
}

const offers: Record<string, unknown> = {
  print: prelude.print,
  console: Object.freeze({ log: prelude.print, info: prelude.print, warn: prelude.print }),
  core: offered.core,
  plot: offered.plot(prelude),
  ...offered.scenes,
};
for (const [name, value] of Object.entries(offers))
  Object.defineProperty(scope, name, { value, configurable: true, writable: true });

Object.defineProperty(scope, 'neuralMirrorProgram', {
  value: (functions: Record<string, unknown>) => {
    const wanted = config.function?.name;
    const call = wanted ? functions[wanted] : undefined;
    prelude.flush();
    prelude.say({ ready: true, missing: wanted && typeof call !== 'function' ? [wanted] : [] });
    const specs = config.function?.args ?? [];
    const caller: Caller = {
      specs,
      once: (args) => callOnce(call as Call, args, specs),
      failed: (thrown) => rawError(thrown, config.firstLine),
      flush: prelude.flush,
      say: prelude.say,
    };
    prelude.onask = (ask) => answer(caller, ask);
  },
});
