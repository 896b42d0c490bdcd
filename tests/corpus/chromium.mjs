// Runs programs in a real Chromium by the corpus's protocol (README.md beside this file): their console as text.
//
//   const chromium = await open_chromium({ lanes: 2 });
//   await chromium.run('console.log(1)')                          "1\n"
//   await chromium.run('console.log(1)', { expected: '1\n' })     the same; waits longer for what has not come yet
//   await chromium.run(source, { html, mocks })                   a lesson, with its document and its answers
//   await chromium.close()

import http from 'node:http';
import { chromium as playwright } from 'playwright-core';
import { browser_path, quiet } from '../support/chromium.mjs';

const IDLE_MS = 300;      // quiet time after which a program has ended
const MAX_MS = 3000;      // hard end of a program
const LATE_MS = 20_000;   // the same for a program whose expected console is not there yet
const INPUT_GAP_MS = 80;  // quiet time before each "@input" step

// Runs first in the page, and in each worker.  It replaces the console methods with ones that turn their
// arguments into one line of text at call time, and notes uncaught errors.
function harness() {
  const raw = console.debug.bind(console);
  const MARK = '\u0001';
  const { getOwnPropertyDescriptor, getPrototypeOf, keys } = Object;
  const fnToString = Function.prototype.toString;
  const call = Function.prototype.call.bind(Function.prototype.call);
  const errToString = Error.prototype.toString;
  const toISO = Date.prototype.toISOString, getTime = Date.prototype.getTime;
  const jsonString = JSON.stringify, str = String;
  const isArray = Array.isArray, isView = ArrayBuffer.isView;
  const MapC = Map, SetC = Set, ErrorC = Error, DateC = Date, RegExpC = RegExp, PromiseC = Promise;
  const DOMEx = DOMException, NodeC = self.Node ?? class {};
  const nan = Number.isNaN, is = Object.is;

  function errorText(e) { return call(errToString, e); }
  function ctorName(o) {
    const p = getPrototypeOf(o);
    if (p === null) return null;
    const d = getOwnPropertyDescriptor(p, 'constructor');
    return d && typeof d.value === 'function' ? d.value.name : '';
  }
  function keyText(k) { return /^[A-Za-z_$][\w$]*$/.test(k) || /^(0|[1-9]\d*)$/.test(k) ? k : jsonString(k); }

  function inspect(v, seen) {
    switch (typeof v) {
      case 'string': return jsonString(v);
      case 'number': return is(v, -0) ? '-0' : str(v);
      case 'bigint': return str(v) + 'n';
      case 'function': {
        const src = call(fnToString, v);
        const name = typeof v.name === 'string' && v.name !== '' ? v.name : '(anonymous)';
        return (/^class\b/.test(src) ? '[class ' : '[Function ') + name + ']';
      }
      case 'object': break;
      default: return str(v);           // undefined, boolean, symbol
    }
    if (v === null) return 'null';
    if (v instanceof ErrorC || v instanceof DOMEx) return errorText(v);
    if (v instanceof DateC) return nan(call(getTime, v)) ? 'Invalid Date' : call(toISO, v);
    if (v instanceof RegExpC) return str(v);
    if (v instanceof PromiseC) return 'Promise {}';
    if (v instanceof NodeC) return '[' + ctorName(v) + ']';
    if (seen.includes(v)) return '[Circular]';
    const array = isArray(v), view = !array && isView(v) && 'length' in v;
    if (seen.length >= 5) return array || view ? '[Array]' : '[Object]';
    seen = [...seen, v];
    if (array || view) {
      const out = [];
      for (let i = 0; i < v.length; i++) {
        const d = getOwnPropertyDescriptor(v, i);
        out.push(!d ? '<hole>' : 'value' in d ? inspect(d.value, seen) : '[Getter]');
      }
      return (view ? ctorName(v) + '(' + v.length + ') ' : '') + '[' + out.join(', ') + ']';
    }
    if (v instanceof MapC) {
      const out = [];
      MapC.prototype.forEach.call(v, (val, k) => { out.push(inspect(k, seen) + ' => ' + inspect(val, seen)); });
      return 'Map(' + out.length + ') {' + out.join(', ') + '}';
    }
    if (v instanceof SetC) {
      const out = [];
      SetC.prototype.forEach.call(v, (val) => { out.push(inspect(val, seen)); });
      return 'Set(' + out.length + ') {' + out.join(', ') + '}';
    }
    const out = [];
    for (const k of keys(v)) {
      const d = getOwnPropertyDescriptor(v, k);
      out.push(keyText(k) + ': ' + ('value' in d ? inspect(d.value, seen) : '[Getter]'));
    }
    const name = ctorName(v);
    const head = name === null ? '[null] ' : name === '' || name === 'Object' ? '' : name + ' ';
    return head + '{' + out.join(', ') + '}';
  }
  const show = (v) => (typeof v === 'string' ? v : inspect(v, []));

  function format(args) {
    const rest = [...args];
    const out = [];
    if (rest.length > 1 && typeof rest[0] === 'string' && rest[0].includes('%')) {
      const f = rest.shift();
      out.push(f.replace(/%([sdifoOc%])/g, (all, c) => {
        if (c === '%') return '%';
        if (rest.length === 0) return all;
        const a = rest.shift();
        if (c === 'c') return '';
        if (c === 's') return show(a);
        if (c === 'd' || c === 'i') return typeof a === 'symbol' ? 'NaN' : str(parseInt(a, 10));
        if (c === 'f') return typeof a === 'symbol' ? 'NaN' : str(parseFloat(a));
        return inspect(a, []);
      }));
    }
    for (const a of rest) out.push(show(a));
    return out.join(' ');
  }

  for (const level of ['log', 'info', 'warn', 'error', 'debug']) {
    const prefix = level === 'log' ? '' : '[' + level + '] ';
    console[level] = { [level](...args) { raw(MARK + 'line', prefix + format(args)); } }[level];
  }
  if (self.importScripts !== undefined) {
    self.addEventListener('unhandledrejection', (e) => { raw(MARK + 'rejection', 'Uncaught (in promise) ' + show(e.reason)); }, true);
    return;
  }
  window.addEventListener('error', (e) => {
    if (e.target === window && e instanceof ErrorEvent) raw(MARK + 'error', e.message);
  }, true);
  window.addEventListener('unhandledrejection', (e) => {
    raw(MARK + 'rejection', 'Uncaught (in promise) ' + show(e.reason));
  }, true);
  Object.defineProperty(window, '__start', { enumerable: false, configurable: true, value: (src) => {
    delete window.__start;
    localStorage.clear();
    sessionStorage.clear();
    const s = document.createElement('script');
    s.addEventListener('load', () => raw(MARK + 'loaded'));
    s.src = src;
    document.head.appendChild(s);
  } });
}

