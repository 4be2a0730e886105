// "The core by name": a page of every kernel that a program may call, and the same as TypeScript types.
// What a kernel is comes from the table in C, its declaration there from its header; web/strings/kernels
// has the Chinese sentences.
import { readdirSync, readFileSync } from 'node:fs';
import { FREE, type Kernel, kernels } from '../../web/core/kernels.ts';
import { initialValues, type Scene, scenes } from '../../web/core/tables.ts';
import { offerCore } from '../../web/exercise/run/offer.ts';
import { heading, plainPage } from './pages.ts';
import type { PageParts } from './shell.ts';
import { firstFrame } from './still.ts';
import { escapeHtml, fill, type Lang, sceneStrings, ui } from './text.ts';

type Strings = Record<Lang, Record<string, string>>;

const root = new URL('../../', import.meta.url);
const folder = new URL('web/strings/kernels/', root);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Strings;

const words = read('common.json');
/** A topic has the kernels whose Chinese sentences stand in its file. */
const topics = readdirSync(folder)
  .filter((name) => name !== 'common.json')
  .map(read);

const topicOf = (kernel: Kernel) => topics.find((topic) => topic.zh[kernel.id]);

/** What a kernel is for, in the reader's language. */
export function says(kernel: Kernel, lang: Lang): string {
  if (lang === 'en') return kernel.says;
  const sentence = topicOf(kernel)?.zh[kernel.id];
  if (!sentence) throw new Error(`web/strings/kernels has no Chinese sentence for ${kernel.id}`);
  return sentence;
}

/** A kernel's declaration in C, as its header has it. */
export function declaration({ id, header, function: name }: Kernel): string {
  const source = readFileSync(new URL(`src/${header}`, root), 'utf8');
  const found = new RegExp(`^(?:static inline )?(\\w[\\w ]* \\*?${name}\\([^)]*\\))`, 'm').exec(
    source,
  );
  if (!found) throw new Error(`kernel ${id}: src/${header} declares no ${name}`);
  return `${found[1].replace(/\s+/g, ' ')};`;
}

/** The headers that the page leads to: the site carries them whole. */
export const coreHeaders = (): string[] => [...new Set(kernels.map((k) => `src/${k.header}`))];

/** The views of a scene that are single numbers; the others are arrays. */
function singles(scene: Scene): Set<string> {
  return new Set(Object.keys(firstFrame(scene.id, initialValues(scene), 1, 0, []).numbers));
}

// ---- types ----

/** What an argument is, in words. */
function about(arg: Kernel['args'][number], s: Record<string, string>): string {
  if (arg.kind === 'number') return '';
  const n = shape(arg);
  return n ? fill(s[arg.kind], { n }) : s[`${arg.kind}_free`];
}

/** "n − 1": how many elements an array has; '' where the sentence tells. */
function shape({ more }: Kernel['args'][number]): string {
  if (more === FREE) return '';
  return more === 0 ? 'n' : `n ${more < 0 ? '−' : '+'} ${Math.abs(more)}`;
}

