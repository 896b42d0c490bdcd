// Statements whose consequences stay in the microtask checkpoint after the callback they stand in: promises, async functions,
// queueMicrotask. Their order is the standard's, so they may be mixed without care.

const values = ['1', "'two'", 'null', 'undefined', '[3, 4]', '{ five: 5 }'];

/** An expression that gives a value, a promise or a thenable, perhaps a rejected one. */
export function awaitable(writer) {
  const { chance } = writer;
  const value = chance.pick(values);
  return chance.pick([
    value,
    value,
    `Promise.resolve(${value})`,
    `new Promise((resolve) => resolve(${value}))`,
    `new Promise((resolve) => resolve(Promise.resolve(${value})))`,
    `({ then(resolve) { resolve(${value}); } })`,
    `(async () => ${value})()`,
    `(async () => Promise.resolve(${value}))()`,
    `(async () => { await ${value}; return ${value}; })()`,
    `Promise.all([${value}, Promise.resolve(${value})])`,
    `Promise.race([${value}, Promise.resolve(${value})])`,
    `Promise.allSettled([${value}, Promise.reject(${value})])`,
    `Promise.any([Promise.reject(1), Promise.resolve(${value})])`,
    `Promise.resolve(${value}).finally(() => ${value})`,
    `Promise.resolve(${value}).then()`,
    'Promise.reject(new Error(\'no\'))',
    '(async () => { throw new Error(\'no\'); })()',
  ]);
}

const handled = (writer) => {
  const expression = awaitable(writer);
  return expression.includes("new Error('no')") && writer.chance.once_in(2) ? `${expression}.catch((error) => error.message)` : expression;
};

function write_queue_microtask(writer, depth) {
  writer.operation('queueMicrotask');
  writer.block('queueMicrotask(() => {', () => {
    writer.log();
    if (depth > 0 && writer.chance.once_in(2)) write_microtasks(writer, depth - 1);
  }, '});');
}

function write_then(writer, depth) {
  const { chance } = writer;
  writer.operation('then');
  writer.line(`Promise.resolve(${handled(writer)})`);
  writer.depth++;
  for (let links = chance.between(1, 4); links > 0; links--) {
    const method = chance.pick(['then', 'then', 'then', 'catch', 'finally']);
    const parameter = method === 'finally' ? '' : 'value';
    writer.block(`.${method}((${parameter}) => {`, () => {
      writer.log(parameter);
      if (depth > 0 && chance.once_in(4)) write_microtasks(writer, depth - 1);
      if (chance.once_in(2)) writer.line(`return ${awaitable(writer)};`);
      else if (chance.once_in(5)) writer.line("throw new Error('thrown');");
    }, '})');
  }
  writer.block('.catch((error) => {', () => writer.log('error'), '});');
  writer.depth--;
}

function write_async_function(writer, depth) {
  const { chance } = writer;
  writer.operation('async function');
  writer.block('(async () => {', () => {
    if (chance.once_in(2)) writer.log();
    for (let awaits = chance.between(1, 3); awaits > 0; awaits--) {
      const value = writer.name('value');
      writer.line(`const ${value} = await ${handled(writer)};`);
      writer.log(value);
      if (depth > 0 && chance.once_in(4)) write_microtasks(writer, depth - 1);
    }
    if (chance.once_in(2)) writer.line(`return ${awaitable(writer)};`);
  }, `})().then((value) => console.log('${writer.name('line ')}', value), (error) => console.log('${writer.name('line ')}', error));`);
}

function write_try_await(writer) {
  writer.operation('async function');
  writer.block('(async () => {', () => {
    writer.block('try {', () => {
      writer.line(`await ${awaitable(writer)};`);
      writer.log();
    }, '} catch (error) {');
    writer.depth++;
    writer.log('error');
    writer.depth--;
    writer.block('} finally {', () => {
      if (writer.chance.once_in(2)) writer.line(`await ${writer.chance.pick(values)};`);
      writer.log();
    }, '}');
  }, '})();');
}

function write_for_await(writer) {
  const { chance } = writer;
  writer.operation('for await');
  const generator = chance.once_in(2);
  const item = writer.name('item');
  if (generator) {
    const name = writer.name('items');
    writer.block(`async function* ${name}() {`, () => {
      writer.line(`yield ${chance.pick(values)};`);
      if (chance.once_in(2)) writer.line(`await ${chance.pick(values)};`);
      writer.line(`yield Promise.resolve(${chance.pick(values)});`);
    }, '}');
    writer.block('(async () => {', () => {
      writer.block(`for await (const ${item} of ${name}()) {`, () => writer.log(item), '}');
      writer.log();
    }, '})();');
  } else {
    writer.block('(async () => {', () => {
      writer.block(`for await (const ${item} of [${chance.pick(values)}, Promise.resolve(${chance.pick(values)})]) {`, () => writer.log(item), '}');
      writer.log();
    }, '})();');
  }
}

/** One to three statements. `depth`: how far callbacks may hold further ones. */
export function write_microtasks(writer, depth = 2) {
  for (let count = writer.chance.between(1, depth + 1); count > 0; count--) {
    writer.chance.pick([write_queue_microtask, write_then, write_then, write_async_function, write_async_function, write_try_await,
      write_for_await])(writer, depth);
  }
}