const PAGE = '<!doctype html><html><head><meta charset="utf-8"><title>corpus</title>' +
  '<link rel="icon" href="data:,"><script>(' + harness.toString() + ')();</script></head><body></body></html>';

// The inputs that a program's leading comments ask for.
export function inputs_of(source) {
  const inputs = [];
  for (const line of source.split('\n')) {
    if (!line.startsWith('//')) break;
    const asked = /^\/\/\s*@input\s+(\w+)\s+(\S+)/.exec(line);
    if (asked) inputs.push({ kind: asked[1], arg: asked[2] });
  }
  return inputs;
}

/** What its leading comments "// @answers {...}" say of the outside: { mocks, geometry }, as in a scenario. */
export function answers_of(source) {
  const answers = { mocks: [], geometry: {} };
  for (const line of source.split('\n')) {
    if (!line.startsWith('//')) break;
    const said = /^\/\/ @answers (\{.*\})\s*$/.exec(line);
    if (!said) continue;
    const { mocks = [], geometry = {} } = JSON.parse(said[1]);
    answers.mocks.push(...mocks);
    Object.assign(answers.geometry, geometry);
  }
  return answers;
}

/** The position that the program will be told, by permission; or none. */
async function set_position(context, mocks) {
  const mock = mocks.find(({ url }) => url === 'geolocation:');
  if (!mock && !context.has_position) return;
  context.has_position = mock !== undefined && mock.error === undefined;
  if (context.has_position) await context.grantPermissions(['geolocation']);
  else await context.clearPermissions();
  await context.setGeolocation(context.has_position ? JSON.parse(mock.body) : null);
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// The program's files: what stands before the first line "// @file <name>", as main.js, and what follows each of them.
export function files_of(source) {
  const [main, ...rest] = source.split(/^\/\/ @file (.+)\n/m);
  const files = new Map([['main.js', main]]);
  for (let i = 0; i < rest.length; i += 2) files.set(rest[i], rest[i + 1]);
  return files;
}

// Workers wait for the harness before they begin; their messages come through the page's session, in one order with its own.
async function attach_workers(cdp, heard) {
  let count = 0;
  const answers = new Map();
  const send = (sessionId, method, params = {}) => new Promise((resolve) => {
    answers.set(++count, resolve);
    cdp.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: count, method, params }) }).catch(() => resolve({}));
  });
  cdp.on('Target.attachedToTarget', async ({ sessionId }) => {
    const attached = Date.now();
    send(sessionId, 'Runtime.enable');
    // Its global object may still be missing.
    while (Date.now() - attached < MAX_MS) {
      const { result } = await send(sessionId, 'Runtime.evaluate', { expression: `(${harness})(); true`, returnByValue: true });
      if (result?.result?.value === true) break;
      await sleep(5);
    }
    send(sessionId, 'Runtime.runIfWaitingForDebugger');
  });
  cdp.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, method, params, ...answer } = JSON.parse(message);
    if (method !== undefined) heard(method, params);
    else answers.get(id)?.(answer);
    answers.delete(id);
  });
  await cdp.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: false });
}

