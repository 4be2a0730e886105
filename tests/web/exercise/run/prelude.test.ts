// What stands before a reader's program in its worker: bounds, what is taken away, and where errors are.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  clip,
  openPrelude,
  placeOf,
  rawError,
  type Scope,
  thinned,
} from '../../../../web/exercise/run/prelude.ts';
import {
  DRAWN_LIMIT,
  POINTS_LIMIT,
  PRINT_LIMIT,
  type Said,
} from '../../../../web/exercise/run/protocol.ts';

/** A worker's scope, and all that was said from it. */
function open(more: object = {}) {
  const said: Said[] = [];
  let listener: (event: { data: unknown }) => void = () => undefined;
  const scope = {
    postMessage: (message: Said) => void said.push(structuredClone(message)),
    addEventListener: (_: string, act: typeof listener) => {
      listener = act;
    },
    ...more,
  };
  const prelude = openPrelude(scope as unknown as Scope);
  const first = said.splice(0);
  const printed = () => said.map((s) => ('print' in s ? s.print : '')).join('');
  return { prelude, first, said, printed, scope, hear: (data: unknown) => listener({ data }) };
}

describe('print', () => {
  test('shows every kind of value', () => {
    const { prelude, printed } = open();
    prelude.print('a', 1, -0, null, undefined, true, 10n, Symbol('s'));
    prelude.print([1, 'x', null], { a: { b: 1 } }, new Float64Array([1, 0.5]));
    const cyclic: { me?: object } = {};
    cyclic.me = cyclic;
    prelude.print(cyclic, new Map());
    prelude.flush();
    assert.equal(
      printed(),
      'a 1 0 null undefined true 10 Symbol(s)\n[1,"x",null] {"a":{"b":1}} [1, 0.5]\n[object Object] {}\n',
    );
  });

  test('100 MB at once are cut to the limit, once, and said to be cut', () => {
    const { prelude, said, printed } = open();
    prelude.print('x'.repeat(100_000_000));
    prelude.print('y');
    prelude.flush();
    assert.equal(printed(), 'x'.repeat(PRINT_LIMIT));
    assert.equal(said.filter((s) => 'cut' in s).length, 1);
  });

  test('much in many small pieces is cut too, and needs few messages', () => {
    const { prelude, said, printed } = open();
    for (let i = 0; i < 100_000; i++) prelude.print(i);
    prelude.flush();
    assert.equal(printed().length, PRINT_LIMIT);
    assert.ok(printed().startsWith('0\n1\n2\n'));
    assert.equal(said.filter((s) => 'cut' in s).length, 1);
    assert.ok(said.length < 100, `${said.length}`);
  });

  test('the first lines come at once, in case that the program never ends', () => {
    const { prelude, printed } = open();
    prelude.print('here');
    assert.equal(printed(), 'here\n');
  });

  test('up to the limit nothing is cut', () => {
    const { prelude, said, printed } = open();
    prelude.print('x'.repeat(PRINT_LIMIT - 1));
    prelude.flush();
    assert.equal(printed().length, PRINT_LIMIT);
    assert.ok(!said.some((s) => 'cut' in s));
  });

  test('text in bytes comes whole, also where a letter is cut', () => {
    const { prelude, printed } = open();
    for (const byte of new TextEncoder().encode('神经\n')) prelude.write(Uint8Array.of(byte));
    prelude.flush();
    assert.equal(printed(), '神经\n');
  });
});

describe('a program that changes the built-in objects', () => {
  test('does not get past the bounds', () => {
    const { slice } = String.prototype;
    const { apply } = Reflect;
    const { from } = Float64Array;
    const { prelude, printed, said } = open();
    const long = 'x'.repeat(3 * PRINT_LIMIT);
    try {
      String.prototype.slice = () => long;
      Reflect.apply = () => long as never;
      Float64Array.from = () => new Float64Array(10 * POINTS_LIMIT);
      assert.equal(clip(long, 10).length, 10);
      prelude.print(long);
      prelude.flush();
      prelude.draw({ kind: 'line', x: new Float64Array(3), y: new Float64Array(3), label: '' });
    } finally {
      String.prototype.slice = slice;
      Reflect.apply = apply;
      Float64Array.from = from;
    }
    assert.equal(printed().length, PRINT_LIMIT);
    const drawn = said.find((s) => 'draw' in s);
    assert.equal(drawn && 'draw' in drawn && drawn.draw.x.length, 3);
  });
});

