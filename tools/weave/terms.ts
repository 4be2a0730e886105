// terms.md: each term of the book in both languages, with its definitions. A term is a heading and a
// list:
//
//     ## lif
//     - en: leaky integrate-and-fire neuron
//     - zh: 漏整合发放神经元
//     - symbol: v
//     - en.means: ...
//     - zh.means: ...
import type { Lang } from './text.ts';

export interface Term {
  id: string;
  en: string;
  zh: string;
  symbol: string;
  means: Record<Lang, string>;
}

export function parseTerms(source: string): Map<string, Term> {
  const terms = new Map<string, Term>();
  for (const block of source.split(/^## /m).slice(1)) {
    const [id, ...lines] = block.trim().split('\n');
    const fields: Record<string, string> = {};
    for (const line of lines) {
      const match = /^- ([\w.]+): (.*)$/.exec(line);
      if (match) fields[match[1]] = match[2];
      else if (line.trim()) throw new Error(`term ${id}: "${line}" is not "- field: text"`);
    }
    for (const field of ['en', 'zh', 'en.means', 'zh.means'])
      if (!fields[field]) throw new Error(`term ${id} lacks ${field}`);
    if (terms.has(id)) throw new Error(`term ${id} stands twice`);
    terms.set(id, {
      id,
      en: fields.en,
      zh: fields.zh,
      symbol: fields.symbol ?? '',
      means: { en: fields['en.means'], zh: fields['zh.means'] },
    });
  }
  return terms;
}
