import * as yaml from 'js-yaml';
const text = `# comment
name: Ada
born: 1815-12-10
numbers: [1, 2.5, 0x1F, -.inf, .nan, 1e3, 0o17]
nested:
  list:
    - a
    - {b: 1, c: [x, y]}
    - !!str 5
  empty: ~
  text: |
    two
      lines
  folded: >-
    one
    line

    more
base: &base {k: 1, l: 2}
derived: {<<: *base, l: 3}
quoted: "tab\\t\\u00e9"
single: 'it''s'
? complex
: value
yes: true`;
const value = yaml.load(text);
for (const [key, item] of Object.entries(value)) console.log(key, JSON.stringify(item), item instanceof Date ? item.toISOString() : typeof item);
for (const line of yaml.dump({ a: [1, 'two', null, { b: true }], long: 'word '.repeat(30), multi: 'x\ny\n', '@': '- no', date: new Date(0), n: -0.5, empty: {}, list: [] }).split('\n')) console.log(line);
for (const bad of ['a: [1, 2', 'a: b: c', '\t- x', 'x: *unknown', '"open', '- a\nb: 1', '!<tag:unknown> 1']) {
  try { console.log('loaded', JSON.stringify(yaml.load(bad))); } catch (error) { console.log(error.name, error.reason, error.mark && `${error.mark.line}:${error.mark.column}`); }
}
if (yaml.loadAll) console.log(JSON.stringify(yaml.loadAll('a: 1\n---\nb: 2\n')));
