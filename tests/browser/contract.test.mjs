import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { bundled } from '../page/bundled.mjs';
import { problems } from '../page/shapes.mjs';
import { launch, open, root } from './browser.mjs';

// What the module really writes is what web/contract says, member by member, at moments of programs of every kind.
const folders = [join(root, 'tests/browser/module'), join(root, 'build/web')];
const { command_names } = await bundled('web/contract/tables.ts');
let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** One program of each folder of the corpus, and one that does not parse. */
function programs() {
  const corpus = join(root, 'tests/corpus');
  const topics = readdirSync(corpus, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => join(corpus, name));
  const first = topics.map((topic) => readdirSync(topic).filter((name) => name.endsWith('.js')).sort().map((name) => join(topic, name))[0]);
  return [...first.filter(Boolean).map((path) => readFileSync(path, 'utf8')), 'let = 5 +;', 'new Intl.Segmenter("en");'];
}

const moments = [0, 40, 200, 600];

/** In the page: [command name, answer] of all questions at some moments, and what the Host was asked. */
function run_in_page({ source, moments: at_steps }) {
  const answers = [];
  const ask = (command) => answers.push([command.do, window.module_command(JSON.stringify(command))]);
  window.host_requests.length = 0;
  const scenario = { version: 1, files: { 'main.js': source }, html: '<img><button>b</button>' };
  for (const command of [{ do: 'load', scenario }, { do: 'settings', layout: { folded: ['heap'], stack: 0.4 } }]) ask(command);
  for (const step of at_steps) {
    for (let taken = 0; taken < step; ++taken) {
      window.module_command(JSON.stringify({ do: 'step', kind: 'instruction' }));
      window.module_frame();
    }
    for (const question of [{ do: 'state' }, { do: 'state', brief: true }, { do: 'state', heap: true }, { do: 'console', from: 0 }, { do: 'textView' }, { do: 'places' }, { do: 'source' }, { do: 'log' }, { do: 'ahead', anew: true }, { do: 'hash' }, { do: 'selection' }]) ask(question);
  }
  ask({ do: 'runToEnd', until: 200 });
  for (let frame = 0; frame < 30; ++frame) window.module_frame();
  for (const command of [{ do: 'check', source }, { do: 'step', kind: 'line' }, { do: 'back', kind: 'line' }, { do: 'play' }, { do: 'pause' }, { do: 'seek', step: 3 }, { do: 'seek', step: -1 }, { do: 'speed', value: 9 }, { do: 'hold', ms: 9 }, { do: 'theme', value: 'light' }, { do: 'reducedMotion', value: true }, { do: 'breakpoints', lines: [1], conditions: [{ line: 1, text: 'true' }] }, { do: 'evaluate', text: '1 + 1' }, { do: 'evaluate', text: 'null.x' }, { do: 'evaluate', text: '1 +' }, { do: 'branch' }, { do: 'runToEnd', until: 5 }, { do: 'runToLine', line: 1 }, { do: 'pause' }, { do: 'restart' }]) ask(command);
  return { answers, requests: [...window.host_requests] };
}

test('every answer and every request of the module has the shape that the contract gives it', { timeout: 600_000 }, async (t) => {
  const view = await open(browser, { folders, viewport: { width: 640, height: 400 } });
  t.after(view.close);
  await view.page.waitForFunction(() => window.module_is_ready);
  const values = [];
  for (const source of programs()) {
    const { answers, requests } = await view.page.evaluate(run_in_page, { source, moments });
    for (const [name, json] of answers) values.push([`commands.Answers['${name}']`, JSON.parse(json)]);
    for (const json of requests) values.push(['host.HostRequest', JSON.parse(json)]);
  }
  const commands = new Set(values.map(([type]) => type));
  assert.equal(commands.size, command_names.length + 1, [...commands].join(', ')); // and what the Host is asked
  const asked = new Set(values.filter(([type]) => type === 'host.HostRequest').map(([, { ask }]) => ask));
  for (const ask of ['wake', 'fetch', 'image', 'dialog', 'geometry', 'geolocation', 'dom', 'storage']) assert.ok(asked.has(ask), `${ask} of ${[...asked].join(', ')}`);
  assert.deepEqual([...new Set(await problems(values))], []);
});

/** In the page: what is ahead, the phase and the console when a run's workers came while the copy that looks ahead had its own. */
async function run_beside_a_copy(files) {
  const ask = (command) => JSON.parse(window.module_command(JSON.stringify(command)));
  ask({ do: 'load', scenario: { version: 1, files } });
  ask({ do: 'ahead', anew: true });
  for (let frame = 0; frame < 100; ++frame) ask({ do: 'ahead' }); // it has begun, and is not over
  ask({ do: 'play' });
  ask({ do: 'speed', value: 1000 });
  for (let left = 400; left > 0 && ask({ do: 'console', from: 0 }).total < 8; --left) {
    window.module_frame();
    await new Promise(requestAnimationFrame);
  }
  return [ask({ do: 'ahead' }), ask({ do: 'state', brief: true }).phase, ask({ do: 'console', from: 0 })];
}

test('eight workers have room beside the copy that looks ahead, which has its own eight', { timeout: 300_000 }, async (t) => {
  const view = await open(browser, { folders, viewport: { width: 640, height: 400 } });
  t.after(view.close);
  await view.page.waitForFunction(() => window.module_is_ready);
  const files = {
    'main.js': "for (let i = 1; i <= 8; i++) new Worker('worker.js').onmessage = ({ data }) => console.log(data);",
    'worker.js': "postMessage('here'); setInterval(() => {}, 10);",
  };
  const [ahead, phase, console] = await view.page.evaluate(run_beside_a_copy, files);
  assert.deepEqual(ahead, { over: false });
  assert.equal(phase, 'waiting');
  assert.deepEqual(console.lines.map(({ text }) => text), Array(8).fill('here'));
});
