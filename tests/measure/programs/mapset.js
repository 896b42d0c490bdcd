// Map and Set: string, number and object keys, deletion, iteration.
const words = new Map(), seen = new Set(), owners = new Map();
const objects = Array.from({ length: 2000 }, (_, id) => ({ id }));
for (let i = 0; i < 250000; i++) {
  const key = 'k' + (i * 7919 % 5003);
  words.set(key, (words.get(key) ?? 0) + 1);
  seen.add(i * 31 % 70001);
  if (i % 5 === 0) seen.delete(i % 70001);
  owners.set(objects[i % 2000], i);
}
let sum = 0;
for (let round = 0; round < 20; round++) {
  for (const [key, value] of words) sum = (sum + value + key.length) % 1000003;
  for (const value of seen) sum = (sum + value) % 1000003;
  owners.forEach((value, key) => { sum = (sum + value + key.id) % 1000003; });
}
print('mapset ' + [words.size, seen.size, owners.size, sum].join(':'));
