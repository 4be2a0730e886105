// Every kind of mark that a plot may name.
import type { MarkMaker } from '../mark.ts';
import { brush } from './brush.ts';
import { bucket } from './bucket.ts';
import { area, bars, between, line, trace } from './line.ts';
import { heat, image, tiles } from './picture.ts';
import { arrow, cloud, drag, path, progress } from './plane.ts';
import { dots, here } from './points.ts';
import { raster } from './raster.ts';
import { rule, ticks, vrule } from './rules.ts';

export const marks: Record<string, MarkMaker> = {
  area,
  arrow,
  bars,
  between,
  brush,
  bucket,
  cloud,
  dots,
  drag,
  heat,
  here,
  image,
  line,
  path,
  progress,
  raster,
  rule,
  ticks,
  tiles,
  trace,
  vrule,
};
