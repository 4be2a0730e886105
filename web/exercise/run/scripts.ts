// The text of a program's worker: what goes before the reader's own, and what comes after.
import type { FunctionSpec, ProgramScript } from './protocol.ts';

/** What the start of the worker's script is told. */
export interface Config {
  /** The function that is asked for; null for a program of its own. */
  function: FunctionSpec | null;
  /** Line on which the reader's text begins. */
  firstLine: number;
  /** The core's wasm in base64; 'plain' where it stands in front as JavaScript. */
  core: string;
  strings: { status: Record<string, string>; argument: Record<string, string> };
}

/** What a program's worker is made from, beside the reader's text. */
export interface Resources {
  /** The script of the language's runtime. */
  runtime: string;
  /** The core: its wasm in base64, or the source of the plain one. */
  core: { wasm: string } | { plain: string };
  strings: Config['strings'];
}

const lines = (text: string) => text.split('\n').length;

function configured(resources: Resources, fn: FunctionSpec | null): string[] {
  const { core, runtime, strings } = resources;
  const plain = 'plain' in core ? `(${core.plain})();` : '';
  const made = (firstLine: number) => {
    const config: Config = {
      function: fn,
      firstLine,
      core: 'wasm' in core ? core.wasm : 'plain',
      strings,
    };
    return `"use strict";globalThis.neuralMirrorConfig=${JSON.stringify(config)};${plain}${runtime}\n`;
  };
  return [made(lines(made(0)))];
}

/**
 * A program in JavaScript: its own text is a part of the worker's script. It stands in a function, or its
 * functions would be there before the first line of the runtime, in place of what that one uses.
 */
export function javascriptProgram(
  code: string,
  fn: FunctionSpec | null,
  resources: Resources,
): ProgramScript {
  const before = configured(resources, fn);
  const name = fn?.name;
  const handed = name ? `${name}: typeof ${name} === 'undefined' ? undefined : ${name}` : '';
  return {
    parts: [...before, '(()=>{', code, `\n;neuralMirrorProgram({ ${handed} });})();\n`],
    firstLine: lines(before.join('')),
  };
}

/** A program in another language: its text is sent to the runtime. */
export function runtimeProgram(
  fn: FunctionSpec | null,
  resources: Resources,
  setup: unknown,
): ProgramScript {
  return { parts: configured(resources, fn), firstLine: Number.POSITIVE_INFINITY, setup };
}
