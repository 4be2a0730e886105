// A program seen from the page, over a channel that can say anything: nothing that is heard is trusted.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { failure, Program, ProgramError } from '../../../../web/exercise/run/program.ts';
import {
  type Ask,
  type Channel,
  DRAWN_LIMIT,
  type FunctionSpec,
  POINTS_LIMIT,
  PRINT_LIMIT,
  type Said,
} from '../../../../web/exercise/run/protocol.ts';

const fn: FunctionSpec = {
  name: 'f',
  args: [
    { id: 'x', unit: '1', type: 'number' },
    { id: 'v', unit: '1', type: 'number', inout: true },
    { id: 'b', unit: '1', type: 'out' },
  ],
  returns: { type: 'number', unit: '1' },
};

class FakeChannel implements Channel {
  sent: Ask[] = [];
  kills = 0;
  onsaid: (said: Said) => void = () => undefined;
  send(message: Ask): void {
    this.sent.push(message);
  }
  kill(): void {
    this.kills++;
  }
  /** As structured clones come: whatever they are. */
  say(...messages: unknown[]): void {
    for (const message of messages) this.onsaid(message as Said);
  }
}

function start(limit = 10_000, startLimit = 10_000) {
  const channel = new FakeChannel();
  const program = new Program(channel, fn, limit, startLimit);
  return { channel, program };
}

async function ready() {
  const { channel, program } = start();
  channel.say({ ready: true, missing: [] });
  await program.ready;
  return { channel, program };
}

const named = (name: string) => (error: unknown) =>
  error instanceof ProgramError && error.raw.name === name;

/** What a structured clone may be, and what cannot be made a text or a number of. */
const unspeakable = { toString: 1, valueOf: 1 };
const cyclic: { self?: object } = {};
cyclic.self = cyclic;
const nonsense: unknown[] = [
  null,
  undefined,
  0,
  'ready',
  [],
  {},
  10n,
  new Map(),
  new Float64Array(2),
  unspeakable,
  cyclic,
];

describe('its start', () => {
  test('it is ready when it says so, and calls wait for that', async () => {
    const { channel, program } = start();
    const results = program.call([[1]]);
    await Promise.resolve();
    assert.equal(channel.sent.length, 0);
    channel.say({ ready: true, missing: [] });
    await program.ready;
    await Promise.resolve();
    assert.deepEqual(channel.sent, [{ id: 1, calls: [[1]], carry: false }]);
    channel.say({ id: 1, outcomes: [{ value: 2, outs: [] }], ms: 3 });
    assert.deepEqual(await results, { outcomes: [{ value: 2, outs: [] }], error: null, ms: 3 });
    program.end();
  });

  test('without its function it has failed, with the function’s name', async () => {
    const { channel, program } = start();
    channel.say({ ready: true, missing: ['anything at all'] });
    await assert.rejects(program.ready, (e: ProgramError) => {
      assert.deepEqual([e.raw.name, e.raw.message], ['missing', 'f']);
      return true;
    });
    assert.equal(channel.kills, 1);
  });

  test('an error before it is ready is why it failed', async () => {
    const { channel, program } = start();
    channel.say({ error: { name: 'TypeError', message: 'm', line: 3, column: 1, text: 't' } });
    await assert.rejects(program.ready, named('TypeError'));
    await assert.rejects(program.call([[1]]), named('TypeError'));
  });
});

describe('nonsense', () => {
  test('is passed over, and the next call is answered', async () => {
    const { channel, program } = await ready();
    channel.say(...nonsense);
    for (const odd of nonsense) {
      channel.say({ print: odd }, { draw: odd }, { axes: odd }, { axes: { x: odd, y: odd } });
      channel.say({ draw: { kind: odd, x: odd, y: odd, label: odd } });
      channel.say({ ready: odd, missing: odd === undefined ? [] : odd === null ? [] : 'x' });
      channel.say({ id: odd, outcomes: odd, error: odd, ms: odd });
    }
    assert.equal(program.printed, 'ready');
    const results = program.call([[1]]);
    await Promise.resolve();
    channel.say({ id: 1, outcomes: [{ value: 2, outs: [] }], ms: 1 });
    assert.equal((await results).outcomes[0].value, 2);
    program.end();
  });

  for (const odd of nonsense)
    test(`as outcomes, as an outcome, in an outcome, as an error: ${Object.prototype.toString.call(odd)}`, async () => {
      const { channel, program } = await ready();
      const answered = async (said: object) => {
        const results = program.call([[1], [2]]);
        await Promise.resolve();
        channel.say({ id: channel.sent[channel.sent.length - 1].id, ms: odd, ...said });
        return results;
      };
      const list = await answered({ outcomes: odd });
      assert.deepEqual([list.outcomes, list.ms], [[], 0]);
      const one = await answered({ outcomes: [odd, { value: odd, outs: odd }] });
      for (const { value, outs } of one.outcomes) {
        assert.ok(value === 0 || typeof value === 'string');
        assert.deepEqual(outs, []);
      }
      const { outcomes } = await answered({ outcomes: [{ value: 1, outs: [odd, odd] }] });
      for (const out of outcomes[0].outs)
        assert.ok(typeof out !== 'object' || out instanceof Float64Array);
      const { error } = await answered({
        error: { name: odd, message: odd, line: odd, column: odd, text: odd },
      });
      for (const text of [error!.name, error!.message, error!.text])
        assert.equal(typeof text, 'string');
      assert.deepEqual([error!.line, error!.column], [0, 0]);
      program.end();
    });

  test('as the error that ends it', async () => {
    for (const odd of nonsense) {
      const { channel, program } = start();
      channel.say({ error: odd });
      await assert.rejects(program.ready, ProgramError);
      assert.equal(channel.kills, 1);
    }
  });
});

