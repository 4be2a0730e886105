// Where a reader's program runs: a frame without the page's origin, and in it a worker from a Blob. A
// sandboxed frame alone does not stop the network; a policy of its own does, and the worker inherits it.
// No form of such a frame works on every host, so they are tried in order (see `forms`).
import { asset } from '../../page/context.ts';
import type { Channel, ProgramScript, RawError, Said } from './protocol.ts';

/** The script of the frame, the hash by which a policy knows it, and the name of its file; from the build. */
declare const FRAME: { source: string; hash: string; file: string };

interface Form {
  html: string;
  /** Does it close the network by itself? */
  closes: boolean;
}

/** A program may run scripts that come from Blobs and compile wasm, and nothing else. */
function policy(script: string): string {
  const rules = `default-src 'none'; script-src ${script} blob: 'wasm-unsafe-eval'; worker-src blob:`;
  return `<meta http-equiv="Content-Security-Policy" content="${rules}">`;
}

/**
 * 1. the script in the page itself, under a policy: a plain server, from the disk, in a sandboxed host;
 * 2. the script from its file, under a policy: hosts whose own policy forbids scripts in the page;
 * 3. the same without a policy, where WebKit refuses the second: the host's own policy is what closes
 *    the network then, as far as it does.
 */
function forms(url: string): Form[] {
  const external = `<script src="${url}"></script>`;
  return [
    { html: `${policy(FRAME.hash)}<script>${FRAME.source}</script>`, closes: true },
    { html: `${policy(new URL(url).origin)}${external}`, closes: true },
    { html: external, closes: false },
  ];
}

/** Milliseconds in which a frame whose document is there says so. */
const HANDSHAKE = 400;

function openFrame(form: Form): Promise<{ frame: HTMLIFrameElement; port: MessagePort } | null> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  frame.title = 'sandbox';
  frame.className = 'sandbox';
  frame.srcdoc = `<!doctype html>${form.html}`;
  return new Promise((resolve) => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const settle = (port: MessagePort | null) => {
      removeEventListener('message', heard);
      clearTimeout(waiting);
      frame.onload = null;
      if (!port) frame.remove();
      resolve(port && { frame, port });
    };
    const heard = (event: MessageEvent) => {
      if (event.source !== frame.contentWindow || event.data !== 'neural-mirror frame') return;
      const { port1, port2 } = new MessageChannel();
      frame.contentWindow!.postMessage('neural-mirror page', '*', [port2]);
      settle(port1);
    };
    addEventListener('message', heard);
    frame.onload = () => {
      waiting = setTimeout(() => settle(null), HANDSHAKE);
    };
    document.body.append(frame);
  });
}

/** From the frame. */
type FrameMessage =
  | { said: Said }
  | { fault: { message: string; line: number; column: number } }
  | { ended: 'flood' | 'full' }
  | { refused: string };

export class Sandbox {
  /** Is the network closed to programs, as far as the frame can see to it? */
  readonly closed: boolean;
  private readonly frame: HTMLIFrameElement;
  private readonly port: MessagePort;

  private constructor(frame: HTMLIFrameElement, port: MessagePort, closed: boolean) {
    this.frame = frame;
    this.port = port;
    this.closed = closed;
  }

  /** The first form that works on this host; null where there is none. */
  static async open(): Promise<Sandbox | null> {
    for (const form of forms(asset(FRAME.file))) {
      const opened = await openFrame(form);
      if (opened) return new Sandbox(opened.frame, opened.port, form.closes);
    }
    return null;
  }

  /** Starts its one program. */
  start({ parts, firstLine, setup }: ProgramScript): Channel {
    const channel: Channel = {
      send: (message) => this.port.postMessage({ tell: message }),
      onsaid: () => undefined,
      kill: () => this.close(),
    };
    this.port.onmessage = ({ data }: MessageEvent<FrameMessage>) => {
      if ('said' in data) channel.onsaid(data.said);
      else channel.onsaid({ error: faultOf(data, firstLine) });
    };
    this.port.postMessage({ start: parts });
    if (setup !== undefined) this.port.postMessage({ tell: { setup } });
    return channel;
  }

  /** Ends everything in it, whatever it is doing. */
  close(): void {
    this.port.onmessage = null;
    this.port.close();
    this.frame.remove();
  }
}

/** A program that did not even start, as a rule because of its syntax. */
function faultOf(data: Exclude<FrameMessage, { said: Said }>, firstLine: number): RawError {
  if ('ended' in data) return { name: data.ended, message: '', line: 0, column: 0, text: '' };
  if ('refused' in data)
    return { name: 'refused', message: data.refused, line: 0, column: 0, text: data.refused };
  const { message, line, column } = data.fault;
  const plain = message.replace(/^Uncaught /, '');
  const name = /^(\w*Error): /.exec(plain)?.[1] ?? 'Error';
  return {
    name,
    message: plain.replace(/^\w*Error: /, ''),
    line: Math.max(0, line - firstLine + 1),
    column,
    text: plain,
  };
}
