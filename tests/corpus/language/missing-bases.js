// A missing object complains before its key is converted, and an index that a typed array up the chain has not is written nowhere.
const tryIt = (label, work) => {
  try {
    console.log(label, work());
  } catch (error) {
    console.log(label, `${error.name}: ${error.message}`);
  }
};
const key = { toString() { console.log('  converted'); return 'k'; } };
const nothing = null;
tryIt('names of eval', () => { eval('var e = 1'); e += 2; e++; --e; return [e, e++, e, ++e]; });
tryIt('names of with', () => { const o = { x: 1 }; with (o) { x += 2; x++; x ||= 9; x &&= x-- + 1; } return o.x; });
tryIt('compound', () => nothing[key] += 1);
tryIt('++', () => undefined[key]++);
tryIt('logical', () => nothing[key] ??= 1);
tryIt('a plain key', () => nothing['name'] += 1);
const array = Object.create(new Uint8Array(2));
array[5] = 'nowhere';
array['-0'] = 'nowhere';
tryIt('over a typed array', () => Object.keys(array).length);
