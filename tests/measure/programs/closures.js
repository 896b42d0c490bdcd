// Closures: made in loops, kept, composed, with captured counters.
const compose = (...functions) => (x) => functions.reduce((value, f) => f(value), x);
const adders = [];
for (let i = 0; i < 500; i++) adders.push((x) => x + i);
const all = compose(...adders.slice(0, 40));
let sum = 0;
for (let i = 0; i < 12000; i++) sum = (sum + all(i)) % 1000003;
function counter() { let n = 0; return { up: () => ++n, get: () => n }; }
for (let i = 0; i < 200000; i++) { const c = counter(); c.up(); c.up(); sum += c.get(); }
const memo = (f, known = new Map()) => (n) => { if (!known.has(n)) known.set(n, f(n)); return known.get(n); };
const fib = memo((n) => (n < 2 ? n : (fib(n - 1) + fib(n - 2)) % 1000003));
print('closures ' + [sum, fib(150)].join(':'));
