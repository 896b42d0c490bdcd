// Regular expressions: the v flag, inline modifiers, one name for groups of several alternatives.
const tryIt = (label, work) => {
  try {
    console.log(label, JSON.stringify(work()));
  } catch (error) {
    console.log(label, `${error.name}: ${error.message}`);
  }
};
const made = (source, flags) => () => String(new RegExp(source, flags));
tryIt('intersection', () => 'the quick brown fox'.match(/[[a-z]&&[aeiou]]/gv));
tryIt('difference', () => 'Grüße 42'.match(/[\p{L}--[a-z]]/gv));
tryIt('nested', () => 'a1_b2-c3'.match(/[[0-9][_\-]]+/gv));
tryIt('complement', () => 'abc123'.match(/[^[a-z]--[b]]+/gv));
tryIt('strings', () => 'abcd'.match(/[\q{abc|a|cd}]/gv));
tryIt('strings away', () => 'abcd'.match(/[\q{abc|a|d}--\q{abc}]/gv));
tryIt('case', () => ['ſ', 's', 'S'].map((c) => /^[\w--[a-r]]$/iv.test(c)));
tryIt('complement and case', () => [/[^\P{Lu}]/iv.test('a'), /[^\P{Lu}]/iu.test('a'), /\P{Lu}/iv.test('A')]);
tryIt('flags', () => [/a/v.flags, /a/v.unicodeSets, /a/v.unicode]);
tryIt('split', () => '💙💚'.split(/(?:)/v));
for (const source of ['[a-z&&x]', '[a&&&b]', '[(]', '[a', '[^\\q{ab}]', '[a--b&&c]', '[z-a]', '[\\p{Foo}]']) {
  tryIt(source, made(source, 'v'));
}
tryIt('u and v', made('a', 'uv'));
tryIt('i', () => ['aB', 'ab', 'AB'].map((text) => /^(?i:a)B$/.test(text)));
tryIt('not i', () => ['aB', 'Ab'].map((text) => /^a(?-i:b)$/i.test(text)));
tryIt('i with classes', () => ['k', 'K', 'Z'].map((text) => /^(?i:[a-k\d])$/.test(text)));
tryIt('m', () => 'a\nb'.match(/(?m:^)./g));
tryIt('not m', () => 'a\nb'.match(/(?-m:^)./gm));
tryIt('s', () => ['a\nb', 'a.b'].map((text) => /a(?s:.)b/.test(text)));
tryIt('nested again', () => ['AbC', 'ABC', 'Abc'].map((text) => /^(?i:a(?-i:b)c)$/.test(text)));
for (const source of ['(?ii:a)', '(?i-i:a)', '(?-:a)', '(?u:a)']) tryIt(source, made(source));
const date = /(?<year>\d{4})-(?<month>\d\d)|(?<month>\d\d)\/(?<year>\d{4})/;
tryIt('one name', () => ['2024-05', '05/2024'].map((text) => ({ ...date.exec(text).groups })));
tryIt('replace', () => '2024-05 and 06/2025'.replace(new RegExp(date, 'g'), '$<month>.$<year>'));
tryIt('back', () => ['aa', 'bb', 'ab'].map((text) => /^(?:(?<x>a)|(?<x>b))\k<x>$/.test(text)));
tryIt('indices', () => /(?<x>a)|(?<x>b)/d.exec('-b').indices.groups.x);
tryIt('twice', made('(?<x>a)(?<x>b)'));
