// What a mark draws on. Two kinds stand behind it: a canvas on the page, and an SVG for the still
// picture that the build makes. Coordinates are CSS pixels, colours are names of tokens.

/** A colour token of web/style/tokens.css. */
export type Ink =
  | 'ink'
  | 'ink-2'
  | 'ink-3'
  | 'edge'
  | 'hair'
  | 'plate'
  | 'paper'
  | 'model'
  | 'model-wash'
  | 'tissue'
  | 'saffron'
  | 'verdigris'
  | 'verdigris-text'
  | 'verdigris-wash'
  | 'cresyl'
  | 'silver';

export interface Stroke {
  ink: Ink;
  width?: number;
  dash?: number[];
  opacity?: number;
}

export interface TextStyle {
  ink: Ink;
  align?: 'left' | 'center' | 'right';
  bold?: boolean;
  size?: number;
}

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The largest box of that aspect, at the left and the top. */
export function fitted(box: Box, rows: number, columns: number): Box {
  const cell = Math.min((box.right - box.left) / columns, (box.bottom - box.top) / rows);
  return { ...box, right: box.left + cell * columns, bottom: box.top + cell * rows };
}

export interface Surface {
  /** Starts a new path. */
  begin(): void;
  move(x: number, y: number): void;
  line(x: number, y: number): void;
  curve(cx: number, cy: number, x: number, y: number): void;
  circle(x: number, y: number, radius: number): void;
  close(): void;
  stroke(stroke: Stroke): void;
  fill(ink: Ink, opacity?: number): void;
  /** One line of text, its middle at y, with a halo in the colour of the plate. */
  text(text: string, x: number, y: number, style: TextStyle): void;
  /** Whatever `draw` draws is cut off at the box. */
  clip(box: Box, draw: () => void): void;
  /** Cells of a grid (rows from the top) as ink of the opacity that `opacity` gives their counts. */
  cells(cells: Cells, box: Box): void;
  /** A matrix, one cell of the box for each element. */
  picture(picture: Picture, box: Box): void;
}

/** How numbers become colours: grey from black to white whatever the theme, from the plate into ink, or
 * from blue over the plate to carmine. */
export const colourMaps = ['grey', 'seq', 'div'] as const;
export type ColourMap = (typeof colourMaps)[number];

export interface Picture {
  rows: number;
  columns: number;
  /** Row by row, the first row at the top; NaN is left out. */
  data: ArrayLike<number>;
  /** The numbers at the two ends of the map. */
  low: number;
  high: number;
  map: ColourMap;
}

/** Counts in a grid of rows by columns, and what is needed to draw only what is new in them. */
export interface Cells {
  rows: number;
  columns: number;
  /** The newest strip: rows by count cells, row by row, row 0 at the bottom. */
  strip: Uint8Array;
  first: number;
  count: number;
  /** The last column that the box shows, counted from the start of time. */
  end: number;
  /** Whoever draws keeps its picture of the older columns under this. */
  keep: { picture?: unknown };
}

/** How dark a cell with so many events is. */
export function cellOpacity(count: number): number {
  return Math.min(1, 0.72 * Math.sqrt(count));
}

export const fontSize = 12.5;
