// Probes: options by index and length; progress and meter keep their numbers in bounds.
document.body.innerHTML = '<select id="s"></select><progress id=p></progress><meter id=m></meter>';
s.options[0] = new Option('One', '1'); s.options[s.options.length] = new Option('Two', '2'); console.log(s.length, s.innerHTML);
s.options.length = 1; console.log(s.length); s.length = 3; console.log(s.innerHTML);
s[1] = new Option('Uno'); s.options[4] = new Option('Five'); console.log(s.innerHTML, s.length, s[4].text, 4 in s, 5 in s);
s[0] = null; s.options[0] = undefined; console.log(s.length);
for (const v of [1, 'x', document.createElement('optgroup')]) try { s[0] = v; console.log('set'); } catch (e) { console.log(e.message); }
s.options.selectedIndex = 1; console.log(s.selectedIndex); s.length = 0; console.log(s.selectedIndex, s.innerHTML === '');
for (const v of [0.5, -1, 5]) { p.value = v; console.log(p.value, p.getAttribute('value')); } p.max = 10; console.log(p.value); p.max = -1; console.log(p.max, p.value);
m.min = 2; m.max = 1; m.value = 9; console.log(m.min, m.max, m.value, m.low, m.high, m.optimum); m.max = 10; m.low = 1; m.high = 50; console.log(m.value, m.low, m.high, m.optimum);
try { p.value = NaN; } catch (e) { console.log(e.name, e.message); }
