uses('cssom/geometry', 'dom/document', 'dom/nodes', 'events/event_target', 'infra/dom_exception', 'infra/web_idl');
// Intersection Observer: how much of an element lies inside the view, or of another element, by the preview's boxes; gathered in each frame,
// told in a task of its own.
'use strict';

const IntersectionObserverEntry = %web_idl.interface('IntersectionObserverEntry');
function stateOf(object, kind) {
  const state = %StateOf(object);
  if (state.kind !== kind) %throwTypeError('Illegal invocation');
  return state;
}
const members = [
  'time',
  'rootBounds',
  'boundingClientRect',
  'intersectionRect',
  'isIntersecting',
  'intersectionRatio',
  'target',
  'isVisible',
];
for (let i = 0; i < members.length; i++) {
  %defineAccessor(
    IntersectionObserverEntry.prototype,
    members[i],
    function () {
      return stateOf(this, 'IntersectionObserverEntry')[members[i]];
    },
    undefined,
  );
}

// --- options ------------------------------------------------------------------------------------------------------------------------------

const context = "Failed to construct 'IntersectionObserver': ";

// Intersection Observer, parse a root margin: one to four lengths in pixels or per cent, as [number, unit]
function marginsOf(text) {
  const words = %splitText(%trimText(text), ' ');
  const list = [];
  for (let i = 0; i < words.length; i++) {
    if (words[i] === '') continue;
    let end = words[i].length;
    while (end > 0 && !(words[i][end - 1] >= '0' && words[i][end - 1] <= '9')) end--;
    const number = +%substring(words[i], 0, end),
      unit = %substring(words[i], end, words[i].length);
    if (number - number !== 0 || (unit !== 'px' && unit !== '%')) {
      throw %NewDOMException(context + 'rootMargin must be specified in absolute length units or percent.', 'SyntaxError');
    }
    %append(list, [number, unit]);
  }
  if (list.length > 4) throw %NewDOMException(context + 'Extra text found at the end of rootMargin.', 'SyntaxError');
  if (list.length === 0) %append(list, [0, 'px']);
  if (list.length < 2) %append(list, list[0]);
  if (list.length < 3) %append(list, list[0]);
  if (list.length < 4) %append(list, list[1]);
  return list;
}

function thresholdsOf(value) {
  const given = value === undefined ? [0] : %isObject(value) ? %IterableToList(value) : [value];
  const list = [];
  for (let i = 0; i < given.length; i++) {
    const number = +given[i];
    if (number - number !== 0)
      %throwTypeError(
        context + "Failed to read the 'threshold' property from 'IntersectionObserverInit': The provided double value is non-finite.",
      );
    if (number < 0 || number > 1) %throwRangeError(context + 'Threshold values must be numbers between 0 and 1');
    let at = list.length;
    %append(list, number);
    for (; at > 0 && list[at - 1] > number; at--) list[at] = list[at - 1];
    list[at] = number;
  }
  if (list.length === 0) %append(list, 0);
  return list;
}

const observers = [];

const IntersectionObserver = function (callback) {
  %web_idl.mustBeNew('IntersectionObserver', new.target);
  %web_idl.requiredToConstruct(%argumentCount(), 1, 'IntersectionObserver');
  %web_idl.mustBeFunction(context, callback);
  const options = %argument(1);
  const root = %isObject(options) && options.root !== undefined ? options.root : null;
  const margin = %isObject(options) && options.rootMargin !== undefined ? `${options.rootMargin}` : '0px';
  if (root !== null && root !== %theDocument && !%nodes.isElement(root)) {
    %throwTypeError(
      context +
        "Failed to read the 'root' property from 'IntersectionObserverInit': The provided value is not of type '(Document or Element)'.",
    );
  }
  const made = %NewPlatformObject(%web_idl.prototypeOf(new.target, IntersectionObserver), 'IntersectionObserver');
  const state = %slot(made, 0);
  state.object = made;
  state.callback = callback;
  state.root = root;
  state.margins = marginsOf(margin);
  state.thresholds = thresholdsOf(%isObject(options) ? options.threshold : undefined);
  state.shownThresholds = [];
  for (let i = 0; i < state.thresholds.length; i++) %append(state.shownThresholds, state.thresholds[i]);
  %setIntegrityLevel(state.shownThresholds, true);
  state.targets = [];
  state.records = [];
  %append(observers, state);
  return made;
};
%constructor('IntersectionObserver', IntersectionObserver);

function element(method, value, count) {
  %web_idl.required(count, 1, method, 'IntersectionObserver');
  if (!%nodes.isElement(value)) %web_idl.notOfType("Failed to execute '" + method + "' on 'IntersectionObserver': ", 1, 'Element');
  return value;
}

