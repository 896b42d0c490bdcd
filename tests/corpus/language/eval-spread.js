// Probes: eval called with spread arguments is a direct eval all the same.
var x = 'global';
function outer() {
  const x = 'local';
  console.log(eval(...['x']), eval(...[], ...['x', 'y']), (0, eval)(...['x']));
  console.log(eval(...[]), eval(...[7]));
  const eval2 = eval;
  console.log(eval2(...['x']));
  return eval(...['(() => x)']);
}
console.log(outer()());
{
  let eval = (...all) => all.join('-');
  console.log(eval(...['a', 'b'], 'c'));
}
