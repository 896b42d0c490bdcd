// Spread, rest, destructuring, default values, computed keys.
let sum = 0;
const base = { a: 1, b: 2, c: 3, d: { e: [4, 5, 6] } };
const total = (first = 0, ...rest) => rest.reduce((x, y) => x + y, first);
for (let i = 0; i < 40000; i++) {
  const { a, d: { e: [x, , z = 1] }, ...others } = { ...base, ['k' + (i % 10)]: i, a: i };
  const list = [a, x, ...[z, i], ...'ab'];
  sum = (sum + total(...list.slice(0, 4)) + Object.keys(others).length) % 1000003;
  const [head, ...tail] = list;
  sum += tail.length + (head & 1);
}
print('spread ' + sum);
