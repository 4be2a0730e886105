// The work report: one file of HTML that a person reads and the work page can check. It holds the same
// once more as canonical JSON, and a checksum over the whole file but for the checksum's own digits.
import type { Version } from '../exercise/code/work.ts';
import { fill } from '../figure/text.ts';
import type enStrings from '../strings/en.json';
import type { Making } from './archive.ts';
import type { LearnerRecord } from './record.ts';
import { canonical, checksum } from './seal.ts';

export type Words = (typeof enStrings)['work_text'];

/** What the book says of an exercise. */
export interface Listed {
  id: string;
  title: string;
  /** In words. */
  kind: string;
}

export interface Listing {
  chapter: string;
  exercises: Listed[];
}

export type State = 'none' | 'tried' | 'solved' | 'helped' | 'unreadable';

export interface Row extends Listed {
  state: State;
  tries: number;
  /** When it was solved; '' where it was not, or the time was not kept. */
  at: string;
}

export function rowOf(listed: Listed, { answers, work, unreadable }: LearnerRecord): Row {
  const { id } = listed;
  const answer = answers.get(id);
  const begun = answer !== undefined || work.has(id);
  const state: State = answer?.solved
    ? answer.helped
      ? 'helped'
      : 'solved'
    : unreadable.has(`answers/${id}`)
      ? 'unreadable'
      : begun
        ? 'tried'
        : 'none';
  return {
    ...listed,
    state,
    tries: answer?.tries ?? 0,
    at: answer?.solved ? (answer.at ?? '') : '',
  };
}

/** Exercises of a record that the book does not list. */
export function unlisted(record: LearnerRecord, listings: Listing[]): Listed[] {
  const known = new Set(listings.flatMap((l) => l.exercises.map((e) => e.id)));
  const ids = new Set([...record.answers.keys(), ...record.work.keys()]);
  return [...ids]
    .filter((id) => !known.has(id))
    .sort()
    .map((id) => ({ id, title: id, kind: '' }));
}

/** The newest version that passed all checks. */
export function passed(record: LearnerRecord, id: string): Version | undefined {
  return record.work.get(id)?.versions.reduce<Version | undefined>((best, v) => {
    return v.solved && (!best || v.at >= best.at) ? v : best;
  }, undefined);
}

export function showTime(time: string, lang: string): string {
  if (!Date.parse(time)) return '';
  return new Date(time).toLocaleString(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
}

const html = (text: string) =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);

const FORM = 'neural-mirror-report';
const FORM_VERSION = 1;
const style = `body{font:16px/1.55 system-ui,sans-serif;color:#16202a;background:#fff;max-width:60rem;margin:2rem auto;padding:0 1.25rem}h1{font-weight:400}h2{font-size:1.15rem;border-top:1px solid;padding-top:.6rem;margin-top:2rem}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:baseline;padding:.35rem 1rem .35rem 0;border-bottom:1px solid #cbd2ce}th{font-weight:600}th:first-child{width:45%}.n{text-align:right}dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.5rem}dd{margin:0}output,pre{font:13px/1.5 ui-monospace,monospace;overflow-wrap:anywhere;white-space:pre-wrap}@media print{body{font-size:10pt;margin:0}tr,h2{break-inside:avoid}h2{break-after:avoid}}`;

function table(rows: Row[], words: Words, lang: string): string {
  const head = [words.exercise, words.kind, words.state, words.tries, words.when];
  const body = rows.map((r) => {
    const when =
      showTime(r.at, lang) || (r.at || !/solved|helped/.test(r.state) ? '' : words.no_time);
    return `<tr><td>${html(r.title)}</td><td>${html(r.kind)}</td><td>${words[r.state]}</td><td class="n">${r.tries || ''}</td><td>${when}</td></tr>`;
  });
  return `<table><thead><tr>${head.map((h) => `<th scope="col">${h}</th>`).join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

const isSolved = ({ state }: Row) => state === 'solved' || state === 'helped';

export interface Setting extends Making {
  lang: string;
  /** What a learner without a name is called. */
  unnamed: string;
  words: Words;
  listings: Listing[];
}

/** The file. */
export function makeReport(record: LearnerRecord, setting: Setting): string {
  const { lang, words, listings, made, book } = setting;
  const name = record.name || setting.unnamed;
  const gone = { chapter: words.gone, exercises: unlisted(record, listings) };
  const parts = [...listings, gone].map(({ chapter, exercises }) => ({
    chapter,
    rows: exercises.map((listed) => rowOf(listed, record)),
  }));
  const code = parts
    .flatMap(({ rows }) => rows.filter(isSolved))
    .flatMap((row) => {
      const version = passed(record, row.id);
      return version ? [{ ...version, id: row.id, title: row.title }] : [];
    });
  const data = { form: FORM_VERSION, learner: name, made, book, chapters: parts, code };
  const tables = parts
    .filter(({ rows }) => rows.some((row) => row.state !== 'none'))
    .map(({ chapter, rows }) => {
      const n = String(rows.filter(isSolved).length);
      const sum = fill(words.progress, { n, m: String(rows.length) });
      const begun = rows.filter((row) => row.state !== 'none');
      return `<h2>${html(chapter)}</h2><p>${sum}</p>${table(begun, words, lang)}`;
    });
  const programs = code.map(
    (c) =>
      `<h3>${html(c.title)}</h3><p><time datetime="${html(c.at)}">${showTime(c.at, lang)}</time></p><pre>${html(c.code)}</pre>`,
  );
  const title = html(fill(words.report_of, { name }));
  const list = `<dl><dt>${words.made}</dt><dd><time datetime="${made}">${showTime(made, lang)}</time></dd><dt>${words.book_version}</dt><dd>${html(book)}</dd><dt>${words.checksum}</dt><dd><output></output></dd></dl>`;
  const text = `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-Hans' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="generator" content="${FORM}/${FORM_VERSION}">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${list}
<p>${words.honest}</p>
<p>${words.how}</p>
${tables.join('\n')}
${programs.length ? `<h2>${words.code}</h2>\n` : ''}${programs.join('\n')}
</main>
<script type="application/json" id="data">${canonical(data).replace(/</g, '\\u003c')}</script>
</body>
</html>
`;
  const bare = text.replace(/\r\n?/g, '\n');
  return bare.replace('<output></output>', `<output>${checksum(bare)}</output>`);
}

export type Check =
  | { result: 'unchanged'; learner: string; made: string }
  | { result: 'changed' | 'not_ours' | 'newer' };

/** Is a report as it was made? Line ends may differ: mail and editors change them. */
export function checkReport(file: string): Check {
  const text = file.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const form = /<meta name="generator" content="neural-mirror-report\/(\d+)">/.exec(text);
  if (!form) return { result: 'not_ours' };
  if (Number(form[1]) > FORM_VERSION) return { result: 'newer' };
  const said = /<output>([0-9a-f]{64})<\/output>/.exec(text);
  if (!said || checksum(text.replace(said[0], '<output></output>')) !== said[1])
    return { result: 'changed' };
  const data = /<script type="application\/json" id="data">(.*)<\/script>/.exec(text);
  const { learner, made } = JSON.parse(data![1]) as { learner: string; made: string };
  return { result: 'unchanged', learner, made };
}