/** core.d.ts: for an editor of the reader's own. */
export function coreTypes(): string {
  const types = {
    number: 'number',
    in: 'Float64Array | number[]',
    out: 'Float64Array',
    inout: 'Float64Array',
  };
  const functions = kernels.map((kernel) => {
    const { id, unit, args } = kernel;
    const params = args.map((a) => {
      const note = [a.unit === '1' ? '' : a.unit, about(a, words.en)].filter(Boolean).join(', ');
      return `   * @param ${a.id} ${note}`.trimEnd();
    });
    const list = args.map((a) => `${a.id}: ${types[a.kind]}`).join(', ');
    const gives = unit && unit !== '1' ? [`   * @returns ${unit}`] : [];
    const comment = [`  /**`, `   * ${kernel.says}`, ...params, ...gives, '   */'].join('\n');
    return `${comment}\n  ${id}(${list}): ${unit ? 'number' : 'Float64Array'};\n`;
  });
  const runs = scenes.map((scene) => {
    const single = singles(scene);
    const values = [...scene.params.map((p) => p.id), 'steps', 'seed'].map(
      (id) => `${id}?: number`,
    );
    const views = scene.views.map(
      (v) => `${v.id}: ${single.has(v.id) ? 'number' : 'Float64Array'}`,
    );
    return `declare const ${scene.id}: {\n  run(settings?: { ${values.join('; ')} }): {\n    ${views.join(';\n    ')};\n  };\n};\n`;
  });
  return `// Neural Mirror: what a program on its pages may use. Written from the core's table.

declare const core: {
  /** An array of n zeros in the core's memory, which its functions take without a copy. */
  array(n: number): Float64Array;
${functions.join('')}};

${runs.join('')}
declare const plot: {
  /** Draws a curve through the points. */
  line(x: ArrayLike<number>, y: ArrayLike<number>, label?: string): void;
  /** Draws the points alone. */
  dots(x: ArrayLike<number>, y: ArrayLike<number>, label?: string): void;
  /** Names the axes. */
  axes(x: string, y: string): void;
};

/** Writes its values on a line. */
declare function print(...values: unknown[]): void;
`;
}

// ---- the page ----

const unitText = (unit: string) => (unit === '1' ? '' : escapeHtml(unit));

function entry(kernel: Kernel, lang: Lang): string {
  const s = words[lang];
  const { id, unit, args, header } = kernel;
  const item = (name: string, what: string, u: string) => {
    const about = [what, unitText(u)].filter(Boolean).join(s.comma);
    return `<li>${name}${about ? ` ${about}` : ''}</li>`;
  };
  const given = args.map((a) => {
    const array = about(a, s);
    return item(`<code>${a.id}</code>`, array || (a.unit === '1' ? s.number : ''), a.unit);
  });
  const back = unit ? s.number : fill(s.array_back, { id: `<code>${args[0].id}</code>` });
  const list = [...given, item(s.result, back, unit || '1')].join('');
  const link = `<a href="../src/${header}.txt"><code>${header}</code></a>`;
  return `<section class="kernel" id="${id}" aria-labelledby="${id}-name"><h3 id="${id}-name"><code><b>core.${id}</b>(${args.map((a) => a.id).join(', ')})</code></h3><p>${escapeHtml(says(kernel, lang))}</p><ul class="plain">${list}</ul><p class="in-c">${fill(s.declared, { header: link })}</p><pre tabindex="0"><code>${escapeHtml(declaration(kernel))}</code></pre></section>`;
}

/** Every scene with what can be set and what it shows. */
function scenesShown(lang: Lang): string {
  const s = words[lang];
  const items = scenes.map((scene) => {
    const labels = sceneStrings(scene.id)[lang];
    const single = singles(scene);
    const row = (id: string, unit: string, array: boolean) => {
      const about = [labels[id], array ? s.array : '', unitText(unit)]
        .filter(Boolean)
        .join(s.comma);
      return `<li><code>${id}</code> ${about}</li>`;
    };
    const params = scene.params.map((p) => row(p.id, p.unit, false));
    const views = scene.views.map((v) => row(v.id, v.unit, !single.has(v.id)));
    return `<section class="kernel" aria-labelledby="scene-${scene.id}"><h3 id="scene-${scene.id}"><code><b>${scene.id}.run</b></code></h3><p>${s.takes}</p><ul class="plain">${params.join('')}</ul><p>${s.gives_views}</p><ul class="plain">${views.join('')}</ul></section>`;
  });
  return `<p>${s.scenes_about}</p>${items.join('')}`;
}

