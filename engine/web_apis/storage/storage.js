uses('infra/dom_exception', 'infra/web_idl');
// HTML, The Storage interface. Contents are the scenario's, and the host is told of every change. Named properties are why each
// area is seen through a proxy, whose traps only library code can reach. The order of keys is left to browsers; it is that of Chromium's hash table.
'use strict';

const quota = 5242880; // code units of keys and values of one area

const Storage = function () {
  %throwTypeError("Failed to construct 'Storage': Illegal constructor");
};
%constructor('Storage', Storage);

const areas = []; // [proxy, state]

// --- the order of keys: open addressing over a power of two, at most half full ---------------------------------------------------

const free = undefined,
  removed = null; // what a place holds that holds no key

function forgetAll(state) {
  state.places = [];
  state.removed = 0;
  state.keys = []; // in the order of their places; undefined: to be made anew
  state.count = 0;
  state.values = %newTable();
  state.size = 0;
}

function place(state, key) {
  const mask = state.places.length - 1;
  let at = %storageHash(key) & mask,
    reusable = -1;
  for (let tried = 1; state.places[at] !== free; tried++) {
    if (state.places[at] === removed) reusable = at;
    at = (at + tried) & mask;
  }
  if (reusable >= 0) state.removed--;
  %setElement(state.places, reusable >= 0 ? reusable : at, key);
}

function resize(state, size) {
  const old = state.places;
  state.places = [];
  state.removed = 0;
  for (let i = 0; i < size; i++) %append(state.places, free);
  for (let i = 0; i < old.length; i++) if (typeof old[i] === 'string') place(state, old[i]);
}

function addKey(state, key) {
  if (state.places.length === 0) resize(state, 8);
  place(state, key);
  state.count++;
  state.keys = undefined;
  const size = state.places.length;
  if ((state.count + state.removed) * 2 >= size) resize(state, state.count * 6 < size * 2 ? size : size * 2);
}

function removeKey(state, key) {
  for (let i = 0; i < state.places.length; i++) if (state.places[i] === key) %setElement(state.places, i, removed);
  state.removed++;
  state.count--;
  state.keys = undefined;
  const size = state.places.length;
  if (state.count * 6 < size && size > 8) resize(state, size / 2);
}

function keysOf(state) {
  if (state.keys === undefined) {
    state.keys = [];
    for (let i = 0; i < state.places.length; i++) if (typeof state.places[i] === 'string') %append(state.keys, state.places[i]);
  }
  return state.keys;
}

// --- an area ---------------------------------------------------------------------------------------------------------------------

function newArea(name) {
  const made = %NewPlatformObject(Storage.prototype, 'Storage');
  const state = %slot(made, 0);
  forgetAll(state);
  state.name = name;
  state.object = made;
  const handler = %newRecord();
  handler.get = function (target, key, receiver) {
    if (isNamed(key) && %tableGet(state.values, key) !== undefined) return %tableGet(state.values, key);
    return %OrdinaryGet(target, key, receiver);
  };
  handler.set = function (target, key, value) {
    if (!isNamed(key)) return %OrdinarySet(target, key, value, target);
    setItem(state, 'Failed to set a named property on ', key, `${value}`);
    return true;
  };
  handler.has = function (target, key) {
    return isKey(state, key) || key in target;
  };
  handler.deleteProperty = function (target, key) {
    if (typeof key === 'symbol') return %DeleteProperty(target, key);
    if (isKey(state, key)) removeItem(state, key);
    return true;
  };
  handler.ownKeys = function (target) {
    const keys = [];
    const all = keysOf(state);
    for (let i = 0; i < all.length; i++) {
      if (!isNamed(all[i]))
        %refuse(
          "listing a storage with an item '" + all[i] + "'",
          'That is a member of Storage too, and browsers list it in some places only; give the item another name.',
        );
      %append(keys, all[i]);
    }
    const own = %OwnKeys(target);
    for (let i = 0; i < own.length; i++) if (typeof own[i] === 'symbol') %append(keys, own[i]);
    return keys;
  };
  handler.getOwnPropertyDescriptor = function (target, key) {
    if (typeof key === 'symbol') return %GetOwnProperty(target, key);
    return isKey(state, key) ? dataOf(%tableGet(state.values, key)) : undefined;
  };
  handler.defineProperty = function (target, key, descriptor) {
    if (typeof key === 'symbol') return %DefineOwnProperty(target, key, descriptor);
    if (!isNamed(key) || !('value' in descriptor)) return false;
    setItem(state, 'Failed to set a named property on ', key, `${descriptor.value}`);
    return true;
  };
  handler.preventExtensions = function () {
    return false;
  };
  const proxy = %newProxy(made, handler);
  %append(areas, [proxy, state]);
  return proxy;
}

