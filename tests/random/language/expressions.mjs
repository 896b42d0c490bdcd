// Expressions. Every one may be of any type: what the language makes of it is the point.

const texts = ['""', '"a"', '"b2"', '"10"', '" 3 "', '"abcabc"', '"x,y,z"', '"\\u{1f600}q"', '"1e3"'];
const numbers = ['0', '-0', '1', '2', '3.5', '-1', '1e21', 'NaN', 'Infinity', '0x10', '7'];
const others = ['undefined', 'null', 'true', 'false', '1n', '-2n', 'Symbol.iterator'];
const keys = ['a', 'b', 'c', '0', '1', '2', 'x1', 'length', '"k k"', '1.5', '0x2', '10n'];

export const property_key = (g) => g.chance.pick(keys);
export const name_key = (g) => g.chance.pick(['a', 'b', 'c', 'x1', 'length', 'constructor', 'toString']);

export function primitive(g) { return g.chance.pick(g.chance.pick([texts, numbers, numbers, others])); }

export function odd_object(g) {
  const give = () => `() => ${g.chance.once_in(5) ? '({})' : g.chance.once_in(8) ? `boom('${g.name('c')}')` : primitive(g)}`;
  const parts = [];
  if (g.chance.once_in(2)) parts.push(`primitive: ${give()}`);
  if (g.chance.once_in(2)) parts.push(`value: ${give()}`);
  if (parts.length === 0 || g.chance.once_in(2)) parts.push(`text: ${give()}`);
  return `odd('${g.name('o')}', { ${parts.join(', ')} })`;
}

export function iterated(g, depth) {
  const items = () => `[${list(g, depth - 1, g.chance.between(0, 4))}]`;
  const end = () => g.chance.pick(['() => ({})', '() => ({ value: 9, done: true })', "() => boom('return')", '() => 1', '() => ({ done: true })']);
  const fail = () => g.chance.pick(["() => ({ value: 8, done: false })", "() => boom('throw')", '() => ({ done: true, value: 7 })']);
  return g.chance.pick([
    items,
    items,
    () => `iterable('${g.name('i')}', ${items()}, { end: ${end()}, fail: ${fail()} })`,
    () => `iterable('${g.name('i')}', ${items()}, { end: ${end()}, fail: ${fail()}${g.chance.once_in(3) ? `, next: ${g.chance.below(3)}` : ''} })`,
    () => `iterable('${g.name('i')}', ${items()})`,
    () => `new Set(${items()})`,
    () => `new Map([[1, ${any(g, 0)}], ["q", ${any(g, 0)}]])`,
    () => g.chance.pick(texts),
    () => `new Shape(${spread_list(g, depth - 1, 2)})`,
    () => (g.generators.length > 0 ? `${g.chance.pick(g.generators)}(${any(g, 0)})` : items()),
    () => `${items()}.entries()`,
    () => `watched('${g.name('p')}', ${items()})`,
    () => variable(g),
  ])();
}

export const list = (g, depth, count) => Array.from({ length: count }, () => {
  if (g.chance.once_in(9)) return '';
  if (depth > 0 && g.chance.once_in(7)) return `...${iterated(g, depth - 1)}`;
  return any(g, depth);
}).join(', ');

export const spread_list = (g, depth, count) => Array.from({ length: count }, () =>
  (depth > 0 && g.chance.once_in(6) ? `...${iterated(g, depth - 1)}` : any(g, depth))).join(', ');

export function variable(g) { return g.names.length > 0 ? g.chance.pick(g.names) : `(${primitive(g)})`; }

