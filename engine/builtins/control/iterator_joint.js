uses('control/iterator', 'fundamental/operations');
// Several iterators as one: Iterator.concat (ES2026), Iterator.zip, Iterator.zipKeyed (tc39.es/proposal-joint-iteration), and the
// consumers of proposals that Chromium has: join, includes.
'use strict';

function direct(object) {
  return { iterator: object, next: object.next };
}

// ECMA-262 7.4.10 IteratorStepValue: { value }, or undefined at the end
function stepValue(record) {
  const result = %call(record.next, record.iterator);
  %requireIteratorResult(result);
  return result.done ? undefined : { value: result.value };
}

// --- Iterator.concat ------------------------------------------------------------------------------------------------------

function* concatenating(iterables) {
  for (let i = 0; i < iterables.length; i++) {
    const iterator = %call(iterables[i].method, iterables[i].iterable);
    if (!%isObject(iterator)) %throwTypeError(%describe(iterator) + ' is not iterable');
    const record = direct(iterator);
    let suspended = false;
    try {
      for (let result = stepValue(record); result !== undefined; result = stepValue(record)) {
        suspended = true;
        yield result.value;
        suspended = false;
      }
    } finally {
      if (suspended) %IteratorClose(iterator);
    }
  }
}

// --- Iterator.zip and Iterator.zipKeyed -----------------------------------------------------------------------------------

// IteratorCloseAll, the last one first; `thrown` is { error } after a throw, whose error stands.
function closeAll(records, thrown) {
  for (let i = records.length - 1; i >= 0; i--) {
    if (thrown !== undefined) {
      %IteratorCloseSilently(records[i].iterator);
      continue;
    }
    try {
      %IteratorClose(records[i].iterator);
    } catch (error) {
      thrown = { error };
    }
  }
  if (thrown !== undefined) throw thrown.error;
}

// IfAbruptCloseIterators
function closing(records, work) {
  try {
    return work();
  } catch (error) {
    closeAll(records, { error });
  }
}

function remove(records, record) {
  let kept = 0;
  for (let i = 0; i < records.length; i++) if (records[i] !== record) records[kept++] = records[i];
  records.length = kept;
}

// A step of one of the open ones, which is open no longer when it throws or ends.
function stepOpen(open, record) {
  let result;
  try {
    result = stepValue(record);
  } catch (error) {
    remove(open, record);
    closeAll(open, { error });
  }
  if (result === undefined) remove(open, record);
  return result;
}

function throwLengths(open, name) {
  closing(open, () => %throwTypeError('Iterators passed to Iterator.' + name + " in 'strict' mode must have the same length"));
}

// In strict mode the first has ended: so must all others.
function checkOthersEnded(records, open, name) {
  for (let k = 1; k < records.length; k++) if (stepOpen(open, records[k]) !== undefined) throwLengths(open, name);
}

// IteratorZip; `open` are those of `records` that have not ended
function* zipping(records, open, mode, padding, finish, name) {
  let suspended = false;
  try {
    while (records.length > 0) {
      const results = [];
      for (let i = 0; i < records.length; i++) {
        const result = records[i] === null ? undefined : stepOpen(open, records[i]);
        if (result !== undefined) {
          %append(results, result.value);
          continue;
        }
        if (mode === 'shortest') {
          closeAll(open, undefined);
          return;
        }
        if (mode === 'strict') {
          if (i > 0) throwLengths(open, name);
          checkOthersEnded(records, open, name);
          return;
        }
        if (open.length === 0) return;
        records[i] = null;
        %append(results, padding[i]);
      }
      suspended = true;
      yield finish(results);
      suspended = false;
    }
  } finally {
    if (suspended) closeAll(open, undefined);
  }
}

function zip(records, mode, padding, finish, name) {
  const open = [];
  for (let i = 0; i < records.length; i++) %append(open, records[i]);
  return %CreateIteratorHelper(zipping(records, open, mode, padding, finish, name), undefined, () => closeAll(open, undefined));
}

function checkOptions(iterables, options, name) {
  if (!%isObject(iterables)) %throwTypeError('Iterator.' + name + ' called on non-object');
  if (options !== undefined && !%isObject(options)) %throwTypeError('options called on non-object');
}

function modeOf(options, name) {
  const mode = options === undefined ? undefined : options.mode;
  if (mode === undefined) return 'shortest';
  if (mode !== 'shortest' && mode !== 'longest' && mode !== 'strict') {
    %throwTypeError('Iterator.' + name + " mode must be 'shortest', 'longest', or 'strict'");
  }
  return mode;
}

function paddingOf(options, mode) {
  if (mode !== 'longest' || options === undefined) return undefined;
  const padding = options.padding;
  if (padding !== undefined && !%isObject(padding)) %throwTypeError('padding called on non-object');
  return padding;
}

