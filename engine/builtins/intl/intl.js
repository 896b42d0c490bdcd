uses('fundamental/operations');
// ECMA-402, the part that is en-US: locales, options, and what all of Intl's objects share. Other locales are refused by name.
'use strict';

// 9.2.1 CanonicalizeLocaleList, of which only the first matters here: a browser that has it would take it.
function firstLocale(locales) {
  if (locales === undefined) return undefined;
  if (typeof locales === 'string') return canonical(locales);
  const list = %ListFromArrayLike(%toObject(locales));
  if (list.length === 0) return undefined;
  for (let i = 0; i < list.length; i++) {
    if (typeof list[i] !== 'string' && !%isObject(list[i])) %throwTypeError('Incorrect locale information provided');
    %setElement(list, i, canonical(`${list[i]}`));
  }
  return list[0];
}

function canonical(text) {
  const tag = %languageTag(text);
  if (tag === undefined) %throwRangeError('Invalid language tag: ' + text);
  return tag;
}

// 9.2.7 ResolveLocale
%intl.locale = function (locales, what) {
  const first = firstLocale(locales);
  if (first === undefined) return 'en-US';
  if (first !== 'en' && first !== 'en-US') %refuse(what + ' for ' + first, 'Only the locale en-US can be run truthfully yet.');
  return first;
};

%intl.options = function (options) {
  if (options === null) %throwTypeError('Cannot convert undefined or null to object');
  return options === undefined ? %newRecord() : %toObject(options);
};

// 9.2.13 GetOption, for strings of a set
%intl.choice = function (options, name, values, otherwise, where) {
  const value = options[name];
  if (value === undefined) return otherwise;
  const text = `${value}`;
  for (let i = 0; i < values.length; i++) if (values[i] === text) return text;
  return %throwRangeError('Value ' + text + ' out of range for ' + where + ' options property ' + name);
};

// 9.2.16 GetNumberOption, undefined where there is none
%intl.number = function (options, name, least, most) {
  const value = options[name];
  if (value === undefined) return undefined;
  const number = +value;
  if (!(number >= least && number <= most)) %throwRangeError(name + ' value is out of range.');
  return number - (number % 1);
};

// What a run cannot do truthfully is refused where it is asked for.
%intl.refuseOption = function (options, name, where) {
  const value = options[name];
  if (value !== undefined) %refuse(where + ' with ' + name + ' ' + %describe(value), 'This option cannot be run truthfully yet.');
};

// An object of Intl: its state is a record in slot 0.
%intl.make = function (constructor, newTarget, state) {
  let prototype = newTarget === undefined ? undefined : newTarget.prototype;
  if (!%isObject(prototype)) prototype = constructor.prototype;
  const made = %newObject(prototype, 'platform', 1);
  %setSlot(made, 0, state);
  return made;
};

%intl.state = function (object, kind, method) {
  if (%isClass(object, 'platform')) {
    const state = %slot(object, 0);
    if (state.kind === kind) return state;
  }
  return %throwTypeError('Method ' + kind + '.prototype.' + method + ' called on incompatible receiver ' + %describe(object));
};

// Puts a constructor into Intl, with what all of them have.
%intl.add = function (name, constructor) {
  %constructor(name, constructor, undefined, %Intl);
  %remember('Intl.' + name + '.prototype', constructor.prototype);
  %defineHidden(constructor.prototype, %SymbolToStringTag, 'Intl.' + name);
  %readOnly(constructor.prototype, %SymbolToStringTag);
  %methods(constructor, {
    supportedLocalesOf(locales) {
      const list = typeof locales === 'string' ? [locales] : locales === undefined ? [] : %ListFromArrayLike(%toObject(locales));
      const found = [];
      for (let i = 0; i < list.length; i++) %append(found, %intl.locale(list[i], 'Intl.' + name + '.supportedLocalesOf'));
      return found;
    },
  });
};

// Parts are a flat list of types and texts.
%intl.joined = function (parts) {
  let text = '';
  for (let i = 1; i < parts.length; i += 2) text += parts[i];
  return text;
};

%intl.asObjects = function (parts) {
  const list = [];
  for (let i = 0; i < parts.length; i += 2) %append(list, { type: parts[i], value: parts[i + 1] });
  return list;
};

%methods(%Intl, {
  // ECMA-402 8.3.1
  getCanonicalLocales(locales) {
    if (locales === undefined) return [];
    if (typeof locales === 'string') return [canonical(locales)];
    const list = %ListFromArrayLike(%toObject(locales)),
      found = [];
    for (let i = 0; i < list.length; i++) %append(found, canonical(`${list[i]}`));
    return found;
  },
});
