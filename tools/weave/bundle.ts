// The site's assets: scripts, style, fonts and cores, each under a name with its hash, so that no page
// ever meets a file of another version.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BuildOptions, build, type OnResolveArgs, type Plugin } from 'esbuild';
import { clangFiles, clangPlugin, compressedLlvm } from './clang.ts';
import { micropythonPlugin, micropythonWasm } from './micropython.ts';
import { virtual } from './plugin.ts';
import type { Assets } from './shell.ts';
import { favicon } from './shell.ts';

/** Chrome 91, Firefox 89, Safari 15: the oldest browsers that the book works in. */
const target = ['chrome91', 'firefox89', 'safari15'];

export class Output {
  private readonly folder: string;
  constructor(folder: string) {
    this.folder = folder;
  }

  write(name: string, contents: string | Uint8Array): void {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents);
  }

  /** Writes it as stem.hash.ext and returns that name, from the site's root if it is not under assets/. */
  hashed(name: string, contents: string | Uint8Array, folder = 'assets'): string {
    const hash = createHash('sha256').update(contents).digest('hex').slice(0, 10);
    const made = name.replace(/(\.\w+)$/, `.${hash}$1`);
    this.write(`${folder}/${made}`, contents);
    return folder === 'assets' ? made : `${folder}/${made}`;
  }
}

/** `import text from 'PREFIX:file'`: a string made from that file. */
function prefixed(prefix: string, contentsOf: (path: string) => string | Promise<string>): Plugin {
  const start = `${prefix}:`;
  const pathOf = (args: OnResolveArgs) => join(args.resolveDir, args.path.slice(start.length));
  return virtual(prefix, new RegExp(`^${start}`), 'text', pathOf, contentsOf);
}

/** The bundled script of a file, and a file as it is. */
const workerPlugin = prefixed('worker', (path) => bundled(path));
const textPlugin = prefixed('text', (path) => readFileSync(path, 'utf8'));

export async function bundled(entry: string, more: BuildOptions = {}): Promise<string> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'iife',
    minify: true,
    charset: 'utf8',
    target,
    write: false,
    legalComments: 'none',
    plugins: [workerPlugin, textPlugin, micropythonPlugin, clangPlugin],
    ...more,
  });
  return result.outputFiles![0].text;
}

async function bundledText(source: string, root: string): Promise<string> {
  const result = await build({
    stdin: { contents: source, resolveDir: root, loader: 'js' },
    bundle: true,
    format: 'iife',
    minify: true,
    charset: 'utf8',
    target,
    write: false,
    legalComments: 'none',
  });
  return result.outputFiles[0].text;
}

// ---- cores ----

function base64Script(name: string, bytes: Uint8Array): string {
  return `globalThis.${name}="${Buffer.from(bytes).toString('base64')}"\n`;
}

/** wasm2js makes a module that starts itself; the host wants a function that makes one. */
export function plainFactory(source: string): string {
  const start = source.indexOf('var retasmFunc = asmFunc(');
  if (start < 0) throw new Error('core-plain.mjs has not the form that wasm2js gave it before');
  const call = /asmFunc\((\s*\{[\s\S]*?\})\);/.exec(source.slice(start))![1];
  return `${source.slice(0, start)}globalThis.neuralMirrorPlain = () => asmFunc(${call});\n`;
}

async function cores(root: string, out: Output): Promise<Record<string, string>> {
  const file = (name: string) => readFileSync(join(root, 'build/core', name));
  const plain = await bundledText(plainFactory(file('core-plain.mjs').toString()), root);
  const source = `globalThis.neuralMirrorPlainCore=function(){${plain}};\n`;
  return {
    simd: out.hashed('core.wasm', file('core-simd.wasm')),
    scalar: out.hashed('core-scalar.wasm', file('core-scalar.wasm')),
    simdScript: out.hashed(
      'core-script.js',
      base64Script('neuralMirrorBytes', file('core-simd.wasm')),
    ),
    scalarScript: out.hashed(
      'core-scalar-script.js',
      base64Script('neuralMirrorBytes', file('core-scalar.wasm')),
    ),
    plainScript: out.hashed('core-plain.js', source),
    workerScript: out.hashed('worker.js', await bundled(join(root, 'web/core/worker.ts'))),
  };
}

