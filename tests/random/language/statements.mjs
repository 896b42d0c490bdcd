// Statements: declarations, patterns, loops with every way out, classes.
import { any, iterated, list, object_literal, odd_object, property_key, spread_list } from './expressions.mjs';

function pattern(g, depth, names) {
  const name = () => {
    if (names === null) return g.chance.once_in(3) || g.writable.length === 0 ? `${g.names.length ? g.chance.pick(g.names) : 'globalThis'}.${g.chance.pick(['a', 'b'])}` : g.chance.pick(g.writable);
    const made = g.name('v');
    names.push(made);
    return made;
  };
  const element = () => {
    const target = depth > 0 && g.chance.once_in(4) ? pattern(g, depth - 1, names) : name();
    return g.chance.once_in(3) ? `${target} = ${any(g, 1)}` : target;
  };
  if (g.chance.once_in(2)) {
    const items = Array.from({ length: g.chance.between(0, 3) }, () => (g.chance.once_in(5) ? '' : element()));
    if (g.chance.once_in(3)) items.push(`...${depth > 0 && g.chance.once_in(3) ? pattern(g, depth - 1, names) : name()}`);
    return `[${items.join(', ')}${items.length && items.at(-1) === '' ? ',' : ''}]`;
  }
  const items = Array.from({ length: g.chance.between(0, 3) }, () => `${g.chance.once_in(4) ? `[${any(g, 1)}]` : property_key(g)}: ${element()}`);
  if (g.chance.once_in(3)) items.push(`...${name()}`);
  return `{ ${items.join(', ')} }`;
}

const source_of = (g) => g.chance.pick([() => iterated(g, 1), () => object_literal(g, 1), () => any(g, 1), () => odd_object(g),
  () => `watched('${g.name('p')}', ${object_literal(g, 1)})`])();

function declaration(g) {
  const kind = g.chance.pick(['let', 'let', 'const', 'var']);
  if (g.chance.once_in(3)) {
    const names = [];
    const left = pattern(g, 2, names);
    g.line(`${kind} ${left} = ${source_of(g)};`);
    for (const name of names) g.declare(name, kind !== 'const');
    return;
  }
  const name = g.name('v');
  g.line(`${kind} ${name} = ${any(g, g.depth)};`);
  g.declare(name, kind !== 'const');
}

function expression(g) {
  if (g.chance.once_in(3)) g.line(`log('${g.name('L')}', ${any(g, g.depth)});`);
  else g.line(`${any(g, g.depth).replace(/^(\{|function|class|let\b|async function)/, '0, $1')};`);
}

function assign_pattern(g) { g.line(`(${pattern(g, 1, null)} = ${source_of(g)});`); }

function branch(g) {
  g.block(`if (${any(g, 2)}) {`, () => body(g, 2));
  if (g.chance.once_in(2)) g.block('else {', () => body(g, 2));
}

// What stands in a loop may leave it.
function loop_body(g, label) {
  const outer = g.targets;
  g.targets = [...outer, label];
  g.line('burn();');
  body(g, g.chance.between(1, 3));
  g.targets = outer;
}

function loop(g) {
  const label = g.name('loop');
  const v = g.name('v');
  const kind = g.chance.pick(['let', 'const', 'var']);
  const head = g.chance.pick([
    () => [`for (let ${v} = 0; ${v} < ${g.chance.between(1, 4)}; ${v}++) {`, v],
    () => [`for (${kind} ${v} of ${iterated(g, 2)}) {`, v],
    () => [`for (${kind} ${v} of ${iterated(g, 2)}) {`, v],
    () => [`for (${kind} ${v} in ${g.chance.pick([() => object_literal(g, 2), () => any(g, 1), () => `Object.create(${object_literal(g, 1)}, { q: { value: 1, enumerable: true } })`, () => `watched('${g.name('p')}', ${object_literal(g, 1)})`])()}) {`, v],
    () => { const names = []; const left = pattern(g, 1, names); return [`for (const ${left} of ${iterated(g, 2)}) {`, ...names]; },
    () => [`for (${pattern(g, 1, null)} of ${iterated(g, 1)}) {`],
    () => [`while (burn() && ${any(g, 2)}) {`],
    () => (g.awaits ? [`for await (const ${v} of ${g.chance.once_in(2) ? iterated(g, 2) : `iterable('${g.name('i')}', [${list(g, 1, 3)}], { asynchronous: true, end: () => ({}), fail: () => ({ done: true }) })`}) {`, v] : [`do {`]),
  ])();
  g.scope(() => {
    const [open, ...names] = head;
    const is_do = open === 'do {';
    g.block(`${label}: ${open}`, () => {
      for (const name of names) g.declare(name, false);
      loop_body(g, label);
    }, is_do ? `} while (burn() && ${any(g, 1)});` : '}');
  });
}

