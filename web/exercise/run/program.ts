// A reader's program while it runs, seen from the page: what it printed and drew, calls of its function,
// and its end after five seconds at the latest. Nothing that it says is trusted.
import {
  type Channel,
  DRAWN_LIMIT,
  type Drawn,
  type FunctionSpec,
  type Outcome,
  POINTS_LIMIT,
  PRINT_LIMIT,
  type RawError,
  type Said,
  START_LIMIT,
  TIME_LIMIT,
  type Value,
} from './protocol.ts';

/** Why a program ended before its time. */
export class ProgramError extends Error {
  readonly raw: RawError;
  constructor(raw: RawError) {
    super(raw.text);
    this.raw = raw;
  }
}

export function failure(name: string, message = ''): ProgramError {
  return new ProgramError({ name, message, line: 0, column: 0, text: message });
}

export interface Results {
  outcomes: Outcome[];
  /** What ended the calls before the last of them. */
  error: RawError | null;
  ms: number;
}

/** A text, cut to what is shown of it; what is no text is none, because it may be anything. */
const clip = (text: unknown, length: number) =>
  typeof text === 'string' ? text.slice(0, length) : '';

const whole = (x: unknown) => (Number.isSafeInteger(x) && (x as number) > 0 ? (x as number) : 0);

function rawOf(error: RawError): RawError {
  return {
    name: clip(error?.name, 60),
    message: clip(error?.message, 500),
    line: whole(error?.line),
    column: whole(error?.column),
    text: clip(error?.text, 2000),
  };
}

function isArray(value: unknown): value is Float64Array | Int32Array {
  return value instanceof Float64Array || value instanceof Int32Array;
}

/** A number, or a word for what is there instead. */
const numberOrWord = (given: unknown) =>
  typeof given === 'number' ? given : clip(given, 60) || '?';

/** An outcome as its function can have it; what does not look like one becomes the word "?". */
function outcomeOf(given: Outcome, args: number): Outcome {
  const outs = Array.isArray(given?.outs) ? given.outs.slice(0, args) : [];
  return {
    value: numberOrWord(given?.value),
    outs: outs.map((o) => (isArray(o) ? o : numberOrWord(o))),
  };
}

/** Who waits for the outcomes of so many calls. */
interface Waiting {
  calls: number;
  resolve: (results: Results) => void;
  reject: (error: Error) => void;
}

export class Program {
  /** Called when something was printed or drawn. */
  onoutput: () => void = () => undefined;
  printed = '';
  /** Was more printed than is kept? */
  cut = false;
  drawn: Drawn[] = [];
  axes = { x: '', y: '' };
  /** It has run to its end, and has the function that is asked for; or it has failed. */
  readonly ready: Promise<void>;
  private readonly channel: Channel;
  private readonly function: FunctionSpec | null;
  private readonly limit: number;
  private timer: ReturnType<typeof setTimeout>;
  private began = false;
  private settleReady!: { resolve: () => void; reject: (error: Error) => void };
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;
  private ended: ProgramError | null = null;

  constructor(
    channel: Channel,
    fn: FunctionSpec | null,
    limit = TIME_LIMIT,
    startLimit = START_LIMIT,
  ) {
    this.limit = limit;
    this.channel = channel;
    this.function = fn;
    this.ready = new Promise((resolve, reject) => {
      this.settleReady = { resolve, reject };
    });
    this.ready.catch(() => undefined);
    channel.onsaid = (said) => this.hear(said);
    this.timer = this.endAfter(startLimit);
  }

  private endAfter(limit: number): ReturnType<typeof setTimeout> {
    return setTimeout(() => this.end(failure('time')), limit);
  }

  /** Calls its function, for one list of arguments after the other. */
  async call(calls: Value[][], carry = false): Promise<Results> {
    await this.ready;
    if (this.ended) throw this.ended;
    const id = ++this.asked;
    const results = new Promise<Results>((resolve, reject) => {
      this.waiting.set(id, { calls: calls.length, resolve, reject });
    });
    this.channel.send({ id, calls, carry });
    return results;
  }

  /** Ends it; what still waits for it fails with this. */
  end(error: ProgramError = failure('stopped')): void {
    if (this.ended) return;
    this.ended = error;
    clearTimeout(this.timer);
    this.settleReady.reject(error);
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
    this.channel.kill();
  }

  private hear(said: Said): void {
    if (this.ended || typeof said !== 'object' || said === null) return;
    if ('began' in said) {
      if (this.began) return;
      this.began = true;
      clearTimeout(this.timer);
      this.timer = this.endAfter(this.limit);
    } else if ('ready' in said) {
      if (Array.isArray(said.missing) && said.missing.length > 0)
        this.end(failure('missing', this.function?.name ?? ''));
      else this.settleReady.resolve();
    } else if ('print' in said) {
      this.printed = clip(this.printed + clip(said.print, PRINT_LIMIT), PRINT_LIMIT);
      this.onoutput();
    } else if ('cut' in said) {
      this.cut = true;
      this.onoutput();
    } else if ('draw' in said) this.addDrawn(said.draw);
    else if ('axes' in said) this.axes = { x: clip(said.axes?.x, 60), y: clip(said.axes?.y, 60) };
    else if ('id' in said) {
      const waits = this.waiting.get(said.id);
      if (!waits) return; // it was not asked
      this.waiting.delete(said.id);
      const args = this.function?.args.length ?? 0;
      const outcomes = Array.isArray(said.outcomes) ? said.outcomes.slice(0, waits.calls) : [];
      waits.resolve({
        outcomes: outcomes.map((outcome) => outcomeOf(outcome, args)),
        error: said.error ? rawOf(said.error) : null,
        ms: typeof said.ms === 'number' ? said.ms : 0,
      });
    } else if ('error' in said) this.end(new ProgramError(rawOf(said.error)));
  }

  private addDrawn(drawn: Drawn): void {
    if (this.drawn.length === DRAWN_LIMIT) return;
    if (!(drawn?.x instanceof Float64Array) || !(drawn.y instanceof Float64Array)) return;
    const kind = drawn.kind === 'dots' ? 'dots' : 'line';
    const [x, y] = [drawn.x, drawn.y].map((list) => list.subarray(0, POINTS_LIMIT));
    this.drawn.push({ kind, x, y, label: clip(drawn.label, 60) });
    this.onoutput();
  }
}
