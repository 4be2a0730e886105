// What the compiler is asked for: the reader's text, and my.h, which is written from exercise.json.
import type { ArgSpec, FunctionSpec } from '../protocol.ts';
import type { Job } from './compile.ts';

/** The reader's functions never clash with the core's. */
export const myName = (fn: FunctionSpec) => `my_${fn.name}`;

const scalars = { number: 'double', int: 'int', none: 'void' };

function parameter({ id, type, inout, name, columns }: ArgSpec): string {
  if (type === 'in') return `const double *${id}`;
  if (type === 'out' || type === 'inout') return `double *${id}`;
  if (type === 'ints') return `int *${id}`;
  if (type === 'rows') return `const int ${id}[][${columns}]`;
  if (type === 'struct') return `const ${name} *${id}`;
  return `${scalars[type]} ${inout ? '*' : ''}${id}`;
}

const comment = (unit: string) => (unit === '1' ? '' : ` /* ${unit} */`);

function struct({ name, fields = [] }: ArgSpec): string {
  const lines = fields.map((f) => `    ${scalars[f.type]} ${f.id};${comment(f.unit)}\n`);
  return `typedef struct ${name} {\n${lines.join('')}} ${name};\n\n`;
}

export function prototype(fn: FunctionSpec): string {
  return `${scalars[fn.returns.type]} ${myName(fn)}(${fn.args.map(parameter).join(', ')})`;
}

export function headerOf(fn: FunctionSpec | null): string {
  const structs = fn?.args.filter((arg) => arg.type === 'struct').map(struct) ?? [];
  const body = fn ? `${structs.join('')}${prototype(fn)};\n` : '';
  return `#ifndef MY_H\n#define MY_H\n\n${body}\n#endif\n`;
}

/** What the page calls of a program: its function, or main. */
export function jobOf(code: string, fn: FunctionSpec | null): Job {
  const exports = fn ? [myName(fn)] : ['__main_void', '__main_argc_argv'];
  return { code, header: headerOf(fn), exports };
}
