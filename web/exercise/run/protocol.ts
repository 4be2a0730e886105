// What crosses between the page and a reader's program, which runs in a worker inside a sandboxed frame.
// The page trusts none of it: a program may send anything.

export type Language = 'py' | 'js' | 'c';
export const languages: Language[] = ['py', 'js', 'c'];

/** An argument of the function that an exercise asks for, in the order of C. */
export interface ArgSpec {
  id: string;
  /** '1' for a pure number. */
  unit: string;
  /**
   * number, int: one number. in: an array of doubles that is read. out: an array of doubles that is
   * written; inout: one that is read and changed in place; ints: an array of ints that is written.
   * struct: several numbers under one name. rows: whole numbers in rows of `columns`, which are read.
   */
  type: 'number' | 'int' | 'in' | 'out' | 'inout' | 'ints' | 'struct' | 'rows';
  /** Of a number: a pointer in C, handed back behind the result in the other languages. */
  inout?: boolean;
  /** Of rows: how many numbers stand in each. */
  columns?: number;
  /** Of a struct: the name of its type in C, and what is in it. */
  name?: string;
  fields?: { id: string; unit: string; type: 'number' | 'int' }[];
}

export interface FunctionSpec {
  name: string;
  args: ArgSpec[];
  /** none: what it does, it does to its arrays. */
  returns: { type: 'number' | 'int' | 'none'; unit: string };
}

/** A number, an array (rows: one behind the other), or a struct by its fields. */
export type Value = number | Float64Array | Int32Array | Record<string, number>;

/** To the program: calls of its function, arguments in order. `carry`: what a call hands back in its
 * inout arguments, numbers and arrays, goes into the next call. */
export interface Ask {
  id: number;
  calls: Value[][];
  carry: boolean;
}

/** What a program's error says of itself, unexplained. */
export interface RawError {
  /** The runtime's name for it: "TypeError", "NameError", "trap". */
  name: string;
  message: string;
  /** In the reader's own text, from 1; 0 where it is not known. */
  line: number;
  column: number;
  /** All that the runtime said, to be shown below. */
  text: string;
}

/** One call's outcome. */
export interface Outcome {
  /** The result; a word for its kind where it is no number. */
  value: number | string;
  /** What stands in the inout numbers and the written arrays afterwards, in the order of the arguments. */
  outs: (number | string | Float64Array | Int32Array)[];
}

/** A curve or a cloud that a program drew. */
export interface Drawn {
  kind: 'line' | 'dots';
  x: Float64Array;
  y: Float64Array;
  label: string;
}

/** From the program. */
export type Said =
  /** Its runtime is there: from now on its time counts. */
  | { began: true }
  /** It has run to its end; these functions it should have and has not. */
  | { ready: true; missing: string[] }
  | { print: string }
  /** More was printed than is shown. */
  | { cut: true }
  | { draw: Drawn }
  | { axes: { x: string; y: string } }
  | { error: RawError }
  | { id: number; outcomes: Outcome[]; error?: RawError; ms: number };

/** A way to a program that runs: a worker in a frame on the page, a thread in the tests. */
export interface Channel {
  send(message: Ask): void;
  /** What the program says; not trusted. */
  onsaid: (said: Said) => void;
  /** Ends it at once, whatever it is doing. */
  kill(): void;
}

/** What a program's worker is made of. */
export interface ProgramScript {
  /** The text of the worker, in parts. */
  parts: string[];
  /** Line of the worker's text on which the reader's own begins, from 1. */
  firstLine: number;
  /** What is sent to it at once: what the script cannot have in itself. */
  setup?: unknown;
  /** What a compiler found doubtful; shown before what the program prints. */
  notes?: string;
}

/** Milliseconds that a program may run, its checks included. */
export const TIME_LIMIT = 5000;
/** The same until it begins: a browser may still be at work on what the one before has left. */
export const START_LIMIT = 30_000;

/** Characters of printed text, points of a curve, and curves that are shown. */
export const PRINT_LIMIT = 20000;
export const POINTS_LIMIT = 4000;
export const DRAWN_LIMIT = 24;
