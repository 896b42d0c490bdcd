// How V8 sorts: programs see in which order their comparator is asked, and what becomes of one that contradicts itself. Arrays by
// Tim Peters's algorithm (v8/third_party/v8/builtins/array-sort.tq), typed arrays by merging halves (v8/src/builtins/typed-array-sort.tq).
'use strict';

const leastGallop = 7;

function compare(sort, a, b) {
  const order = +%call(sort.comparator, undefined, a, b);
  return order === order ? order : 0;
}

function copy(from, start, to, at, count) {
  if (from === to && at > start) for (let i = count - 1; i >= 0; i--) to[at + i] = from[start + i];
  else for (let i = 0; i < count; i++) to[at + i] = from[start + i];
}

function sliceOf(list, start, count) {
  const slice = [];
  for (let i = 0; i < count; i++) %append(slice, list[start + i]);
  return slice;
}

// Sorted ranges of fewer elements are made longer by insertion.
function leastRun(length) {
  let rest = 0;
  while (length >= 64) {
    rest |= length & 1;
    length >>= 1;
  }
  return length + rest;
}

// How many elements from `low` on go up, or strictly down: those are turned round.
function countRun(sort, low, high) {
  const list = sort.list;
  if (low + 1 === high) return 1;
  let previous = list[low + 1];
  const falls = compare(sort, previous, list[low]) < 0;
  let length = 2;
  for (let i = low + 2; i < high; i++) {
    const order = compare(sort, list[i], previous);
    if (falls ? order >= 0 : order < 0) break;
    previous = list[i];
    length++;
  }
  if (falls) {
    for (let a = low, b = low + length - 1; a < b; a++, b--) {
      const kept = list[a];
      list[a] = list[b];
      list[b] = kept;
    }
  }
  return length;
}

function insertSorted(sort, low, start, high) {
  const list = sort.list;
  if (low === start) start++;
  for (; start < high; start++) {
    let left = low;
    let right = start;
    const pivot = list[right];
    while (left < right) {
      const middle = left + ((right - left) >> 1);
      if (compare(sort, pivot, list[middle]) < 0) right = middle;
      else left = middle + 1;
    }
    for (let p = start; p > left; p--) list[p] = list[p - 1];
    list[left] = pivot;
  }
}

// Where `key` belongs in a sorted range, looked for in growing steps from `hint`: before what is equal to it (left), or behind.
function gallopLeft(sort, list, key, base, length, hint) {
  let last = 0;
  let offset = 1;
  if (compare(sort, list[base + hint], key) < 0) {
    const most = length - hint;
    while (offset < most && compare(sort, list[base + hint + offset], key) < 0) {
      last = offset;
      offset = (offset << 1) + 1;
    }
    if (offset > most) offset = most;
    last += hint;
    offset += hint;
  } else {
    const most = hint + 1;
    while (offset < most && compare(sort, list[base + hint - offset], key) >= 0) {
      last = offset;
      offset = (offset << 1) + 1;
    }
    if (offset > most) offset = most;
    const kept = last;
    last = hint - offset;
    offset = hint - kept;
  }
  last++;
  while (last < offset) {
    const middle = last + ((offset - last) >> 1);
    if (compare(sort, list[base + middle], key) < 0) last = middle + 1;
    else offset = middle;
  }
  return offset;
}

function gallopRight(sort, list, key, base, length, hint) {
  let last = 0;
  let offset = 1;
  if (compare(sort, key, list[base + hint]) < 0) {
    const most = hint + 1;
    while (offset < most && compare(sort, key, list[base + hint - offset]) < 0) {
      last = offset;
      offset = (offset << 1) + 1;
    }
    if (offset > most) offset = most;
    const kept = last;
    last = hint - offset;
    offset = hint - kept;
  } else {
    const most = length - hint;
    while (offset < most && compare(sort, key, list[base + hint + offset]) >= 0) {
      last = offset;
      offset = (offset << 1) + 1;
    }
    if (offset > most) offset = most;
    last += hint;
    offset += hint;
  }
  last++;
  while (last < offset) {
    const middle = last + ((offset - last) >> 1);
    if (compare(sort, key, list[base + middle]) < 0) offset = middle;
    else last = middle + 1;
  }
  return offset;
}

