// What eval's own vars, functions and blocks do to the scopes around it.
function tryIt(label, work) {
  try {
    console.log(label, work());
  } catch (error) {
    console.log(label, `${error.name}: ${error.message}`);
  }
}

tryIt('var reaches the function', () => { eval('var a = 1'); return a; });
tryIt('let stays inside', () => { eval('let a = 1'); return typeof a; });
tryIt('strict keeps its vars', () => { eval('"use strict"; var b = 1'); return typeof b; });
tryIt('var over let', () => { let c = 1; { eval('var c = 2'); } return c; });
tryIt('var over a block\'s let', () => { { let c = 1; { eval('var c = 2'); } return c; } });
tryIt('function over const', () => { const c = 1; eval('function c() {}'); return c; });
tryIt('var over a catch parameter', () => {
  try {
    throw 'caught';
  } catch (e) {
    eval('var e = "written"');
    return e;
  }
});
tryIt('var over a parameter', function (p) { eval('var p'); return p; }.bind(null, 'kept'));
tryIt('deletable', () => { eval('var d = 1'); return [delete d, typeof d]; });
tryIt('not deletable', () => { var d = 1; eval('var d = 2'); return [delete d, d]; });
tryIt('functions come first', () => eval('const early = f(); function f() { return "hoisted"; } early'));
tryIt('a function in a block', () => {
  eval('{ function g() { return g === undefined ? "var" : "block"; } }');
  return [typeof g, g()];
});
tryIt('the block\'s binding is its own', () => {
  let inner;
  eval('{ function h() { return "declared"; } inner = () => h; h = 1; } ');
  return [inner(), typeof h];
});
tryIt('nor over a let', () => { let k = 'let'; { eval('{ function k() {} }'); } return k; });
tryIt('nested', () => { eval('eval("var n = 1"); n++'); return n; });

(0, eval)('var globalByEval = 1; function functionByEval() {}');
const how = (name) => JSON.stringify(Object.getOwnPropertyDescriptor(globalThis, name));
console.log(how('globalByEval'), how('functionByEval'));
console.log(delete globalThis.globalByEval, typeof globalByEval);
let lexical = 1;
tryIt('indirect over a global let', () => (0, eval)('var lexical = 2'));
Object.defineProperty(globalThis, 'fixed', { value: 1 });
tryIt('over a fixed property', () => (0, eval)('function fixed() {}'));
tryIt('a var there is', () => (0, eval)('var fixed; fixed'));
