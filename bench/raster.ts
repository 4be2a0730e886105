// A million points in the raster of figure "cuba": frames a second while 64,000 neurons fire and the
// window of one second holds a million spikes. Without a GPU, Chromium draws WebGL in software.
import { chromium } from 'playwright-core';
import { chromiumArguments } from '../tests/web/browsers.ts';
import { serve } from '../tools/serve.ts';
import type { NmFigure } from '../web/figure/figure.ts';
import { root } from './measure.ts';

export interface RasterRun {
  points: number;
  /** Frames a second, and the page's own share of each in ms. */
  rate: number;
  ms: number;
  /** Is WebGL drawn without a GPU? */
  software: boolean;
  browser: string;
}

/** Drives the neurons so hard that they fire 16 times a second; a real second takes a model one. */
const link = '#cuba?neurons=64000&w_exc=1.62&w_inh=-4.8&v_rest=-45&tau_ref=5&listen=0&seed=1';

export async function measureRaster(): Promise<RasterRun> {
  const { server, url } = await serve({ folder: `${root}build/site` });
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: chromiumArguments,
  });
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.goto(`${url}en/01-neuron.html${link}`);
  await page.waitForFunction(() => {
    const figure = document.getElementById('cuba') as NmFigure | null;
    return figure?.frame && figure.frame.time > 1500;
  });
  const result = await page.evaluate(async () => {
    const figure = document.getElementById('cuba') as NmFigure;
    let frames = 0;
    figure.addEventListener('nm-frame', () => frames++);
    const start = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 5000));
    const rate = (1000 * frames) / (performance.now() - start);
    const points = figure.frame!.extents.spike_t.length;
    const gl = document.createElement('canvas').getContext('webgl2');
    const info = gl?.getExtension('WEBGL_debug_renderer_info');
    const renderer = info ? String(gl!.getParameter(info.UNMASKED_RENDERER_WEBGL)) : 'none';
    figure.play(false);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const before = performance.now();
    for (let i = 0; i < 20; i++) figure.redraw();
    return { rate, points, renderer, ms: (performance.now() - before) / 20 };
  });
  const version = `Chromium ${browser.version()}`;
  await browser.close();
  server.close();
  const { renderer, ...rest } = result;
  return { ...rest, software: /SwiftShader|llvmpipe/i.test(renderer), browser: version };
}
