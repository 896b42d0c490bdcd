// The lessons of the gallery, for tests: their scenarios, and what each prints when the native engine runs it.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { native, root, run } from '../engines.mjs';
import { bundled } from '../page/bundled.mjs';

const { read_scenario_file } = await bundled('web/page/links/scenario_file.ts');
const { default_html } = await bundled('web/contract/scenario.ts');

const folder = join(root, 'web/scenarios');
export const out = join(root, 'build/lessons');
mkdirSync(out, { recursive: true });

/** What the page's own server answers; to the engine an empty picture is one. */
const data = readFileSync(join(root, 'web/page/files/data.json'), 'utf8');
export const own_answers = (picture = '') => [
  { url: 'data.json', status: 200, headers: { 'content-type': 'application/json' }, body: data, afterMs: 80 },
  { url: 'dog.jpg', status: 200, headers: { 'content-type': 'image/jpeg' }, body: picture, afterMs: 120 },
];

export const endless = new Set(['starvation']);

export const lessons = readdirSync(folder)
  .filter((name) => name.endsWith('.scenario.js'))
  .sort()
  .map((name) => ({
    id: name.replace(/^\d+-/, '').replace('.scenario.js', ''),
    scenario: read_scenario_file(readFileSync(join(folder, name), 'utf8')).scenario,
  }));

/** With what the page adds: the document, and its server's answers. */
export function completed(scenario, answers = own_answers()) {
  return { ...scenario, html: scenario.html ?? default_html, ready: scenario.ready ?? 'body', mocks: [...(scenario.mocks ?? []), ...answers] };
}

export function written(id, scenario) {
  const path = join(out, `${id}.json`);
  writeFileSync(path, JSON.stringify(completed(scenario)));
  return path;
}

export const limits = (id) => (endless.has(id) ? ['--max-steps', '600000'] : ['--until', '10000']);

export async function console_of(id, scenario) {
  const { stdout } = await run(native, ['run', written(id, scenario), ...limits(id)]);
  return stdout;
}

/** What the page foresees of it: every moment with its line, stack and console. */
export async function foreseen(id, scenario) {
  const { stdout } = await run(native, ['ahead', written(id, scenario)]);
  return JSON.parse(stdout);
}
