// Three browser engines behind one small interface. Chromium by playwright, Firefox by puppeteer
// (WebDriver BiDi), WebKitGTK by selenium; each as Debian ships it. Firefox and WebKit need a display:
// the test run stands under xvfb-run.
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

export type Engine = 'chromium' | 'firefox' | 'webkit';
/** The engines of this run: all, or those that ENGINES names. */
export const engines = (process.env.ENGINES ?? 'chromium firefox webkit').split(' ') as Engine[];

export interface Page {
  goto(url: string): Promise<void>;
  /** Runs an async function of the page's own, given as a function that uses nothing from outside. */
  run<T, A extends unknown[]>(body: (...args: A) => T | Promise<T>, ...args: A): Promise<T>;
  /** A key by its name, or Control and a key: "Control+Enter". */
  press(key: string): Promise<void>;
  /** Presses the mouse at the first point and releases it at the second. */
  drag(x0: number, y0: number, x1: number, y1: number): Promise<void>;
  /** From now on `run` speaks to the first frame inside the page. */
  enterFrame(): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  screenshot(): Promise<Buffer>;
  /** Errors of the page and of its console since it was opened. WebKitGTK's driver reports none. */
  errors: string[];
  close(): Promise<void>;
}

export interface Browser {
  engine: Engine;
  /** A page of its own; WebKitGTK's driver allows one at a time. */
  newPage(options?: PageOptions): Promise<Page>;
  close(): Promise<void>;
}

export interface PageOptions {
  width?: number;
  height?: number;
  dark?: boolean;
  still?: boolean;
  /** Without JavaScript; Chromium alone. */
  scriptless?: boolean;
  language?: string;
}

export const chromiumArguments = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What the promise gives, if it does so in time. */
function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  const late = sleep(ms, null, { ref: false }).then(() => {
    throw new Error(`no answer within ${ms} ms`);
  });
  return Promise.race([promise, late]);
}

/** A call as the page can evaluate it. The test runner's compiler marks named functions with __name. */
function callOf(body: (...args: never[]) => unknown, args: unknown[]): string {
  return `((__name) => (${body.toString()})(...${JSON.stringify(args)}))((f) => f)`;
}

/** What playwright's and puppeteer's pages have in common. */
interface CommonPage {
  on(event: 'console', act: (message: { type(): string; text(): string }) => void): void;
  on(event: 'pageerror', act: (error: Error) => void): void;
  goto(url: string): Promise<unknown>;
  mainFrame(): { evaluate(source: string): Promise<unknown> };
  frames(): { evaluate(source: string): Promise<unknown> }[];
  keyboard: Record<'press' | 'down' | 'up', (key: string) => Promise<void>>;
  mouse: {
    move(x: number, y: number, options?: { steps: number }): Promise<void>;
    down(): Promise<void>;
    up(): Promise<void>;
  };
}

function shared(page: CommonPage): Omit<Page, 'resize' | 'screenshot' | 'close'> {
  const errors: string[] = [];
  page.on('console', (m) => m.type() === 'error' && errors.push(m.text()));
  page.on('pageerror', (e) => errors.push(String(e)));
  let frame = () => page.mainFrame();
  return {
    errors,
    goto: async (url) => void (await page.goto(url)),
    run: (body, ...args) => frame().evaluate(callOf(body, args)) as never,
    enterFrame: async () => {
      frame = () => page.frames()[1];
    },
    async press(combination) {
      const [key, ...held] = combination.split('+').reverse();
      for (const each of held) await page.keyboard.down(each);
      await page.keyboard.press(key);
      for (const each of held) await page.keyboard.up(each);
    },
    async drag(x0, y0, x1, y1) {
      await page.mouse.move(x0, y0);
      await page.mouse.down();
      await page.mouse.move(x1, y1, { steps: 5 });
      await page.mouse.up();
    },
  };
}

