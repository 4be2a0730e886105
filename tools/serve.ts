// A plain static server, for `make serve` and for the tests: a folder, under a path, with headers.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

export interface ServeOptions {
  folder: string;
  port?: number;
  /** The site stands under this path: '' or '/a/b'. */
  prefix?: string;
  headers?: Record<string, string>;
  /** Overrides of content types, by extension. */
  types?: Record<string, string>;
  /** Called with the path of every request, and whether there was anything. */
  seen?: (path: string, found: boolean) => void;
}

export function serve(
  options: ServeOptions,
): Promise<{ server: Server; origin: string; url: string }> {
  const { prefix = '', headers = {}, port = 0 } = options;
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
    let file = join(options.folder, normalize(path.slice(prefix.length)));
    if (path.startsWith(prefix) && existsSync(file) && statSync(file).isDirectory())
      file = join(file, 'index.html');
    const found = path.startsWith(prefix) && file.startsWith(options.folder) && existsSync(file);
    options.seen?.(path, found);
    if (!found) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('There is nothing here.\n');
      return;
    }
    const type =
      options.types?.[extname(file)] ?? types[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache', ...headers });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address() as { port: number };
      const origin = `http://127.0.0.1:${address.port}`;
      resolve({ server, origin, url: `${origin}${prefix}/` });
    });
  });
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const folder = new URL('../build/site', import.meta.url).pathname;
  const wanted = Number(process.env.PORT ?? 8000);
  const started = await serve({ folder, port: wanted }).catch(() => serve({ folder }));
  console.log(`Neural Mirror: ${started.url}  (Ctrl+C ends it)`);
}
