// In the worker, before a reader's program: takes away what a program has no use for, and offers it what
// it has: print, plot, and a way to be asked for its function. What is kept here is taken before the
// program's first line, so that a program which changes the built-in objects changes its own world only.
import {
  type Ask,
  DRAWN_LIMIT,
  type Drawn,
  POINTS_LIMIT,
  PRINT_LIMIT,
  type RawError,
  type Said,
} from './protocol.ts';

/** The worker's global scope, or a thread's in the tests. */
export type Scope = Record<string, unknown> & {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
};

/** The language itself; everything else that a worker offers is taken away. */
const kept = new Set(
  `Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date
  Promise RegExp Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError
  globalThis JSON Math Intl ArrayBuffer Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array
  Float32Array Float64Array Uint8ClampedArray BigUint64Array BigInt64Array DataView Map BigInt Set WeakMap
  WeakSet WeakRef Proxy Reflect FinalizationRegistry decodeURI decodeURIComponent encodeURI
  encodeURIComponent isFinite isNaN Iterator TextEncoder TextDecoder performance self
  queueMicrotask constructor`.split(/\s+/),
);

function takeAway(scope: object, keep: Set<string>): void {
  for (
    let at: object | null = scope;
    at && at !== Object.prototype;
    at = Object.getPrototypeOf(at)
  ) {
    for (const name of Object.getOwnPropertyNames(at)) {
      if (keep.has(name) || Reflect.deleteProperty(at, name)) continue;
      // some engines do not let a name go; then at least nothing stands behind it
      Reflect.defineProperty(at, name, { value: undefined });
    }
  }
}

export interface Prelude {
  say(said: Said): void;
  print(...values: unknown[]): void;
  /** A byte of printed text. */
  write(byte: Uint8Array): void;
  /** What was printed and not yet said. */
  flush(): void;
  draw(drawn: Drawn): void;
  /** Names the axes of what is drawn. */
  axes(x: string, y: string): void;
  /** Takes away what a program has no use for; `keep`: what the language's own runtime needs. */
  takeAway(keep: string[]): void;
  onask: (ask: Ask) => void;
  /** What is sent along with the program's script. */
  onsetup: (setup: unknown) => void;
}

const { apply } = Reflect;
const { slice } = String.prototype;

/** No more of a text than this, also where the program has put another slice in its place. */
export function clip(text: string, length: number): string {
  return apply(slice, text, [0, length]);
}

/** Every text as a program would show it. */
function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  if (ArrayBuffer.isView(value)) return `[${Array.prototype.join.call(value, ', ')}]`;
  if (typeof value === 'object' && value !== null) {
    try {
      return JSON.stringify(value) ?? String(value);
    } catch {
      return Object.prototype.toString.call(value);
    }
  }
  return String(value);
}

const Floats = Float64Array;

/** Thins a curve to what a screen can show: of each stretch its first, lowest, highest and last point. */
export function thinned(x: ArrayLike<number>, y: ArrayLike<number>): [Float64Array, Float64Array] {
  const n = Math.min(x.length, y.length);
  const kept = Math.min(n, POINTS_LIMIT);
  const [outX, outY] = [new Floats(kept), new Floats(kept)];
  let used = 0;
  const take = (i: number) => {
    outX[used] = x[i];
    outY[used++] = y[i];
  };
  if (n === kept) for (let i = 0; i < n; i++) take(i);
  const stretches = n === kept ? 0 : POINTS_LIMIT / 4;
  for (let s = 0; s < stretches; s++) {
    const [from, to] = [Math.floor((s * n) / stretches), Math.floor(((s + 1) * n) / stretches)];
    let [low, high] = [from, from];
    for (let i = from; i < to; i++) {
      // a first one that is no number is neither the lowest nor the highest
      if (y[i] < y[low] || Number.isNaN(y[low])) low = i;
      if (y[i] > y[high] || Number.isNaN(y[high])) high = i;
    }
    for (const i of [from, Math.min(low, high), Math.max(low, high), to - 1]) take(i);
  }
  return [outX, outY];
}

export function openPrelude(scope: Scope): Prelude {
  const post = scope.postMessage.bind(scope);
  const join = Array.prototype.join;
  const decoder = new TextDecoder();
  let printed = 0;
  let waiting = '';
  let lines = 0;
  let drawn = 0;
  let named = 0;
  const show = (text: string) => {
    const room = PRINT_LIMIT - printed;
    printed += text.length;
    waiting += clip(text, room);
    // the first lines at once, in case that the program never ends; later ones together
    if (text.endsWith('\n')) lines++;
    if ((lines <= 40 && text.endsWith('\n')) || waiting.length > 2000 || printed > PRINT_LIMIT)
      prelude.flush();
    if (printed > PRINT_LIMIT) post({ cut: true });
  };
  const prelude: Prelude = {
    say: (said) => post(said),
    print(...values) {
      if (printed > PRINT_LIMIT) return;
      const parts: string[] = [];
      for (let i = 0; i < values.length; i++) parts[i] = shown(values[i]);
      show(`${join.call(parts, ' ')}\n`);
    },
    write(byte) {
      if (printed > PRINT_LIMIT) return;
      const text = decoder.decode(byte, { stream: true });
      if (text) show(text);
    },
    flush() {
      if (waiting) post({ print: waiting });
      waiting = '';
    },
    draw(what) {
      if (++drawn > DRAWN_LIMIT) return;
      const [x, y] = thinned(what.x, what.y);
      post({ draw: { ...what, x, y } });
    },
    axes(x, y) {
      if (++named <= DRAWN_LIMIT) post({ axes: { x: clip(x, 60), y: clip(y, 60) } });
    },
    takeAway: (keep) => takeAway(scope, new Set([...kept, ...keep])),
    onask: () => undefined,
    onsetup: () => undefined,
  };
  scope.addEventListener('message', ({ data }) => {
    if (data !== null && typeof data === 'object' && 'setup' in data) prelude.onsetup(data.setup);
    else prelude.onask(data as Ask);
  });
  post({ began: true });
  return prelude;
}

/** Where in the worker's own text an error arose, from the stack that came with it. */
export function placeOf(error: unknown, firstLine: number): { line: number; column: number } {
  const { stack, lineNumber, line } = (error ?? {}) as Record<string, unknown>;
  if (typeof stack === 'string')
    for (const [, at, column] of clip(stack, 5000).matchAll(/:(\d+):(\d+)/g))
      if (Number(at) >= firstLine)
        return { line: Number(at) - firstLine + 1, column: Number(column) };
  const known = Number(lineNumber ?? line ?? 0);
  return { line: known >= firstLine ? known - firstLine + 1 : 0, column: 0 };
}

/** An error as it was thrown, whatever was thrown. */
export function rawError(error: unknown, firstLine: number): RawError {
  let name = 'Error';
  let message = '?';
  let place = { line: 0, column: 0 };
  try {
    if (error instanceof Error) {
      name = clip(String(error.name), 60);
      message = clip(String(error.message), 2000);
    } else message = clip(shown(error), 2000);
    place = placeOf(error, firstLine);
  } catch {
    // it throws when it is asked
  }
  return { name, message, ...place, text: `${name}: ${message}` };
}
