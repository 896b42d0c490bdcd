// Regular expressions: exec with groups, replace with a function, split, test, sticky.
const line = '2024-03-15T10:22:33Z GET /api/items/42?q=abc&limit=10 200 1532ms user="Ada Lovelace"';
const log = Array.from({ length: 400 }, (_, i) => line.replace('42', String(i))).join('\n');
let count = 0, length = 0;
const entry = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z (\w+) (\S+) (\d+) (\d+)ms user="([^"]*)"$/gm;
for (let round = 0; round < 24; round++) {
  for (const match of log.matchAll(entry)) { count += Number(match[9]); length += match[8].length; }
  length += log.replace(/(\w+)=(\w+)/g, (all, key, value) => value + '=' + key).length;
  length += log.split(/[\s?&]+/).length;
}
const token = /\s*(?:(\d+)|([a-z]+)|(.))/y;
let kinds = 0;
for (let round = 0; round < 40; round++) {
  token.lastIndex = 0;
  const text = 'let x = 12 + foo * (bar - 7) / baz; '.repeat(12).trim();
  for (let m; token.lastIndex < text.length && (m = token.exec(text)); ) kinds += m[1] ? 1 : m[2] ? 2 : 3;
}
let valid = 0;
for (let i = 0; i < 20000; i++) if (/^[\w.]+@[\w.]+\.\w+$/.test('user' + i + '@example.org')) valid++;
print('regex ' + [count, length, kinds, valid].join(':'));