function target(g, depth) {
  const chance = g.chance.below(6);
  if (chance < 3 || depth <= 0) return variable_or_member(g);
  return chance === 3 ? `${variable(g)}[${any(g, depth - 1)}]` : chance === 4 ? `${variable(g)}?.${name_key(g)}` : variable_or_member(g);
}
const variable_or_member = (g) => (g.writable.length > 0 && g.chance.once_in(2) ? g.chance.pick(g.writable) : `${variable(g)}.${name_key(g)}`);
// V8 converts the key of `o[key] += 1` twice, the standard and we once: keys that tell of it are left to plain assignments.
const assignable = (g, depth) => {
  const text = target(g, depth);
  return text.includes('?.') ? `${variable(g)}.a` : text;
};
const updated = (g) => (g.chance.once_in(4) ? `${variable(g)}[${primitive(g)}]` : variable_or_member(g));

const arithmetic = ['+', '+', '-', '*', '/', '%', '**', '<<', '>>>', '&', '|', '^'];
const relations = ['<', '>', '<=', '==', '!=', '===', 'in', 'instanceof'];

function binary(g, depth) {
  const op = g.chance.pick(g.chance.once_in(2) ? arithmetic : relations);
  return `(${any(g, depth - 1)} ${op} ${any(g, depth - 1)})`;
}

export function function_expression(g, depth, kinds = ['', '', 'function', 'function*', 'async']) {
  const kind = g.chance.pick(g.asynchronous ? kinds : kinds.filter((one) => one !== 'async'));
  return g.function_text(kind, depth);
}

export function object_literal(g, depth) {
  const members = Array.from({ length: g.chance.between(0, 4) }, () => {
    const key = g.chance.once_in(5) ? `[${any(g, depth - 1)}]` : property_key(g);
    switch (g.chance.below(7)) {
      case 0: return `get ${key}() { ${g.inner_log('get')} return ${g.plain(() => any(g, depth - 1))}; }`;
      case 1: return `set ${key}(v) { ${g.inner_log('set', 'v')} }`;
      case 2: return g.function_text('method', depth - 1, key);
      case 3: return depth > 0 ? `...${any(g, depth - 1)}` : `${key}: 1`;
      default: return `${key}: ${any(g, depth - 1)}`;
    }
  });
  if (g.chance.once_in(8)) members.push(`__proto__: ${any(g, depth - 1)}`);
  return `({ ${members.join(', ')} })`;
}

const array_methods = ['map', 'filter', 'find', 'some', 'forEach', 'flatMap', 'findLast', 'findIndex', 'every'];

function array_call(g, depth) {
  const array = g.chance.once_in(2) ? `[${list(g, depth - 1, 3)}]` : variable(g);
  return g.chance.pick([
    () => `${array}.${g.chance.pick(array_methods)}((x, i) => { burn(); ${g.inner_log('each', 'x')} return ${g.plain(() => g.with_name('x', () => any(g, depth - 1)))}; })`,
    () => `${array}.reduce((x, y) => { burn(); return ${g.plain(() => any(g, depth - 1))}; }${g.chance.once_in(2) ? `, ${any(g, 0)}` : ''})`,
    () => `${array}.sort((x, y) => { burn(); return ${g.chance.pick(['x - y', 'y - x', 'x < y ? 1 : -1', '0', any(g, 0)])}; })`,
    () => `${array}.sort()`,
    () => `${array}.slice(${any(g, depth - 1)}, ${any(g, 0)})`,
    () => `${array}.splice(${g.chance.below(3)}, ${g.chance.below(3)}, ${any(g, depth - 1)})`,
    () => `${array}.concat(${any(g, depth - 1)}, ${any(g, 0)})`,
    () => `${array}.join(${any(g, 0)})`,
    () => `${array}.${g.chance.pick(['push', 'unshift', 'includes', 'indexOf', 'lastIndexOf', 'at', 'fill', 'with'])}(${any(g, depth - 1)})`,
    () => `${array}.${g.chance.pick(['pop', 'shift', 'reverse', 'flat', 'keys', 'toReversed', 'toSorted'])}()`,
    () => `Array.from(${iterated(g, depth - 1)}, (x) => { burn(); return ${g.plain(() => g.with_name('x', () => any(g, depth - 1)))}; })`,
    () => `List.from(${iterated(g, depth - 1)}).map((x) => x)`,
    () => `Array.prototype.${g.chance.pick(['map', 'filter', 'concat', 'slice'])}.call(${any(g, depth - 1)}, (x) => x)`,
    () => `watched('${g.name('p')}', [${list(g, 0, 3)}]).${g.chance.pick(['map', 'slice', 'splice', 'sort', 'push', 'pop', 'shift', 'reverse', 'concat', 'copyWithin', 'fill'])}(${g.chance.pick(['', '1', '(x) => x', '0, 1'])})`,
  ])();
}

