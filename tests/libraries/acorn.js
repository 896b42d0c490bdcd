import * as acorn from 'acorn';
const source = `class A extends B { #x = 1; static async *go(a = 1, ...rest) { for await (const v of rest) yield v ?? a; } get x() { return this.#x; } }
const { p: [q = 2], ...others } = await fetch(\`/\${x}\`);
label: for (let i = 0, n = /re[/]gex/gu.exec('s'); i < 10n; i++) { if (i?.a?.[1]) continue label; else break; }`;
const tree = acorn.parse(source, { ecmaVersion: 'latest', sourceType: 'module', locations: true });
console.log(tree.type, tree.body.length, tree.end);
for (const node of tree.body) console.log(node.type, node.start, node.end, node.loc.start.line, node.loc.end.column);
console.log(tree.body[0].body.body.map((member) => `${member.type} ${member.key.name}`).join('; '));
for (const token of acorn.tokenizer('let x = `a${1 + 2}b` / 3; // end', { ecmaVersion: 2020 })) console.log(token.type.label, token.value === undefined ? '' : String(token.value));
for (const bad of ['let let = 1', 'a b', 'class { }', '"open', 'x = {a: 1, a}', 'for (const a;;) {}', 'yield => 1; "use strict"; with (a) {}', '1++']) {
  try { console.log('parsed', acorn.parse(bad, { ecmaVersion: 2022 }).body.length); } catch (error) { console.log(error.name, error.message, error.pos); }
}
console.log(acorn.isIdentifierStart('é'.charCodeAt(0)), acorn.isIdentifierChar('1'.charCodeAt(0)), acorn.isNewLine(8232), acorn.getLineInfo('a\nbc', 3).column);
console.log(JSON.stringify(acorn.parseExpressionAt('  f(x => ({ ...x }), [, 1])', 2, { ecmaVersion: 2020 }), (key, value) => (typeof value === 'bigint' ? String(value) : value)).length);
console.log(acorn.parseExpressionAt('a ** -b', 0, { ecmaVersion: 2020, onComment: [] , preserveParens: true }).type);
console.log(Object.keys(acorn.tokTypes).length > 60, acorn.Parser.name.length > 0, acorn.defaultOptions.locations);
