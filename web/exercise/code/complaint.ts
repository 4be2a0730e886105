// What went wrong in a program, below the editor: the line, a sentence, and the runtime's own words.
import { betweenSentences, fill } from '../../figure/text.ts';
import { context } from '../../page/context.ts';
import type { Language, RawError } from '../run/protocol.ts';
import { explain, isOwnSentence } from './explain.ts';

export interface Complaint {
  error: RawError;
  language: Language;
  /** Title of the check that it stopped; '' for none. */
  check: string;
  /** Lines of the reader's text: a bracket may be missed behind the last. */
  lines: number;
}

/** Fills the line with it, and gives the number of the line that is to be marked; null clears. */
export function showComplaint(line: HTMLElement, complaint: Complaint | null): number {
  line.hidden = complaint === null;
  line.replaceChildren();
  if (!complaint) return 0;
  const { error, language, check, lines } = complaint;
  const { strings, lang } = context();
  const s = strings.code_text;
  const space = betweenSentences(lang);
  const at = Math.min(error.line, lines);
  const where = document.createElement('b');
  where.textContent = at > 0 ? fill(s.line, { n: String(at) }) : '';
  const { key, name } = explain(error);
  const said = (s.explain as Record<string, string>)[key];
  const sentence = isOwnSentence(error)
    ? error.message
    : fill(said, { name, language: s[language] });
  const text = document.createElement('span');
  text.textContent = [sentence, check && fill(s.in_check, { check })].filter(Boolean).join(space);
  line.append(where, space, text);
  if (!error.text || sentence === error.message) return at;
  const raw = document.createElement('pre');
  raw.textContent = error.text;
  raw.lang = 'en';
  raw.tabIndex = 0; // it may have to be scrolled
  line.append(raw);
  return at;
}
