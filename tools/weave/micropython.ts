// MicroPython's module as a worker from a Blob can have it: without the part that runs it under Node
// (which awaits at the top), with its wasm handed over instead of fetched, and with less memory than it
// would take.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL(
  '../../node_modules/@micropython/micropython-webassembly-pyscript/',
  import.meta.url,
);

/** Bytes that a program in Python may have in all. */
const MEMORY = 256 << 20;

export function micropythonWasm(): Uint8Array {
  return readFileSync(new URL('micropython.wasm', folder));
}

function replaced(source: string, from: string | RegExp, to: string): string {
  const made = source.replace(from, to);
  if (made === source) throw new Error(`micropython.mjs has not the form that it had: ${from}`);
  return made;
}

export function patched(source: string): string {
  let made = replaced(source, /if\(globalThis\.loadMicroPython=.*?(?=class PyProxy\{)/s, '');
  made = replaced(
    made,
    'let Module={',
    'let Module={instantiateWasm:options.instantiate,printErr(){},',
  );
  made = replaced(
    made,
    /if\(ENVIRONMENT_IS_NODE\)\{const\{createRequire.*?\}(?=var readAsync)/s,
    '',
  );
  made = replaced(made, /require\("\w+"\)/g, 'undefined'); // Node's modules, in branches never taken
  made = replaced(made, 'import.meta.url', '""');
  return replaced(made, /2147483648/g, String(MEMORY));
}

/** `import { loadMicroPython } from 'micropython'` */
import { virtual } from './plugin.ts';
export const micropythonPlugin = virtual(
  'micropython',
  /^micropython$/,
  'js',
  () => fileURLToPath(new URL('micropython.mjs', folder)),
  (path) => patched(readFileSync(path, 'utf8')),
);
