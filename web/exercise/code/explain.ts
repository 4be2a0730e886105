// What a program's error means, in the reader's language. The runtimes of three browsers and three
// languages say the same thing in many ways; what none of these patterns knows is called an error.
import { kernels } from '../../core/kernels.ts';
import { scenes } from '../../core/tables.ts';
import type { RawError } from '../run/protocol.ts';

/** Key of strings.code_text.explain, and the name that the error is about. */
export interface Explanation {
  key: string;
  name: string;
}

/** Error names that say it all. */
const byName: Record<string, string> = {
  missing: 'missing',
  time: 'time',
  stopped: 'stopped',
  flood: 'flood',
  full: 'full',
  refused: 'refused',
  memory: 'memory',
  compiler: 'compiler',
  SyntaxError: 'syntax',
  IndentationError: 'indentation',
  MemoryError: 'memory',
  ZeroDivisionError: 'divide',
  OverflowError: 'overflow',
  IndexError: 'index',
};

/** A name as the runtimes write it: also one in Chinese, also behind a dot. */
const NAME = '[^\\s\'"`()[\\]]+';
const about = (before: string, after: string) => new RegExp(`${before}(${NAME})${after}`);

/** [name of the error, pattern of its message with the name that it is about, key] */
const patterns: [RegExp, RegExp, string][] = [
  [/CompileError/, /undeclared (?:identifier|function) '(\w+)'/, 'name'],
  [/CompileError/, /conflicting types for '(\w+)'/, 'prototype'],
  [/CompileError/, /(.*)/, 'compile'],
  [/LinkError/, /(.*)/, 'link'],
  [/RuntimeError/, /out[ -]of[ -]bounds/i, 'bounds'],
  [/RuntimeError/, /(?:divi|remainder).* zero/i, 'divide'],
  [/RuntimeError/, /integer overflow|unrepresentable/i, 'overflow'],
  [/RuntimeError/, /unreachable|signature/i, 'trap'],
  [/SyntaxError/, /indent/i, 'indentation'],
  [/ReferenceError|NameError/, /before (?:initialization|assignment)|uninitialized/, 'early'],
  [/ReferenceError/, about('^', ' is not defined$'), 'name'],
  [/ReferenceError/, about("^Can't find variable: ", '$'), 'name'],
  [/NameError/, about("name '", "'"), 'name'],
  [/ImportError|ModuleNotFoundError/, about("module named '", "'"), 'module'],
  [/TypeError/, about('^', ' is not a function'), 'call'],
  [/TypeError/, about("'", "' object (?:is not|isn't) callable"), 'call'],
  [/TypeError/, /undefined|null|is not an object|destructured|NoneType/, 'nothing'],
  [/TypeError/, /constant |to const |read[- ]?only/, 'constant'],
  [/Error/, /call stack|recursion|stack overflow/i, 'recursion'],
  [
    /Error/,
    /(?:array|string|buffer) (?:length|size)|length (?:too large|cannot be)|allocation|out of memory/i,
    'memory',
  ],
  [/ValueError/, /math domain/, 'domain'],
  [/AttributeError/, about("attribute '", "'"), 'attribute'],
  [/TypeError/, /./, 'type'],
];

export function explain({ name, message }: RawError): Explanation {
  for (const [names, pattern, key] of patterns) {
    if (!names.test(name)) continue;
    const match = pattern.exec(message);
    if (match) return { key, name: match[1] ?? '' };
  }
  if (byName[name]) return { key: byName[name], name: message };
  return { key: 'other', name: '' };
}

/** Did the core refuse an argument? Then its own sentence, in the reader's language, says it best. */
export function isOwnSentence({ name, message }: RawError): boolean {
  if (!/^(RangeError|TypeError|ValueError)$/.test(name)) return false;
  return [...kernels, ...scenes].some(
    ({ id }) => message.startsWith(`${id}:`) || message.startsWith(`${id}(`),
  );
}