// The iterators of an iterable's values
function recordsOf(iterables) {
  const records = [];
  const input = direct(%GetIterator(iterables));
  for (;;) {
    const next = closing(records, () => stepValue(input));
    if (next === undefined) return records;
    const record = closing(listBefore(input, records), () => direct(%GetIteratorFlattenable(next.value, false)));
    %append(records, record);
  }
}

function listBefore(first, rest) {
  const list = [first];
  for (let i = 0; i < rest.length; i++) %append(list, rest[i]);
  return list;
}

// As many values of an iterable as there are iterators, undefined when it has fewer
function paddingValues(paddingOption, records) {
  const padding = [];
  if (paddingOption === undefined) return padding;
  const record = closing(records, () => direct(%GetIterator(paddingOption)));
  let more = true;
  for (let i = 0; i < records.length; i++) {
    const next = more ? closing(records, () => stepValue(record)) : undefined;
    if (next === undefined) more = false;
    %append(padding, next === undefined ? undefined : next.value);
  }
  if (more) closing(records, () => %IteratorClose(record.iterator));
  return padding;
}

%methods('Iterator', {
  // ECMA-262 27.1.3.2.1 Iterator.concat
  concat() {
    const items = %argumentsFrom(0);
    const iterables = [];
    for (let i = 0; i < items.length; i++) {
      const iterable = items[i];
      if (!%isObject(iterable)) %throwTypeError('Iterator.concat called on non-object');
      const method = %GetMethod(iterable, %SymbolIterator);
      if (method === undefined) %throwTypeError(%describe(iterable) + ' is not iterable');
      %append(iterables, { method, iterable });
    }
    return %CreateIteratorHelper(concatenating(iterables), undefined, () => {});
  },
  zip(iterables) {
    const options = %argument(1);
    checkOptions(iterables, options, 'zip');
    const mode = modeOf(options, 'zip');
    const paddingOption = paddingOf(options, mode);
    const records = recordsOf(iterables);
    return zip(records, mode, paddingValues(paddingOption, records), (results) => results, 'zip');
  },
  zipKeyed(iterables) {
    const options = %argument(1);
    checkOptions(iterables, options, 'zipKeyed');
    const mode = modeOf(options, 'zipKeyed');
    const paddingOption = paddingOf(options, mode);
    const records = [];
    const keys = [];
    const all = %OwnKeys(iterables);
    for (let i = 0; i < all.length; i++) {
      closing(records, () => {
        const own = %GetOwnProperty(iterables, all[i]);
        const value = own !== undefined && own.enumerable ? iterables[all[i]] : undefined;
        if (value === undefined) return;
        %append(keys, all[i]);
        %append(records, direct(%GetIteratorFlattenable(value, false)));
      });
    }
    const padding = [];
    if (paddingOption !== undefined) {
      for (let i = 0; i < keys.length; i++)
        %append(
          padding,
          closing(records, () => paddingOption[keys[i]]),
        );
    }
    return zip(
      records,
      mode,
      padding,
      (results) => {
        const object = %newRecord();
        for (let i = 0; i < keys.length; i++) %CreateDataOrThrow(object, keys[i], results[i]);
        return object;
      },
      'zipKeyed',
    );
  },
});

// --- consumers ------------------------------------------------------------------------------------------------------------

function checkReceiver(object, name) {
  if (!%isObject(object)) %throwTypeError('Iterator.prototype.' + name + ' called on non-object');
}

// How many values includes() passes over
function toSkip(skippedElements) {
  if (skippedElements === undefined) return 0;
  if (typeof skippedElements !== 'number' || %toIntegerOrInfinity(skippedElements) !== skippedElements) {
    %throwTypeError('skippedElements argument must be undefined or an integer');
  }
  if (skippedElements < 0 || (skippedElements > 9007199254740991 && skippedElements !== 1 / 0))
    %throwRangeError(%describe(skippedElements) + ' must be positive');
  return skippedElements;
}

%methods('Iterator.prototype', {
  // tc39.es/proposal-iterator-join
  join(separator) {
    checkReceiver(this, 'join');
    const self = [{ iterator: this }];
    const between = separator === undefined ? ',' : closing(self, () => `${separator}`);
    const record = direct(this);
    let text = '';
    for (let first = true; ; first = false) {
      const next = stepValue(record);
      if (next === undefined) return text;
      if (!first) text += between;
      if (next.value !== undefined && next.value !== null) text += closing(self, () => `${next.value}`);
    }
  },
  // tc39.es/proposal-iterator-includes
  includes(searchElement) {
    checkReceiver(this, 'includes');
    const self = [{ iterator: this }];
    const skippedElements = %argument(1);
    let remaining = closing(self, () => toSkip(skippedElements));
    const record = direct(this);
    for (;;) {
      const next = stepValue(record);
      if (next === undefined) return false;
      if (remaining > 0) {
        remaining--;
      } else if (%sameValueZero(next.value, searchElement)) {
        %IteratorClose(this);
        return true;
      }
    }
  },
});
