// A figure as one picture: the plot with its title, its sentence and its values.
import type { NmFigure } from './figure.ts';
import { titleOf } from './panel.ts';

export function compose(figure: NmFigure): HTMLCanvasElement {
  figure.redraw();
  const plot = figure.picture;
  const ratio = plot.width / Math.max(1, plot.clientWidth);
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  const lines = [
    figure.find('.words')?.textContent ?? '',
    decodeURIComponent(figure.link.slice(1)).replace(/[?&]/g, '  '),
  ];
  const canvas = document.createElement('canvas');
  const pad = 16 * ratio;
  const wide = plot.width + 2 * pad;
  const c = canvas.getContext('2d')!;
  const font = (size: number, weight = 400) =>
    `${weight} ${size * ratio}px ${getComputedStyle(document.body).fontFamily}`;
  c.font = font(14);
  const wrapped = lines.flatMap((line) => wrap(c, line, plot.width));
  canvas.width = wide;
  canvas.height = plot.height + 2 * pad + 40 * ratio + wrapped.length * 20 * ratio;
  c.fillStyle = token('--plate');
  c.fillRect(0, 0, canvas.width, canvas.height);
  c.fillStyle = token('--ink');
  c.font = font(18);
  c.textBaseline = 'top';
  const title = `${titleOf(figure)}  ${figure.find('h3')?.textContent ?? ''}`;
  c.fillText(title, pad, pad);
  c.drawImage(plot, pad, pad + 32 * ratio);
  c.font = font(14);
  c.fillStyle = token('--ink-2');
  wrapped.forEach((line, i) => {
    c.fillText(line, pad, pad + 36 * ratio + plot.height + i * 20 * ratio);
  });
  return canvas;
}

/** Lines that fit, broken at spaces where there are any, else anywhere. */
function wrap(c: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/\s*[!-~]+|[^!-~]/g) ?? []) {
    if (line && c.measureText(line + piece).width > width) {
      lines.push(line);
      line = piece.trimStart();
    } else line += piece;
  }
  return line ? [...lines, line] : lines;
}
