// make bench: measures the core, the pages and their peers in one run, checks that results agree, and
// writes build/bench.json and the table in the README.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { measureCode, measureSolution } from './code.ts';
import { inBrian, inCore, type NetworkRun } from './cuba.ts';
import { gigaflops, measureDense } from './dense.ts';
import { measureGabor, measureMotion } from './figures.ts';
import { icaInCore, icaInScikit } from './ica.ts';
import { measureKernels } from './kernels.ts';
import { root } from './measure.ts';
import { measureRaster } from './raster.ts';
import { measureStart } from './start.ts';
import { kilobytes, pageWeight } from './weight.ts';

interface Row {
  name: string;
  value: number;
  unit: string;
  /** What is to be reached, in the same unit; none where the row is only told. */
  target?: string;
  peer?: string;
  peerValue?: number;
  /** How many times the peer takes what the core takes. */
  ratio?: number;
}

const rows: Row[] = [];

function add(row: Row): void {
  if (row.peerValue) row.ratio = row.peerValue / row.value;
  rows.push(row);
  const peer = row.peer ? `   ${row.peer}: ${round(row.peerValue!)}` : '';
  console.log(`  ${row.name}: ${round(row.value)} ${row.unit}${peer}`);
}

function round(x: number): string {
  return x >= 100 ? x.toFixed(0) : x >= 10 ? x.toFixed(1) : x.toFixed(2);
}

function network(neurons: number, precision: 'float64' | 'float32', target?: string): void {
  const [own, peer]: NetworkRun[] = [inCore(neurons), inBrian(neurons, precision)];
  // the network is chaotic: with other roundings other neurons fire, at the same rate
  if (Math.abs(own.rate - peer.rate) > 0.05 * peer.rate)
    throw new Error(`${neurons} neurons fire at ${own.rate} Hz here and at ${peer.rate} in Brian2`);
  add({
    name: `CUBA network, ${neurons} neurons, in-degree 80, wasm SIMD in Node`,
    value: own.ms,
    unit: 'ms per simulated second',
    target,
    peer: `Brian2 C++ standalone, ${precision}`,
    peerValue: peer.ms,
  });
}

console.log(`Measuring on ${cpus().length} × ${cpus()[0].model.trim()}, Node ${process.version}`);
network(4000, 'float64', '≤ 10, ratio ≥ 8');
network(4000, 'float32');
network(64000, 'float64', '≤ 220');

const ica = icaInCore();
for (const precision of ['float64', 'float32'] as const) {
  const peer = icaInScikit(precision);
  // both wander a little before they stop, and may stop at different iterations
  if (peer.same < 0.99 || peer.worst < 0.9)
    throw new Error(`components agree with scikit-learn’s only by ${peer.same}, ${peer.worst}`);
  add({
    name: 'FastICA, 64 components of 20,000 patches, wasm SIMD in Node',
    value: ica.ms,
    unit: 'ms per iteration',
    target: precision === 'float64' ? 'ratio ≥ 0.5' : undefined,
    peer: `scikit-learn, ${precision}, ${peer.blas}, one thread`,
    peerValue: peer.ms,
  });
}
add({
  name: `the same with drawing, cutting and whitening, ${ica.iterations} iterations`,
  value: ica.seconds,
  unit: 's',
  target: '≤ 5',
});

for (const [name, t] of Object.entries(await measureKernels())) {
  const unit = 'ns per element';
  const row = { name: `${name}, float, wasm SIMD in Node`, value: t.core, unit, target: '≤ 0.7' };
  add({ ...row, peer: 'TensorFlow.js, wasm', peerValue: t.tensorflow });
  add({ ...row, target: undefined, peer: 'musl libc in wasm', peerValue: t.libc });
  add({ ...row, target: undefined, peer: 'NumPy, native', peerValue: t.numpy });
}

for (const [name, t] of Object.entries(await measureDense())) {
  const n = Number(/\d+/.exec(name)?.[0] ?? 0);
  const what = n
    ? `${n} by ${n} matrices multiplied, float, wasm SIMD in Node`
    : 'convolution, 32 images of 16 × 28 × 28, 32 filters of 3 × 3, wasm SIMD in Node';
  const target = n ? `≤ ${round((2 * n ** 3) / 40e3)} (40 GFLOP/s)` : '≤ 5800, ratio > 1';
  const row = { name: what, value: t.core, unit: 'µs', target };
  add({ ...row, peer: 'TensorFlow.js, wasm', peerValue: t.tensorflow });
  add({ ...row, target: undefined, peer: 'ONNX Runtime Web', peerValue: t.onnx });
  add({ ...row, target: undefined, peer: 'NumPy, native, one thread', peerValue: t.numpy });
  if (n) console.log(`    that is ${round(gigaflops(n, t.core))} GFLOP/s`);
}

