// What the visitor typed is never lost. Each program (own, lesson or link, named by its address) has a place of its own, and nothing
// is ever thrown out of it to make room. It holds one version, or several: a tab replaces only what it has seen, so two tabs with
// the same program can't overwrite each other.

import { check_scenario, parse_untrusted, type Scenario } from '../../contract/scenario';
import * as storage from './storage';

export interface Version {
  id: string;
  /** When it was written, in the visitor's time. */
  at: number;
  /** The visitor's own words are in it; what was only loaded may be replaced. */
  typed: boolean;
  scenario: Scenario;
}

interface Place {
  base: string;
  versions: Version[];
}

const start = 'draft.';
const tab = Math.random().toString(36).slice(2);

export class Drafts {
  /** The versions that this page has shown or written. */
  private readonly seen = new Set<string>();
  private count = 0;

  constructor() {
    take_over_old_list();
  }

  /** The latest version of a program. */
  latest(base: string): Version | undefined {
    return versions_of(base).sort((one, other) => other.at - one.at)[0];
  }

  /** From here on this page may replace the version given, and no other. */
  show(version?: Version): void {
    this.seen.clear();
    if (version) this.seen.add(version.id);
  }

  /** What the visitor has typed elsewhere, and is not what stands here. */
  others(base: string, here: Scenario): Version[] {
    return versions_of(base).filter((version) => this.is_other(version, here));
  }

  keep(base: string, scenario: Scenario, typed: boolean): storage.Kept {
    const mine: Version = { id: `${tab}.${++this.count}`, at: Date.now(), typed, scenario };
    const others = this.others(base, scenario);
    this.seen.add(mine.id);
    return write(base, [mine, ...others]);
  }

  /** The edit is not wanted any more. */
  drop(base: string): void {
    write(
      base,
      versions_of(base).filter(({ id }) => !this.seen.has(id)),
    );
  }

  /** The visitor does not want what was typed elsewhere. */
  forget_others(base: string, here: Scenario): void {
    write(
      base,
      versions_of(base).filter((version) => !this.is_other(version, here)),
    );
  }

  private is_other(version: Version, here: Scenario): boolean {
    return version.typed && !this.seen.has(version.id) && !same_text(version.scenario, here);
  }
}

/** The key under which a program's versions are kept. */
export const place_of = (base: string): string => start + digest(base);

function versions_of(base: string): Version[] {
  try {
    const place = parse_untrusted(storage.read(place_of(base)) ?? '{}') as Partial<Place>;
    if (place.base !== base || !Array.isArray(place.versions)) return [];
    return place.versions.flatMap((version) => {
      const scenario = rescued(version?.scenario);
      return scenario && typeof version.id === 'string' ? [{ ...version, scenario }] : [];
    });
  } catch {
    return [];
  }
}

/** A scenario that this page no longer takes (it was kept by another version of it) still has the visitor's words in it. */
function rescued(value: unknown): Scenario | undefined {
  const checked = check_scenario(value);
  if ('scenario' in checked) return checked.scenario;
  const source = (value as Partial<Scenario> | undefined)?.files?.['main.js'];
  return typeof source === 'string' ? { version: 1, files: { 'main.js': source } } : undefined;
}

function write(base: string, versions: Version[]): storage.Kept {
  if (versions.length > 0) return storage.write(place_of(base), JSON.stringify({ base, versions } satisfies Place));
  storage.forget(place_of(base));
  return 'kept';
}

const same_text = (a: Scenario, b: Scenario): boolean => JSON.stringify([a.files, a.html]) === JSON.stringify([b.files, b.html]);

/** Addresses of programs may be long. */
function digest(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    high = Math.imul(high ^ text.charCodeAt(at), 2654435761);
    low = Math.imul(low ^ text.charCodeAt(at), 1597334677);
  }
  return `${(high >>> 0).toString(36)}${(low >>> 0).toString(36)}`;
}

/** Until now all drafts stood in one list. */
function take_over_old_list(): void {
  try {
    const list = parse_untrusted(storage.read('drafts') ?? '[]') as { base: string; scenario: Scenario }[];
    const kept = list.map(({ base, scenario }) =>
      versions_of(base).length > 0 ? 'kept' : write(base, [{ id: 'old', at: 0, typed: true, scenario }]),
    );
    if (kept.every((each) => each === 'kept')) storage.forget('drafts');
  } catch {
    // It is not a list; nothing of it can be read.
  }
}
