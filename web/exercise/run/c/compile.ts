// From a text in C to a module: clang, then lld, over the files that the build has packed.
import { Exit, runLLVM, type Tree } from 'clang';
import { fromBase64 } from '../../../core/base64.ts';

/** What the build packs: the compiler's small modules, headers as text, objects and libraries in base64. */
export interface Packed {
  modules: Record<string, string>;
  text: Record<string, string>;
  binary: Record<string, string>;
}

export interface Job {
  code: string;
  /** my.h */
  header: string;
  /** Functions that the page calls, if they are there. */
  exports: string[];
}

export interface Compiled {
  /** null where it could not be compiled. */
  wasm: Uint8Array | null;
  /** What the compiler and the linker said, also of what is only doubtful. */
  said: string;
}

/** Bytes of memory, and of stack: below everything else, so that its overflow is a trap. */
const MEMORY = 256 << 20;
const STACK = 1 << 20;

const words = (text: string) => text.trim().split(/\s+/);

const compilerArgs = words(`clang -cc1 -triple wasm32-unknown-wasip1 -target-cpu generic
  -target-feature +simd128 -O2 -vectorize-loops -vectorize-slp -ffp-contract=off -fno-rounding-math
  -std=c11 -fgnuc-version=4.2.1 -Wall -Wextra -Wno-unused-parameter -ferror-limit 19
  -mrelocation-model static -mframe-pointer=none -fvisibility=hidden -emit-obj -disable-free
  -resource-dir /usr -isysroot /usr -internal-isystem /usr/include
  -internal-isystem /usr/include/wasm32-wasip1 -I /core -I / -include my.h
  -main-file-name my.c -o my.o -x c my.c`);

const linkerArgs = (exports: string[], objects: string[]) =>
  words(`wasm-ld -m wasm32 --entry _initialize --stack-first -z stack-size=${STACK}
  --max-memory=${MEMORY} --export=malloc ${exports.map((name) => `--export=${name}`).join(' ')}
  -L/usr/lib/wasm32-wasip1 /usr/lib/wasm32-wasip1/crt1-reactor.o my.o
  --start-lib ${objects.join(' ')} --end-lib -lc
  /usr/lib/wasm32-unknown-wasip1/libclang_rt.builtins.a -o my.wasm`);

function put(tree: Tree, path: string, contents: string | Uint8Array): void {
  const names = path.split('/');
  const last = names.pop()!;
  let at = tree;
  for (const name of names) at = (at[name] ??= {}) as Tree;
  at[last] = contents;
}

export class Compiler {
  private readonly core: Tree;
  private readonly objects: string[];

  private constructor(core: Tree) {
    this.core = core;
    this.objects = Object.keys(core.objects).map((name) => `/core/objects/${name}`);
  }

  static async open(llvm: WebAssembly.Module, packed: Packed): Promise<Compiler> {
    const tree: Tree = {};
    for (const [path, text] of Object.entries(packed.text)) put(tree, path, text);
    for (const [path, text] of Object.entries(packed.binary)) put(tree, path, fromBase64(text));
    const modules: Record<string, WebAssembly.Module> = { 'llvm.core.wasm': llvm };
    for (const [name, text] of Object.entries(packed.modules))
      modules[name] = await WebAssembly.compile(fromBase64(text));
    const handed = globalThis as { neuralMirrorClang?: object };
    handed.neuralMirrorClang = { modules, filesystem: { usr: tree.usr } };
    await runLLVM(null, {}, { fetchProgress: () => undefined });
    return new Compiler(tree.core as Tree);
  }

  compile({ code, header, exports }: Job): Compiled {
    const decoder = new TextDecoder();
    let said = '';
    const hear = (bytes: Uint8Array | null) => {
      if (bytes) said += decoder.decode(bytes, { stream: true });
    };
    const options = { stdout: hear, stderr: hear, synchronously: true, decodeASCII: false };
    const files: Tree = { 'my.c': code, 'my.h': header, core: this.core };
    try {
      const compiled = runLLVM(compilerArgs, files, options) as Tree;
      const names = decoder.decode(compiled['my.o'] as Uint8Array);
      // what is printed without a line's end waits in a buffer, which the page empties
      const emptied = /print|put|write/.test(names) ? ['fflush'] : [];
      const defined = [...exports.filter((name) => names.includes(name)), ...emptied];
      const args = linkerArgs(defined, this.objects);
      const linked = runLLVM(args, { ...compiled, core: this.core }, options) as Tree;
      return { wasm: linked['my.wasm'] as Uint8Array, said };
    } catch (error) {
      if (error instanceof Exit) return { wasm: null, said };
      throw error;
    }
  }
}
