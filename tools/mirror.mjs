// `mirror` under Node, over the WebAssembly core: the same arguments and output as the native
// program. MIRROR_CORE=scalar or =plain chooses the core without SIMD, or the one in JavaScript.
import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';

const core = process.env.MIRROR_CORE ?? 'simd';
if (!['simd', 'scalar', 'plain'].includes(core)) {
  console.error(`MIRROR_CORE = ${core}: it must be simd, scalar or plain.`);
  process.exit(2);
}

/** Writes all of it before it returns: a pipe that is full is waited for. */
function write(file, text) {
  for (let bytes = Buffer.from(text); bytes.length > 0; ) {
    try {
      bytes = bytes.subarray(writeSync(file, bytes));
    } catch (error) {
      if (error.code === 'EPIPE') process.exit(0); // the reader has seen enough
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

// Emscripten's runtime prints line by line to the console, whose lines a pipe may lose at exit.
let printed = '';
console.log = (line) => {
  printed += `${line}\n`;
  if (printed.length > 65536) flush();
};
console.warn = (line) => write(2, `${line}\n`);
function flush() {
  write(1, printed);
  printed = '';
}
process.on('exit', flush);

createRequire(import.meta.url)(`./mirror-${core}.cjs`);