function text_call(g, depth) {
  const text = g.chance.once_in(2) ? g.chance.pick(texts) : `String(${any(g, depth - 1)})`;
  const pattern = g.chance.pick(['/a/', '/[a-c]/g', '/(b)(c)?/', '/(?<n>a)|b/g', '/\\d+/y', '/./gu', '/a|/g', '"b"', any(g, 0)]);
  return g.chance.pick([
    () => `${text}.replace(${pattern}, ${g.chance.once_in(2) ? `(...m) => { log('match', m.length, m[0]); return ${g.plain(() => any(g, depth - 1))}; }` : '"[$&$1]"'})`,
    () => `${text}.split(${pattern}, ${g.chance.pick(['undefined', '2', any(g, 0)])})`,
    () => `${text}.match(${pattern})`,
    () => `[...${text}.matchAll(${g.chance.pick(['/[a-c]/g', '/(?<n>a)|b/g', '/./gu'])})].map((m) => [m.index, ...m])`,
    () => `${text}.${g.chance.pick(['padStart', 'padEnd'])}(${g.chance.below(9)}, ${any(g, depth - 1)})`,
    () => `${text}.${g.chance.pick(['slice', 'substring', 'substr', 'at', 'charAt', 'indexOf', 'startsWith', 'repeat', 'lastIndexOf', 'codePointAt', 'localeCompare'])}(${g.chance.once_in(3) ? odd_object(g) : `${g.chance.below(4)}`})`,
    () => `${text}.search(${pattern})`,
    () => `(${pattern})?.exec?.(${text})?.slice()`,
  ])();
}

function built_in_call(g, depth) {
  const value = () => any(g, depth - 1);
  return g.chance.pick([
    () => `Object.${g.chance.pick(['keys', 'values', 'entries', 'getOwnPropertyNames', 'isFrozen', 'freeze', 'seal'])}(${value()})`,
    () => `Object.assign({}, ${value()}, ${value()})`,
    () => `Object.fromEntries([[${value()}, 1], [${any(g, 0)}, ${any(g, 0)}]])`,
    () => `Object.defineProperty(${object_literal(g, depth - 1)}, ${any(g, 0)}, { value: ${any(g, 0)}, enumerable: ${g.chance.once_in(2)} })`,
    () => `JSON.stringify(${value()}, ${g.chance.pick(['undefined', '(k, v) => { burn(); return v; }', "['a', 'b', 1]"])}, ${g.chance.below(3)})`,
    () => `JSON.parse('{"a":[1,{"b":null}],"c":"d"}', (k, v) => { log('revive', k); return ${g.chance.pick(['v', 'v === null ? undefined : v', '[v]'])}; })`,
    () => `Math.${g.chance.pick(['max', 'min', 'hypot', 'pow', 'atan2'])}(${spread_list(g, depth - 1, 2)})`,
    () => `Reflect.${g.chance.pick(['ownKeys', 'getPrototypeOf', 'isExtensible'])}(${value()})`,
    () => `Reflect.${g.chance.pick(['get', 'has', 'deleteProperty'])}(${value()}, ${any(g, 0)})`,
    () => `Reflect.set(${value()}, ${any(g, 0)}, ${any(g, 0)}, ${value()})`,
    () => `Number(${value()})`,
    () => `BigInt(${value()})`,
    () => `parseInt(${value()}, ${any(g, 0)})`,
    () => `new Date(${g.chance.pick(['2020', '0'])}, ${g.chance.below(12)}, ${g.chance.pick([odd_object(g), '3'])}).getTime()`,
    () => `new Map(${iterated(g, depth - 1)})`,
    () => `new Set(${iterated(g, depth - 1)})`,
    () => `Object.groupBy(${iterated(g, depth - 1)}, (x) => { burn(); return ${g.plain(() => g.with_name('x', () => any(g, 0)))}; })`,
    () => `[...Iterator.from(${iterated(g, depth - 1)}).${g.chance.pick(['take(2)', 'drop(1)', 'map((x) => [x])', 'filter((x) => x)', 'flatMap((x) => [x, x])'])}]`,
    () => `Shape.make(${spread_list(g, depth - 1, 2)}).area`,
    () => `new Uint8Array(${g.chance.pick(['3', `[${list(g, 0, 3)}]`, iterated(g, 0)])}).${g.chance.pick(['map((x) => x + 1)', 'join()', 'fill(300)', 'at(-1)'])}`,
    () => `new (${value()})(${spread_list(g, 0, 1)})`,
  ])();
}

