// A stack of layers as the editor and an address have it.

/** Kernel, stride, padding, dilation, and 1 for a pool. */
export type Layer = [number, number, number, number, number];

/** layers=3.1.1.1_2.2.0.1.1 in an address: a row for each layer, the fifth number only of a pool. */
export function writeLayers(layers: Layer[]): string {
  return layers.map((row) => (row[4] ? row : row.slice(0, 4)).join('.')).join('_');
}

/** The layers of an address, or null where it holds none that could be read. */
export function readLayers(text: string): Layer[] | null {
  if (!/^\d+(\.\d+){3,4}(_\d+(\.\d+){3,4})*$/.test(text)) return null;
  return text.split('_').map((row) => {
    const [k, s, p, d, pool = 0] = row.split('.').map(Number);
    return [k, s, p, d, pool ? 1 : 0];
  });
}

/** The list with one element at another place. */
export function moved<T>(list: T[], from: number, to: number): T[] {
  const next = [...list];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}
