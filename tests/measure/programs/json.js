// JSON: text both ways, with reviver, replacer and indentation.
const data = { items: Array.from({ length: 800 }, (_, id) => ({ id, name: 'item ' + id, tags: ['a', 'b', String(id)], price: id * 1.25, on: id % 2 === 0, none: null })) };
let length = 0, sum = 0;
for (let round = 0; round < 60; round++) {
  const text = JSON.stringify(data);
  length += text.length;
  const back = JSON.parse(text);
  sum += back.items[round].price;
}
length += JSON.stringify(data, null, 2).length;
length += JSON.stringify(data, (key, value) => (typeof value === 'number' ? value + 1 : value)).length;
const revived = JSON.parse(JSON.stringify(data), (key, value) => (key === 'name' ? value.toUpperCase() : value));
print('json ' + [length, sum, revived.items[3].name].join(':'));
