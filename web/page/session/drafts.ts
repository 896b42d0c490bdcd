// What the visitor typed is never lost: each program (own, lesson or link, named by its address) keeps its last edit.

import { check_scenario, parse_untrusted, type Scenario } from '../../contract/scenario';
import * as storage from './storage';

const kept = 20;

interface Draft {
  base: string;
  scenario: Scenario;
}

function all(): Draft[] {
  try {
    const list = parse_untrusted(storage.read('drafts') ?? '[]');
    if (!Array.isArray(list)) return [];
    return list.filter((entry) => typeof entry?.base === 'string' && 'scenario' in check_scenario(entry.scenario));
  } catch {
    return [];
  }
}

export function draft_of(base: string): Scenario | undefined {
  return all().find((draft) => draft.base === base)?.scenario;
}

export function last_draft(): Draft | undefined {
  return all()[0];
}

export function keep_draft(base: string, scenario: Scenario): void {
  const others = all().filter((draft) => draft.base !== base);
  storage.write('drafts', JSON.stringify([{ base, scenario }, ...others].slice(0, kept)));
}

export function drop_draft(base: string): void {
  storage.write('drafts', JSON.stringify(all().filter((draft) => draft.base !== base)));
}
