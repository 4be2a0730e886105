// A view as CSV, to the byte as `mirror run --csv` writes it.
import type { Core, View } from './core.ts';

/**
 * x as C's %.{digits}g. JavaScript's toPrecision rounds a tie up where C rounds it to even, so ties
 * are looked for in the exact decimal expansion, of which 100 digits decide all but contrived cases.
 */
export function general(x: number, digits: number): string {
  if (x === 0) return Object.is(x, -0) ? '-0' : '0';
  let [mantissa, exponent] = x.toExponential(digits - 1).split('e');
  const exact = Math.abs(x).toExponential(100).split('e')[0].replace('.', '');
  const evenBefore = (exact.charCodeAt(digits - 1) & 1) === 0;
  if (evenBefore && /^50*$/.test(exact.slice(digits))) {
    const truncated = exact.slice(0, digits);
    mantissa = (x < 0 ? '-' : '') + truncated[0] + (digits > 1 ? `.${truncated.slice(1)}` : '');
    exponent = Math.abs(x).toExponential(100).split('e')[1];
  }
  const power = Number(exponent);
  if (power < -4 || power >= digits) {
    const size = Math.abs(power).toString().padStart(2, '0');
    return `${strip(mantissa)}e${power < 0 ? '-' : '+'}${size}`;
  }
  const sign = mantissa.startsWith('-') ? '-' : '';
  const figures = mantissa.replace('-', '').replace('.', '');
  const whole = power < 0 ? '0' : figures.slice(0, power + 1);
  const fraction = power < 0 ? '0'.repeat(-power - 1) + figures : figures.slice(power + 1);
  return strip(`${sign}${whole}${fraction ? `.${fraction}` : ''}`);
}

function strip(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function element(view: View, i: number): string {
  const x = view.data[i];
  if (view.type === 'f64') return general(x, 17);
  if (view.type === 'f32') return general(x, 9);
  return x.toFixed(0);
}

function header(view: View): string[] {
  const unit = view.unit ? ` (${view.unit})` : '';
  if (view.rank < 2) return [view.id + unit];
  return Array.from({ length: view.columns }, (_, i) => `${view.id}[${i}]${unit}`);
}

/** The table of a view: its coordinates, if it has any, then itself. Cells as in the CSV. */
export function table(core: Core, id: string): string[][] {
  const view = core.view(id);
  const over = view.over ? core.view(view.over) : null;
  const rows = [[...(over ? header(over) : []), ...header(view)]];
  for (let i = 0; i < view.rows; i++) {
    const cells = over ? [element(over, i)] : [];
    for (let k = 0; k < view.columns; k++) cells.push(element(view, i * view.columns + k));
    rows.push(cells);
  }
  return rows;
}

export function csv(core: Core, id: string): string {
  return `${table(core, id)
    .map((row) => row.join(','))
    .join('\n')}\n`;
}