const tf = `${root}bench/node_modules/@tensorflow`;
add({
  name: 'the core, brotli',
  value: kilobytes(`${root}build/core/core-simd.wasm`),
  unit: 'KB',
  target: '≤ 60',
  peer: 'TensorFlow.js core and wasm backend',
  peerValue: kilobytes(
    `${tf}/tfjs-core/dist/tf-core.min.js`,
    `${tf}/tfjs-backend-wasm/dist/tf-backend-wasm.min.js`,
    `${tf}/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm`,
  ),
});
for (const file of readdirSync(`${root}build/site/en`).filter((name) => /^0[1-9]|^1/.test(name)))
  for (const lang of ['en', 'zh'])
    add({
      name: `${lang}/${file}, all that it loads, brotli, fonts included`,
      value: await pageWeight(`${lang}/${file}`),
      unit: 'KB',
      target: '≤ 250',
    });

const start = await measureStart();
const empty = 'an empty page with a worker';
const cold = 'cold start in Chromium, first byte to second frame';
add({
  name: `${cold}, one figure alone`,
  value: start.figure.ready,
  unit: 'ms',
  target: '≤ 120',
  peer: empty,
  peerValue: start.empty.ready,
});
add({
  name: `${cold}, chapter 1`,
  value: start.chapter.ready,
  unit: 'ms',
  target: 'near the empty page',
  peer: empty,
  peerValue: start.empty.ready,
});
add({ name: 'chapter 1, style and layout until then', value: start.chapter.layout, unit: 'ms' });
add({
  name: 'chapter 1, longest script task',
  value: start.chapter.longest,
  unit: 'ms',
  target: '≤ 50',
});

const code = await measureCode();
const limits = { js: 100, py: 250, c: 700 };
for (const [language, name] of Object.entries({ js: 'JavaScript', py: 'Python', c: 'C' }))
  add({
    name: `lif-rate in ${name}, from the key to the last verdict, Chromium`,
    value: code.verdict[language as keyof typeof limits],
    unit: 'ms',
    target: `≤ ${limits[language as keyof typeof limits]}`,
  });
add({
  name: 'the same in C, first run with the compiler already on the device',
  value: code.firstC,
  unit: 'ms',
  target: '≤ 3000',
});
const solution = await measureSolution();
add({
  name: 'lif-run, the solution in C as the page compiles it',
  value: solution.solution,
  unit: 'ns per step',
  target: 'ratio ≥ 0.83',
  peer: 'the core’s own',
  peerValue: solution.core,
});
const site = (folder: string, pattern: RegExp) =>
  readdirSync(`${root}build/site/${folder}`)
    .filter((name) => pattern.test(name))
    .map((name) => `${root}build/site/${folder}/${name}`);
add({
  name: 'editor and exercises in code, brotli, loaded when one comes near',
  value: kilobytes(...site('assets', /^code\./)),
  unit: 'KB',
  target: '≤ 200',
});
add({
  name: 'Python, brotli, loaded when it is first chosen',
  value: kilobytes(...site('assets', /^(python\.|micropython\.)/)),
  unit: 'KB',
});

const raster = await measureRaster();
add({
  name: `raster of ${raster.points} points, ${raster.software ? 'drawn in software' : 'on a GPU'}`,
  value: raster.rate,
  unit: 'frames per second',
  target: '60 on a GPU',
});
add({ name: 'the same, drawing alone', value: raster.ms, unit: 'ms per frame' });

for (const { chapter, rate, slowest, sliders } of await measureMotion())
  add({
    name: `${chapter}, each of ${sliders} sliders moved, the slowest (${slowest})`,
    value: rate,
    unit: 'frames per second',
    target: '60',
  });
const learned = await measureGabor();
for (const [what, seconds, target] of [
  ['as the book opens it', learned.light, '< 1'],
  ['20,000 patches, 64 components, FastICA and its control', learned.ica, '≤ 5'],
  ['20,000 patches, sparse coding and its control', learned.sparse, '≤ 30'],
] as const)
  add({ name: `the Gabor experiment in Chromium, ${what}`, value: seconds, unit: 's', target });

mkdirSync(`${root}build`, { recursive: true });
writeFileSync(`${root}build/bench.json`, `${JSON.stringify(rows, null, 2)}\n`);

const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
const table = [
  line(['what', 'here', 'to reach', 'peer', 'peer’s', 'ratio']),
  line(['---', '---:', '---', '---', '---:', '---:']),
  ...rows.map((r) =>
    line([
      r.name,
      `${round(r.value)} ${r.unit}`,
      r.target ?? '',
      r.peer ?? '',
      r.peerValue ? round(r.peerValue) : '',
      r.ratio ? round(r.ratio) : '',
    ]),
  ),
].join('\n');
const machine = `Measured by \`make bench\` on ${cpus().length} cores of ${cpus()[0].model.trim()}, Node ${process.version}, ${raster.browser}; medians.`;
const readme = readFileSync(`${root}README.md`, 'utf8');
const [from, to] = ['<!-- bench -->', '<!-- /bench -->'];
const [a, b] = [readme.indexOf(from) + from.length, readme.indexOf(to)];
if (b < 0) throw new Error(`README.md has no ${from} … ${to}`);
writeFileSync(
  `${root}README.md`,
  `${readme.slice(0, a)}\n${machine}\n\n${table}\n${readme.slice(b)}`,
);
console.log('build/bench.json and the table in README.md are written.');
