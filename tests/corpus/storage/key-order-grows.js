// Keys of all lengths come and go: the table grows, is cleaned and shrinks.
const area = sessionStorage;
const letters = 'abcdefgh-_ 0123éz', wide = 'αβé漢z';
let seed = 7;
function random(n) { seed = (seed * 1103515245 + 12345) & 0x7fffffff; return (seed >> 8) % n; }
const words = Array.from({ length: 90 }, () => { const from = random(5) === 0 ? wide : letters; return Array.from({ length: [1, 3, 5, 8, 12, 17, 40, 60, 120][random(9)] }, () => from[random(from.length)]).join(''); });
for (let round = 0; round < 400; round++) {
  const word = words[random(words.length)], goes = random(10) < (round > 200 && round < 320 ? 8 : 3);
  if (goes) area.removeItem(word); else area.setItem(word, String(round));
  if (round % 40 === 39) console.log(area.length, Array.from({ length: area.length }, (_, i) => area.key(i)).join('|'));
}
area.clear();
for (const day of ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']) area[day] = day.length;
console.log(Object.keys(area).join(), JSON.stringify(area));