async function chromium(more: string[] = []): Promise<Browser> {
  const { chromium: playwright } = await import('playwright-core');
  const browser = await playwright.launch({
    executablePath: '/usr/bin/chromium',
    args: [...chromiumArguments, ...more],
  });
  return {
    engine: 'chromium',
    async newPage(o = {}) {
      const context = await browser.newContext({
        viewport: { width: o.width ?? 1280, height: o.height ?? 900 },
        colorScheme: o.dark ? 'dark' : 'light',
        reducedMotion: o.still ? 'reduce' : 'no-preference',
        locale: o.language ?? 'en-US',
        javaScriptEnabled: !o.scriptless,
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      const page = await context.newPage();
      return {
        ...shared(page as unknown as CommonPage),
        resize: (width, height) => page.setViewportSize({ width, height }),
        screenshot: () => page.screenshot(),
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}

async function firefox(): Promise<Browser> {
  const { default: puppeteer } = await import('puppeteer-core');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
    headless: false, // headless Firefox has no WebGL2
    extraPrefsFirefox: {
      // puppeteer turns this off, and then file:// looks more capable than it is
      'security.fileuri.strict_origin_policy': true,
      'datareporting.policy.dataSubmissionEnabled': false,
      'app.update.enabled': false,
    },
  });
  return {
    engine: 'firefox',
    async newPage(o = {}) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.setViewport({ width: o.width ?? 1280, height: o.height ?? 900 });
      return {
        ...shared(page as unknown as CommonPage),
        resize: (width, height) => page.setViewport({ width, height }),
        screenshot: async () => Buffer.from(await page.screenshot()),
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}

async function webkit(): Promise<Browser> {
  const { Builder, Capabilities, Key } = await import('selenium-webdriver');
  let port = 0;
  let driver: ChildProcess;
  const startDriver = async () => {
    port = 4700 + Math.floor(Math.random() * 1000);
    // a group of its own, so that a browser which hangs can be ended along with it
    driver = spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore', detached: true });
    await sleep(500);
  };
  const endDriver = () => {
    try {
      process.kill(-driver.pid!);
    } catch {
      // it has gone by itself
    }
  };
  await startDriver();
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': {
      binary: '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
      args: ['--automation'],
    },
  });
  const build = () =>
    new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build();
  /** Now and then the driver never answers: then another is started. */
  const open = async () => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await within(20000, Promise.resolve(build()));
      } catch (error) {
        endDriver();
        if (attempt === 3) throw error;
        await startDriver();
      }
    }
  };
  return {
    engine: 'webkit',
    async newPage(o = {}) {
      const session = await open();
      await session.manage().setTimeouts({ script: 60000, pageLoad: 60000 });
      const setSize = (width: number, height: number) =>
        session
          .manage()
          .window()
          .setRect({ width, height: height + 60, x: 0, y: 0 });
      await setSize(o.width ?? 1280, o.height ?? 900);
      return {
        errors: [],
        goto: (url) => session.get(url),
        async run(body, ...args) {
          const script = `const done = arguments[arguments.length - 1];
            Promise.resolve(${callOf(body, args)})
              .then((value) => done({ value }), (error) => done({ error: String(error) }));`;
          const result = (await session.executeAsyncScript(script)) as {
            value: never;
            error?: string;
          };
          if (result.error) throw new Error(result.error);
          return result.value;
        },
        enterFrame: () => session.switchTo().frame(0),
        press: async (combination) => {
          const names = Key as unknown as Record<string, string>;
          const code = (key: string) =>
            names[key.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase()] ?? key;
          const [key, ...held] = combination.split('+').reverse();
          const actions = session.actions();
          for (const each of held) actions.keyDown(code(each));
          actions.sendKeys(code(key));
          for (const each of held) actions.keyUp(code(each));
          await actions.perform();
        },
        async drag(x0, y0, x1, y1) {
          const at = (x: number, y: number) => ({
            x: Math.round(x),
            y: Math.round(y),
            duration: 50,
          });
          const actions = session.actions({ async: true });
          await actions.move(at(x0, y0)).press().move(at(x1, y1)).release().perform();
        },
        resize: async (width, height) => void (await setSize(width, height)),
        screenshot: async () => Buffer.from(await session.takeScreenshot(), 'base64'),
        async close() {
          await within(10000, session.quit()).catch(async () => {
            endDriver();
            await startDriver();
          });
        },
      };
    },
    async close() {
      endDriver();
    },
  };
}

const launchers = { chromium, firefox, webkit };

/** `more`: further arguments, for Chromium alone. */
export function launch(engine: Engine, more: string[] = []): Promise<Browser> {
  return launchers[engine](more);
}

/** Waits until a function of the page returns something that is not falsy, and returns it. */
export async function until<T, A extends unknown[]>(
  page: Page,
  body: (...args: A) => T | Promise<T>,
  ...args: A
): Promise<T> {
  const end = Date.now() + 60000; // a busy machine may take long, and only a failure waits for it
  for (;;) {
    // a page that is just going elsewhere cannot answer
    const value = await page.run(body, ...args).catch(() => null);
    if (value) return value;
    if (Date.now() > end) throw new Error(`waited in vain for ${body.toString().slice(0, 120)}`);
    await sleep(50);
  }
}
