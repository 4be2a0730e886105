// Every kind of mark that a plot may name.
import type { MarkMaker } from '../mark.ts';
import { brush } from './brush.ts';
import { bucket } from './bucket.ts';
import { crown } from './crown.ts';
import { cone, field } from './field.ts';
import { head } from './head.ts';
import { frame, products } from './kernel.ts';
import { area, bars, between, line, trace } from './line.ts';
import { specks, strands, zero } from './many.ts';
import { heat, image, tiles } from './picture.ts';
import { arrow, cloud, drag, path, progress } from './plane.ts';
import { dots, here } from './points.ts';
import { raster } from './raster.ts';
import { rule, ticks, vrule } from './rules.ts';
import { scores } from './scores.ts';
import { stems } from './stems.ts';

export const marks: Record<string, MarkMaker> = {
  area,
  arrow,
  bars,
  between,
  brush,
  bucket,
  cloud,
  cone,
  crown,
  dots,
  drag,
  frame,
  field,
  head,
  heat,
  here,
  image,
  line,
  path,
  products,
  progress,
  raster,
  rule,
  scores,
  stems,
  specks,
  strands,
  ticks,
  tiles,
  trace,
  vrule,
  zero,
};
