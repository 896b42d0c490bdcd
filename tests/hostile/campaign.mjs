// Campaigns: hostile things of one kind, many of them, counted by what became of each. Nothing may fall over, hang, or go out.

import assert from 'node:assert/strict';
import { figures as page_figures } from '../fuzz/guided.mjs';
import { figures, fuzz, share_travelled } from '../fuzz/fuzz.mjs';
import { fuzz_links } from '../fuzz/links.mjs';
import { fuzz_messages } from '../fuzz/messages.mjs';

/** What is tried, and how often in the long campaign. */
export const kinds = [
  { name: 'links', count: 20_000 },
  { name: 'messages', count: 10_000 },
  { name: 'scenarios', count: 10_000, target: 'scenario' },
  { name: 'logs', count: 5_000, target: 'log' },
  { name: 'HTML documents', count: 10_000, target: 'html' },
  { name: 'mutated programs with travel', count: 5_000, target: 'travel' },
];

const in_page_code = { links: fuzz_links, messages: fuzz_messages };

/** Tries `count` of a kind from `seed`; resolves to lines of figures. The engine's kinds are tried in the sanitizer build. */
export async function campaign({ name, target }, count, { seed, seconds, every = 1 }) {
  if (!target) return page_figures(name, await in_page_code[name]({ executions: count, seed }));
  const measured = await fuzz(target, [`-runs=${count}`, `-seed=${seed}`], { seconds, every });
  assert.ok(measured.executions >= count, `${measured.executions} of ${count} were tried`);
  if (target === 'travel') assert.ok(share_travelled(measured) >= 0.6, JSON.stringify(measured.outcomes));
  const outcomes = Object.entries(measured.outcomes).sort((a, b) => b[1] - a[1]).map(([kind, number]) => `${number} ${kind}`);
  return [figures(name, measured), `measured: ${name}: ${outcomes.join('; ')}`];
}
