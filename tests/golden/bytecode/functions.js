function counter(start = 0, ...more) {
  let n = start;
  return () => n++;
}
const twice = f => x => f(f(x));
(function named(a, a2) { return arguments.length + a + named.length; });
