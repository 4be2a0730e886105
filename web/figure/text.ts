// Small pieces of text that several parts write.

export function unit(u: string): string {
  return u && u !== '1' ? `\u00a0${u}` : '';
}

export function fill(template: string, parts: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_, part: string) => parts[part] ?? '');
}

/** A label with its unit: after a comma in English, in full-width brackets in Chinese. */
export function axisTitle(label: string, u: string, lang: string): string {
  if (!u || u === '1') return label;
  return lang === 'zh' ? `${label}（${u}）` : `${label}, ${u}`;
}

/** What stands between two sentences: a Chinese full stop brings its own space. */
export function betweenSentences(lang: string): string {
  return lang === 'zh' ? '' : ' ';
}
