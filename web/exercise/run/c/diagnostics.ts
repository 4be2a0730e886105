// What clang and lld said, as an error at its line.
import type { RawError } from '../protocol.ts';

/** The first error in the reader's text, or what the linker missed. */
export function errorOf(said: string): RawError {
  const text = said.trim();
  const [, line, column, message] = /^my\.c:(\d+):(\d+): (?:fatal )?error: (.*)$/m.exec(text) ?? [];
  if (message)
    return { name: 'CompileError', message, line: Number(line), column: Number(column), text };
  const unresolved = /undefined symbol: (\w+)/.exec(text)?.[1];
  if (unresolved) return { name: 'LinkError', message: unresolved, line: 0, column: 0, text };
  return { name: 'CompileError', message: text.split('\n')[0], line: 0, column: 0, text };
}
