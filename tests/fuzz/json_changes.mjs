// Changes plain data as a tree, as json_mutator.cpp does for the engine's targets.

const odd_numbers = [0, -1, 0.5, -0, 2 ** 31, 2 ** 32, 4095, 8.64e15, 8.64e15 + 2, 1e300, -1e300, 5e-324, 2 ** 53, 9e15, NaN, Infinity];
const odd_texts = ['', 'constructor', '__proto__', '\ud800', 'ü', '0', 'null', 'main.js', '../x', 'javascript:1', '//evil.example/', 'x'.repeat(2000), '<img src=x onerror=alert(1)>', '\0'];

export function odd_value(chance) {
  return chance.pick([
    () => null,
    () => chance.once_in(2),
    () => chance.pick(odd_numbers),
    () => chance.pick(odd_texts),
    () => [],
    () => ({}),
    () => Array.from({ length: chance.pick([1, 20, 200]) }, () => chance.pick(odd_numbers)),
    () => ({ toString: 1, length: -1 }),
    () => JSON.parse('['.repeat(70) + ']'.repeat(70)),
  ])();
}

const is_tree = (value) => typeof value === 'object' && value !== null;

/** Every [holder, key] of a tree, without recursion: how deep it is, is for the input to say. */
function places_of(tree) {
  const places = [], waiting = [tree];
  while (waiting.length > 0) {
    const holder = waiting.pop();
    for (const key of Object.keys(holder)) {
      places.push([holder, key]);
      if (is_tree(holder[key])) waiting.push(holder[key]);
    }
  }
  return places;
}

const put = (holder, key, value) => Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });

function change_once(tree, sample, chance) {
  const places = places_of(tree);
  if (places.length === 0) return put(tree, 'files', structuredClone(sample.files));
  const [holder, key] = chance.pick(places), [from, name] = chance.pick(places_of(sample));
  chance.pick([
    () => put(holder, key, odd_value(chance)),
    () => { delete holder[key]; },
    () => put(holder, name, structuredClone(from[name])),
    () => put(holder, key, structuredClone(from[name])),
    () => put(holder, chance.pick(odd_texts), holder[key]),
    () => put(holder, key, chance.once_in(2) ? [holder[key]] : { a: holder[key] }),
    () => typeof holder[key] === 'number' && put(holder, key, chance.pick([-holder[key], holder[key] * 2, chance.pick(odd_numbers)])),
    () => typeof holder[key] === 'string' && put(holder, key, holder[key].slice(chance.below(holder[key].length + 1)) + chance.pick(odd_texts)),
    () => Array.isArray(holder[key]) && holder[key].push(...structuredClone(holder[key])),
  ])();
}

/** A changed copy; `sample` has every member once, with a good value. */
export function changed_tree(tree, sample, chance) {
  const copy = structuredClone(tree);
  for (let times = chance.between(1, 4); times > 0; times--) change_once(copy, sample, chance);
  return copy;
}
