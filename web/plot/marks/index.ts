// Every kind of mark that a plot may name.
import type { MarkMaker } from '../mark.ts';
import { bucket } from './bucket.ts';
import { area, bars, between, line, trace } from './line.ts';
import { dots, here } from './points.ts';
import { raster } from './raster.ts';
import { rule, ticks, vrule } from './rules.ts';

export const marks: Record<string, MarkMaker> = {
  area,
  bars,
  between,
  bucket,
  dots,
  here,
  line,
  raster,
  rule,
  ticks,
  trace,
  vrule,
};
