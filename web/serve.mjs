// Serves a folder of static files on 127.0.0.1: the page for ./play, and for the browser tests.
//
//   node web/serve.mjs FOLDER [--port N]      without --port: 8080, or the next free one

import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** The file that a request's path names below the folder, or undefined. */
function file_of(folder, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  if (path.includes('\0')) return undefined;
  let file = join(folder, normalize(path));
  let found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory()) {
    file = join(file, 'index.html');
    found = statSync(file, { throwIfNoEntry: false });
  }
  return found?.isFile() ? { file, size: found.size } : undefined;
}

/**
 * Answers with a route's own function where there is one, else with a file of the first folder that has it.
 * `readable_by_all`: pages of other origins may read the files. Resolves to `{ url, close }` once it listens; rejects when the port is taken (port 0 is any free one).
 */
export function serve({ folders, port = 0, routes = {}, readable_by_all = true }) {
  const server = createServer((request, response) => {
    const path = request.url.split('?')[0];
    if (routes[path]) return routes[path](request, response);
    const found = folders.map((folder) => file_of(folder, request.url)).find(Boolean);
    if (!found || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(found ? 405 : 404, { 'content-type': 'text/plain; charset=utf-8' });
      return response.end(found ? 'method not allowed' : 'not found');
    }
    response.writeHead(200, {
      'content-type': types[extname(found.file)] ?? 'application/octet-stream',
      'content-length': found.size,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      // A frame in a sandbox has no origin: it may read the site's files only if anybody may.
      ...(readable_by_all ? { 'access-control-allow-origin': '*' } : {}),
    });
    if (request.method === 'HEAD') return response.end();
    createReadStream(found.file)
      .on('error', () => response.destroy())
      .pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () =>
      resolve({
        url: `http://127.0.0.1:${server.address().port}/`,
        close: () =>
          new Promise((closed) => {
            server.closeAllConnections();
            server.close(closed);
          }),
      }),
    );
  });
}

async function serve_for_people(folder, wanted) {
  const first = wanted ?? 8080;
  for (let port = first; port < first + (wanted === undefined ? 100 : 1); ++port) {
    try {
      return await serve({ folders: [folder], port });
    } catch (error) {
      if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    }
  }
  throw new Error(wanted === undefined ? 'no port from 8080 on is free' : `port ${wanted} is not free`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, flag, value] = process.argv.slice(2);
  if (!folder || (flag !== undefined && flag !== '--port')) {
    console.error('usage: node web/serve.mjs FOLDER [--port N]');
    process.exit(2);
  }
  try {
    const { url } = await serve_for_people(folder, flag ? Number(value) : undefined);
    console.log(`Loopscope is at ${url}  (Ctrl+C ends it)`);
  } catch (error) {
    console.error(`loopscope: ${error.message}`);
    process.exit(1);
  }
}
