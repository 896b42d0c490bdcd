// DisposableStack and AsyncDisposableStack: what is disposed of, in which order, and what becomes of errors.
const tryIt = (label, work) => {
  try {
    console.log(label, work());
  } catch (error) {
    console.log(label, `${error.name}: ${error.message}`);
  }
};
const resource = (name) => ({ [Symbol.dispose]() { console.log('  dispose', name); } });
const stack = new DisposableStack();
tryIt('use', () => typeof stack.use(resource('a')));
tryIt('nothing', () => [stack.use(null), stack.use(undefined)]);
tryIt('adopt', () => stack.adopt('b', (value) => console.log('  adopted', value)));
tryIt('defer', () => stack.defer(() => console.log('  deferred')));
tryIt('disposed', () => stack.disposed);
const moved = stack.move();
tryIt('moved', () => [stack.disposed, moved.disposed]);
tryIt('dispose', () => moved.dispose());
tryIt('again', () => moved.dispose());
for (const method of ['use', 'adopt', 'defer', 'move']) tryIt(method, () => moved[method](null, () => {}));
tryIt('a number', () => new DisposableStack().use(1));
tryIt('an object', () => new DisposableStack().use({}));
tryIt('no callback', () => new DisposableStack().defer(1));
tryIt('no new', () => DisposableStack());
tryIt('no receiver', () => DisposableStack.prototype.use.call(1));
tryIt('errors', () => {
  const failing = new DisposableStack();
  for (const name of ['first', 'second', 'third']) failing.defer(() => { throw new Error(name); });
  try {
    failing.dispose();
  } catch (error) {
    const { error: last, suppressed } = error;
    return [error.name, error.message, last.message, suppressed.error.message, suppressed.suppressed.message].join(' | ');
  }
});
const suppressed = new SuppressedError(1, 2, 'message');
console.log(String(suppressed), suppressed.error, suppressed.suppressed, Object.getOwnPropertyNames(suppressed).join(' '));
console.log(SuppressedError(1, 2).hasOwnProperty('message'), SuppressedError.length, suppressed instanceof Error);
console.log(Symbol.dispose.description, Symbol.asyncDispose.description, DisposableStack.prototype[Symbol.dispose].name);
const iterator = (function* () { try { yield 1; } finally { console.log('  closed'); } })();
iterator.next();
iterator[Symbol.dispose]();

(async () => {
  const later = new AsyncDisposableStack();
  later.use({ async [Symbol.asyncDispose]() { console.log('  async begins'); await null; console.log('  async ends'); } });
  later.use(resource('sync'));
  later.use(null);
  later.adopt('c', async (value) => console.log('  adopted', value));
  const done = later.disposeAsync();
  console.log('asked', later.disposed);
  await done;
  console.log('done');
  await later.disposeAsync();
  await AsyncDisposableStack.prototype.disposeAsync.call(1).catch((error) => console.log(error.message));
  later.defer(() => {});
})().catch((error) => console.log(`${error.name}: ${error.message}`));
Promise.resolve().then(() => console.log('tick 1')).then(() => console.log('tick 2')).then(() => console.log('tick 3'))
  .then(() => console.log('tick 4')).then(() => console.log('tick 5')).then(() => console.log('tick 6'));
