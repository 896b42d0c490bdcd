// Several iterators as one: Iterator.concat, zip, zipKeyed; join and includes; who is closed, and when.
const tryIt = (label, work) => {
  try {
    console.log(label, JSON.stringify(work()));
  } catch (error) {
    console.log(label, `${error.name}: ${error.message}`);
  }
};
function* watched(name, ...values) {
  try {
    yield* values;
    console.log(`  ${name} ends`);
  } finally {
    console.log(`  ${name} is closed`);
  }
}
tryIt('concat', () => [...Iterator.concat([1, 2], new Set([3]), watched('w', 4))]);
tryIt('concat opens late', () => {
  const all = Iterator.concat({ [Symbol.iterator]() { console.log('  opened'); return [1].values(); } }, watched('w', 2, 3));
  console.log('  made');
  const [first, second] = [all.next(), all.next()];
  all.return();
  return [first, second, all.next()];
});
tryIt('concat of a number', () => Iterator.concat(1));
tryIt('concat of an object', () => Iterator.concat({}));
tryIt('zip', () => [...Iterator.zip([watched('a', 1, 2, 3), watched('b', 'x', 'y')])]);
tryIt('longest', () => [...Iterator.zip([watched('a', 1, 2, 3), watched('b', 'x')], { mode: 'longest', padding: ['-', '+'] })]);
tryIt('strict', () => [...Iterator.zip([watched('a', 1, 2), watched('b', 'x')], { mode: 'strict' })]);
tryIt('zipKeyed', () => [...Iterator.zipKeyed({ id: [1, 2], name: ['one', 'two'] })]);
tryIt('no such mode', () => Iterator.zip([], { mode: 'all' }));
tryIt('no options', () => Iterator.zip([], 1));
tryIt('zip given up', () => {
  for (const pair of Iterator.zip([watched('a', 1, 2), watched('b', 3, 4)])) return pair;
});
tryIt('zip not begun', () => Iterator.zip([watched('a', 1), watched('b', 2)]).return());
tryIt('join', () => [[1, null, 'x', undefined, [2, 3]].values().join(), [1, 2].values().join(' - '), [].values().join()]);
tryIt('includes', () => [watched('a', 1, NaN).includes(NaN), [1, 2].values().includes(1, 1), [1].values().includes(2)]);
tryIt('includes: what to skip', () => [1].values().includes(1, 0.5));
tryIt('includes: negative', () => [1].values().includes(1, -1));
tryIt('take too many', () => [1].values().take(2 ** 53));
const weak = new WeakMap();
const key = {};
tryIt('getOrInsert', () => [weak.getOrInsert(key, 1), weak.getOrInsert(key, 2), weak.getOrInsertComputed({}, () => 'made')]);
tryIt('no key', () => weak.getOrInsert(1, 2));
tryIt('no callback', () => weak.getOrInsertComputed({}, 2));
tryIt('no callback for a map', () => new Map().getOrInsertComputed({}, 2));