// Two neighbouring runs become one, from their lower ends; the first is the shorter and is kept aside.
function mergeLow(sort, baseA, lengthA, baseB, lengthB) {
  const list = sort.list;
  const kept = sliceOf(list, baseA, lengthA);
  let to = baseA;
  let a = 0;
  let b = baseB;
  const finish = () => copy(kept, a, list, to, lengthA);
  const finishB = () => {
    copy(list, b, list, to, lengthB);
    list[to + lengthB] = kept[a];
  };
  list[to++] = list[b++];
  if (--lengthB === 0) return finish();
  if (lengthA === 1) return finishB();
  let gallop = sort.gallop;
  for (;;) {
    let winsA = 0;
    let winsB = 0;
    for (;;) {
      if (compare(sort, list[b], kept[a]) < 0) {
        list[to++] = list[b++];
        winsB++;
        winsA = 0;
        if (--lengthB === 0) return finish();
        if (winsB >= gallop) break;
      } else {
        list[to++] = kept[a++];
        winsA++;
        winsB = 0;
        if (--lengthA === 1) return finishB();
        if (winsA >= gallop) break;
      }
    }
    gallop++;
    do {
      gallop = gallop > 2 ? gallop - 1 : 1;
      sort.gallop = gallop;
      winsA = gallopRight(sort, kept, list[b], a, lengthA, 0);
      if (winsA > 0) {
        copy(kept, a, list, to, winsA);
        to += winsA;
        a += winsA;
        lengthA -= winsA;
        if (lengthA === 1) return finishB();
        if (lengthA === 0) return finish();
      }
      list[to++] = list[b++];
      if (--lengthB === 0) return finish();
      winsB = gallopLeft(sort, list, kept[a], b, lengthB, 0);
      if (winsB > 0) {
        copy(list, b, list, to, winsB);
        to += winsB;
        b += winsB;
        lengthB -= winsB;
        if (lengthB === 0) return finish();
      }
      list[to++] = kept[a++];
      if (--lengthA === 1) return finishB();
    } while (winsA >= leastGallop || winsB >= leastGallop);
    sort.gallop = ++gallop;
  }
}

// ... from their upper ends; the second is the shorter.
function mergeHigh(sort, baseA, lengthA, baseB, lengthB) {
  const list = sort.list;
  const kept = sliceOf(list, baseB, lengthB);
  let to = baseB + lengthB - 1;
  let a = baseA + lengthA - 1;
  let b = lengthB - 1;
  const finish = () => copy(kept, 0, list, to - (lengthB - 1), lengthB);
  const finishA = () => {
    to -= lengthA;
    a -= lengthA;
    copy(list, a + 1, list, to + 1, lengthA);
    list[to] = kept[b];
  };
  list[to--] = list[a--];
  if (--lengthA === 0) return finish();
  if (lengthB === 1) return finishA();
  let gallop = sort.gallop;
  for (;;) {
    let winsA = 0;
    let winsB = 0;
    for (;;) {
      if (compare(sort, kept[b], list[a]) < 0) {
        list[to--] = list[a--];
        winsA++;
        winsB = 0;
        if (--lengthA === 0) return finish();
        if (winsA >= gallop) break;
      } else {
        list[to--] = kept[b--];
        winsB++;
        winsA = 0;
        if (--lengthB === 1) return finishA();
        if (winsB >= gallop) break;
      }
    }
    gallop++;
    do {
      gallop = gallop > 2 ? gallop - 1 : 1;
      sort.gallop = gallop;
      winsA = lengthA - gallopRight(sort, list, kept[b], baseA, lengthA, lengthA - 1);
      if (winsA > 0) {
        to -= winsA;
        a -= winsA;
        copy(list, a + 1, list, to + 1, winsA);
        lengthA -= winsA;
        if (lengthA === 0) return finish();
      }
      list[to--] = kept[b--];
      if (--lengthB === 1) return finishA();
      winsB = lengthB - gallopLeft(sort, kept, list[a], 0, lengthB, lengthB - 1);
      if (winsB > 0) {
        to -= winsB;
        b -= winsB;
        copy(kept, b + 1, list, to + 1, winsB);
        lengthB -= winsB;
        if (lengthB === 1) return finishA();
        if (lengthB === 0) return finish();
      }
      list[to--] = list[a--];
      if (--lengthA === 0) return finish();
    } while (winsA >= leastGallop || winsB >= leastGallop);
    sort.gallop = ++gallop;
  }
}

// The runs i and i + 1 of the stack.
function mergeAt(sort, i) {
  const { list, bases, lengths } = sort;
  let baseA = bases[i];
  let lengthA = lengths[i];
  const baseB = bases[i + 1];
  let lengthB = lengths[i + 1];
  lengths[i] = lengthA + lengthB;
  if (i === sort.runs - 3) {
    bases[i + 1] = bases[i + 2];
    lengths[i + 1] = lengths[i + 2];
  }
  sort.runs--;
  const ahead = gallopRight(sort, list, list[baseB], baseA, lengthA, 0);
  baseA += ahead;
  lengthA -= ahead;
  if (lengthA === 0) return;
  lengthB = gallopLeft(sort, list, list[baseA + lengthA - 1], baseB, lengthB, lengthB - 1);
  if (lengthB === 0) return;
  if (lengthA <= lengthB) mergeLow(sort, baseA, lengthA, baseB, lengthB);
  else mergeHigh(sort, baseA, lengthA, baseB, lengthB);
}

