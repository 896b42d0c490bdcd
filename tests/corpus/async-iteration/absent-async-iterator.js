// An asynchronous iterator that is undefined or null, also behind a getter: the synchronous one is taken.
function source(absent) {
  return {
    get [Symbol.asyncIterator]() { console.log('asked', absent); return absent; },
    *[Symbol.iterator]() { yield 'first'; yield Promise.resolve('second'); },
  };
}
(async () => {
  for (const absent of [undefined, null]) {
    for await (const item of source(absent)) console.log(item);
  }
  async function* all() { yield* source(null); }
  for await (const item of all()) console.log(item);
  for await (const item of { [Symbol.asyncIterator]: null, *[Symbol.iterator]() { yield 'plain'; } }) console.log(item);
  try {
    for await (const item of { get [Symbol.asyncIterator]() { return undefined; } }) console.log(item);
  } catch (error) {
    console.log(error.name);
  }
})();
