// The plot of a figure as its directive writes it:
//
//     trace:v,spikes rule:v_th bucket:level,current,leak / ticks:spikes h=60 | bars:cv_share
//
// Panels below each other are parted by /, beside each other by |. A mark is its kind, a colon and
// the ids of the views and parameters that it draws; @style after it gives its ink. h=... is a
// panel's height in pixels, w=... its share of the width; sq gives both of its axes the same scale.

export interface MarkSpec {
  kind: string;
  args: string[];
  style: string;
}

export interface PanelSpec {
  marks: MarkSpec[];
  height: number;
  share: number;
  /** x and y to the same scale. */
  square: boolean;
}

export type PlotSpec = PanelSpec[][];

export const defaultHeight = 300;

export function parsePlot(text: string): PlotSpec {
  return text.split('/').map((row) => row.split('|').map(parsePanel));
}

function parsePanel(text: string): PanelSpec {
  const panel: PanelSpec = { marks: [], height: defaultHeight, share: 1, square: false };
  for (const word of text.trim().split(/\s+/)) {
    const option = /^([hw])=(\d+)$/.exec(word);
    const mark = /^([a-z]+):([a-z0-9_,]+)(?:@([a-z0-9-]+))?$/.exec(word);
    if (option?.[1] === 'h') panel.height = Number(option[2]);
    else if (option) panel.share = Number(option[2]);
    else if (word === 'sq') panel.square = true;
    else if (mark)
      panel.marks.push({ kind: mark[1], args: mark[2].split(','), style: mark[3] ?? '' });
    else throw new Error(`"${word}" is no mark of a plot`);
  }
  if (panel.marks.length === 0) throw new Error(`"${text}" is a panel without a mark`);
  return panel;
}
