uses('infra/pair_iterators', 'infra/web_idl');
// URL, The URLSearchParams interface. State: list of [name, value]; the URL object's state that it belongs to, or null.
'use strict';

function pairs(text) {
  const flat = %parseUrlPairs(text);
  const list = [];
  for (let i = 0; i < flat.length; i += 2) %append(list, [flat[i], flat[i + 1]]);
  return list;
}

function text(list) {
  const flat = [];
  for (let i = 0; i < list.length; i++) %append(flat, list[i][0]), %append(flat, list[i][1]);
  return %urlPairsText(flat);
}

function scalar(value) {
  return %scalarValues(`${value}`);
}

const URLSearchParams = function (init = '') {
  %web_idl.mustBeNew('URLSearchParams', new.target);
  const made = newParams(%web_idl.prototypeOf(new.target, URLSearchParams));
  const state = %slot(made, 0);
  if (%isObject(init)) fill(state.list, init);
  else state.list = pairs(withoutMark(scalar(init)));
  return made;
};
%constructor('URLSearchParams', URLSearchParams);

function newParams(prototype) {
  const made = %NewPlatformObject(prototype, 'URLSearchParams');
  %slot(made, 0).list = [];
  %slot(made, 0).tellUrl = undefined;
  return made;
}

function withoutMark(given) {
  return %substring(given, 0, 1) === '?' ? %substring(given, 1, given.length) : given;
}

function fill(list, init) {
  const context = "Failed to construct 'URLSearchParams': ";
  if (%GetMethod(init, %SymbolIterator) === undefined) {
    const pairs = %web_idl.record(context, init, scalar, scalar);
    for (let i = 0; i < pairs.length; i++) %append(list, pairs[i]);
    return;
  }
  const items = %IterableToList(init);
  for (let i = 0; i < items.length; i++) {
    if (!%isObject(items[i])) %throwTypeError(context + 'The provided value cannot be converted to a sequence.');
    const pair = %IterableToList(items[i]);
    if (pair.length !== 2) %throwTypeError(context + context + 'Sequence initializer must only contain pair elements');
    const name = scalar(pair[0]);
    %append(list, [name, scalar(pair[1])]);
  }
}

function paramsState(object) {
  const state = %StateOf(object);
  if (state.kind !== 'URLSearchParams') %throwTypeError('Illegal invocation');
  return state;
}

// URL, update
function update(state, list) {
  state.list = list;
  if (state.tellUrl !== undefined) state.tellUrl(text(list));
}

function matches(pair, name, value) {
  return pair[0] === name && (value === undefined || pair[1] === value);
}

%methods(URLSearchParams.prototype, {
  get size() {
    return paramsState(this).list.length;
  },
  append(name, value) {
    const state = paramsState(this);
    %web_idl.required(%argumentCount(), 2, 'append', 'URLSearchParams');
    const key = scalar(name);
    %append(state.list, [key, scalar(value)]);
    update(state, state.list);
  },
  delete(name) {
    const state = paramsState(this);
    %web_idl.required(%argumentCount(), 1, 'delete', 'URLSearchParams');
    const key = scalar(name);
    const value = %argument(1) === undefined ? undefined : scalar(%argument(1));
    const rest = [];
    for (let i = 0; i < state.list.length; i++) if (!matches(state.list[i], key, value)) %append(rest, state.list[i]);
    update(state, rest);
  },
  get(name) {
    const list = paramsState(this).list;
    %web_idl.required(%argumentCount(), 1, 'get', 'URLSearchParams');
    const key = scalar(name);
    for (let i = 0; i < list.length; i++) if (list[i][0] === key) return list[i][1];
    return null;
  },
  getAll(name) {
    const list = paramsState(this).list;
    %web_idl.required(%argumentCount(), 1, 'getAll', 'URLSearchParams');
    const key = scalar(name);
    const found = [];
    for (let i = 0; i < list.length; i++) if (list[i][0] === key) %append(found, list[i][1]);
    return found;
  },
  has(name) {
    const list = paramsState(this).list;
    %web_idl.required(%argumentCount(), 1, 'has', 'URLSearchParams');
    const key = scalar(name);
    const value = %argument(1) === undefined ? undefined : scalar(%argument(1));
    for (let i = 0; i < list.length; i++) if (matches(list[i], key, value)) return true;
    return false;
  },
  // The value takes the place of the first of its name.
  set(name, value) {
    const state = paramsState(this);
    %web_idl.required(%argumentCount(), 2, 'set', 'URLSearchParams');
    const key = scalar(name);
    const fresh = [key, scalar(value)];
    const list = [];
    let placed = false;
    for (let i = 0; i < state.list.length; i++) {
      if (state.list[i][0] !== key) %append(list, state.list[i]);
      else if (!placed) (placed = true), %append(list, fresh);
    }
    if (!placed) %append(list, fresh);
    update(state, list);
  },
  // By name, stable
  sort() {
    const state = paramsState(this);
    const list = state.list;
    for (let i = 1; i < list.length; i++) {
      const pair = list[i];
      let k = i;
      for (; k > 0 && pair[0] < list[k - 1][0]; k--) list[k] = list[k - 1];
      list[k] = pair;
    }
    update(state, list);
  },
  toString() {
    return text(paramsState(this).list);
  },
});
%pair_iterators.pairIterable(URLSearchParams.prototype, 'URLSearchParams', function (state) {
  return state.list;
});

// `tellUrl`: the update steps of the URL that they are of
%url_search_params.newSearchParams = function (tellUrl) {
  const made = newParams(URLSearchParams.prototype);
  %slot(made, 0).tellUrl = tellUrl;
  return made;
};
%url_search_params.fillSearchParams = function (params, search) {
  %slot(params, 0).list = pairs(withoutMark(search));
};
%url_search_params.searchParamsText = function (params) {
  return text(%slot(params, 0).list);
};