/** Calls that a reader might write, and what the core says to them: asked of the core itself. */
function refusals(lang: Lang): string {
  const wasm = readFileSync(new URL('build/core/core-simd.wasm', root)).toString('base64');
  const { status, argument, code_text: s } = ui[lang];
  const config = { function: null, firstLine: 1, core: wasm, strings: { status, argument } };
  const core = offerCore(config, 'Float64Array').core as Record<
    string,
    (...args: unknown[]) => unknown
  >;
  const usual = [0, 20, 15, 0, 2, 10, 0.1, 1];
  const doubles = (n: number) => new Float64Array(n);
  const calls: [text: string, call: () => unknown][] = [
    ['core.lif_rate(20, -1, 15, 0, 2)', () => core.lif_rate(20, -1, 15, 0, 2)],
    ['core.lif_rate(20, 20, 15, 15, 2)', () => core.lif_rate(20, 20, 15, 15, 2)],
    ['core.log(NaN)', () => core.log(Number.NaN)],
    [
      'core.lif_run(v, spikes, currents, …)',
      () => core.lif_run(doubles(4), doubles(4), doubles(3), ...usual),
    ],
    ['core.random_normal(y, 0.5)', () => core.random_normal(doubles(4), 0.5)],
    ["core.exp('1')", () => core.exp('1')],
  ];
  const python: Record<string, string> = { RangeError: 'ValueError', TypeError: 'TypeError' };
  const items = calls.map(([text, call]) => {
    try {
      call();
    } catch (error) {
      const { name, message } = error as Error;
      const both = `${s.js}: ${name} · ${s.py}: ${python[name]}`;
      return `<dt><code>${text}</code></dt><dd>${escapeHtml(message)} <small>${both}</small></dd>`;
    }
    throw new Error(`${text} is not refused`);
  });
  return `<dl>${items.join('')}</dl>`;
}

function shown(lang: Lang): string {
  const s = words[lang];
  const row = (call: string, inC: string, text: string) =>
    `<dt><code>${call}</code><small>C: ${inC}</small></dt><dd>${text}</dd>`;
  const plot = (name: string, rest: string) =>
    `<code>plot_${name}(${rest})</code>, <code>plot.h</code>`;
  return `<dl>${row('print(…)', s.printf, s.print)}${row('plot.line(x, y, label)', plot('line', 'x, y, n, label'), s.line)}${row('plot.dots(x, y, label)', plot('dots', 'x, y, n, label'), s.dots)}${row('plot.axes(x, y)', plot('axes', 'x, y'), s.axes)}</dl>`;
}

export function corePage(lang: Lang): PageParts {
  const s = words[lang];
  const name = ui[lang].core_by_name;
  const { py, js, c } = ui[lang].code_text;
  const types = '<a href="../core.d.ts"><code>core.d.ts</code></a>';
  const about = fill(s.about, { types });
  const section = (id: string, title: string, body: string) =>
    `<section class="sec" aria-labelledby="${id}"><h2 id="${id}">${title}</h2><div>${body}</div></section>`;
  const calling = `<dl><dt>${py}</dt><dd>${s.py}</dd><dt>${js}</dt><dd>${s.js}</dd><dt>${c}</dt><dd>${s.c}</dd></dl>`;
  const lists = topics
    .map((topic) => ({ topic, own: kernels.filter((k) => topicOf(k) === topic) }))
    .sort((a, b) => kernels.indexOf(a.own[0]) - kernels.indexOf(b.own[0]));
  const index = lists.map(({ topic, own }) => {
    const links = own.map((k) => `<a href="#${k.id}"><code>${k.id}</code></a>`);
    return `<dt>${topic[lang].title}</dt><dd>${links.join(' ')}</dd>`;
  });
  const sections = lists.map(({ topic, own }, i) =>
    section(`topic-${i + 1}`, topic[lang].title, own.map((k) => entry(k, lang)).join('')),
  );
  const unsaid = kernels.find((k) => !topicOf(k));
  if (unsaid) says(unsaid, 'zh'); // throws
  const main = `${heading(lang, 'core.html', name)}<article class="page index core"><div class="sec first"><div><p>${about}</p><dl class="all">${index.join('')}</dl></div></div>${section('calling', s.calling, calling)}${sections.join('')}${section('scenes', s.scenes, scenesShown(lang))}${section('shows', s.shows, shown(lang))}${section('refused', s.refused, `<p>${s.refused_about}</p>${refusals(lang)}`)}</article>`;
  const plain = fill(s.about, { types: 'core.d.ts' });
  return plainPage(lang, 'core.html', name, plain, main);
}