/** build/core/part-01-neuron.wasm and so on, by chapter. */
function coreParts(root: string, out: Output): Record<string, string> {
  const parts: Record<string, string> = {};
  for (const name of readdirSync(join(root, 'build/core'))) {
    const chapter = /^part-(.*)\.wasm$/.exec(name)?.[1];
    if (chapter && existsSync(join(root, 'chapters', chapter)))
      parts[chapter] = out.hashed(
        `core-${chapter}.wasm`,
        readFileSync(join(root, 'build/core', name)),
      );
  }
  return parts;
}

// ---- style and fonts ----

interface Style {
  css: string;
  fonts: { family: string; weight: string; style: string; data: string }[];
}

/** The style sheet with its fonts as hashed files of woff2 alone, and the same fonts for a script. */
async function style(root: string, out: Output): Promise<Style> {
  const fonts: Style['fonts'] = [];
  const result = await build({
    entryPoints: [join(root, 'web/style/index.css')],
    bundle: true,
    minify: true,
    target,
    write: false,
    outdir: '/',
    loader: { '.woff2': 'dataurl', '.woff': 'empty', '.ttf': 'empty' },
  });
  const css = result.outputFiles.find((f) => f.path.endsWith('.css'))!.text;
  const face = /@font-face\{[^}]*\}/g;
  const withFiles = css.replace(face, (rule) => {
    const data = /url\("?data:font\/woff2;base64,([^")]+)"?\)/.exec(rule)?.[1];
    if (!data) return rule;
    const field = (name: string, otherwise: string) =>
      new RegExp(`${name}:"?([^;"}]+)`).exec(rule)?.[1] ?? otherwise;
    const family = field('font-family', '');
    const [weight, slope] = [field('font-weight', '400'), field('font-style', 'normal')];
    fonts.push({ family, weight, style: slope, data });
    const stem = `${family}-${weight}-${slope}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    const name = out.hashed(`fonts/${stem}.woff2`, Buffer.from(data, 'base64'));
    const display = field('font-display', 'swap');
    return `@font-face{font-family:"${family}";src:url(${name}) format("woff2");font-weight:${weight};font-style:${slope};font-display:${display}}`;
  });
  return { css: withFiles, fonts };
}

// ---- all of it ----

async function chapterChecks(root: string, out: Output): Promise<Record<string, string>> {
  const checks: Record<string, string> = {};
  for (const chapter of readdirSync(join(root, 'chapters')).filter((name) => /^\d\d-/.test(name))) {
    const folder = join(root, 'chapters', chapter, 'exercises');
    const ids = existsSync(folder) ? readdirSync(folder).sort() : [];
    if (ids.length === 0) continue;
    const imports = ids.map(
      (id, i) => `import c${i} from ${JSON.stringify(join(folder, id, 'checks.js'))};`,
    );
    const entries = ids.map((id, i) => `${JSON.stringify(id)}: c${i}`);
    const source = `${imports.join('\n')}\nglobalThis.neuralMirrorChecks = {${entries.join(', ')}};`;
    checks[chapter] = out.hashed(`checks-${chapter}.js`, await bundledText(source, root));
  }
  return checks;
}

/** The script of the frame that readers' programs run in, and the hash by which its policy lets it in. */
async function sandboxFrame(root: string, out: Output): Promise<string> {
  const source = await bundled(join(root, 'web/exercise/run/frame.ts'));
  const digest = createHash('sha256').update(source).digest('base64');
  const file = out.hashed('frame.js', source);
  return JSON.stringify({ source, hash: `'sha256-${digest}'`, file });
}

/** MicroPython: the script of its worker as a text, its wasm, and the same as a script. */
async function python(root: string, out: Output): Promise<string> {
  const worker = await bundled(join(root, 'web/exercise/run/python/python.ts'));
  const wasm = micropythonWasm();
  const text = `globalThis.neuralMirrorPython=${JSON.stringify(worker)}\n`;
  return JSON.stringify({
    runtime: out.hashed('python.js', text),
    wasm: out.hashed('micropython.wasm', wasm),
    script: out.hashed('micropython-script.js', base64Script('neuralMirrorMicroPython', wasm)),
  });
}

/** The C compiler in a folder of its own. */
async function clang(root: string, out: Output): Promise<string> {
  const compiler = await bundled(join(root, 'web/exercise/run/c/compiler.ts'));
  const files = gzipSync(JSON.stringify(clangFiles(root)), { level: 9 });
  const compressed = compressedLlvm(root);
  return JSON.stringify({
    compiler: out.hashed('compiler.js', compiler, 'clang'),
    files: out.hashed('files.bin', files, 'clang'),
    llvm: out.hashed('llvm.bin', compressed, 'clang'),
    bytes: files.length + compressed.length,
  });
}

export async function writeAssets(root: string, site: string): Promise<Assets> {
  rmSync(site, { recursive: true, force: true });
  const out = new Output(site);
  const { css, fonts } = await style(root, out);
  const fontsScript = out.hashed(
    'fonts.js',
    `globalThis.neuralMirrorFonts=${JSON.stringify(fonts)}\n`,
  );
  const coreFiles = await cores(root, out);
  const web = (name: string) => join(root, 'web', name);
  const define = {
    CORE_FILES: JSON.stringify(coreFiles),
    FONTS_SCRIPT: JSON.stringify(fontsScript),
    FRAME: await sandboxFrame(root, out),
    PYTHON_FILES: await python(root, out),
    CLANG_FILES: await clang(root, out),
  };
  const code = out.hashed('code.js', await bundled(web('exercise/code/start.ts'), { define }));
  const work = out.hashed('work.js', await bundled(web('progress/start.ts')));
  const keepsake = out.hashed('keepsake.js', await bundled(web('lab/start.ts')));
  const scripts = {
    CODE_SCRIPT: JSON.stringify(code),
    WORK_SCRIPT: JSON.stringify(work),
    KEEPSAKE_SCRIPT: JSON.stringify(keepsake),
  };
  return {
    style: out.hashed('style.css', css),
    boot: out.hashed('boot.js', await bundled(web('page/boot.ts'))),
    core: out.hashed('core.js', await bundled(web('core/start.ts'), { define })),
    page: out.hashed(
      'page.js',
      await bundled(web('page/page.ts'), { define: { ...define, ...scripts } }),
    ),
    forward: out.hashed('forward.js', await bundled(web('page/forward.ts'))),
    favicon: out.hashed('favicon.svg', favicon()),
    checks: await chapterChecks(root, out),
    parts: coreParts(root, out),
  };
}

/** What only hosts without a service worker load: fonts and wasm as scripts. */
const elsewhereOnly = /^assets\/(fonts|(core(-scalar)?|micropython)-script)\.\w+\.js$/;

/** The service worker, last of all: it lists every file of the site, but for the compiler. */
export async function writeServiceWorker(root: string, site: string): Promise<void> {
  const files: string[] = [];
  const walk = (folder: string) => {
    for (const entry of readdirSync(join(site, folder), { withFileTypes: true })) {
      const name = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) walk(name);
      else if (!elsewhereOnly.test(name) && !name.startsWith('clang/')) files.push(name);
    }
  };
  walk('');
  files.sort();
  const hash = createHash('sha256');
  for (const name of files) hash.update(name).update(readFileSync(join(site, name)));
  const define = {
    FILES: JSON.stringify(files),
    BOOK_VERSION: JSON.stringify(hash.digest('hex').slice(0, 16)),
  };
  const source = await bundled(join(root, 'web/offline/sw.ts'), { define });
  writeFileSync(join(site, 'sw.js'), source);
}
