// The one gate for what comes from outside: engine/host/outside.json says which types, ranges, sizes and nestings are
// possible, and the engine reads the same table (engine/host/gate.h has the rules' meaning), so that both refuse the same
// values in the same words.

import table from '../../engine/host/outside.json';

// biome-ignore lint/suspicious/noExplicitAny: the table is data of any form, and is read with care
type Rule = { readonly [key: string]: any };
type Known = Record<string, unknown>;

const rules = table as unknown as Record<string, Rule>;

/** What is wrong with the value by the rule of this name; undefined: nothing. */
export function problem_at_gate(rule: string, value: unknown): string | undefined {
  return check_whole(value) ?? check_by(rules[rule]!, value, '');
}

/**
 * The same for a value that no rule of `any` lets through, as in calls and messages: nothing is looked at but what the rule
 * names, so it may be anything that a page can hold.
 */
export function problem_of_words(rule: string, value: unknown): string | undefined {
  return check_by(rules[rule]!, value, '');
}

const is_record = (value: unknown): value is Known => typeof value === 'object' && value !== null && !Array.isArray(value);
const is_absent = (value: unknown): boolean => value === undefined || value === null;
const own = (value: Known, key: string): unknown => (Object.hasOwn(value, key) ? value[key] : undefined);
const keys_of = (value: Known): string[] => Object.keys(value).filter((key) => key !== '__proto__');
const as_text = (value: number): string => String(value === 0 ? 0 : value); // -0 is 0

/** The order of code points, which is that of UTF-8's bytes. */
function by_code_points(a: string, b: string): number {
  const left = Array.from(a, (character) => character.codePointAt(0)!);
  const right = Array.from(b, (character) => character.codePointAt(0)!);
  const at = left.findIndex((point, i) => point !== right[i]);
  return at < 0 ? left.length - right.length : left[at]! - (right[at] ?? -1);
}

const longest_shown_key = 40;

function shown_key(key: string): string {
  const characters = Array.from(key).slice(0, longest_shown_key + 1);
  const shown = characters.slice(0, longest_shown_key).map((one) => (/[\0-\x1f\x7f-\x9f\p{Surrogate}]/u.test(one) ? '?' : one));
  return shown.join('') + (characters.length > longest_shown_key ? '…' : '');
}

function below(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  if (!/^[A-Za-z_]\w*$/.test(key) || key.length > longest_shown_key) return `${path}["${shown_key(key)}"]`;
  return path === '' ? key : `${path}.${key}`;
}

const said = (path: string, problem: string | undefined): string | undefined =>
  problem === undefined || path === '' ? problem : `${path}: ${problem}`;