%methods(IntersectionObserver.prototype, {
  get root() {
    return stateOf(this, 'IntersectionObserver').root;
  },
  get rootMargin() {
    const { margins } = stateOf(this, 'IntersectionObserver');
    let text = '';
    for (let i = 0; i < 4; i++) text += (i > 0 ? ' ' : '') + margins[i][0] + margins[i][1];
    return text;
  },
  get thresholds() {
    return stateOf(this, 'IntersectionObserver').shownThresholds;
  },
  observe(target) {
    const state = stateOf(this, 'IntersectionObserver');
    element('observe', target, %argumentCount());
    for (let i = 0; i < state.targets.length; i++) if (state.targets[i].element === target) return;
    const observation = %newRecord();
    observation.element = target;
    observation.index = -1; // of the last threshold that was passed, 0: outside
    %append(state.targets, observation);
    %event_target.hearFromOutside('scroll');
    %event_target.hearFromOutside('resize');
    %wantRendering();
  },
  unobserve(target) {
    const state = stateOf(this, 'IntersectionObserver');
    element('unobserve', target, %argumentCount());
    const rest = [];
    for (let i = 0; i < state.targets.length; i++) if (state.targets[i].element !== target) %append(rest, state.targets[i]);
    state.targets = rest;
  },
  disconnect() {
    stateOf(this, 'IntersectionObserver').targets = [];
  },
  takeRecords() {
    return taken(stateOf(this, 'IntersectionObserver'));
  },
});

function taken(state) {
  const { records } = state;
  state.records = [];
  return records;
}

// --- the frame's work -----------------------------------------------------------------------------------------------------------------------

function rect(x, y, width, height) {
  const made = %newRecord();
  made.x = x;
  made.y = y;
  made.width = width;
  made.height = height;
  return made;
}
function most(a, b) {
  return a > b ? a : b;
}
function least(a, b) {
  return a < b ? a : b;
}

function rootRect(state) {
  const inside =
    state.root === null || state.root === %theDocument
      ? rect(0, 0, %geometry.viewSize('innerWidth', 'IntersectionObserver'), %geometry.viewSize('innerHeight', 'IntersectionObserver'))
      : %geometry.boxOf(state.root, 'IntersectionObserver');
  const m = [];
  for (let i = 0; i < 4; i++)
    %append(
      m,
      state.margins[i][1] === 'px' ? state.margins[i][0] : (state.margins[i][0] / 100) * (i % 2 === 0 ? inside.height : inside.width),
    );
  return rect(inside.x - m[3], inside.y - m[0], inside.width + m[1] + m[3], inside.height + m[0] + m[2]);
}

// What both have; null when they do not even touch
function intersection(a, b) {
  const left = most(a.x, b.x),
    top = most(a.y, b.y);
  const right = least(a.x + a.width, b.x + b.width),
    bottom = least(a.y + a.height, b.y + b.height);
  return right < left || bottom < top ? null : rect(left, top, right - left, bottom - top);
}

function domRect(r) {
  return %geometry.newReadOnlyRect(r.x, r.y, r.width, r.height);
}
const nothing = rect(0, 0, 0, 0);

function lookAt(state, observation, bounds, time) {
  const target = observation.element;
  const box = %nodes.isConnected(target) ? %geometry.boxOf(target, 'IntersectionObserver') : nothing;
  const isInside =
    %nodes.isConnected(target) &&
    (box.width > 0 || box.height > 0 || box.y !== 0 || box.x !== 0) &&
    (state.root === null || state.root === %theDocument || %nodes.contains(state.root, target));
  const common = isInside ? intersection(box, bounds) : null;
  const area = box.width * box.height;
  const ratio = common === null ? 0 : area > 0 ? (common.width * common.height) / area : 1;
  let index = 0;
  if (common !== null) while (index < state.thresholds.length && state.thresholds[index] <= ratio) index++;
  if (common !== null && index === 0) index = state.thresholds[0] > 0 ? 0 : 1;
  if (index === observation.index) return;
  observation.index = index;
  const entry = %NewPlatformObject(IntersectionObserverEntry.prototype, 'IntersectionObserverEntry');
  const inner = %slot(entry, 0);
  inner.time = time;
  inner.rootBounds = domRect(bounds);
  inner.boundingClientRect = domRect(box);
  inner.intersectionRect = domRect(common === null ? nothing : common);
  inner.isIntersecting = index > 0;
  inner.intersectionRatio = index > 0 ? ratio : 0;
  inner.target = target;
  inner.isVisible = false;
  %append(state.records, entry);
}

// HTML, update the rendering: run the update intersection observations steps
%intersection_observer.observe = function (time) {
  let any = false;
  for (let i = 0; i < observers.length; i++) {
    const state = observers[i];
    if (state.targets.length === 0) continue;
    const bounds = rootRect(state);
    for (let k = 0; k < state.targets.length; k++) lookAt(state, state.targets[k], bounds, time);
    any = any || state.records.length > 0;
  }
  if (any) queue();
};

let isQueued = false;
function queue() {
  if (isQueued) return;
  isQueued = true;
  %queueTask(
    'DOM manipulation',
    'IntersectionObserver',
    function () {
      isQueued = false;
      for (let i = 0; i < observers.length; i++) if (observers[i].records.length > 0) tell(observers[i]);
    },
    [],
  );
}

function tell(state) {
  const records = taken(state);
  %prepareToRunScript();
  try {
    %call(state.callback, state.object, records, state.object);
  } catch (error) {
    %ReportException(error);
  }
  %cleanUpAfterRunningScript();
}
