// make site: weaves the book into build/site. A site that is there already stays until the new one is
// whole.
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { weave } from './book.ts';
import { Output, writeAssets, writeServiceWorker } from './bundle.ts';

const root = new URL('../..', import.meta.url).pathname;
const folder = join(root, 'build/site');
const fresh = join(root, 'build/site-new');
const assets = await writeAssets(root, fresh);
const { site, problems, book } = weave({ root, assets, wholeBook: true });
if (problems.length > 0) {
  for (const problem of problems) console.error(problem.replace(root, ''));
  console.error(`${problems.length} problems in the chapters; the site was not written.`);
  process.exit(1);
}
const out = new Output(fresh);
for (const [name, contents] of site) out.write(name, contents);
await writeServiceWorker(root, fresh);
rmSync(folder, { recursive: true, force: true });
renameSync(fresh, folder);
console.log(
  `build/site: ${book.chapters.length} chapters in two languages, ${site.size} pages and pictures`,
);
