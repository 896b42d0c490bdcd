// Probes: escapes in selectors, :scope inside :has, names of elements.
const d = document.createElement('div'); document.body.append(d);
const check = (id, sel) => { d.innerHTML = ''; const s = d.appendChild(document.createElement('span')); s.id = id; try { console.log(JSON.stringify(sel), d.querySelector(sel) === s); } catch (e) { console.log(JSON.stringify(sel), e.name); } };
for (const [id, sel] of [['0next', '#\\30 next'], ['a.b', '#a\\.b'], ['1x', '#\\31 x'], ['1x', '#1x'], ['eof\uFFFD', '#eof\\'], ['\uFFFD', '#\\0'], ['\u{1F600}', '#\\1f600'], ['ab', '#\\61 b'], ['x', '[id="\\78"]'], ['x', '[id=x'], ['x', '[id="x'], ['x', 'span:not(b'], ['-', '#-'], ['-', '#\\-'], ['--', '#--'], ['-1', '#-1'], ['a', '#a/* c */'], ['a', 'span/**/#a'], ['\uFFFD', '#\0'], ['x)', ':is([id="x)"])'], ['x', '#\\78\n'], ['é', '#é'], ['\\', '#\\\\']]) check(id, sel);
document.body.innerHTML = '<div id=a><div id=b><div id=c></div></div></div>';
const c = document.getElementById('c');
for (const s of [':has(> :scope)', ':scope', ':not(:scope)', 'div:has(:scope)', ':is(:scope, #b)']) try { const e = c.closest(s); console.log(s, e && e.id); } catch (e) { console.log(s, e.name); }
console.log([...a.querySelectorAll(':scope > div')].map((e) => e.id).join(), [...a.querySelectorAll(':has(> :scope)')].length);
for (const n of ['ä', 'Ä', 'xÄ', '_x', ':a', '日本', 'a b', 'a/b', '', '1a', '-a', 'a\0b', 'é:b', '_a.b-c', '_a!']) try { const e = document.createElement(n); console.log(JSON.stringify(n), e.localName, e.tagName); } catch (e) { console.log(JSON.stringify(n), e.name); }