function isBalanced(lengths, n) {
  return n < 2 || lengths[n - 2] > lengths[n - 1] + lengths[n];
}

function mergeCollapse(sort) {
  const lengths = sort.lengths;
  while (sort.runs > 1) {
    let n = sort.runs - 2;
    if (!isBalanced(lengths, n + 1) || !isBalanced(lengths, n)) {
      if (lengths[n - 1] < lengths[n + 1]) n--;
      mergeAt(sort, n);
    } else if (lengths[n] <= lengths[n + 1]) {
      mergeAt(sort, n);
    } else {
      return;
    }
  }
}

// Sorts the list in place, and returns it.
%sorting.timSort = function (list, comparator) {
  const sort = { list, comparator, gallop: leastGallop, runs: 0, bases: [], lengths: [] };
  let low = 0;
  let remaining = list.length;
  if (remaining < 2) return list;
  if (remaining < 16) {
    // V8 looks for no runs in so few
    insertSorted(sort, 0, 0, remaining);
    return list;
  }
  const least = leastRun(remaining);
  while (remaining > 0) {
    let run = countRun(sort, low, low + remaining);
    if (run < least) {
      const forced = least < remaining ? least : remaining;
      insertSorted(sort, low, low + run, low + forced);
      run = forced;
    }
    %setElement(sort.bases, sort.runs, low);
    %setElement(sort.lengths, sort.runs, run);
    sort.runs++;
    mergeCollapse(sort);
    low += run;
    remaining -= run;
  }
  while (sort.runs > 1) {
    let n = sort.runs - 2;
    if (n > 0 && sort.lengths[n - 1] < sort.lengths[n + 1]) n--;
    mergeAt(sort, n);
  }
  return list;
};

function merge(sort, source, from, to, target) {
  const middle = from + ((to - from) >> 1);
  if (middle - from > 1) merge(sort, target, from, middle, source);
  if (to - middle > 1) merge(sort, target, middle, to, source);
  let left = from;
  let right = middle;
  for (let i = from; i < to; i++) {
    if (left < middle && (right >= to || compare(sort, source[left], source[right]) <= 0)) target[i] = source[left++];
    else target[i] = source[right++];
  }
}

// The same for the elements of a typed array.
%sorting.mergeSort = function (list, comparator) {
  if (list.length < 2) return list;
  merge({ comparator }, sliceOf(list, 0, list.length), 0, list.length, list);
  return list;
};

// --- the lists of Array.prototype.sort and toSorted ------------------------------------------------------------------------

%sorting.checkComparator = function (comparator) {
  if (comparator !== undefined && !%isCallable(comparator)) {
    %throwTypeError('The comparison function must be either a function or undefined: ' + %describe(comparator));
  }
};

function anyObject(list) {
  for (let i = 0; i < list.length; i++) if (%isObject(list[i])) return true;
  return false;
}

// ECMA-262 23.1.3.30.1 and .2 SortIndexedProperties, CompareArrayElements. undefined goes to the end.
%sorting.sortList = function (items, comparator) {
  let list = [];
  let undefinedCount = 0;
  for (let i = 0; i < items.length; i++) {
    if (items[i] === undefined) undefinedCount++;
    else %append(list, items[i]);
  }
  if (comparator !== undefined) {
    %sorting.timSort(list, comparator);
  } else if (anyObject(list)) {
    %sorting.timSort(list, compareTexts);
  } else {
    const keys = [];
    let units = 0;
    for (let i = 0; i < list.length; i++) {
      %append(keys, `${list[i]}`);
      units += keys[i].length;
    }
    list = list.length <= sortedAtOnce && units <= unitsSortedAtOnce ? %sortByStrings(list, keys) : sortByKeys(list, keys);
  }
  for (let i = 0; i < undefinedCount; i++) %append(list, undefined);
  return list;
};

// V8 makes texts of two elements each time it compares them.
function compareTexts(x, y) {
  const a = `${x}`;
  const b = `${y}`;
  return a < b ? -1 : b < a ? 1 : 0;
}

// What a step does no more than.
const sortedAtOnce = 8192;
const unitsSortedAtOnce = 1048576;

function sortByKeys(list, keys) {
  const places = [];
  for (let i = 0; i < list.length; i++) %append(places, i);
  %sorting.timSort(places, (a, b) => (keys[a] < keys[b] ? -1 : keys[a] > keys[b] ? 1 : 0));
  for (let i = 0; i < places.length; i++) places[i] = list[places[i]];
  return places;
}
