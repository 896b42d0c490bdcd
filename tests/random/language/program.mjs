// Random programs of the language, for both consoles: `random_language_program(seed, { level, asynchronous })`.
import { readFileSync } from 'node:fs';
import { chance } from '../writer.mjs';
import { any, iterated, list, odd_object } from './expressions.mjs';
import { body, statement } from './statements.mjs';

export const prelude = readFileSync(new URL('./prelude.js', import.meta.url), 'utf8');
const sizes = { 1: { budget: 4, depth: 2 }, 2: { budget: 12, depth: 3 }, 3: { budget: 35, depth: 3 } };

class Generator {
  constructor(seed, { level, asynchronous }) {
    this.chance = chance(seed);
    Object.assign(this, sizes[level]);
    this.level = level;
    this.asynchronous = asynchronous;
    this.awaits = asynchronous;
    this.yields = false;
    this.lines = [];
    this.counter = 0;
    this.nesting = 0;
    this.names = [];
    this.writable = [];
    this.functions = [];
    this.generators = [];
    this.classes = [];
    this.targets = [];
    this.breaks = [];
  }

  name(letter) { return letter + ++this.counter; }
  line(text) { this.lines.push(text); }
  block(open, write, close = '}') {
    this.line(open);
    this.scope(write);
    this.line(close);
  }

  declare(name, writable) {
    this.names.push(name);
    if (writable) this.writable.push(name);
  }

  // Names that are declared inside are not seen afterwards; now and then one is, in its dead zone or out of its scope.
  scope(write) {
    const kept = ['names', 'writable', 'functions', 'generators', 'classes', 'targets', 'breaks'].map((key) => [key, this[key]]);
    for (const [key, value] of kept) this[key] = [...value];
    write();
    for (const [key, value] of kept) this[key] = value;
  }

  with_name(name, write) {
    let text;
    this.scope(() => { this.declare(name, true); text = write(); });
    return text;
  }

  /** What is written inside a function that is neither async nor a generator. */
  plain(write) {
    const outer = [this.awaits, this.yields];
    this.awaits = this.yields = false;
    const text = write();
    [this.awaits, this.yields] = outer;
    return text;
  }

  inner_log(what, value) { return this.chance.once_in(2) ? `log('${this.name(what)}'${value ? `, ${value}` : ''});` : ''; }

  /** A function's text: '' for an arrow function; 'method' and '*method' with a key. */
  function_text(kind, depth, name = '') {
    const outer = { lines: this.lines, awaits: this.awaits, yields: this.yields, targets: this.targets, breaks: this.breaks, depth: this.depth };
    Object.assign(this, { lines: [], targets: [], breaks: [], depth: Math.max(1, depth) });
    this.awaits = kind.startsWith('async');
    this.yields = kind.includes('*');
    const parameter = this.name('x');
    const written = [];
    const parameters = this.chance.pick([parameter, parameter, `${parameter} = ${this.chance.pick(['1', 'log("default")'])}`, `{ a: ${parameter} } = {}`, `...${parameter}`]);
    this.scope(() => {
      this.declare(parameter, true);
      if (this.chance.once_in(3)) {
        body(this, this.chance.between(1, 2));
        if (this.yields) this.line(`log('${this.name('sent')}', yield ${any(this, 1)});`);
      }
      if (this.chance.once_in(4)) this.line(`log('${this.name('F')}', ${parameter});`);
      this.line(this.yields && this.chance.once_in(2) ? `yield* ${iterated(this, 1)};` : `return ${any(this, this.depth - 1)};`);
    });
    written.push(...this.lines);
    Object.assign(this, outer);
    const text = `{ burn(); ${written.join(' ')} }`;
    if (kind === '') return `((${parameters}) => ${text})`;
    if (kind === 'async') return `(async (${parameters}) => ${text})`;
    if (kind === 'method') return `${name}(${parameters}) ${text}`;
    if (kind === '*method') return `*${name}(${parameters}) ${text}`;
    return name ? `${kind} ${name}(${parameters}) ${text}` : `(${kind} (${parameters}) ${text})`;
  }

  /** An expression that gives a promise. */
  promise(depth) {
    const value = () => (depth > 0 && this.chance.once_in(3) ? this.promise(depth - 1) : any(this, 1));
    return this.chance.pick([
      () => `Promise.resolve(${value()})`,
      () => `Promise.reject(${value()})`,
      () => `new Promise((resolve, reject) => { ${this.chance.pick(['resolve', 'resolve', 'reject'])}(${this.plain(value)}); })`,
      () => `Promise.${this.chance.pick(['all', 'race', 'allSettled', 'any'])}([${list(this, 0, 1)}${this.chance.once_in(2) ? '' : `, ${value()}`}])`,
      () => `Promise.${this.chance.pick(['all', 'race', 'allSettled', 'any'])}(${iterated(this, 1)})`,
      () => `Pledge.${this.chance.pick(['all', 'race', 'allSettled', 'any', 'resolve', 'reject'])}(${this.chance.once_in(2) ? `[${value()}]` : value()})`,
      () => `new Pledge((resolve) => resolve(${this.plain(value)}))`,
      () => `(${this.function_text('async', 1)})(${value()})`,
      () => `Promise.try(() => ${this.plain(value)})`,
      () => `Promise.resolve(hide({ then(resolve, reject) { log('${this.name('thenable')}'); ${this.chance.pick(['resolve', 'reject'])}(${any(this, 0)}); } }, 'thenable'))`,
      () => `Promise.resolve(${odd_object(this)})`,
      () => `Array.fromAsync(${iterated(this, 1)})`,
    ])();
  }

  program() {
    const strict = this.chance.once_in(3) ? "'use strict';\n" : '';
    const count = { 1: 3, 2: 7, 3: 14 }[this.level];
    for (let n = 0; n < count; n++) {
      if (this.chance.once_in(3)) {
        statement(this);
        continue;
      }
      this.block('try {', () => statement(this), `} catch (e) { log('${this.name('top')}', e); }`);
    }
    const text = this.lines.join('\n');
    return this.asynchronous ? `${strict}return (async () => {\n${text}\n})();\n` : `${strict}${text}\n`;
  }
}

/** The text of a function's body; the same for ever for a seed. */
export function random_language_program(seed, { level = 2, asynchronous = false } = {}) {
  return new Generator(seed * 8 + level * 2 + (asynchronous ? 1 : 0), { level, asynchronous }).program();
}

/** Many programs as one: each gives a line `@name` of the console, with its own lines behind it. */
export function batch(programs, asynchronous) {
  return `${prelude}\nrun_all(${JSON.stringify(programs.map(([name, text]) => [name, text, asynchronous]))});\n`;
}

/** The batch's console, by name. */
export function by_name(console_text) {
  const found = new Map();
  for (const part of console_text.split(/^@/m).slice(1)) {
    const end = part.indexOf('\n');
    found.set(part.slice(0, end), part.slice(end + 1));
  }
  return found;
}
