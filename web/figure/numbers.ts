// How numbers are written for readers: a true minus, no more figures than mean something.

/** With `digits` decimals, or four significant figures without trailing zeros. */
export function formatNumber(value: number, digits?: number): string {
  const text =
    digits === undefined
      ? String(Number(value.toPrecision(4)))
      : value.toFixed(Math.min(digits, 20));
  return minus(/^-0(\.0*)?$/.test(text) ? text.slice(1) : text);
}

/** All figures that tell this double from its neighbours, for fields and addresses. */
export function exactNumber(value: number): string {
  return minus(String(value));
}

function minus(text: string): string {
  return text.replace(/-/g, '−');
}

/** What a reader typed as a number; null where it is none. Accepts both signs and a full-width dot. */
export function readNumber(text: string): number | null {
  const plain = text
    .trim()
    .replace(/[−–－]/g, '-')
    .replace(/[．。]/g, '.')
    .replace(/\s/g, '');
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return null;
  return Number(plain);
}

export const SEED_HIGHEST = 2 ** 32 - 1;

/** A seed as a reader or an address gives it: an unsigned 32-bit integer; null where it is none. */
export function readSeed(text: string): number | null {
  const seed = readNumber(text);
  return seed !== null && Number.isInteger(seed) && seed >= 0 && seed <= SEED_HIGHEST ? seed : null;
}