// One browsing context and page; every run navigates it afresh (new realm, storage cleared).
async function open_lane(browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const programs = new Map();
  const lane = { context, page, cdp, programs, html: '', run: null };
  lane.server = await serve_programs(lane);
  lane.origin = 'http://127.0.0.1:' + lane.server.address().port;
  const console_called = (event) => {
    const run = lane.run;
    const tag = event.args[0]?.value;
    if (!run || event.type !== 'debug' || typeof tag !== 'string' || tag[0] !== '\u0001') return;
    run.last = Date.now();
    const kind = tag.slice(1);
    if (kind === 'line') run.lines.push(event.args[1].value);
    else if (kind === 'loaded') run.loaded = true;
    else run.noted[kind].push(event.args[1].value);
  };
  cdp.on('Runtime.consoleAPICalled', console_called);
  // Sent after the event dispatch, and only if the event was not cancelled.
  const exception_thrown = (event) => {
    const run = lane.run;
    if (!run) return;
    run.last = Date.now();
    const details = event.exceptionDetails;
    const list = details.text.includes('(in promise)') ? run.noted.rejection : run.noted.error;
    const text = list.pop();
    list.length = 0;
    const description = String(details.exception?.description || '');
    run.lines.push(text !== undefined ? text : details.text + ' ' + description.replace(/\n {4}at [\s\S]*$/, ''));
  };
  cdp.on('Runtime.exceptionThrown', exception_thrown);
  await attach_workers(cdp, (method, params) => {
    if (method === 'Runtime.consoleAPICalled') console_called(params);
    // Chromium tells it on the worker's session, while the page's own listeners are still told on the page's.
    else if (method === 'Runtime.exceptionThrown') setTimeout(exception_thrown, 10, params);
  });
  await cdp.send('Runtime.enable');
  return lane;
}

/** A lesson's own answers, each after its time; a picture is a data: address. */
async function answer_requests(page, mocks) {
  await page.unrouteAll();
  await page.route((url) => url.pathname !== '/page.html' && !url.pathname.startsWith('/program/') && !url.pathname.startsWith('/worker'), async (route) => {
    const asked = route.request().url();
    const mock = mocks.find(({ url }) => new URL(url, page.url()).href === asked);
    if (!mock) return route.continue();
    await sleep(mock.afterMs ?? 20);
    if (mock.error !== undefined) return route.abort().catch(() => {});
    const data = /^data:([^;]*);base64,(.*)$/s.exec(mock.body ?? '');
    const body = data ? Buffer.from(data[2], 'base64') : (mock.body ?? '');
    const headers = { 'access-control-allow-origin': '*', ...mock.headers };
    return route.fulfill({ status: mock.status ?? 200, headers, body }).catch(() => {}); // it may be aborted by now
  });
}

async function give_input(page, { kind, arg }) {
  if (kind === 'key') return page.keyboard.press(arg);
  if (kind !== 'click') throw new Error('unknown @input ' + kind);
  const { x, y } = await page.evaluate((selector) => {
    const box = document.querySelector(selector).getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  }, arg);
  return page.mouse.click(x, y);
}

