// Markdown with this book's additions:
//
//     $x$, $$x$$ {#eq-id}     formulas             [@key; @key]    citations
//     {=id}                   a computed number    [[id|text]]     a term, where it is defined
//     {@id}                   a reference to a figure, an equation or a section
//     :::name{#id key="v"}    a directive, up to a line of three colons
//     ^code file#tag "text"   a passage of the sources, the line with the text tinted
import MarkdownIt, { type StateBlock, type StateInline } from 'markdown-it';
import cjk from 'markdown-it-cjk-friendly';

export interface Directive {
  name: string;
  id: string;
  attributes: Record<string, string>;
  content: string;
}

/** What the additions become; one for each page. */
export interface Handlers {
  inlineMath(tex: string, before: string, after: string): string;
  displayMath(tex: string, id: string): string;
  cite(keys: string[]): string;
  number(id: string): string;
  term(id: string, text: string): string;
  reference(id: string): string;
  directive(directive: Directive): string;
  code(reference: string, tinted: string): string;
  heading(level: number, id: string, html: string): string;
  problem(line: number, what: string): void;
}

interface Env {
  handlers: Handlers;
  /** Line of the file where the text begins, for problems. */
  line: number;
}

const opening = /[（(“‘「]$/;
const closing = /^[，。；：！？、）)”’」,.;:!?]+/;

function envOf(state: { env?: unknown }): Env {
  return state.env as Env;
}

/** An inline rule for what a sticky pattern matches. */
function inline(pattern: RegExp, render: (m: RegExpExecArray, h: Handlers) => string) {
  return (state: StateInline, silent: boolean): boolean => {
    pattern.lastIndex = state.pos;
    const match = pattern.exec(state.src);
    if (!match) return false;
    if (!silent) {
      const token = state.push('html_inline', '', 0);
      token.content = guarded(envOf(state), () => render(match, envOf(state).handlers));
    }
    state.pos += match[0].length;
    return true;
  };
}

function guarded(env: Env, act: () => string): string {
  try {
    return act();
  } catch (error) {
    env.handlers.problem(env.line, (error as Error).message);
    return '';
  }
}

/** A formula shares a span that does not break with the brackets and stops around it. */
function mathRule(state: StateInline, silent: boolean): boolean {
  const match = /^\$([^$\n]+)\$/.exec(state.src.slice(state.pos));
  if (!match) return false;
  const end = state.pos + match[0].length;
  const after = closing.exec(state.src.slice(end))?.[0] ?? '';
  if (!silent) {
    const before = opening.exec(state.pending)?.[0] ?? '';
    if (before) state.pending = state.pending.slice(0, -before.length);
    const env = envOf(state);
    const token = state.push('html_inline', '', 0);
    token.content = guarded(env, () => env.handlers.inlineMath(match[1], before, after));
  }
  state.pos = end + after.length;
  return true;
}

export function parseAttributes(text: string): { id: string; attributes: Record<string, string> } {
  const attributes: Record<string, string> = {};
  let id = '';
  const rest = text.replace(
    /#([\w-]+)|([\w-]+)=(?:"([^"]*)"|(\S+))/g,
    (_, hash, key, quoted, bare) => {
      if (hash) id = hash;
      else attributes[key] = quoted ?? bare;
      return '';
    },
  );
  if (rest.trim()) throw new Error(`"${rest.trim()}" is no attribute`);
  return { id, attributes };
}

function lineText(state: StateBlock, line: number): string {
  return state.src.slice(state.bMarks[line], state.eMarks[line]);
}

/** The lines from `start` up to one that `ends` accepts, or null. */
function collect(state: StateBlock, start: number, ends: (text: string) => boolean) {
  for (let line = start; line < state.lineMax; line++) {
    if (!ends(lineText(state, line))) continue;
    const lines = Array.from({ length: line - start }, (_, i) => lineText(state, start + i));
    return { text: lines.join('\n'), next: line + 1, last: lineText(state, line) };
  }
  return null;
}

function directiveRule(state: StateBlock, start: number, _end: number, silent: boolean): boolean {
  const match = /^:::(\w+)(?:\{(.*)\})?\s*$/.exec(lineText(state, start));
  if (!match) return false;
  if (silent) return true;
  const env = envOf(state);
  const at = env.line + start;
  const body = collect(state, start + 1, (text) => /^:::\s*$/.test(text));
  if (!body) {
    env.handlers.problem(at, `directive ${match[1]} is not closed`);
    state.line = state.lineMax;
    return true;
  }
  const token = state.push('html_block', '', 0);
  token.content = guarded({ ...env, line: at }, () => {
    const { id, attributes } = parseAttributes(match[2] ?? '');
    return env.handlers.directive({ name: match[1], id, attributes, content: body.text });
  });
  state.line = body.next;
  return true;
}

