// Which hint each built-in converts with, and how often.
const tell = (result) => ({ [Symbol.toPrimitive](hint) { console.log('  ', hint); return result; } });
const t = (name, f) => { console.log(name); try { console.log('  =', String(f())); } catch (e) { console.log('  !', e.name, e.message); } };
for (const result of [undefined, '2']) {
  console.log('--', typeof result);
  for (const name of ['padStart', 'padEnd', 'repeat', 'slice', 'substring', 'substr', 'at', 'charAt', 'charCodeAt', 'codePointAt', 'indexOf', 'lastIndexOf', 'startsWith', 'endsWith', 'includes', 'concat', 'split', 'normalize', 'localeCompare'])
    t(name, () => 'abcabc'[name](tell(result)));
  for (const name of ['padStart', 'padEnd', 'slice', 'substring', 'substr', 'indexOf', 'lastIndexOf', 'startsWith', 'endsWith', 'includes', 'split'])
    t(name + ' 2', () => 'abcabc'[name](name.startsWith('pad') ? 9 : name.endsWith('With') || name === 'split' || name === 'includes' || name.endsWith('Of') ? 'a' : 1, tell(result)));
  for (const name of ['toString', 'toFixed', 'toExponential', 'toPrecision']) t(name, () => (12.5)[name](tell(result)));
  for (const name of ['abs', 'max', 'hypot', 'atan2', 'pow', 'imul', 'clz32', 'fround', 'trunc', 'sign', 'round']) t('Math.' + name, () => Math[name](tell(result), tell(result)));
  for (const f of [Number, String, BigInt, parseInt, parseFloat, isNaN, isFinite, encodeURIComponent, escape, Symbol.for]) t(f.name, () => f(tell(result)).toString());
  t('parseInt radix', () => parseInt('11', tell(result)));
  t('Symbol', () => Symbol(tell(result)).toString());
  t('new Date 1', () => new Date(tell(result)).getTime());
  t('new Date 3', () => new Date(2020, tell(result), tell(result)).getTime() > 0);
  t('Date.UTC', () => Date.UTC(2020, tell(result)));
  for (const name of ['setTime', 'setDate', 'setHours', 'setFullYear', 'setMilliseconds']) t(name, () => new Date(0)[name](tell(result)) % 1);
  for (const name of ['at', 'slice', 'splice', 'fill', 'indexOf', 'lastIndexOf', 'includes', 'with', 'flat', 'copyWithin', 'join']) t('array ' + name, () => [1, 2, 3][name](tell(result), tell(result)));
  t('new Array', () => new Array(tell(result)).length);
  t('length', () => { const a = [1, 2, 3]; a.length = tell(2); return a; });
  for (const name of ['at', 'slice', 'fill', 'subarray', 'set', 'with']) t('typed ' + name, () => new Uint8Array(4)[name](tell(result), tell(result)));
  t('Uint8Array', () => new Uint8Array([tell(result)])[0]);
  t('String.raw', () => String.raw({ raw: [tell(result), tell(result)] }, tell(result)));
  t('fromCharCode', () => String.fromCharCode(tell(result)));
  t('fromCodePoint', () => String.fromCodePoint(tell(result)));
  t('Error', () => new Error(tell(result)).message);
  t('RegExp', () => new RegExp(tell(result), tell('g')));
  t('test', () => /2/.test(tell(result)));
  t('replace', () => '2b'.replace(tell(result), tell(result)));
  t('asIntN', () => BigInt.asIntN(tell(2), tell(result)));
  t('key', () => ({ 2: 'two', undefined: 'u' })[tell(result)]);
  t('in', () => tell(result) in { 2: 1 });
  t('==', () => tell(result) == 2);
  t('+', () => tell(result) + 1);
  t('<', () => tell(result) < 3);
  t('template', () => `${tell(result)}`);
  t('JSON', () => JSON.stringify({ a: 1 }, null, tell(result)));
  t('ArrayBuffer', () => new ArrayBuffer(tell(result)).byteLength);
  t('DataView', () => new DataView(new ArrayBuffer(8), tell(result)).byteOffset);
  t('take', () => [...[1, 2, 3].values().take(tell(result))]);
}
