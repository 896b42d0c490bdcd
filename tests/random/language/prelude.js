// What random programs of the language find around them. A program is the body of a function; `log` collects its lines. Everything
// here tells, by a line, when the language calls it: what is compared is above all the order of such calls.

function show(value, depth = 0) {
  switch (typeof value) {
    case 'string': return JSON.stringify(value);
    case 'number': return Object.is(value, -0) ? '-0' : String(value);
    case 'bigint': return value + 'n';
    case 'symbol': return value.toString();
    case 'function': return 'function';
    case 'object': break;
    default: return String(value);
  }
  if (value === null) return 'null';
  if (hidden.has(value)) return hidden.get(value);
  if (depth > 3) return '...';
  if (value instanceof Error) return value.name + (value.made ? '(' + value.message + ')' : '');
  if (Array.isArray(value)) {
    const items = [];
    for (let i = 0; i < value.length && i < 20; i++) items.push(Object.hasOwn(value, i) ? show_property(value, i, depth) : '-');
    return '[' + items.join() + ']' + (value.length > 20 ? value.length : '');
  }
  if (value instanceof Map) return 'Map' + show([...value], depth);
  if (value instanceof Set) return 'Set' + show([...value], depth);
  if (value instanceof Promise) return 'Promise';
  if (value instanceof RegExp) return String(value);
  return '{' + Reflect.ownKeys(value).slice(0, 20).map((key) => String(key) + ':' + show_property(value, key, depth)).join() + '}';
}
function show_property(object, key, depth) {
  const descriptor = Object.getOwnPropertyDescriptor(object, key);
  return descriptor === undefined ? '?' : 'value' in descriptor ? show(descriptor.value, depth + 1) : 'accessor';
}
// Proxies, and whatever else must not be looked into.
const hidden = new Map();
function hide(object, name) {
  hidden.set(object, name);
  return object;
}

let lines, fuel;
function log(...values) { if (lines.length < 400) lines.push(values.map((value) => show(value)).join(' ')); }
function burn() { if (--fuel < 0) throw made('fuel'); return true; }
function made(message) { return Object.assign(new Error(message), { made: true }); }
function boom(message) { throw made(message); }

// An object whose conversions tell their hint.
function odd(name, { primitive, value, text }) {
  const object = {};
  if (primitive !== undefined) object[Symbol.toPrimitive] = (hint) => { log(name, 'toPrimitive', hint); return primitive(); };
  if (value !== undefined) object.valueOf = () => { log(name, 'valueOf'); return value(); };
  if (text !== undefined) object.toString = () => { log(name, 'toString'); return text(); };
  return hide(object, name);
}

// An iterable that tells what is asked of its iterator. `how`: what its methods do.
function iterable(name, values, { next, end, fail, asynchronous } = {}) {
  const method = asynchronous ? Symbol.asyncIterator : Symbol.iterator;
  return hide({
    [method]() {
      log(name, 'iterator');
      let i = 0;
      const iterator = {
        next(...sent) {
          log(name, 'next', ...sent);
          if (next !== undefined && i >= next) boom(name + ' next');
          return i < values.length ? { value: values[i++], done: false } : { value: name + ' end', done: true };
        },
      };
      if (end !== undefined) {
        iterator.return = (...sent) => { log(name, 'return', ...sent); return end(); };
        iterator.throw = (...sent) => { log(name, 'throw', sent.length); return fail(); };
      }
      return hide(iterator, name + ' iterator');
    },
  }, name);
}

// A proxy that tells every trap.
function watched(name, target, omitted = []) {
  const handler = {};
  for (const trap of ['get', 'set', 'has', 'deleteProperty', 'ownKeys', 'getOwnPropertyDescriptor', 'defineProperty', 'getPrototypeOf',
    'setPrototypeOf', 'isExtensible', 'preventExtensions', 'apply', 'construct']) {
    if (omitted.includes(trap)) continue;
    handler[trap] = (of, ...rest) => {
      log(name, trap, ...(typeof rest[0] === 'string' || typeof rest[0] === 'symbol' ? [rest[0]] : []));
      return Reflect[trap](of, ...rest);
    };
  }
  return hide(new Proxy(target, handler), name);
}

// A class whose accessors tell.
class Shape {
  constructor(...sides) { this.sides = sides; log('Shape', sides.length); }
  get area() { log('get area'); return this.sides.length; }
  set area(value) { log('set area', value); this.sides.length = 1; }
  static make(...sides) { log('make'); return new this(...sides); }
  static get [Symbol.species]() { log('species'); return Shape; }
  *[Symbol.iterator]() { try { yield* this.sides; } finally { log('Shape closed'); } }
  [Symbol.toPrimitive](hint) { log('Shape toPrimitive', hint); return hint === 'number' ? this.sides.length : 'shape'; }
}
class List extends Array {
  static get [Symbol.species]() { log('List species'); return this; }
}
class Pledge extends Promise {
  constructor(executor) { log('Pledge'); super(executor); }
  then(...handlers) { log('then'); return super.then(...handlers); }
}

// A rejection that nobody handles is reported when the loop gets to it: that is tests/random/tasks.mjs's subject.
addEventListener('unhandledrejection', (event) => event.preventDefault());

function start() {
  lines = [];
  fuel = 300;
}
async function run_all(programs) {
  for (const [name, text, asynchronous] of programs) {
    start();
    try {
      const result = new Function(text)();
      if (asynchronous) Promise.resolve(result).then((value) => log('fulfilled', value), (error) => log('rejected', error));
      else log('result', result);
    } catch (error) {
      log('thrown', error);
    }
    if (asynchronous) await new Promise((resolve) => setTimeout(resolve));
    console.log('@' + name + '\n' + lines.join('\n'));
  }
}