function exit(g) {
  const ways = [() => `throw made('${g.name('t')}');`, () => `return ${any(g, 2)};`];
  for (const label of g.targets) ways.push(() => `break ${label};`, () => `continue ${label};`, () => `break ${label};`);
  g.line(`${g.chance.once_in(2) ? `if (${any(g, 1)}) ` : ''}${g.chance.pick(ways)()}`);
}

function attempt(g) {
  g.block('try {', () => body(g, g.chance.between(1, 3)));
  const has_catch = g.chance.once_in(4) ? 0 : 1;
  if (has_catch) {
    g.scope(() => {
      const name = g.name('e');
      g.block(g.chance.once_in(5) ? 'catch {' : `catch (${name}) {`, () => {
        g.line(`log('${g.name('caught')}');`);
        body(g, g.chance.between(0, 2));
      });
    });
  }
  if (!has_catch || g.chance.once_in(2)) g.block('finally {', () => { g.line(`log('${g.name('finally')}');`); body(g, g.chance.between(0, 2)); });
}

function choose(g) {
  const label = g.name('switch');
  g.block(`${label}: switch (${any(g, 2)}) {`, () => {
    const outer = g.breaks;
    g.breaks = [...outer, label];
    for (let count = g.chance.between(1, 3); count > 0; count--) {
      g.block(`case ${any(g, 1)}: {`, () => body(g, 1));
      if (g.chance.once_in(2)) g.line(`break ${label};`);
    }
    if (g.chance.once_in(2)) g.block('default: {', () => body(g, 1));
    g.breaks = outer;
  });
}

function function_declaration(g) {
  const name = g.name('f');
  const kind = g.chance.pick(g.asynchronous ? ['function', 'function*', 'async function', 'async function*'] : ['function', 'function', 'function*']);
  if (g.chance.once_in(4)) g.line(`try { log('hoisted', typeof ${name}); } catch (e) { log(e); }`);
  g.line(g.function_text(kind, g.depth, name));
  if (kind === 'function*') g.generators.push(name);
  g.functions.push(name);
}

function klass(g) {
  const outer = [g.awaits, g.yields];
  g.awaits = g.yields = false;
  const name = g.name('C');
  const base = g.chance.pick(['', '', ' extends Shape', ' extends List', ' extends Object', ...g.classes.map((one) => ` extends ${one}`)]);
  g.block(`class ${name}${base} {`, () => {
    if (g.chance.once_in(2)) g.line(`constructor(...args) { ${base ? g.chance.pick(['super(...args);', 'super();', 'super(1); try { super(2); } catch (e) { log(e); }', '']) : ''} log('${name}', new.target === ${name}); ${g.chance.once_in(5) ? `return ${any(g, 1)};` : ''} }`);
    for (let count = g.chance.between(1, 4); count > 0; count--) {
      const key = g.chance.once_in(4) ? `[${any(g, 1)}]` : g.chance.pick(['a', 'b', '7', "'s t'", '#p']);
      const fixed = g.chance.once_in(3) ? 'static ' : '';
      if (key === '#p') {
        if (!g.has_private) { g.line(`${fixed}#p = ${any(g, 1)}; ${fixed}readP() { return this.#p; } ${fixed}writeP(v) { log(#p in this); return this.#p = v; }`); g.has_private = true; }
        continue;
      }
      g.line(g.chance.pick([
        () => `${fixed}${key} = ${any(g, 1)};`,
        () => `${fixed}get ${key}() { log('${name} get'); return ${any(g, 1)}; }`,
        () => `${fixed}set ${key}(v) { log('${name} set', v); }`,
        () => fixed + g.function_text('method', 1, key),
        () => fixed + g.function_text('*method', 1, key),
        () => `static { log('${name} block', typeof this); }`,
      ])());
    }
    g.has_private = false;
  });
  [g.awaits, g.yields] = outer;
  g.classes.push(name);
  g.declare(name, false);
  const made = g.name('v');
  g.line(`const ${made} = new ${name}(${spread_list(g, 1, 1)});`);
  g.declare(made, false);
  g.line(`log(Reflect.ownKeys(${made}).length, ${made}.a, ${made}.readP?.(), ${name}.b);`);
}

// A generator that is driven by hand.
function drive(g) {
  const it = g.name('it');
  const generator = g.generators.length > 0 && g.chance.once_in(2) ? g.chance.pick(g.generators) : `(${g.function_text('function*', g.depth)})`;
  g.line(`const ${it} = ${generator}(${any(g, 1)});`);
  for (let count = g.chance.between(1, 4); count > 0; count--) {
    g.line(`try { log('${it}', ${it}.${g.chance.pick(['next', 'next', 'next', 'return', 'throw'])}(${any(g, 1)})); } catch (e) { log('${it}', e); }`);
  }
}

