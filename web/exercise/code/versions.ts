// Versions of the reader's text: kept when all checks pass, before another text takes its place, and when
// asked for.
import { context } from '../../page/context.ts';
import { key } from '../../page/key.ts';
import type { Language } from '../run/protocol.ts';
import { openPanel, showComparison } from './compare.ts';
import type { Version, Work } from './work.ts';

/** The text as it stands. */
export interface Mine {
  language: Language;
  text: string;
}

export interface VersionsHost {
  mine(): Mine;
  restore(version: Version): void;
  changed(): void;
}

export class Versions {
  private readonly root: HTMLElement;
  private readonly work: Work;
  private readonly host: VersionsHost;

  constructor(root: HTMLElement, work: Work, host: VersionsHost) {
    this.root = root;
    this.work = work;
    this.host = host;
    root.querySelector('.keys [data-key=versions]')!.addEventListener('click', () => this.open());
  }

  /** Keeps the text as it stands, unless the newest version is just that. */
  keep(solved: boolean): void {
    const { language, text } = this.host.mine();
    const same = (v: Version) => v.language === language && v.code === text;
    const known = this.work.versions.find(same);
    if (known) known.solved ||= solved;
    else this.work.versions.push({ at: new Date().toISOString(), language, code: text, solved });
    this.host.changed();
  }

  private open(): void {
    const { code_text: s } = context().strings;
    const panel = openPanel(this.root, s.versions);
    const keep = key(s.keep, () => {
      this.keep(false);
      this.open();
    });
    panel.querySelector('header')!.lastElementChild!.before(keep);
    const list = document.createElement('ol');
    list.className = 'plain versions';
    for (const version of [...this.work.versions].reverse()) list.append(this.row(version));
    if (this.work.versions.length === 0) {
      const nothing = document.createElement('p');
      nothing.textContent = s.no_versions;
      panel.append(nothing);
    } else panel.append(list);
  }

  private row(version: Version): HTMLElement {
    const { strings, lang } = context();
    const s = strings.code_text;
    const row = document.createElement('li');
    const when = document.createElement('time');
    when.dateTime = version.at;
    when.textContent = new Date(version.at).toLocaleString(lang === 'zh' ? 'zh-CN' : 'en-GB', {
      dateStyle: 'medium',
      timeStyle: 'short',
    });
    const state = document.createElement('span');
    state.className = version.solved ? 'ok' : '';
    state.textContent = version.solved ? s.version_solved : '';
    const language = document.createElement('span');
    language.textContent = s[version.language];
    const compare = key(s.compare, () => {
      const { text } = this.host.mine();
      const sides = { left: when.textContent!, right: s.yours_side, title: s.compare };
      showComparison(this.root, version.language, version.code, text, sides);
    });
    const restore = key(s.restore, () => {
      this.host.restore(version);
      this.open();
    });
    row.append(when, language, state, compare, restore);
    return row;
  }
}