test('so many curves are drawn, and axes named, and no more', () => {
  const { prelude, said } = open();
  const x = new Float64Array([1, 2]);
  for (let i = 0; i < DRAWN_LIMIT + 100; i++) prelude.draw({ kind: 'dots', x, y: x, label: 'l' });
  assert.equal(said.length, DRAWN_LIMIT);
  for (let i = 0; i < DRAWN_LIMIT + 100; i++) prelude.axes('x'.repeat(100), `${i}`);
  assert.equal(said.length, 2 * DRAWN_LIMIT);
  assert.deepEqual(said[DRAWN_LIMIT], { axes: { x: 'x'.repeat(60), y: '0' } });
});

describe('messages', () => {
  test('begin with the word that it began, from which its time counts', () => {
    assert.deepEqual(open().first, [{ began: true }]);
  });

  test('are a set-up or a call, by what is in them', () => {
    const { prelude, hear } = open();
    const heard: unknown[] = [];
    prelude.onsetup = (setup) => heard.push(['setup', setup]);
    prelude.onask = (ask) => heard.push(['ask', ask]);
    hear({ setup: { code: 'x' } });
    hear({ id: 1, calls: [], carry: false });
    assert.deepEqual(heard, [
      ['setup', { code: 'x' }],
      ['ask', { id: 1, calls: [], carry: false }],
    ]);
  });
});

describe('what is taken away', () => {
  const network = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'importScripts'];
  const storage = ['indexedDB', 'caches', 'navigator', 'cookieStore'];
  const workers = ['Worker', 'SharedWorker', 'BroadcastChannel', 'postMessage', 'onmessage'];
  const others = ['setTimeout', 'setInterval', 'eval', 'WebAssembly', 'close', 'location'];
  const all = [...network, ...storage, ...workers, ...others];

  test('is everything but the language, on the scope and on what is behind it', () => {
    const has = () => Object.fromEntries(all.map((name) => [name, () => 1]));
    const language = { Math, JSON, Promise, Float64Array, queueMicrotask, performance };
    const { prelude, scope } = open({ ...has(), ...language });
    const [proto, deeper] = [has(), has()];
    Object.setPrototypeOf(proto, deeper);
    Object.setPrototypeOf(scope, proto);
    prelude.takeAway(['mine']);
    for (const name of all) assert.equal((scope as Record<string, unknown>)[name], undefined, name);
    for (const name of Object.keys(language)) assert.ok(name in scope, name);
    prelude.say({ cut: true }); // it can still speak
  });

  test('is gone where an engine does not let it go, and what the runtime needs is there', () => {
    const { prelude, scope } = open({ mine: 1 });
    Object.defineProperty(scope, 'fetch', { value: () => 1, writable: true });
    prelude.takeAway(['mine']);
    assert.equal((scope as Record<string, unknown>).fetch, undefined);
    assert.equal((scope as Record<string, unknown>).mine, 1);
  });
});