// Web IDL, legacy platform objects, [[OwnPropertyKeys]]: what the prototypes have is not seen by name; indices are not looked up there.
function isNamed(key) {
  return typeof key === 'string' && (isIndex(key) || !(key in Storage.prototype));
}
function isIndex(key) {
  const number = +key >>> 0;
  return `${number}` === key && number !== 4294967295;
}
function isKey(state, key) {
  return isNamed(key) && %tableGet(state.values, key) !== undefined;
}

function dataOf(value) {
  const descriptor = %newRecord();
  descriptor.value = value;
  descriptor.writable = descriptor.enumerable = descriptor.configurable = true;
  return descriptor;
}

function setItem(state, context, key, value) {
  const old = %tableGet(state.values, key);
  const size = state.size + value.length + (old === undefined ? key.length : -old.length);
  if (size > quota) {
    throw %NewDOMException(context + "'Storage': Setting the value of '" + key + "' exceeded the quota.", 'QuotaExceededError');
  }
  state.size = size;
  if (old === undefined) addKey(state, key);
  %tableSet(state.values, key, value);
  show(state, key);
  if (old === undefined) showInOrder(state);
  tell(state, ',"key":' + %quoteJson(key) + ',"value":' + %quoteJson(value));
}

function showInOrder(state) {
  const keys = keysOf(state);
  for (let i = 0; i < keys.length; i++) if (isNamed(keys[i])) delete state.object[keys[i]];
  for (let i = 0; i < keys.length; i++) show(state, keys[i]);
}

// The object behind has the items too, for those that only look: the console and the picture.
function show(state, key) {
  if (!isNamed(key)) return;
  const value = %tableGet(state.values, key);
  if (value === undefined) delete state.object[key];
  else %setElement(state.object, key, value);
}

function tell(state, what) {
  %tellHost('storage', '{"area":"' + state.name + '"' + what + '}');
}

function removeItem(state, key) {
  const old = %tableGet(state.values, key);
  if (old === undefined) return;
  removeKey(state, key);
  %tableSet(state.values, key, undefined);
  state.size -= key.length + old.length;
  show(state, key);
  tell(state, ',"key":' + %quoteJson(key) + ',"value":null');
}

function storage(object) {
  for (let i = 0; i < areas.length; i++) if (areas[i][0] === object) return areas[i][1];
  return %throwTypeError('Illegal invocation');
}

%methods(Storage.prototype, {
  get length() {
    return storage(this).count;
  },
  clear() {
    const state = storage(this);
    const keys = keysOf(state);
    forgetAll(state);
    for (let i = 0; i < keys.length; i++) show(state, keys[i]);
    tell(state, '');
  },
  getItem(key) {
    const state = storage(this);
    %web_idl.required(%argumentCount(), 1, 'getItem', 'Storage');
    const value = %tableGet(state.values, `${key}`);
    return value === undefined ? null : value;
  },
  key(index) {
    const state = storage(this);
    %web_idl.required(%argumentCount(), 1, 'key', 'Storage');
    const i = +index >>> 0;
    return i < state.count ? keysOf(state)[i] : null;
  },
  removeItem(key) {
    const state = storage(this);
    %web_idl.required(%argumentCount(), 1, 'removeItem', 'Storage');
    removeItem(state, `${key}`);
  },
  setItem(key, value) {
    const state = storage(this);
    %web_idl.required(%argumentCount(), 2, 'setItem', 'Storage');
    const name = `${key}`;
    setItem(state, "Failed to execute 'setItem' on ", name, `${value}`);
  },
});

%globalObject('localStorage', newArea('local'));
%globalObject('sessionStorage', newArea('session'));

// What the scenario has stored, before its program begins. What is beyond the quota is left out.
%define('FillStorage', function (session, key, value) {
  const state = areas[session ? 1 : 0][1];
  if (state.size + key.length + value.length > quota || %tableGet(state.values, key) !== undefined) return;
  state.size += key.length + value.length;
  addKey(state, key);
  %tableSet(state.values, key, value);
  show(state, key);
});