export function template(g, depth) { return `\`p\${${any(g, depth - 1)}}q\${${any(g, 0)}}\``; }

/** Any expression. `depth`: how far it may nest. */
export function any(g, depth) {
  if (depth <= 0) return g.chance.once_in(3) ? primitive(g) : variable(g);
  return g.chance.pick([
    primitive, variable, variable,
    () => binary(g, depth), () => binary(g, depth),
    () => `(${g.chance.pick(['-', '+', '!', '~', 'typeof ', 'void '])}(${any(g, depth - 1)}))`,
    () => `(${any(g, depth - 1)} ${g.chance.pick(['&&', '||', '??'])} ${any(g, depth - 1)})`,
    () => `(${any(g, depth - 1)} ? ${any(g, depth - 1)} : ${any(g, depth - 1)})`,
    () => `(${any(g, depth - 1)}, ${any(g, depth - 1)})`,
    () => `[${list(g, depth - 1, g.chance.between(0, 4))}]`,
    () => object_literal(g, depth), () => object_literal(g, depth),
    () => odd_object(g),
    () => `(${assignable(g, depth)} = ${any(g, depth - 1)})`,
    () => `(${updated(g)} ${g.chance.pick(['+=', '-=', '&&=', '||=', '??=', '**='])} ${any(g, depth - 1)})`,
    () => `(${updated(g)}${g.chance.pick(['++', '--'])})`,
    () => `(delete ${variable(g)}.${name_key(g)})`,
    () => `${variable(g)}${g.chance.pick(['.', '?.'])}${name_key(g)}`,
    () => `${variable(g)}[${any(g, depth - 1)}]`,
    () => template(g, depth),
    () => `((s, ...v) => { log('tag', s.length, s.raw[0], ...v); return v.length; })${template(g, depth)}`,
    () => (g.functions.length > 0 ? `${g.chance.pick(g.functions)}(${spread_list(g, depth - 1, g.chance.between(0, 3))})` : 'burn()'),
    () => `(${function_expression(g, depth - 1)})(${spread_list(g, depth - 1, 1)})`,
    () => function_expression(g, depth - 1),
    () => array_call(g, depth), () => array_call(g, depth),
    () => text_call(g, depth), () => text_call(g, depth),
    () => built_in_call(g, depth), () => built_in_call(g, depth),
    () => `watched('${g.name('p')}', ${g.chance.pick([() => object_literal(g, depth - 1), () => `[${list(g, 0, 2)}]`, () => function_expression(g, 0)])()}, [${g.chance.once_in(3) ? "'get', 'ownKeys'" : ''}])`,
    () => (g.yields ? `(yield ${any(g, depth - 1)})` : primitive(g)),
    () => (g.yields ? `(yield* ${iterated(g, depth - 1)})` : primitive(g)),
    () => (g.awaits ? `(await ${any(g, depth - 1)})` : primitive(g)),
    () => (g.asynchronous ? g.promise(depth) : primitive(g)),
  ])(g);
}