describe('a curve is thinned', () => {
  test('not at all where it is short; of two lengths the shorter counts', () => {
    assert.deepEqual(thinned([1, 2, 3], [4, 5]), [
      new Float64Array([1, 2]),
      new Float64Array([4, 5]),
    ]);
    const x = Float64Array.from({ length: POINTS_LIMIT }, (_, i) => i);
    assert.deepEqual(thinned(x, x), [x, x]);
    assert.deepEqual(thinned([], []), [new Float64Array(0), new Float64Array(0)]);
  });

  test('to the limit, with its ends and every peak', () => {
    const n = 1_000_001;
    const x = Float64Array.from({ length: n }, (_, i) => i);
    const y = new Float64Array(n);
    y[0] = -1;
    y[n - 1] = -2;
    y[123_456] = 5;
    y[123_457] = -5;
    const [thinX, thinY] = thinned(x, y);
    assert.equal(thinX.length, POINTS_LIMIT);
    assert.deepEqual([thinX[0], thinY[0], thinY[POINTS_LIMIT - 1]], [0, -1, -2]);
    for (const at of [123_456, 123_457]) assert.equal(thinY[thinX.indexOf(at)], y[at]);
    for (let i = 1; i < POINTS_LIMIT; i++) assert.ok(thinX[i] >= thinX[i - 1]);
  });

  test('and keeps a peak behind a value that is no number', () => {
    const y = new Float64Array(40_000);
    for (let i = 0; i < y.length; i += 40) y[i] = Number.NaN; // the first of every stretch
    y[21] = 9;
    const [, thinY] = thinned(y, y);
    assert.ok(thinY.includes(9));
  });
});

describe('an error', () => {
  const FIRST = 100;
  const withStack = (stack: string) => Object.assign(new Error('m'), { stack });

  test('has its place in the reader’s text, by the stacks of all engines', () => {
    const chromium = 'TypeError: m\n    at run (blob:null/1-2:7:3)\n    at f (blob:null/1-2:102:9)';
    const firefox = 'run@blob:null/1-2:7:3\nf@blob:null/1-2:102:9\n@blob:null/1-2:120:1\n';
    const webkit = 'run@blob:null/1-2:7:3\nf@blob:null/1-2:102:9\nglobal code@blob:null/1-2:120:1';
    for (const stack of [chromium, firefox, webkit])
      assert.deepEqual(placeOf(withStack(stack), FIRST), { line: 3, column: 9 });
  });
  test('of the runtime alone has none', () => {
    assert.deepEqual(placeOf(withStack('at run (blob:null/1-2:7:3)'), FIRST), {
      line: 0,
      column: 0,
    });
    for (const thrown of [null, undefined, 3, 'text', {}])
      assert.deepEqual(placeOf(thrown, FIRST), { line: 0, column: 0 });
    assert.equal(placeOf({ lineNumber: 104 }, FIRST).line, 5);
    assert.equal(placeOf({ line: 104 }, FIRST).line, 5);
  });

  test('is told, whatever was thrown', () => {
    const told = (thrown: unknown) => {
      const { name, message } = rawError(thrown, FIRST);
      return [name, message];
    };
    assert.deepEqual(told(new RangeError('m')), ['RangeError', 'm']);
    assert.deepEqual(told('text'), ['Error', 'text']);
    assert.deepEqual(told(null), ['Error', 'null']);
    assert.deepEqual(told({ a: 1 }), ['Error', '{"a":1}']);
    assert.deepEqual(told(Object.create(null)), ['Error', '{}']);
  });

  test('that throws when it is asked is told all the same', () => {
    const fail = () => {
      throw new Error('asked');
    };
    for (const name of ['name', 'message', 'stack', 'lineNumber']) {
      const evil = Object.defineProperty(new Error('m'), name, { get: fail });
      assert.equal(rawError(evil, FIRST).line, 0, name);
    }
    const evil = {
      toJSON: fail,
      toString: fail,
      get stack() {
        return fail();
      },
    };
    assert.doesNotThrow(() => rawError(evil, FIRST));
    assert.doesNotThrow(() => rawError(new Proxy({}, { get: fail, getPrototypeOf: fail }), FIRST));
  });

  test('that is huge is cut', () => {
    const huge = 'x'.repeat(10_000_000);
    const error = Object.assign(new Error(huge), { name: huge, stack: `${huge}:101:1` });
    const { name, message, text } = rawError(error, FIRST);
    assert.ok(name.length <= 60 && message.length <= 2000 && text.length <= 2100);
  });
});
