// Numbers in the sentences of the checks.
import { exactNumber, formatNumber } from '../../figure/numbers.ts';

/** Figures that are enough to read, and those that tell any two doubles apart. */
const [USUAL, ALL] = [6, 18]; // beside a power there is one less

/** A number in a sentence: exact where it is short, else so many figures. */
export function inSentence(x: number, figures = USUAL): string {
  if (Number.isNaN(x)) return 'NaN';
  if (!Number.isFinite(x)) return x > 0 ? '∞' : '−∞';
  const large = Math.abs(x);
  if (large >= 1e7 || (large > 0 && large < 1e-4))
    return x
      .toExponential(figures - 2)
      .replace(/\.?0*e\+?/, 'e')
      .replace(/-/g, '−');
  if (Number(x.toPrecision(figures)) === x) return exactNumber(x);
  return formatNumber(x, Math.max(0, figures - 1 - Math.floor(Math.log10(large))));
}

/** As texts by name. `apart`: what was expected and what was found look different if they differ. */
export function numbersInSentence(
  numbers: Record<string, number>,
  apart = true,
): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [id, x] of Object.entries(numbers)) texts[id] = inSentence(x);
  const { expected, found } = numbers;
  if (!apart || expected === undefined || found === undefined || Object.is(expected, found))
    return texts;
  for (let figures = USUAL + 1; texts.expected === texts.found && figures <= ALL; figures++) {
    texts.expected = inSentence(expected, figures);
    texts.found = inSentence(found, figures);
  }
  return texts;
}