// Quiet does not tell a program that has ended from one that a loaded machine holds up (an idle callback has no due time), so where the
// console is known, less than it is not the end.
async function run_once(lane, path, source, { expected, html = '', mocks = answers_of(source).mocks, idle_ms = IDLE_MS }) {
  const { page, cdp, origin } = lane;
  lane.run = null;
  lane.html = html;
  await set_position(lane.context, mocks);
  if (html) await answer_requests(page, mocks.filter(({ url }) => url !== 'geolocation:'));
  await page.goto(origin + '/page.html', { waitUntil: 'load' });
  await sleep(20);
  const start = Date.now();
  const run = { lines: [], noted: { error: [], rejection: [] }, last: start, loaded: false };
  lane.run = run;
  // A separate world for asking the page whether its timers are on time (see below).
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const { executionContextId } = await cdp.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
  await cdp.send('Runtime.evaluate', { expression: '__start(' + JSON.stringify(path) + ')' });
  const inputs = inputs_of(source);
  const text = () => run.lines.map((line) => line + '\n').join('');
  const held_up = () => expected !== undefined && text() !== expected && expected.startsWith(text());
  for (;;) {
    await sleep(10);
    const now = Date.now();
    if (now - start > (held_up() ? LATE_MS : MAX_MS)) break;
    if (!run.loaded) continue;
    if (inputs.length > 0) {
      if (now - run.last < INPUT_GAP_MS) continue;
      await give_input(page, inputs.shift());
      run.last = Date.now();
      continue;
    }
    // Quiet here may mean that the page got no processor time, so the last part of the
    // quiet period is timed by the page itself, behind every timer that is already due.
    if (now - run.last >= idle_ms - 60 && !held_up()) {
      const before = run.last;
      await cdp.send('Runtime.evaluate', { contextId: executionContextId, awaitPromise: true, expression: 'new Promise((r) => setTimeout(r, 60))' });
      if (run.last === before) break;
    }
  }
  lane.run = null;
  return text();
}

// The page, and the files of the program that is running now.
async function serve_programs(lane) {
  const server = http.createServer((request, response) => {
    const source = lane.programs.get(request.url.replace(/\?.*/, ''));
    const [status, type, text] = source !== undefined ? [200, 'text/javascript; charset=utf-8', source] :
      request.url === '/page.html' ? [200, 'text/html; charset=utf-8', PAGE.replace('<body>', () => `<body>${lane.html}`)] : [404, 'text/plain', 'not found'];
    response.writeHead(status, { 'Content-Type': type });
    response.end(text);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** `lanes`: how many programs may run side by side. `run` takes a program's text and resolves to its console. */
export async function open_chromium({ lanes = 2 } = {}) {
  const browser = await playwright.launch({ executablePath: browser_path(), args: quiet });
  const free = [], waiting = [], lanes_open = new Set();
  let count = 0, opened = 0;
  const open = async () => {
    const lane = await open_lane(browser);
    lanes_open.add(lane);
    return lane;
  };
  const take = async () => free.pop() ?? (opened++ < lanes ? open() : new Promise((resolve) => waiting.push(resolve)));
  const give_back = (lane) => (waiting.length > 0 ? waiting.shift()(lane) : free.push(lane));

  // A page that a busy browser no longer gives idle time or frames gets neither by waiting: the next program has a new one.
  async function give_new_for(lane) {
    await lane.context.close().catch(() => {});
    lane.server.close();
    lanes_open.delete(lane);
    give_back(await open());
  }

  async function run(source, options = {}) {
    const lane = await take();
    const path = `/program/${++count}.js`;
    for (const [name, text] of files_of(source)) lane.programs.set(name === 'main.js' ? path : '/' + name, text);
    try {
      const text = await run_once(lane, path, source, options);
      const as_expected = options.expected === undefined || text === options.expected;
      await (as_expected ? give_back(lane) : give_new_for(lane));
      return text;
    } catch (error) {
      await give_new_for(lane);
      throw error;
    } finally {
      lane.programs.clear();
    }
  }
  const close = async () => {
    await browser.close();
    for (const { server } of lanes_open) server.close();
  };
  return { run, version: browser.version(), close };
}
