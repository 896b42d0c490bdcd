// What Chromium has in each interface that we implement, the interfaces.def of each folder of engine/web_apis/, and in a dedicated
// worker's global scope, engine/web_apis/workers/worker_scope.def: the tables behind law 7.
//
//   node tests/chromium_interfaces.mjs            compares the tables with the browser and with our sources; status 1 if one differs
//   node tests/chromium_interfaces.mjs --write    makes them anew
//
// Needs playwright-core and a Chromium (env CHROMIUM, default /usr/bin/chromium).

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = join(root, 'engine/web_apis');

/** The interfaces that the library's sources define, with the folder of each, in alphabetical order. */
function our_interfaces() {
  const defined = /(?:\binterface|[a-z]\w*Interface|\belement|%constructor)\(\s*'([A-Z]\w+)'/g;
  const folders = new Map();
  for (const file of readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.js')).sort()) {
    for (const [, name] of readFileSync(join(folder, file), 'utf8').matchAll(defined)) if (!folders.has(name)) folders.set(name, dirname(file));
  }
  return new Map([...folders].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Runs in the page: rows of [holder, attributes, type, names]. Attributes: 1 writable, 2 enumerable, 4 configurable. */
function list_members(names) {
  const rows = [];
  const skipped = new Set(['length', 'name', 'prototype', 'arguments', 'caller']);
  const list = (path, object, is_constructor) => {
    for (const key of Reflect.ownKeys(object)) {
      if (is_constructor && skipped.has(key)) continue;
      const { value, writable = false, enumerable, configurable, get } = Object.getOwnPropertyDescriptor(object, key);
      const attributes = (writable ? 1 : 0) | (enumerable ? 2 : 0) | (configurable ? 4 : 0);
      const type = get || value === undefined ? 'undefined' : typeof value;
      rows.push([path, attributes, type, typeof key === 'symbol' ? '@@' + key.description.slice(7) : key]);
    }
  };
  for (const name of names) {
    const made = globalThis[name];
    if (typeof made !== 'function' || !made.prototype) continue;
    list(name, made, true);
    list(`${name}.prototype`, made.prototype, false);
  }
  // The named properties of a style are own properties of each; see style.js.
  for (const name of Object.getOwnPropertyNames(document.body.style)) rows.push(['CSSStyleDeclaration.properties.prototype', 6, 'string', name]);
  return rows;
}

/** Runs in a worker: the rows of its global object and of the interfaces that only workers have. */
function list_worker_scope() {
  const rows = [];
  const skipped = new Set(['length', 'name', 'prototype']);
  const list = (path, object) => {
    for (const key of Reflect.ownKeys(object)) {
      if (path !== '-' && typeof object === 'function' && skipped.has(key)) continue;
      const { value, writable = false, enumerable, configurable, get } = Object.getOwnPropertyDescriptor(object, key);
      const attributes = (writable ? 1 : 0) | (enumerable ? 2 : 0) | (configurable ? 4 : 0);
      const type = get || value === undefined ? 'undefined' : typeof value;
      rows.push([path, attributes, type, typeof key === 'symbol' ? '@@' + key.description.slice(7) : key]);
    }
  };
  list('-', globalThis);
  for (const name of ['DedicatedWorkerGlobalScope', 'WorkerGlobalScope', 'WorkerLocation', 'WorkerNavigator']) {
    list(name, self[name]);
    list(`${name}.prototype`, self[name].prototype);
  }
  postMessage(rows);
}

/** Runs in the page. */
function ask_worker() {
  return new Promise((resolve) => { new Worker('worker.js').onmessage = (event) => resolve(event.data); });
}

async function in_chromium(work) {
  const server = createServer((request, response) => {
    const worker = request.url === '/worker.js';
    response.setHeader('Content-Type', worker ? 'text/javascript' : 'text/html');
    response.end(worker ? `(${list_worker_scope})()` : '<!doctype html><meta charset="utf-8"><body></body>');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-background-networking', '--no-first-run'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/page.html`);
    return await work(page, browser.version());
  } finally {
    await browser.close();
    server.close();
  }
}

const interfaces_head = '// What Chromium has in the interfaces of this folder, in its order: LOOPSCOPE_REFUSALS(holder, attributes, type, "names"), as in\n' +
  '// builtins/refusals.def. Members that we lack halt the run when they are read; all have the attributes and the order of the table.\n' +
  '// Made by tests/chromium_interfaces.mjs --write.\n';
const worker_head = '// What Chromium has in a dedicated worker: its global object ("-") and the interfaces that only workers have, as in the interfaces.def of each folder.\n' +
  '// What is not in this table is not in a worker. Made by tests/chromium_interfaces.mjs --write.\n';

/** Neighbours of one holder, attributes and type share a row, as in refusals.def. */
function written(head, rows) {
  let text = head;
  for (let at = 0; at < rows.length; ) {
    const [holder, attributes, type] = rows[at];
    const names = [];
    while (at < rows.length && rows[at][0] === holder && rows[at][1] === attributes && rows[at][2] === type) names.push(rows[at++][3]);
    text += row(holder, attributes, type, names);
  }
  return text;
}

function row(holder, attributes, type, names) {
  const head = `LOOPSCOPE_REFUSALS("${holder}", ${attributes}, ${type},`;
  const whole = `${head} "${names.join(' ')}")\n`;
  if (whole.length <= 151) return whole;
  const lines = [''];
  for (const name of names) {
    if (lines.at(-1).length + name.length > 138) lines.push('');
    lines[lines.length - 1] += name + ' ';
  }
  return `${head}\n${lines.map((line, i) => `    "${i + 1 < lines.length ? line : line.trimEnd()}"`).join('\n')})\n`;
}

const ours = our_interfaces();
const tables = await in_chromium(async (page, version) => {
  const rows = new Map(); // by folder
  for (const row of await page.evaluate(list_members, [...ours.keys()])) {
    const part = ours.get(row[0].split('.')[0]);
    rows.set(part, [...(rows.get(part) ?? []), row]);
  }
  return [
    ...[...rows].map(([part, its]) => [`${part}/interfaces.def`, written(interfaces_head, its), version]),
    ['workers/worker_scope.def', written(worker_head, await page.evaluate(ask_worker)), version],
  ];
});
for (const [name, text, version] of tables) {
  const table = join(folder, name);
  if (process.argv.includes('--write')) writeFileSync(table, text);
  const same = readFileSync(table, 'utf8') === text;
  console.log(`${table.slice(root.length)} ${same ? 'is' : 'is not'} what Chromium ${version} has`);
  if (!same) process.exitCode = 1;
}