/** The first problem that one of them has. */
function first<Item>(items: Iterable<Item>, problem_of: (item: Item, index: number) => string | undefined): string | undefined {
  let index = 0;
  for (const item of items) {
    const problem = problem_of(item, index++);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function range_problem(value: number, [least, most]: [number, number]): string | undefined {
  if (value >= least && value <= most) return undefined;
  const [how, bound] = value < least ? ['less', least] : ['more', most];
  return `${as_text(value)} is ${how} than ${bound}; it can be ${least} to ${most}`;
}

const too_many = (count: number, most: number, what: string): string | undefined =>
  count <= most ? undefined : `it has ${count} ${what}; at most ${most} are possible`;

const missing_key = (rule: Rule, value: Known, path: string): string | undefined =>
  first((rule.needs ?? []) as string[], (key) => (is_absent(own(value, key)) ? said(below(path, key), 'it is missing') : undefined));

function check_record(rule: Rule, value: unknown, path: string): string | undefined {
  if (!is_record(value)) return said(path, 'it is not an object');
  return (
    missing_key(rule, value, path) ??
    first(Object.entries<Rule>(rule.record), ([key, inner]) => {
      const member = own(value, key);
      return is_absent(member) ? undefined : check_by(inner, member, below(path, key));
    })
  );
}

function check_map(rule: Rule, value: unknown, path: string): string | undefined {
  if (!is_record(value)) return said(path, 'it is not an object');
  const keys = keys_of(value).sort(by_code_points);
  return (
    said(path, too_many(keys.length, rule.most, 'entries')) ??
    missing_key(rule, value, path) ??
    first(keys, (key) => (is_absent(value[key]) ? undefined : check_by(rule.map, value[key], below(path, key))))
  );
}

/** `rising`: more from entry to entry at this place; `ascending`: not less at this key. */
function order_problem(rule: Rule, list: readonly Rule[], path: string): string | undefined {
  const key: string | number | undefined = rule.rising ?? rule.ascending;
  if (key === undefined) return undefined;
  return first(list, (entry, i) => {
    if (i === 0) return undefined;
    const before: number = list[i - 1]![key];
    const here: number = entry[key];
    if (rule.rising === undefined ? here >= before : here > before) return undefined;
    const how = rule.rising === undefined ? 'less' : 'not more';
    return said(below(below(path, i), key), `${as_text(here)} is ${how} than ${as_text(before)}, the one before it`);
  });
}

function check_list(rule: Rule, value: unknown, path: string): string | undefined {
  if (!Array.isArray(value)) return said(path, 'it is not a list');
  return (
    said(path, too_many(value.length, rule.most, 'entries')) ??
    first(value, (item, i) => check_by(rule.list, item, below(path, i))) ??
    order_problem(rule, value, path)
  );
}

function check_tuple(inner: Rule[], value: unknown, path: string): string | undefined {
  if (!Array.isArray(value) || value.length !== inner.length) return said(path, `it is not a list of ${inner.length}`);
  return first(inner, (rule, i) => check_by(rule, value[i], below(path, i)));
}

function check_number(range: [number, number], whole: boolean, value: unknown, path: string): string | undefined {
  if (typeof value !== 'number' || Number.isNaN(value)) return said(path, 'it is not a number');
  const fraction = whole && value !== Math.floor(value) ? `${as_text(value)} is not a whole number` : undefined;
  return said(path, range_problem(value, range) ?? fraction);
}

const one_number = ' [1-9]\\d{0,5}';

function check_numbered(rule: Rule, value: unknown, path: string): string | undefined {
  const again = rule.again === undefined ? '' : `(?: ${rule.again}${one_number})?`;
  const form = new RegExp(`^(?:${rule.numbered.join('|')})${one_number}${again}$`);
  return typeof value === 'string' && form.test(value) ? undefined : said(path, `it is none of ${rule.numbered.join(', ')} with a number`);
}

function check_version(known: number, value: unknown, path: string): string | undefined {
  if (typeof value !== 'number') return said(path, 'it is not a number');
  return value === known ? undefined : said(path, `${as_text(value)} is not known here; ${known} is the latest`);
}

function check_cases(rule: Rule, value: unknown, path: string): string | undefined {
  const named = is_record(value) ? own(value, rule.by) : undefined;
  return check_by(typeof named === 'string' && Object.hasOwn(rule.cases, named) ? rule.cases[named] : rule.otherwise, value, path);
}

/** The depth of this recursion is that of the table's rules. */
function check_by(rule: Rule, value: unknown, path: string): string | undefined {
  if ('is' in rule) return check_by(rules[rule.is]!, value, path);
  if ('text' in rule) {
    return typeof value === 'string' ? said(path, too_many(value.length, rule.text, 'characters')) : said(path, 'it is not text');
  }
  if ('number' in rule) return check_number(rule.number, false, value, path);
  if ('whole' in rule) return check_number(rule.whole, true, value, path);
  if ('choice' in rule) return rule.choice.includes(value) ? undefined : said(path, `it is none of ${rule.choice.join(', ')}`);
  if ('numbered' in rule) return check_numbered(rule, value, path);
  if ('list' in rule) return check_list(rule, value, path);
  if ('map' in rule) return check_map(rule, value, path);
  if ('record' in rule) return check_record(rule, value, path);
  if ('tuple' in rule) return check_tuple(rule.tuple, value, path);
  if ('either' in rule) {
    const fits = (one: Rule) => check_by(one, value, path) === undefined;
    return rule.either.some(fits) ? undefined : said(path, `it is not ${rule.called}`);
  }
  if ('version' in rule) return check_version(rule.version, value, path);
  if ('by' in rule) return check_cases(rule, value, path);
  if ('flag' in rule && typeof value !== 'boolean') return said(path, 'it is neither true nor false');
  return undefined; // any
}

/** What is asked of every value as a whole: how deep it is nested, and how much text is in it. */
function check_whole(value: unknown): string | undefined {
  const { nesting, characters: most } = table.whole;
  let characters = 0;
  const waiting: [unknown, number][] = [[value, 0]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [inside, depth] = next;
    if (depth > nesting) return `it is nested more than ${nesting} levels deep`;
    if (typeof inside === 'string') characters += inside.length;
    if (Array.isArray(inside)) for (const item of inside) waiting.push([item, depth + 1]);
    else if (is_record(inside)) {
      for (const key of keys_of(inside)) {
        characters += key.length;
        waiting.push([inside[key], depth + 1]);
      }
    }
  }
  return too_many(characters, most, 'characters');
}
