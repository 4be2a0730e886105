// Runs readers' programs on this page: one frame is always ready, each program gets one of its own.
import jsRuntime from 'worker:./javascript.ts';
import { context } from '../../page/context.ts';
import { c } from './c/runtime.ts';
import { failure, Program, type ProgramError } from './program.ts';
import type { FunctionSpec, Language, ProgramScript } from './protocol.ts';
import { python } from './python/runtime.ts';
import { Sandbox } from './sandbox.ts';
import { javascriptProgram, type Resources } from './scripts.ts';

/** How a language makes a program of a text. */
export interface Runtime {
  readonly loaded: boolean;
  /** Key of strings.code_text for what this host lacks for it; '' for nothing. */
  lacks(): Promise<string>;
  /** How much would have to be fetched that the reader must first agree to. */
  bytes?(): Promise<number>;
  /** Fetches what it needs; again where that failed before. */
  load(progress?: (bytes: number) => void): Promise<void>;
  program(
    code: string,
    fn: FunctionSpec | null,
    shared: Omit<Resources, 'runtime'>,
  ): ProgramScript | Promise<ProgramScript>;
  /** Leaves off making one. */
  stop?(): void;
}

const javascript: Runtime = {
  loaded: true,
  lacks: async () => '',
  load: async () => undefined,
  program: (code, fn, shared) => javascriptProgram(code, fn, { ...shared, runtime: jsRuntime }),
};

export const runtimes: Partial<Record<Language, Runtime>> = { py: python, js: javascript, c };

let shared: Promise<Omit<Resources, 'runtime'>> | null = null;

/** The core, for programs that call it. */
function sharedResources(): Promise<Omit<Resources, 'runtime'>> {
  shared ??= context()
    .core.source()
    .then((core) => {
      const { status, argument } = context().strings;
      return { core, strings: { status, argument } };
    });
  return shared;
}

let next: Promise<Sandbox | null> | null = null;

/** Makes ready what the first program needs. */
export function prepare(): void {
  next ??= Sandbox.open();
  void sharedResources();
}

/** Does this host let programs run, and is the network closed to them? */
export async function hostAllows(): Promise<{ runs: boolean; closed: boolean }> {
  prepare();
  const sandbox = await next!;
  return { runs: sandbox !== null, closed: sandbox?.closed ?? true };
}

/**
 * Chromium keeps the room of the arrays of all frames without the page's origin in one process, and gives
 * it back to arrays of the same size alone. When the last of these frames is gone, so is the process.
 */
async function leave(): Promise<void> {
  const ready = next;
  next = null;
  (await ready)?.close();
}

export async function startProgram(
  language: Language,
  code: string,
  fn: FunctionSpec | null,
): Promise<Program> {
  const runtime = runtimes[language]!;
  await runtime.load();
  const script = await runtime.program(code, fn, await sharedResources());
  prepare();
  const sandbox = await next!;
  next = Sandbox.open(); // for the program after this one
  if (!sandbox) throw failure('refused');
  const program = new Program(sandbox.start(script), fn);
  program.printed = script.notes ?? '';
  program.ready.catch((error: ProgramError) => error.raw.name === 'full' && void leave());
  return program;
}
