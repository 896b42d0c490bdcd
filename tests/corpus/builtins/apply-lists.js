// Lists with holes, long and empty ones, given as arguments: a hole is undefined, beyond the elements too.
console.log(Array.apply(null, Array(3)).map((value, index) => index));
console.log((function () { return arguments.length; }).apply(null, new Array(100)));
const sparse = [1, , 3];
sparse.length = 6;
console.log((function (...all) { return all; }).apply(null, sparse), Math.max.apply(null, []));
class Point { constructor(...all) { this.count = all.length; } }
console.log(Reflect.construct(Point, new Array(5)).count, new Point(...new Array(1000)).count);
try { Point.apply({}, new Array(100)); } catch (error) { console.log(error.name, error.message); }
console.log(String.fromCharCode.apply(null, { length: 2, 0: 104, 1: 105 }));
console.log('aab'.replaceAll('', '-'), ''.replaceAll('', 'x'), 'aaa'.replaceAll('aa', 'b'), 'ab'.replaceAll('b', ''));
