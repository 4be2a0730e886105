// make site: weaves the book into build/site.
import { join } from 'node:path';
import { weave } from './book.ts';
import { Output, writeAssets, writeServiceWorker } from './bundle.ts';

const root = new URL('../..', import.meta.url).pathname;
const folder = join(root, 'build/site');
const assets = await writeAssets(root, folder);
const { site, problems, book } = weave({ root, assets, wholeBook: true });
if (problems.length > 0) {
  for (const problem of problems) console.error(problem.replace(root, ''));
  console.error(`${problems.length} problems in the chapters; the site was not written.`);
  process.exit(1);
}
const out = new Output(folder);
for (const [name, contents] of site) out.write(name, contents);
await writeServiceWorker(root, folder);
console.log(
  `build/site: ${book.chapters.length} chapters in two languages, ${site.size} pages and pictures`,
);
