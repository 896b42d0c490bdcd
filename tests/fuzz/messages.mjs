// What an embedding page, a teacher's script or a test may say to `window.loopscope`, said wrongly: every call is answered,
// or refused by a TypeError, a SyntaxError or a LinkError with words.

import assert from 'node:assert/strict';
import { changed_tree, odd_value } from './json_changes.mjs';
import { guided, kind_of, module_of } from './guided.mjs';
import { link_of, sample, seeds as links } from './links.mjs';
import { chance } from '../random/writer.mjs';

const calls = ['load', 'run', 'play', 'pause', 'step', 'back', 'seek', 'state', 'console', 'link', 'log', 'hash', 'on'];
const kinds = ['instruction', 'expression', 'line', 'over', 'out', 'call', 'microtask', 'task', 'render', 'console', 'toString'];
const events = ['load', 'state', 'step', 'console', 'end', 'constructor'];
const refusals = new Set(['TypeError', 'SyntaxError', 'LinkError']);

/** A message is { call, with: [arguments] }; a function can't come in one, so 'on' gets its listener where it is called. */
export const seeds = [
  { call: 'load', with: [sample] },
  { call: 'load', with: [link_of(links[0])] },
  { call: 'run', with: [{ until: 5 }] },
  ...kinds.slice(0, 10).map((kind) => ({ call: 'step', with: [kind] })),
  { call: 'seek', with: [1] },
  { call: 'on', with: ['end'] },
];

export function change(message, other, random) {
  const call = random.once_in(3) ? random.pick(calls) : message.call;
  if (random.once_in(3)) return { call, with: [random.pick([() => odd_value(random), () => random.pick(kinds), () => random.pick(events)])()] };
  const { with: changed } = changed_tree({ with: random.once_in(4) ? other.with : message.with }, { with: [sample] }, random);
  return { call, with: Array.isArray(changed) ? changed : [changed] };
}

/** Says it; resolves to the kind of the answer, and throws where there is none. */
export async function say(api, { call, with: given }) {
  const said = call === 'on' ? [given[0], () => {}] : given;
  let limit;
  const patience = new Promise((_, reject) => { limit = setTimeout(() => reject(new Error(`${call} was not answered`)), 5000); });
  try {
    const answer = await Promise.race([(async () => api[call](...said))(), patience]);
    if (call === 'on') answer();
    return `answered: ${call}`;
  } catch (error) {
    assert.ok(refusals.has(error.name) && error.message, `${call}: ${error.stack ?? error}`);
    assert.doesNotMatch(error.message, /is not a function|undefined|Cannot (read|convert)|\[object/, `${call}: ${error.stack}`);
    return `refused: ${call}: ${kind_of(error.message)}`;
  } finally {
    clearTimeout(limit);
  }
}

/** A session without a machine behind it: what reaches it has been let through. */
function resting_session() {
  const state = { version: 1, step: 0, time: 0, phase: 'idle', busy: false, playing: false };
  const reached = (name) => (...given) => { if (name === 'seek') assert.ok(Number.isInteger(given[0]) && given[0] >= 0); };
  return { state, lines: [{ text: 'a' }], epoch: 0, machine: undefined, refresh: () => state, whole_state: () => state,
    shared_scenario: () => sample, on: () => () => {},
    ...Object.fromEntries(['play', 'pause', 'to_end', 'step', 'back', 'seek'].map((name) => [name, reached(name)])) };
}

export async function fuzz_messages({ executions, seed }) {
  const { address, module: { make_api } } = await module_of('web/page/api.ts');
  globalThis.location ??= { origin: 'http://127.0.0.1', pathname: '/' };
  globalThis.fetch = () => Promise.resolve(new Response('[]')); // of the gallery
  const api = make_api(resting_session(), Promise.resolve(), () => true);
  return guided({ address, seeds, chance: chance(seed), change, attempt: (message) => say(api, message), executions });
}
