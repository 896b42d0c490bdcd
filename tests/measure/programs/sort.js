// Sorting arrays: numbers with a comparator, objects by key, strings without one, nearly sorted ones.
let seed = 42;
const random = () => (seed = (seed * 48271) % 2147483647);
const numbers = Array.from({ length: 60000 }, random);
let check = 0;
for (let round = 0; round < 6; round++) {
  const sorted = numbers.slice().sort((x, y) => x - y);
  check = (check + sorted[round * 100]) % 1000003;
  sorted[500] = 0;
  sorted.sort((x, y) => x - y);
}
const people = numbers.slice(0, 30000).map((n) => ({ name: 'n' + (n % 5000), age: n % 90 }));
people.sort((x, y) => x.age - y.age || (x.name < y.name ? -1 : x.name > y.name ? 1 : 0));
const words = numbers.slice(0, 40000).map((n) => 'w' + (n % 100000));
words.sort();
print('sort ' + [check, people[0].name, people[29999].age, words[0], words[39999]].join(':'));