function mutate_while_iterating(g) {
  const name = g.name('v'), item = g.name('v');
  const made = g.chance.pick(['[1, 2, 3]', 'new Set([1, 2, 3])', 'new Map([[1, 2], [3, 4]])', '({ a: 1, b: 2, 3: 4 })']);
  const change = made[0] === '[' ? ['push(9)', 'pop()', 'shift()', 'unshift(0)', 'splice(1, 1)', 'length = 1'] :
    made[0] === '(' ? ['z = 1', 'a = undefined'] : made.includes('Set') ? ['add(9)', 'delete(2)', 'clear()', 'delete(1)'] : ['set(9, 9)', 'delete(3)', 'clear()'];
  g.line(`const ${name} = ${made};`);
  g.declare(name, false);
  g.scope(() => g.block(`for (const ${item} ${made[0] === '(' ? 'in' : 'of'} ${name}) {`, () => {
    g.declare(item, false);
    g.line(`burn(); log(${item}); ${made[0] === '(' && g.chance.once_in(2) ? `delete ${name}.b` : `${name}.${g.chance.pick(change)}`};`);
    if (g.chance.once_in(3)) body(g, 1);
  }));
}

function closures(g) {
  const list_name = g.name('v'), i = g.name('v');
  g.line(`const ${list_name} = [];`);
  g.block(`for (${g.chance.pick(['let', 'var'])} ${i} = 0; ${i} < 3; ${i}++) {`, () => g.line(`${list_name}.push(() => ${i}${g.chance.pick(['', '++', ' += 2'])});`));
  g.line(`log(${list_name}.map((f) => f()), ${list_name}.map((f) => f()));`);
}

function resource(g) {
  const name = g.name('r');
  const awaited = g.awaits && g.chance.once_in(2);
  g.block('{', () => {
    for (let count = g.chance.between(1, 2); count > 0; count--) {
      const key = awaited ? 'Symbol.asyncDispose' : 'Symbol.dispose';
      g.line(`${awaited ? 'await ' : ''}using ${name}${count} = ${g.chance.once_in(4) ? 'null' : `{ [${key}]() { log('${name}${count} disposed'); ${g.chance.once_in(3) ? `boom('${name}')` : ''} } }`};`);
    }
    body(g, 2);
  });
}

function sloppy_arguments(g) {
  g.line(`log((function (a, b) { arguments[0] = ${g.plain(() => any(g, 0))}; b = 5; return [a, arguments[1], arguments.length]; })(${spread_list(g, 1, 2)}));`);
}

function settle(g) {
  const p = g.promise(2);
  g.line(`${p}.then((v) => { log('${g.name('T')}', v); ${g.chance.once_in(3) ? `return ${g.plain(() => g.promise(1))};` : ''} }, (e) => log('${g.name('R')}', e))${g.chance.once_in(3) ? `.finally(() => ${g.plain(() => any(g, 1))}).catch((e) => log('${g.name('R')}', e))` : ''};`);
}

function ticks(g) {
  const name = g.name('tick');
  g.line(`{ let p = Promise.resolve(); for (let i = 0; i < ${g.chance.between(2, 8)}; i++) p = p.then(() => log('${name}', i)); }`);
}

function drive_async(g) {
  const it = g.name('it');
  g.line(`const ${it} = (${g.function_text('async function*', g.depth)})(${any(g, 1)});`);
  for (let count = g.chance.between(1, 5); count > 0; count--) {
    const label = g.name('A');
    g.line(`${it}.${g.chance.pick(['next', 'next', 'next', 'return', 'throw'])}(${g.chance.once_in(2) ? any(g, 1) : g.promise(1)}).then((v) => log('${label}', v), (e) => log('${label}!', e));`);
  }
}

const plain = [declaration, declaration, declaration, expression, expression, expression, assign_pattern, branch, loop, loop, loop, exit, attempt,
  attempt, choose, function_declaration, klass, drive, mutate_while_iterating, closures, resource, sloppy_arguments];
const asynchronous = [...plain, settle, settle, settle, ticks, drive_async, drive_async];

export function statement(g) {
  if (g.budget-- <= 0 || g.nesting > 6) return g.line(`log('${g.name('L')}', ${any(g, 1)});`);
  g.nesting++;
  const kinds = (g.asynchronous ? asynchronous : plain).filter((kind) => g.nesting < 5 || ![loop, klass, function_declaration, drive, drive_async].includes(kind));
  g.chance.pick(kinds)(g);
  g.nesting--;
}

export function body(g, count) { g.scope(() => { for (; count > 0; count--) statement(g); }); }
