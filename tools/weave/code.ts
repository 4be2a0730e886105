// Code that the book shows is code that runs: passages between //> tag and //< tag of the sources.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { escapeHtml, fill, type Lang, ui } from './text.ts';

interface Passage {
  from: number;
  lines: string[];
}

export class CodeQuotes {
  private readonly root: string;
  private readonly used = new Set<string>();

  constructor(root: string) {
    this.root = root;
  }

  /** Every tag of a file, checked: opened once, closed once, not empty. */
  private passages(file: string): Map<string, Passage> {
    const passages = new Map<string, Passage>();
    const open: { tag: string; from: number; lines: string[] }[] = [];
    readFileSync(join(this.root, file), 'utf8')
      .split('\n')
      .forEach((line, i) => {
        const mark = /^\s*\/\/([<>]) ([a-z_]+)\s*$/.exec(line);
        if (mark?.[1] === '>') {
          if (passages.has(mark[2]) || open.some((o) => o.tag === mark[2]))
            throw new Error(`${file}: tag ${mark[2]} stands twice`);
          open.push({ tag: mark[2], from: i + 2, lines: [] });
        } else if (mark) {
          const last = open.pop();
          if (last?.tag !== mark[2])
            throw new Error(`${file}: tag ${mark[2]} is closed but not open`);
          passages.set(last.tag, { from: last.from, lines: last.lines });
        } else {
          for (const o of open) o.lines.push(line);
        }
      });
    if (open.length > 0) throw new Error(`${file}: tag ${open[0].tag} is not closed`);
    return passages;
  }

  /** The passage `file#tag`; `tinted` is the text that the line which is the equation contains. */
  quote(reference: string, tinted: string, lang: Lang): string {
    const [file, tag] = reference.split('#');
    if (!file.startsWith('src/') || !existsSync(join(this.root, file)))
      throw new Error(`there is no source ${file}`);
    const passage = this.passages(file).get(tag);
    if (!passage) throw new Error(`${file} has no tag "${tag}"`);
    this.used.add(`${file}#${tag}`);
    const to = passage.from + passage.lines.length - 1;
    const strings = ui[lang];
    const lines = fill(strings.lines, { from: passage.from, to });
    const inComment = { open: false };
    const body = passage.lines.map((line, i) => {
      const on = tinted && line.includes(tinted) ? ' on' : '';
      return `<span class="l${on}" data-n="${passage.from + i}"><span>${highlight(line, inComment)}</span></span>`;
    });
    if (tinted && !passage.lines.some((line) => line.includes(tinted)))
      throw new Error(`${reference} has no line with "${tinted}"`);
    const wide = passage.lines.some((line) => line.length > TEXT_COLUMNS) ? ' wide' : '';
    const label = escapeHtml(`${file}, ${lines}`);
    return `<div class="code${wide}" lang="en"><header><span><a href="../${file}.txt">${file}</a> ${lines}</span><button type="button" class="key needs-js" data-key="copy" data-done="${strings.copied}">${strings.copy_code}</button></header><pre tabindex="0" role="region" aria-label="${label}"><code>${body.join('')}</code></pre></div>`;
  }

  /** Files that were quoted: the site carries them whole. */
  files(): string[] {
    return [...new Set([...this.used].map((u) => u.split('#')[0]))];
  }

  /** Tags in the sources that no chapter quotes. */
  unused(): string[] {
    const found: string[] = [];
    const walk = (folder: string) => {
      for (const name of readdirSync(join(this.root, folder))) {
        const path = `${folder}/${name}`;
        if (statSync(join(this.root, path)).isDirectory()) walk(path);
        else if (/\.[ch]$/.test(name))
          for (const tag of this.passages(path).keys())
            if (!this.used.has(`${path}#${tag}`)) found.push(`${path}#${tag}`);
      }
    };
    walk('src');
    return found;
  }
}

/** What fits beside the line numbers in the column of text. */
const TEXT_COLUMNS = 70;

const keywords =
  'bool|break|case|char|const|continue|do|double|else|enum|float|for|if|int|return|sizeof|static|struct|switch|typedef|uint16_t|uint32_t|uint64_t|int64_t|unsigned|void|while|true|false|f32x4|i32x4';
const token = new RegExp(
  `(?<comment>/\\*.*?(?:\\*/|$)|//.*)|(?<keyword>\\b(?:${keywords})\\b)|(?<number>\\b(?:0x[\\da-fA-F.p+-]+|\\d[\\d.]*(?:e[+-]?\\d+)?f?)\\b)`,
  'g',
);

/** Keywords bold, comments faint, numbers blue: no other colours. A comment may run over lines. */
function highlight(line: string, state: { open: boolean }): string {
  let html = '';
  let at = 0;
  if (state.open) {
    const end = line.indexOf('*/');
    if (end < 0) return `<i>${escapeHtml(line)}</i>`;
    state.open = false;
    at = end + 2;
    html = `<i>${escapeHtml(line.slice(0, at))}</i>`;
  }
  for (const match of line.matchAll(token)) {
    if (match.index < at) continue;
    html += escapeHtml(line.slice(at, match.index));
    const { comment, keyword } = match.groups!;
    const tag = comment ? 'i' : keyword ? 'em' : 'u';
    html += `<${tag}>${escapeHtml(match[0])}</${tag}>`;
    at = match.index + match[0].length;
    if (comment?.startsWith('/*') && !comment.endsWith('*/')) state.open = true;
  }
  return html + escapeHtml(line.slice(at));
}
