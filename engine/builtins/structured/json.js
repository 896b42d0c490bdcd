uses('fundamental/operations');
// ECMA-262 25.5 The JSON Object: what can run user code
'use strict';

%methods('JSON', {
  // ECMA-262 25.5.1
  parse(text, reviver) {
    const source = `${text}`;
    if (!%isCallable(reviver)) return %parseJson(source, false);
    const record = %parseJson(source, true);
    return internalize({ '': record.value }, '', reviver, record);
  },

  // ECMA-262 25.5.2; the fast path writes what runs no user code
  stringify(value, replacer, space) {
    const state = { replacer: undefined, keys: undefined, gap: '', indent: '', stack: [], stackKeys: [] };
    if (%isCallable(replacer)) {
      state.replacer = replacer;
    } else if (%isObject(replacer) && %isArray(replacer)) {
      const keys = [];
      const seen = %newTable();
      const length = %toLength(+replacer.length);
      for (let k = 0; k < length; k++) {
        const item = replacer[k];
        let key;
        if (typeof item === 'string') key = item;
        else if (typeof item === 'number' || %isClass(item, 'number_object') || %isClass(item, 'string_object')) key = `${item}`;
        if (key !== undefined && %tableGet(seen, key) === undefined) {
          %tableSet(seen, key, true);
          %append(keys, key);
        }
      }
      state.keys = keys;
    }
    let width = space;
    if (%isClass(space, 'number_object')) width = +space;
    else if (%isClass(space, 'string_object')) width = `${space}`;
    if (typeof width === 'number') {
      for (let i = %toIntegerOrInfinity(width); i >= 1 && state.gap.length < 10; i--) state.gap += ' ';
    } else if (typeof width === 'string') {
      state.gap = %substring(width, 0, 10);
    }
    return serialize(state, { '': value }, '');
  },

  // tc39.es/proposal-json-parse-with-source (ES2026)
  rawJSON(text) {
    const source = `${text}`;
    const first = source[0];
    const last = source[source.length - 1];
    if (source === '' || isSpace(first) || isSpace(last)) %throwSyntaxError('Invalid value for JSON.rawJSON');
    if (first === '{' || first === '[') %throwSyntaxError('Invalid value for JSON.rawJSON');
    %parseJson(source, false);
    const raw = %newObject(null, 'foreign', 1);
    %setSlot(raw, 0, 'JSON.rawJSON');
    %setElement(raw, 'rawJSON', source);
    %setIntegrityLevel(raw, true);
    return raw;
  },
  isRawJSON(value) {
    return isRaw(value);
  },
});

function isSpace(unit) {
  return unit === '\t' || unit === '\n' || unit === '\r' || unit === ' ';
}
function isRaw(value) {
  return %isClass(value, 'foreign') && %slot(value, 0) === 'JSON.rawJSON';
}

// ECMA-262 25.5.1.2 InternalizeJSONProperty, with the source of primitives that nobody has changed meanwhile
function internalize(holder, name, reviver, record) {
  const value = holder[name];
  const context = {};
  const untouched = record !== undefined && %sameValue(record.value, value);
  if (%isObject(value)) {
    if (%isArray(value)) {
      const records = untouched ? record.elements : undefined;
      const length = %toLength(+value.length);
      for (let i = 0; i < length; i++) {
        internalizeElement(value, `${i}`, reviver, records === undefined || i >= records.length ? undefined : records[i]);
      }
    } else {
      const records = untouched ? record.entries : undefined;
      const keys = %OwnKeys(value);
      for (let i = 0; i < keys.length; i++) {
        if (typeof keys[i] !== 'string' || !%IsEnumerableOwn(value, keys[i])) continue;
        internalizeElement(value, keys[i], reviver, records === undefined ? undefined : records[keys[i]]);
      }
    }
  } else if (untouched) {
    %setElement(context, 'source', record.source);
  }
  return %call(reviver, holder, name, value, context);
}

function internalizeElement(value, key, reviver, record) {
  const element = internalize(value, key, reviver, record);
  if (element === undefined) %DeleteProperty(value, key);
  else %CreateDataProperty(value, key, element);
}

