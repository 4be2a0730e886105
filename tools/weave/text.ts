// Strings for HTML, and the strings of the interface.
import { readdirSync, readFileSync } from 'node:fs';
import en from '../../web/strings/en.json' with { type: 'json' };
import zh from '../../web/strings/zh.json' with { type: 'json' };

export type Lang = 'zh' | 'en';
export const langs: Lang[] = ['zh', 'en'];
export const other: Record<Lang, Lang> = { zh: 'en', en: 'zh' };
export const htmlLang: Record<Lang, string> = { zh: 'zh-Hans', en: 'en' };
export const ui: Record<Lang, typeof en> = { zh: zh as typeof en, en };

/** The strings that a page's script gets: those of the work page and of laboratories only there. */
export function stringsFor(lang: Lang, more: 'work' | 'lab' | null = null): object {
  const { work_text, lab_text, ...rest } = ui[lang];
  if (more === 'work') return { ...rest, work_text };
  return more === 'lab' ? { ...rest, lab_text } : rest;
}

/** What HTML says without its tags; of a formula what is seen of it. */
export function plainText(html: string): string {
  return html
    .replace(/<span class="katex-mathml">.*?<\/math><\/span>/gs, '')
    .replace(/<[^>]*>|\u200b/g, '')
    .trim();
}

export function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

export function fill(template: string, parts: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (_, part: string) => String(parts[part] ?? ''));
}

/** The words of an attribute. */
export function words(text = ''): string[] {
  return text.split(/\s+/).filter(Boolean);
}

export function icon(name: string): string {
  return `<svg class="i" viewBox="0 0 18 18" aria-hidden="true"><use href="#i-${name}"/></svg>`;
}

/** Labels of a scene's parameters and views, with those that all scenes share. */
export interface SceneStrings {
  symbols: Record<string, string>;
  en: Record<string, string>;
  zh: Record<string, string>;
}

const folder = new URL('../../web/strings/scenes/', import.meta.url);
const common = JSON.parse(readFileSync(new URL('common.json', folder), 'utf8')) as SceneStrings;

export function sceneStrings(id: string): SceneStrings {
  const has = readdirSync(folder).includes(`${id}.json`);
  const own: SceneStrings = has
    ? JSON.parse(readFileSync(new URL(`${id}.json`, folder), 'utf8'))
    : { symbols: {}, en: {}, zh: {} };
  return {
    symbols: { ...common.symbols, ...own.symbols },
    en: { ...common.en, ...own.en },
    zh: { ...common.zh, ...own.zh },
  };
}
