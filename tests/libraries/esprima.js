import * as esprima from 'esprima';
const source = `const answer = 42; function f(a, {b, c: [d]}, ...rest) { return a + (b => b * d)(rest.length); } class A { constructor() {} get x() { return 1; } static m() {} }
async function g() { for (const x of [1, 2]) await x; } label: while (true) { switch (f) { case 1: break label; default: continue; } }`;
const script = esprima.parseScript(source, { range: true, loc: true, tokens: true, comment: true });
console.log(script.type, script.body.length, script.tokens.length);
for (const node of script.body) console.log(node.type, node.range.join('-'), node.loc.end.line);
for (const token of esprima.tokenize('x = /a+/g.test(`t${y}`) ? 0x1F : "é" // c', { comment: true })) console.log(token.type, token.value);
for (const bad of ['var = 1', 'return 1', 'if (', 'a = 08; "use strict"', 'break', 'x = {get a(b) {}}', '"\\u{110000}"']) {
  try { console.log('parsed', esprima.parseScript(bad).body.length); } catch (error) { console.log(error.message, error.lineNumber, error.column, error.index); }
}
console.log(esprima.parseModule('import a, {b as c} from "m"; export default class {} export * from "n";').body.map((node) => node.type).join());
const kinds = new Map();
esprima.parseScript(source, {}, (node) => { kinds.set(node.type, (kinds.get(node.type) ?? 0) + 1); });
for (const [kind, count] of [...kinds].sort()) console.log(kind, count);
console.log(esprima.Syntax.ArrowFunctionExpression, esprima.version);
