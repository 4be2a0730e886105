// Programs of the reader: from the key "Run checks" to the last verdict, in Chromium, for each language;
// the first run in C with the compiler already on the device; and a solution in C beside the core's own.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumArguments } from '../tests/web/browsers.ts';
import { compiler } from '../tests/web/exercise/programs.ts';
import { workKey } from '../tests/web/storage.ts';
import { serve } from '../tools/serve.ts';
import type { CoreExports } from '../web/core/core.ts';
import { Kernels, kernels } from '../web/core/kernels.ts';
import { jobOf } from '../web/exercise/run/c/header.ts';
import { median, root, time } from './measure.ts';

const RUNS = 9;
const exercise = (id: string) => join(root, 'chapters/01-neuron/exercises', id);

/** Presses the key and gives the ms until every check has its verdict. */
function run(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const q = document.getElementById('lif-rate')!;
    const start = performance.now();
    q.querySelector<HTMLElement>('[data-key=run]')!.click();
    for (const check of q.querySelectorAll('.ck')) check.classList.remove('ok'); // of the run before
    await new Promise<void>((resolve) => {
      new MutationObserver(() => {
        if (q.querySelectorAll('.ck.ok').length === 4 && !q.matches('.running')) resolve();
      }).observe(q, { attributes: true, subtree: true, attributeFilter: ['class'] });
    });
    return performance.now() - start;
  });
}

/** The exercise with its solution as the reader's text. */
async function open(context: BrowserContext, url: string, language: string): Promise<Page> {
  const page = await context.newPage();
  const code = readFileSync(join(exercise('lif-rate'), `solution.${language}`), 'utf8');
  const work = JSON.stringify({ drafts: { [language]: code }, versions: [], hints: 0, shown: '' });
  await page.addInitScript(
    ([l, name, w]) => {
      if (self.origin === 'null') return; // the programs' own frame
      localStorage.setItem('neural-mirror/1/code-language', l);
      localStorage.setItem(name, w);
    },
    [language, workKey('lif-rate'), work],
  );
  await page.goto(`${url}en/01-neuron.html#lif-rate`);
  await page.waitForSelector('#lif-rate[data-ready]');
  await page.waitForTimeout(1500); // the page's own start is over
  return page;
}

async function agree(page: Page): Promise<void> {
  await page.click('#lif-rate [data-key=run]');
  await page.click('#lif-rate .tabsay .key');
  await page.waitForFunction(
    () => document.querySelector<HTMLElement>('#lif-rate .tabsay')!.hidden,
    undefined,
    { timeout: 60000 },
  );
}

export interface Code {
  /** ms from the key to the verdict, once the language is there. */
  verdict: Record<'js' | 'py' | 'c', number>;
  /** The same, for the first run on a page, with the compiler kept on the device. */
  firstC: number;
}

export async function measureCode(): Promise<Code> {
  const { server, url } = await serve({ folder: join(root, 'build/site') });
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: chromiumArguments,
  });
  const verdict = { js: 0, py: 0, c: 0 };
  let firstC = 0;
  for (const language of ['js', 'py', 'c'] as const) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await open(context, url, language);
    if (language === 'c') await agree(page);
    await run(page);
    const times: number[] = [];
    for (let i = 0; i < RUNS; i++) times.push(await run(page));
    verdict[language] = median(times);
    if (language === 'c') firstC = await run(await open(context, url, 'c'));
    await context.close();
  }
  await browser.close();
  server.close();
  return { verdict, firstC };
}

/** ns for a step of the neuron: the solution of lif-run in C, and the core's kernel. */
export async function measureSolution(): Promise<{ solution: number; core: number }> {
  const n = 1_000_000;
  const spec = JSON.parse(readFileSync(join(exercise('lif-run'), 'exercise.json'), 'utf8'));
  const code = readFileSync(join(exercise('lif-run'), 'solution.c'), 'utf8');
  const { wasm, said } = (await compiler()).compile(jobOf(code, spec.function));
  if (!wasm) throw new Error(said);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm as BufferSource));
  const x = exports as unknown as {
    memory: WebAssembly.Memory;
    malloc(bytes: number): number;
    my_lif_run(...args: number[]): number;
  };
  const [p, currents, v, steps] = [6, n, n + 1, n].map((length) => x.malloc(8 * length));
  new Float64Array(x.memory.buffer, p, 6).set([20, 10, 15, 0, 2, 0.1]);
  new Float64Array(x.memory.buffer, currents, n).fill(2);
  const own = () => x.my_lif_run(p, currents, n, 0, v, steps, n);

  const module = new WebAssembly.Module(readFileSync(join(root, 'build/core/core-simd.wasm')));
  const core = new Kernels(new WebAssembly.Instance(module).exports as unknown as CoreExports);
  core.reserve(32 * n);
  const [cv, spikes, input] = [n + 1, n, n].map((length) => core.array(length));
  input.fill(2);
  const kernel = kernels.find(({ id }) => id === 'lif_run')!;
  const inCore = () => core.call(kernel, [cv, spikes, input, 0, 20, 15, 0, 2, 10, 0.1, 1]);
  if (own() !== inCore()) throw new Error('the solution and the core count differently');
  const perStep = (act: () => void) => (1e6 * time(act, 15)) / n;
  return { solution: perStep(own), core: perStep(inCore) };
}

if (process.argv[1] === new URL(import.meta.url).pathname)
  console.log(await measureCode(), await measureSolution());
