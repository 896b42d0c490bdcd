// What every part of the generator shares: chance from a seed, names that are never used twice, and lines with their indentation.

/** A small generator of random numbers (splitmix32): the same seed gives the same program for ever. */
export function chance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32;
  };
  const below = (count) => Math.floor(next() * count);
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    once_in: (count) => below(count) === 0,
    pick: (list) => list[below(list.length)],
  };
}

/** The text being written. `operations` counts asynchronous operations by kind. */
export class Writer {
  constructor(seed) {
    this.chance = chance(seed);
    this.lines = [];
    this.operations = new Map();
    this.depth = 0;
    this.names = 0;
    this.logs = 0;
  }

  line(text) { this.lines.push('  '.repeat(this.depth) + text); }

  /** `open`, what `write` writes, indented, and `close`. */
  block(open, write, close) {
    this.line(open);
    this.depth++;
    write();
    this.depth--;
    this.line(close);
  }

  name(letter) { return letter + ++this.names; }

  /** A line of the console that no other statement of the program prints. */
  log(more = '') {
    this.logs++;
    this.line(`console.log('${this.name('line ')}'${more && `, ${more}`});`);
  }

  operation(kind) { this.operations.set(kind, (this.operations.get(kind) ?? 0) + 1); }

  get operation_count() { return [...this.operations.values()].reduce((sum, count) => sum + count, 0); }

  source() { return this.lines.join('\n') + '\n'; }
}