function equationRule(state: StateBlock, start: number, _end: number, silent: boolean): boolean {
  const first = lineText(state, start);
  if (!first.startsWith('$$')) return false;
  if (silent) return true;
  const env = envOf(state);
  const single = /^\$\$(.+)\$\$\s*(?:\{#([\w-]+)\})?\s*$/.exec(first);
  const body = single
    ? { text: single[1], next: start + 1, id: single[2] ?? '' }
    : (() => {
        const found = collect(state, start + 1, (text) => text.startsWith('$$'));
        const id = /\{#([\w-]+)\}/.exec(found?.last ?? '')?.[1] ?? '';
        return found && { text: found.text, next: found.next, id };
      })();
  const env2 = { ...env, line: env.line + start };
  const token = state.push('html_block', '', 0);
  if (!body) {
    env.handlers.problem(env2.line, 'a formula is not closed');
    state.line = state.lineMax;
    return true;
  }
  token.content = guarded(env2, () => env.handlers.displayMath(body.text.trim(), body.id));
  state.line = body.next;
  return true;
}

function codeRule(state: StateBlock, start: number, _end: number, silent: boolean): boolean {
  const match = /^\^code\s+(\S+)(?:\s+"(.*)")?\s*$/.exec(lineText(state, start));
  if (!match) return false;
  if (silent) return true;
  const env = { ...envOf(state), line: envOf(state).line + start };
  const token = state.push('html_block', '', 0);
  token.content = guarded(env, () => env.handlers.code(match[1], match[2] ?? ''));
  state.line = start + 1;
  return true;
}

const md = new MarkdownIt({ html: false, linkify: false, typographer: false }).use(cjk);
md.inline.ruler.before('escape', 'math', mathRule);
md.inline.ruler.before(
  'link',
  'cite',
  inline(/\[@([^\]]+)\]/y, (m, h) => h.cite(m[1].split(/;\s*/).map((k) => k.replace(/^@/, '')))),
);
md.inline.ruler.before(
  'link',
  'term',
  inline(/\[\[([\w-]+)(?:\|([^\]]+))?\]\]/y, (m, h) => h.term(m[1], m[2] ?? '')),
);
md.inline.ruler.before(
  'text',
  'number',
  inline(/\{=([\w.-]+)\}/y, (m, h) => h.number(m[1])),
);
md.inline.ruler.before(
  'text',
  'reference',
  inline(/\{@([\w-]+)\}/y, (m, h) => h.reference(m[1])),
);
// `text` would run over the characters that the rules above begin with
md.inline.ruler.at('text', (state, silent) => {
  let end = state.pos;
  while (end < state.posMax && !/[\n$&*+\-:<=>@[\]^_`{}~!\\]/.test(state.src[end])) end++;
  if (end === state.pos) return false;
  if (!silent) state.pending += state.src.slice(state.pos, end);
  state.pos = end;
  return true;
});
const block = { alt: ['paragraph', 'list'] };
md.block.ruler.before('fence', 'directive', directiveRule, block);
md.block.ruler.before('fence', 'equation', equationRule, block);
md.block.ruler.before('fence', 'code_quote', codeRule, block);

md.renderer.rules.heading_open = (tokens, i, _options, given) => {
  const env = envOf({ env: given });
  const level = Number(tokens[i].tag.slice(1));
  const body = tokens[i + 1];
  const match = /\s*\{#([\w-]+)\}\s*$/.exec(body.content);
  const text = match ? body.content.slice(0, match.index) : body.content;
  const html = md.renderInline(text, given);
  body.children = [];
  tokens[i + 2].hidden = true;
  if (!match)
    env.handlers.problem(env.line + (tokens[i].map?.[0] ?? 0), `heading "${text}" has no {#id}`);
  return env.handlers.heading(level, match?.[1] ?? '', html);
};
md.renderer.rules.heading_close = () => '';

export function renderMarkdown(text: string, handlers: Handlers, line = 1): string {
  return md.render(text, { handlers, line });
}

export function renderInline(text: string, handlers: Handlers, line = 1): string {
  return md.renderInline(text, { handlers, line });
}
