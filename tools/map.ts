// MAP.md: which chapter stands on which scenes, models, tests and exercises; read off the sources.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Chapter, readChapters } from './weave/chapter.ts';
import { parseAttributes } from './weave/markdown.ts';
import { Problems } from './weave/problems.ts';

const root = new URL('..', import.meta.url).pathname;

/** Figures of a chapter in order, each with its scene; and the scene of the opening. */
function figures({ body, front }: Chapter): { name: string; scene: string }[] {
  const shown = [...body.en.matchAll(/^:::figure\{(.*)\}\s*$/gm)].map(([, text]) => {
    const { id, attributes } = parseAttributes(text);
    return { name: id, scene: attributes.scene };
  });
  const { opening } = front.en;
  return opening ? [{ name: 'opening', scene: opening.scene }, ...shown] : shown;
}

/** The models that a scene includes, as paths without an ending. */
function models(scene: string): string[] {
  const source = readFileSync(join(root, `src/scenes/${scene}.c`), 'utf8');
  const included = [...source.matchAll(/^#include "((?!base\/)[a-z_]+\/[a-z_]+)\.h"/gm)];
  return included.map((m) => m[1]);
}

const link = (path: string, text: string) => `[${text}](${path})`;
const test = (path: string) => `tests/src/${path}_test.c`;

export function mapText(): string {
  const rows: string[] = [];
  for (const chapter of readChapters(join(root, 'chapters'), new Problems())) {
    const name = `${chapter.number} ${chapter.front.en.title} / ${chapter.front.zh.title}`;
    const head = link(`chapters/${chapter.id}`, name);
    const shown = figures(chapter);
    if (shown.length === 0) rows.push(`| ${head} | | | | |`);
    const exercises = [...chapter.exercises.keys()].map((id) =>
      link(`chapters/${chapter.id}/exercises/${id}`, id),
    );
    shown.forEach(({ name: figure, scene }, i) => {
      const used = models(scene);
      const tests = [`scenes/${scene}`, ...used].filter((path) =>
        existsSync(join(root, test(path))),
      );
      rows.push(
        `| ${i === 0 ? head : ''} | ${figure} | ${link(`src/scenes/${scene}.c`, scene)} | ${used
          .map((path) => link(`src/${path}.c`, path.split('/')[1]))
          .join(
            ', ',
          )} | ${tests.map((path) => link(test(path), path.split('/')[1])).join(', ')} | ${
          i === 0 ? exercises.join(', ') : ''
        } |`,
      );
    });
  }
  return `# Map

Made by \`make site\` from the sources; not to be edited. A scene puts models together; a figure, a test
and the command line (\`build/native/mirror run SCENE\`) open the same scene.

| chapter | figure | scene | models | tests | exercises |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}

if (process.argv[1] === new URL(import.meta.url).pathname)
  writeFileSync(join(root, 'MAP.md'), mapText());
