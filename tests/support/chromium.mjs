// Which Chromium the tests run, and how it is started.

import { existsSync } from 'node:fs';

// The headless shell first: it is the same engine without the browser's own pages, and opens a page in half the time.
const known = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The path of the browser: the one that the variable CHROMIUM names, or the first that this machine has. */
export function browser_path() {
  const found = [process.env.CHROMIUM, ...known].find((path) => path && existsSync(path));
  if (!found) throw new Error('there is no Chromium on this machine (the variable CHROMIUM may name one)');
  return found;
}

/** Without a network, a sandbox (tests may run as root) or questions at the first start. */
export const quiet = ['--headless', '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--accept-lang=en-US,en'];
