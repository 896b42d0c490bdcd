uses('infra/web_idl');
// Web IDL, Iterable declarations: interfaces that are iterated as pairs (Headers, URLSearchParams, FormData). Their iterators are live.
'use strict';

// Web IDL, unsigned long long with [EnforceRange]
%pair_iterators.enforceRange = function (context, value) {
  const number = +value;
  const integer = %toIntegerOrInfinity(number);
  if (number !== number || integer < 0 || integer > 9007199254740991)
    %throwTypeError(context + "Value is outside the 'unsigned long long' value range.");
  return integer;
};

// (prototype, interface name, function that gives the present pairs of a state)
%pair_iterators.pairIterable = function (prototype, name, pairsOf) {
  const iterators = %newObject(%IteratorPrototype, 'ordinary', 0);
  %methods(iterators, {
    next() {
      const at = %StateOf(this);
      if (at.kind !== name + ' Iterator') %throwTypeError('Illegal invocation');
      const pairs = pairsOf(at.of);
      if (at.index >= pairs.length) return { value: undefined, done: true };
      const pair = pairs[at.index];
      at.index++;
      return { value: at.what === 'entries' ? [pair[0], pair[1]] : pair[at.what === 'keys' ? 0 : 1], done: false };
    },
  });
  const next = %GetOwnProperty(iterators, 'next'); // Web IDL, iterator prototype object: it is enumerable
  next.enumerable = true;
  %DefineOwnProperty(iterators, 'next', next);
  const tag = %newRecord();
  tag.value = name + ' Iterator';
  tag.configurable = true;
  %DefineOwnProperty(iterators, %SymbolToStringTag, tag);

  function stateOf(object) {
    const state = %StateOf(object);
    if (state.kind !== name) %throwTypeError('Illegal invocation');
    return state;
  }
  function iterate(object, what) {
    const of = stateOf(object);
    const made = %NewPlatformObject(iterators, name + ' Iterator');
    const state = %slot(made, 0);
    state.of = of;
    state.what = what;
    state.index = 0;
    return made;
  }

  %methods(prototype, {
    entries() {
      return iterate(this, 'entries');
    },
    forEach(callback) {
      const of = stateOf(this);
      %web_idl.required(%argumentCount(), 1, 'forEach', name);
      %web_idl.callback('forEach', name, callback);
      for (let i = 0, pairs; i < (pairs = pairsOf(of)).length; i++) %call(callback, %argument(1), pairs[i][1], pairs[i][0], this);
    },
    keys() {
      return iterate(this, 'keys');
    },
    values() {
      return iterate(this, 'values');
    },
  });
  %alias(prototype, 'entries', %SymbolIterator);
};