describe('forged answers', () => {
  test('to what was not asked, or was answered already, change nothing', async () => {
    const { channel, program } = await ready();
    const forged = { outcomes: [{ value: 42, outs: [] }], ms: 1 };
    channel.say({ id: 1, ...forged }, { id: 2, ...forged }, { id: '1', ...forged });
    const results = program.call([[1]]);
    await Promise.resolve();
    channel.say({ id: 2, ...forged }, { id: 1, outcomes: [{ value: 7, outs: [] }], ms: 1 });
    channel.say({ id: 1, ...forged });
    assert.equal((await results).outcomes[0].value, 7);
    program.end();
  });

  test('give no more outcomes than calls, and no more in one than it has arguments', async () => {
    const { channel, program } = await ready();
    const results = program.call([[1]]);
    await Promise.resolve();
    const outs = Array.from({ length: 1000 }, (_, i) => i);
    channel.say({ id: 1, outcomes: Array.from({ length: 1000 }, () => ({ value: 1, outs })) });
    const { outcomes } = await results;
    assert.equal(outcomes.length, 1);
    assert.deepEqual(outcomes[0].outs, [0, 1, 2]);
    program.end();
  });

  test('with words of any length are cut', async () => {
    const { channel, program } = await ready();
    const results = program.call([[1]]);
    await Promise.resolve();
    const long = 'x'.repeat(100_000);
    const error = { name: long, message: long, line: 2 ** 60, column: -1, text: long };
    channel.say({ id: 1, outcomes: [{ value: long, outs: [long] }], error });
    const { outcomes, error: raw } = await results;
    assert.equal((outcomes[0].value as string).length, 60);
    assert.equal((outcomes[0].outs[0] as string).length, 60);
    assert.deepEqual(
      [raw!.name.length, raw!.message.length, raw!.text.length, raw!.line, raw!.column],
      [60, 500, 2000, 0, 0],
    );
    program.end();
  });
});

describe('output', () => {
  test('is told as it comes, and kept up to its bound', async () => {
    const { channel, program } = start();
    let told = 0;
    program.onoutput = () => told++;
    channel.say({ print: 'a\n' }, { print: 'b\n' });
    assert.deepEqual([program.printed, told], ['a\nb\n', 2]);
    const much = 'x'.repeat(15_000);
    channel.say({ print: much }, { print: much }, { cut: true });
    assert.equal(program.printed.length, PRINT_LIMIT);
    assert.equal(program.cut, true);
    program.end();
  });

  test('curves and clouds are kept, so many of so many points, with short names', () => {
    const { channel, program } = start();
    const x = new Float64Array(POINTS_LIMIT + 1);
    const curve = { kind: 'line', x, y: x, label: 'long '.repeat(100) };
    for (let i = 0; i < DRAWN_LIMIT + 5; i++) channel.say({ draw: curve });
    assert.equal(program.drawn.length, DRAWN_LIMIT);
    assert.equal(program.drawn[0].x.length, POINTS_LIMIT);
    assert.equal(program.drawn[0].label.length, 60);
    program.end();
  });

  test('curves of another kind or type are lines, or none', () => {
    const { channel, program } = start();
    const [x, y] = [new Float64Array(2), new Float64Array(2)];
    channel.say({ draw: { kind: 'script', x, y, label: '' } }, { draw: { kind: 'dots', x, y } });
    channel.say({ draw: { kind: 'line', x: [1, 2], y } }, { draw: { kind: 'line', x } });
    channel.say({ draw: { kind: 'line', x: new Float32Array(2), y } });
    assert.deepEqual(
      program.drawn.map((d) => [d.kind, d.label]),
      [
        ['line', ''],
        ['dots', ''],
      ],
    );
    program.end();
  });
});

describe('its end', () => {
  test('comes by time, whatever it is doing, and everything that waits fails with it', async () => {
    const unready = start(20);
    unready.channel.say({ began: true });
    await assert.rejects(unready.program.ready, named('time'));
    const { channel, program } = start(20);
    channel.say({ began: true }, { ready: true, missing: [] });
    await assert.rejects(program.call([[1]]), named('time'));
    assert.equal(channel.kills, 1);
  });

  test('its time counts from when it began, and saying so again gives no more', async () => {
    const { channel, program } = start(60, 1e9);
    const never = start(1e9, 20);
    await assert.rejects(never.program.ready, named('time'));
    channel.say({ began: true });
    const again = setInterval(() => channel.say({ began: true }), 10);
    await assert.rejects(program.ready, named('time'));
    clearInterval(again);
  });

  test('is once: a second end changes nothing, and what it says after is not heard', async () => {
    const { channel, program } = await ready();
    const waiting = program.call([[1]]);
    await Promise.resolve();
    program.end(failure('flood'));
    program.end(failure('time'));
    channel.say({ print: 'late' }, { id: 1, outcomes: [] }, { error: { name: 'Error' } });
    await assert.rejects(waiting, named('flood'));
    await assert.rejects(program.call([[1]]), named('flood'));
    assert.equal(channel.kills, 1);
    assert.equal(program.printed, '');
  });

  test('by the reader is called stopped', async () => {
    const { program } = start();
    program.end();
    await assert.rejects(program.ready, named('stopped'));
  });
});
