// The script of the sandboxed frame. It starts a reader's program as a worker from a Blob, and passes
// messages between it and the page; a program that floods the page with them is ended.

/** From the page. */
type Order = { start: string[] } | { tell: unknown };

const MOST_MESSAGES = 2000;

let worker: Worker | null = null;

const blob = (parts: string[]) => URL.createObjectURL(new Blob(parts, { type: 'text/javascript' }));

/** Firefox keeps to itself why it cannot read a worker's script here, but not if a worker imports it. */
const telling = (url: string) =>
  `try{importScripts("${url}")}catch(e){postMessage({unread:[String(e),e.lineNumber,e.columnNumber]})}`;

function start(url: string, port: MessagePort, script = url): void {
  const own = new Worker(script);
  const fault = (message: string, line: number, column: number) =>
    port.postMessage({ fault: { message, line, column } });
  let messages = 0;
  worker = own;
  own.onmessage = ({ data }) => {
    URL.revokeObjectURL(url);
    if (own !== worker) return;
    const [unread, ...place] = Array.isArray(data?.unread) ? data.unread : [];
    const [line, column] = place.map((n: unknown) => (typeof n === 'number' ? n : 0));
    if (typeof unread === 'string') fault(unread, line, column);
    else if (++messages > MOST_MESSAGES) {
      own.terminate();
      worker = null;
      port.postMessage({ ended: 'flood' });
    } else port.postMessage({ said: data });
  };
  own.onerror = (event) => {
    event.preventDefault?.();
    if (own !== worker) return;
    const { message = '', lineno = 0, colno = 0 } = event;
    if (message || messages > 0 || script !== url) fault(message, lineno, colno);
    else start(url, port, blob([telling(url)]));
  };
}

addEventListener('message', (event) => {
  const port = event.ports[0];
  if (event.source !== parent || !port) return;
  port.onmessage = ({ data }: MessageEvent<Order | null>) => {
    try {
      // a browser that has no room to unpack a message hands over nothing in its place
      if (data === null) port.postMessage({ ended: 'full' });
      else if ('start' in data) start(blob(data.start), port);
      else worker?.postMessage(data.tell);
    } catch (error) {
      port.postMessage({ refused: String(error) });
    }
  };
});
parent.postMessage('neural-mirror frame', '*');
