// The C compiler for the page: clang and lld as wasm, and of their files what a program in C needs,
// beside the core's own headers and objects. All of it lies in one folder of the site, compressed, because
// hosts do not always compress; a teacher may leave that folder out.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Packed } from '../../web/exercise/run/c/compile.ts';

const folder = new URL('../../node_modules/@yowasp/clang/gen/', import.meta.url);

/** The large one comes alone, so that it is compiled while it arrives. */
export const llvm = (): Uint8Array => readFileSync(new URL('llvm.core.wasm', folder));

// ---- files ----

/** Headers that C and WebAssembly need, of the many for other languages and processors. */
const headers =
  /^include\/((__)?std|float|limits|inttypes|iso646|wasm_simd128|__float|wasm32-wasip1\/)/;
const foreign = /\/(c\+\+|netinet|arpa|sys\/(socket|ioctl|mman))\//;
const libraries = [
  'lib/wasm32-wasip1/crt1-reactor.o',
  'lib/wasm32-wasip1/libc.a',
  'lib/wasm32-unknown-wasip1/libclang_rt.builtins.a',
];

/** The files of a tar: its names are short and its entries plain. */
export function* untar(tar: Uint8Array): Generator<[name: string, contents: Uint8Array]> {
  const text = (from: number, length: number) =>
    Buffer.from(tar.subarray(from, from + length))
      .toString()
      .split('\0')[0];
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const size = Number.parseInt(text(at + 124, 12), 8);
    if (text(at + 156, 1) === '0') yield [text(at, 100), tar.subarray(at + 512, at + 512 + size)];
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

function under(root: string, ending: string): string[] {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith(ending)).sort();
}

/** The compiler's small modules, its headers and libraries, and the core's headers and objects. */
export function clangFiles(root: string): Packed {
  const packed: Packed = { modules: {}, text: {}, binary: {} };
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  for (const n of [2, 3, 4]) {
    const name = `llvm.core${n}.wasm`;
    packed.modules[name] = base64(readFileSync(new URL(name, folder)));
  }
  for (const [name, contents] of untar(readFileSync(new URL('llvm-resources.tar', folder)))) {
    if (headers.test(name) && !foreign.test(name))
      packed.text[`usr/${name}`] = Buffer.from(contents).toString();
    if (libraries.includes(name)) packed.binary[`usr/${name}`] = base64(contents);
  }
  for (const name of under(join(root, 'src'), '.h'))
    packed.text[`core/${name}`] = readFileSync(join(root, 'src', name), 'utf8');
  const own = join(root, 'web/exercise/run/c');
  for (const name of under(own, '.h'))
    packed.text[`core/${name}`] = readFileSync(join(own, name), 'utf8');
  const objects = join(root, 'build/simd');
  for (const name of under(objects, '.o'))
    if (!/^src\/(wasm|mirror)\.o$|^tools\//.test(name))
      packed.binary[`core/objects/${name.replace(/[/\\]/g, '-')}`] = base64(
        readFileSync(join(objects, name)),
      );
  return packed;
}

/** Compressed once for each version of the compiler: it takes ten seconds. */
export function compressedLlvm(root: string): Uint8Array {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', folder), 'utf8'));
  const kept = join(root, 'build/clang', `llvm-${version}.gz`);
  if (!existsSync(kept)) {
    mkdirSync(join(root, 'build/clang'), { recursive: true });
    writeFileSync(kept, gzipSync(llvm(), { level: 9 }));
  }
  return readFileSync(kept);
}

// ---- the compiler's own script ----

function replaced(source: string, from: string | RegExp, to: string): string {
  const made = source.replaceAll(from, to);
  if (made === source) throw new Error(`clang's bundle has not the form that it had: ${from}`);
  return made;
}

/** Its modules and files come from us instead of from beside it. */
export function patched(source: string): string {
  let made = replaced(
    source,
    /var modules = async \(fetch3\) => \(\{.*?\n\}\);/gs,
    handed('modules'),
  );
  made = replaced(
    made,
    /var filesystem = async \(fetch3\) => \(\{.*?\n\}\);/gs,
    handed('filesystem'),
  );
  made = replaced(made, /await import\("node:fs\/promises"\)/g, 'undefined');
  return replaced(made, /import\.meta\.url/g, '""');
}

const handed = (what: string) => `var ${what} = async () => globalThis.neuralMirrorClang.${what};`;

/** `import { runLLVM } from 'clang'` */
import { virtual } from './plugin.ts';
export const clangPlugin = virtual(
  'clang',
  /^clang$/,
  'js',
  () => fileURLToPath(new URL('bundle.js', folder)),
  (path) => patched(readFileSync(path, 'utf8')),
);
