// Names and sentences of a figure in the reader's language.
import { type Status, sentence } from '../core/status.ts';
import type { Scene } from '../core/tables.ts';
import { context } from '../page/context.ts';
import type { Words } from '../plot/mark.ts';
import { exactNumber, formatNumber } from './numbers.ts';
import { axisTitle, unit } from './text.ts';

/** Why the core has refused a value; `nameOf` tells what the reader calls a parameter. */
export function sentenceOf(status: Status, nameOf: (id: string) => string): string {
  const format = (value: number, u: string) => exactNumber(value) + unit(u);
  return sentence(status, context().strings.status, nameOf, format);
}

export function plotWords(scene: Scene): Words {
  const { strings, labels, lang } = context();
  return {
    label: (id) => labels[scene.id]?.[id] ?? id,
    axis: (label, u) => axisTitle(label, u, lang),
    number: formatNumber,
    beforeNow: strings.before_now,
  };
}