// ECMA-262 25.5.2.2 SerializeJSONProperty
function serialize(state, holder, key) {
  let value = holder[key];
  if (%isObject(value) || typeof value === 'bigint') {
    const toJSON = value.toJSON;
    if (%isCallable(toJSON)) value = %call(toJSON, value, key);
  }
  if (state.replacer !== undefined) value = %call(state.replacer, holder, key, value);
  if (%isObject(value)) {
    if (isRaw(value)) return value.rawJSON;
    if (%isClass(value, 'number_object')) value = +value;
    else if (%isClass(value, 'string_object')) value = `${value}`;
    else if (%isClass(value, 'boolean_object') || %isClass(value, 'bigint_object')) value = %slot(value, 0);
  }
  if (value === null) return 'null';
  if (value === true) return 'true';
  if (value === false) return 'false';
  if (typeof value === 'string') return %quoteJson(value);
  if (typeof value === 'number') return value - value === 0 ? `${value}` : 'null';
  if (typeof value === 'bigint') %throwTypeError('Do not know how to serialize a BigInt');
  if (!%isObject(value) || %isCallable(value)) return undefined;
  enter(state, value, key);
  const text = %isArray(value) ? serializeArray(state, value) : serializeObject(state, value);
  state.stack.length--;
  state.stackKeys.length--;
  return text;
}

// The path to `value`; TypeError in V8's words when it is on it already.
function enter(state, value, key) {
  const stack = state.stack;
  for (let i = 0; i < stack.length; i++) if (stack[i] === value) throwCircular(state, i, key);
  %append(stack, value);
  %append(state.stackKeys, key);
}

function throwCircular(state, start, lastKey) {
  const stack = state.stack;
  const keys = state.stackKeys;
  let text = 'Converting circular structure to JSON\n    --> starting at object with constructor ' + %constructorName(stack[start]);
  const line = (i) => '\n    |     ' + describeKey(stack[i - 1], keys[i]) + ' -> object with constructor ' + %constructorName(stack[i]);
  let i = start + 1;
  for (; i < stack.length && i <= start + 2; i++) text += line(i);
  if (stack.length - i > 1) text += '\n    |     ...';
  if (i < stack.length) text += line(stack.length - 1);
  %throwTypeError(text + '\n    --- ' + describeKey(stack[stack.length - 1], lastKey) + ' closes the circle');
}

function describeKey(holder, key) {
  return %isClass(holder, 'array') ? 'index ' + key : "property '" + key + "'";
}

// ECMA-262 25.5.2.5 SerializeJSONObject
function serializeObject(state, value) {
  const stepback = state.indent;
  state.indent += state.gap;
  let keys = state.keys;
  if (keys === undefined) {
    const all = %OwnKeys(value);
    keys = [];
    for (let i = 0; i < all.length; i++) {
      if (typeof all[i] === 'string' && %IsEnumerableOwn(value, all[i])) %append(keys, all[i]);
    }
  }
  const parts = [];
  for (let i = 0; i < keys.length; i++) {
    const text = serialize(state, value, keys[i]);
    if (text !== undefined) %append(parts, %quoteJson(keys[i]) + (state.gap === '' ? ':' : ': ') + text);
  }
  return wrap(state, parts, '{', '}', stepback);
}

// ECMA-262 25.5.2.6 SerializeJSONArray
function serializeArray(state, value) {
  const stepback = state.indent;
  state.indent += state.gap;
  const parts = [];
  const length = %toLength(+value.length);
  for (let i = 0; i < length; i++) {
    const text = serialize(state, value, `${i}`);
    %append(parts, text === undefined ? 'null' : text);
  }
  return wrap(state, parts, '[', ']', stepback);
}

function wrap(state, parts, open, close, stepback) {
  const indent = state.indent;
  state.indent = stepback;
  if (parts.length === 0) return open + close;
  if (state.gap === '') return open + %joinStrings(parts, ',') + close;
  return open + '\n' + indent + %joinStrings(parts, ',\n' + indent) + '\n' + stepback + close;
}
