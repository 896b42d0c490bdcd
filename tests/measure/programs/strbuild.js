// Building text: concatenation, templates, join, padding, slices, units.
let text = '';
for (let i = 0; i < 150000; i++) text += 'item ' + i + ', ';
const parts = [];
for (let i = 0; i < 60000; i++) parts.push(`<li class="c${i % 7}">${i}</li>`);
const list = parts.join('\n');
let sum = 0;
for (let i = 0; i < text.length; i += 3) sum = (sum * 31 + text.charCodeAt(i)) | 0;
let upper = 0;
for (let i = 0; i < 40000; i++) upper += String(i).padStart(8, '0').slice(2, 6).toUpperCase().indexOf('1');
const reversed = [...list.slice(0, 60000)].reverse().join('');
print('strbuild ' + [text.length, list.length, sum, upper, reversed.length].join(':'));
