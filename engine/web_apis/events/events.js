uses('infra/web_idl');
// DOM, Event, and the interfaces that add members of their dictionary: UI Events, Pointer Events, HTML.
'use strict';

function eventInit(state, dictionary) {
  state.bubbles = !!dictionary.bubbles;
  state.cancelable = !!dictionary.cancelable;
  state.composed = !!dictionary.composed;
}

function newEvent(prototype, type, trusted) {
  const made = %NewPlatformObject(prototype, 'Event');
  const state = %slot(made, 0);
  state.type = type;
  state.trusted = trusted;
  state.target = state.currentTarget = null;
  state.phase = 0;
  state.stop = state.stopNow = state.canceled = state.passive = state.dispatching = false;
  state.bubbles = state.cancelable = state.composed = false;
  state.path = null;
  state.initialized = true;
  state.time = %programTime();
  %defineGetter(made, 'isTrusted', isTrusted); // Web IDL's [LegacyUnforgeable]
  return made;
}
const isTrusted = %anonymous(function () {
  return eventState(this).trusted;
});

function constructedEvent(name, newTarget, constructor, count, type, dictionary) {
  %web_idl.mustBeNew(name, newTarget);
  %web_idl.requiredToConstruct(count, 1, name);
  const text = `${type}`;
  %web_idl.dictionary("Failed to construct '" + name + "': ", dictionary, name + 'Init');
  const made = newEvent(%web_idl.prototypeOf(newTarget, constructor), text, false);
  if (%isObject(dictionary)) eventInit(%slot(made, 0), dictionary);
  return made;
}

function eventState(object) {
  const state = %StateOf(object);
  if (state.kind !== 'Event') %throwTypeError('Illegal invocation');
  return state;
}

const Event = function (type, eventInitDict = undefined) {
  return constructedEvent('Event', new.target, Event, %argumentCount(), type, eventInitDict);
};
%constructor('Event', Event);
%constants(Event, { NONE: 0, CAPTURING_PHASE: 1, AT_TARGET: 2, BUBBLING_PHASE: 3 });
%constants(Event.prototype, { NONE: 0, CAPTURING_PHASE: 1, AT_TARGET: 2, BUBBLING_PHASE: 3 });
%methods(Event.prototype, {
  get type() {
    return eventState(this).type;
  },
  get target() {
    return eventState(this).target;
  },
  get srcElement() {
    return eventState(this).target;
  },
  get currentTarget() {
    return eventState(this).currentTarget;
  },
  get eventPhase() {
    return eventState(this).phase;
  },
  get bubbles() {
    return eventState(this).bubbles;
  },
  get cancelable() {
    return eventState(this).cancelable;
  },
  get composed() {
    return eventState(this).composed;
  },
  get defaultPrevented() {
    return eventState(this).canceled;
  },
  get timeStamp() {
    return eventState(this).time;
  },
  get returnValue() {
    return !eventState(this).canceled;
  },
  get cancelBubble() {
    return eventState(this).stop;
  },
  set cancelBubble(value) {
    if (value) eventState(this).stop = true;
  },
  set returnValue(value) {
    if (!value) cancel(eventState(this));
  },
  stopPropagation() {
    eventState(this).stop = true;
  },
  stopImmediatePropagation() {
    const state = eventState(this);
    state.stop = state.stopNow = true;
  },
  preventDefault() {
    cancel(eventState(this));
  },
  initEvent(type) {
    const state = eventState(this);
    %web_idl.required(%argumentCount(), 1, 'initEvent', 'Event');
    const text = `${type}`;
    if (!state.dispatching) initialize(state, text, !!%argument(1), !!%argument(2));
  },
  composedPath() {
    const state = eventState(this);
    const path = [];
    if (state.path !== null) for (let i = 0; i < state.path.length; i++) %append(path, state.path[i]);
    return path;
  },
});

function cancel(state) {
  if (state.cancelable && !state.passive) state.canceled = true;
}
%events.cancel = cancel;

const parentMembers = %newRecord();
const prototypes = %newRecord();
prototypes.Event = Event.prototype;

// Interfaces that add members of their dictionary: name -> members with defaults. DOM, UI Events, HTML.
function eventInterface(name, parent, members) {
  const constructor = function (type, eventInitDict = undefined) {
    if (new.target !== undefined && members.promise === null) %web_idl.requiredToConstruct(%argumentCount(), 2, name);
    const made = constructedEvent(name, new.target, constructor, %argumentCount(), type, eventInitDict);
    fillMembers(%slot(made, 0), eventInitDict);
    if (members.promise === null) requirePromise(%slot(made, 0));
    return made;
  };
  %constructor(name, constructor, parent);
  const inherited = parentMembers[parent === Event ? '' : parent.name];
  const all = withMembers(inherited === undefined ? %newRecord() : inherited, members);
  parentMembers[name] = all;
  prototypes[name] = constructor.prototype;
  function fillMembers(state, dictionary) {
    for (const key in all) {
      const given = %isObject(dictionary) ? dictionary[key] : undefined;
      if (all[key] === nullableText) {
        state['m_' + key] = nullableText(given);
        continue;
      }
      if (key === 'view' && given !== undefined && given !== null && given !== globalThis) {
        %throwTypeError(
          "Failed to construct '" + name + "': Failed to read the 'view' property from 'UIEventInit': Failed to convert value to 'Window'.",
        );
      }
      state['m_' + key] = given === undefined ? all[key] : convert(key, all[key], given);
    }
  }
  %methods(constructor.prototype, eventMembers(members));
  return constructor;
}

// HTML, unhandled promise rejections: a required Promise<any>; Web IDL resolves whatever is given
function requirePromise(state) {
  if (state.m_promise === null) {
    %throwTypeError(
      "Failed to construct 'PromiseRejectionEvent': Failed to read the 'promise' property from 'PromiseRejectionEventInit': Required member is undefined.",
    );
  }
  state.m_promise = %PromiseResolve(%Promise, state.m_promise);
}

const longs = ['detail', 'screenX', 'screenY', 'movementX', 'movementY', 'button', 'pointerId', 'tiltX', 'tiltY', 'twist'];
const unsignedLongs = ['buttons', 'location', 'keyCode', 'charCode', 'lineno', 'colno', 'deltaMode'];
function convert(key, sample, given) {
  if (typeof sample === 'number') return %listIncludes(longs, key) ? +given | 0 : %listIncludes(unsignedLongs, key) ? +given >>> 0 : +given;
  if (typeof sample === 'boolean') return !!given;
  if (typeof sample === 'string') return `${given}`;
  return given;
}

// Getters for the members of an event interface: they read what was given.
function eventMembers(members) {
  const accessors = {};
  for (const key in members) {
    if (%listIncludes(placeNames, key))
      %defineAccessor(
        accessors,
        key,
        function () {
          return placeIn(eventState(this), key);
        },
        undefined,
      );
    else if (key === 'button')
      %defineAccessor(
        accessors,
        key,
        function () {
          return buttonOf(eventState(this));
        },
        undefined,
      );
    else
      %defineAccessor(
        accessors,
        key,
        function () {
          return eventState(this)['m_' + key];
        },
        undefined,
      );
  }
  return accessors;
}

// Chromium: only a pointer's event says -1, for no button.
function buttonOf(state) {
  return state.m_button < 0 && state.m_pointerId === undefined ? 0 : state.m_button;
}

// Where the mouse is in a gesture that only names its target: in its middle, which the layout says when it is asked for.
const placeNames = ['clientX', 'clientY', 'screenX', 'screenY'];
let middleOf = function (target) {
  return undefined;
};
%events.setMiddle = function (steps) {
  middleOf = steps;
};
%events.ofGesture = function (event, target) {
  %slot(event, 0).gestureAt = target;
};
function placeIn(state, key) {
  if (state.gestureAt === undefined) return state['m_' + key];
  if (key === 'screenX' || key === 'screenY') %refuse('MouseEvent.' + key, "It depends on where the window is on the visitor's screen.");
  if (state.middle === undefined) state.middle = middleOf(state.gestureAt, 'MouseEvent.' + key);
  return state.middle[key === 'clientX' ? 0 : 1];
}

function withMembers(inherited, members) {
  const all = %newRecord();
  for (const key in inherited) all[key] = inherited[key];
  for (const key in members) all[key] = members[key];
  return all;
}

const modifiers = { ctrlKey: false, shiftKey: false, altKey: false, metaKey: false };
function withModifiers(members) {
  for (const key in modifiers) members[key] = modifiers[key];
  return members;
}

// A DOMString? that is null when nothing is said
const nullableText = function (given) {
  return given === undefined || given === null ? null : `${given}`;
};

const CustomEvent = eventInterface('CustomEvent', Event, { detail: null });
const UIEvent = eventInterface('UIEvent', Event, { view: null, detail: 0 });
const MouseEvent = eventInterface(
  'MouseEvent',
  UIEvent,
  withModifiers({ screenX: 0, screenY: 0, clientX: 0, clientY: 0, button: 0, buttons: 0, relatedTarget: null, movementX: 0, movementY: 0 }),
);
eventInterface('PointerEvent', MouseEvent, { pointerId: 0, width: 1, height: 1, pressure: 0, pointerType: '', isPrimary: false });
eventInterface(
  'KeyboardEvent',
  UIEvent,
  withModifiers({ key: '', code: '', location: 0, repeat: false, isComposing: false, keyCode: 0, charCode: 0 }),
);
eventInterface('FocusEvent', UIEvent, { relatedTarget: null });
eventInterface('InputEvent', UIEvent, { data: null, isComposing: false, inputType: '' });
eventInterface('SubmitEvent', Event, { submitter: null });
eventInterface('FormDataEvent', Event, { formData: null });
eventInterface('ToggleEvent', Event, { oldState: '', newState: '' });
eventInterface('ProgressEvent', Event, { lengthComputable: false, loaded: 0, total: 0 });
eventInterface('ErrorEvent', Event, { message: '', filename: '', lineno: 0, colno: 0, error: undefined });
eventInterface('PromiseRejectionEvent', Event, { promise: null, reason: undefined });
eventInterface('MessageEvent', Event, { data: null, origin: '', lastEventId: '', source: null });
const WheelEvent = eventInterface('WheelEvent', MouseEvent, { deltaX: 0, deltaY: 0, deltaZ: 0, deltaMode: 0 });
%constants(WheelEvent, { DOM_DELTA_PIXEL: 0, DOM_DELTA_LINE: 1, DOM_DELTA_PAGE: 2 });
%constants(WheelEvent.prototype, { DOM_DELTA_PIXEL: 0, DOM_DELTA_LINE: 1, DOM_DELTA_PAGE: 2 });
const CompositionEvent = eventInterface('CompositionEvent', UIEvent, { data: '' });
eventInterface('PageTransitionEvent', Event, { persisted: false });
eventInterface('CloseEvent', Event, { wasClean: false, code: 0, reason: '' });
eventInterface('HashChangeEvent', Event, { oldURL: '', newURL: '' });
eventInterface('PopStateEvent', Event, { state: null, hasUAVisualTransition: false });
eventInterface('AnimationEvent', Event, { animationName: '', elapsedTime: 0, pseudoElement: '' });
eventInterface('TransitionEvent', Event, { propertyName: '', elapsedTime: 0, pseudoElement: '' });
const StorageEvent = eventInterface('StorageEvent', Event, {
  key: nullableText,
  oldValue: nullableText,
  newValue: nullableText,
  url: '',
  storageArea: null,
});
// What moves with them can't be made: it is null.
eventInterface('DragEvent', MouseEvent, { dataTransfer: null });
eventInterface('ClipboardEvent', Event, { clipboardData: null });
const TextEvent = %web_idl.interface('TextEvent', UIEvent);
prototypes.TextEvent = TextEvent.prototype;
parentMembers.TextEvent = withMembers(parentMembers.UIEvent, { data: '' });
%methods(TextEvent.prototype, eventMembers({ data: '' }));
eventInterface('DeviceMotionEvent', Event, { acceleration: null, accelerationIncludingGravity: null, rotationRate: null, interval: 0 });
eventInterface('DeviceOrientationEvent', Event, { alpha: null, beta: null, gamma: null, absolute: false });
const BeforeUnloadEvent = %web_idl.interface('BeforeUnloadEvent', Event);
prototypes.BeforeUnloadEvent = BeforeUnloadEvent.prototype;
%defineAccessor(
  BeforeUnloadEvent.prototype,
  'returnValue',
  function () {
    const text = eventState(this).returnText;
    return text === undefined ? '' : text;
  },
  function (value) {
    eventState(this).returnText = `${value}`;
  },
);

// DOM, initialize, and the old init...Event methods: after type, bubbles and cancelable the members in this order
function initialize(state, type, bubbles, cancelable) {
  state.initialized = true;
  state.stop = state.stopNow = state.canceled = state.trusted = false;
  state.target = null;
  state.type = type;
  state.bubbles = bubbles;
  state.cancelable = cancelable;
}

function initMethod(constructor, method, keys) {
  const all = parentMembers[constructor.name];
  const own = %newRecord();
  own[method] = {
    [method](type) {
      const state = eventState(this);
      %web_idl.required(%argumentCount(), 1, method, constructor.name);
      const values = [`${type}`, !!%argument(1), !!%argument(2)];
      for (let i = 0; i < keys.length; i++)
        %append(
          values,
          keys[i] === undefined
            ? `${%argument(3 + i)}`
            : initValue(method, constructor.name, keys[i], all[keys[i]], %argument(3 + i), 4 + i),
        );
      if (state.dispatching) return;
      initialize(state, values[0], values[1], values[2]);
      for (let i = 0; i < keys.length; i++) if (keys[i] !== undefined) state['m_' + keys[i]] = values[3 + i];
    },
  }[method];
  %methods(constructor.prototype, own);
}

function initValue(method, name, key, sample, given, position) {
  if (given === undefined) return sample === nullableText ? null : sample;
  if (sample === nullableText) return nullableText(given);
  if (key === 'view' && given !== null && given !== globalThis) {
    %web_idl.notOfType("Failed to execute '" + method + "' on '" + name + "': ", position, 'Window');
  }
  return convert(key, sample, given);
}

initMethod(CustomEvent, 'initCustomEvent', ['detail']);
initMethod(UIEvent, 'initUIEvent', ['view', 'detail']);
initMethod(MouseEvent, 'initMouseEvent', [
  'view',
  'detail',
  'screenX',
  'screenY',
  'clientX',
  'clientY',
  'ctrlKey',
  'altKey',
  'shiftKey',
  'metaKey',
  'button',
  'relatedTarget',
]);
initMethod(KeyboardEvent, 'initKeyboardEvent', [
  'view',
  undefined,
  'location', // the key identifier, which is gone
  'ctrlKey',
  'altKey',
  'shiftKey',
  'metaKey',
]);
initMethod(CompositionEvent, 'initCompositionEvent', ['view', 'data']);
initMethod(TextEvent, 'initTextEvent', ['view', 'data']);
initMethod(StorageEvent, 'initStorageEvent', ['key', 'oldValue', 'newValue', 'url', 'storageArea']);
initMethod(globalThis.MessageEvent, 'initMessageEvent', ['data', 'origin', 'lastEventId', 'source']);
%methods(UIEvent.prototype, {
  get which() {
    const state = eventState(this);
    if (state.m_keyCode !== undefined) return state.m_charCode === 0 ? state.m_keyCode : state.m_charCode;
    return state.m_button === undefined || state.moves === true ? 0 : state.m_button + 1;
  },
});
%constants(KeyboardEvent, {
  DOM_KEY_LOCATION_STANDARD: 0,
  DOM_KEY_LOCATION_LEFT: 1,
  DOM_KEY_LOCATION_RIGHT: 2,
  DOM_KEY_LOCATION_NUMPAD: 3,
});
%constants(KeyboardEvent.prototype, {
  DOM_KEY_LOCATION_STANDARD: 0,
  DOM_KEY_LOCATION_LEFT: 1,
  DOM_KEY_LOCATION_RIGHT: 2,
  DOM_KEY_LOCATION_NUMPAD: 3,
});
// CSSOM View 10: the page is not scrolled when the position in it and in the window are one.
%methods(MouseEvent.prototype, {
  get x() {
    return placeIn(eventState(this), 'clientX');
  },
  get y() {
    return placeIn(eventState(this), 'clientY');
  },
  get pageX() {
    return measured(this, 'pageX', 'm_clientX');
  },
  get pageY() {
    return measured(this, 'pageY', 'm_clientY');
  },
  get offsetX() {
    return measured(this, 'offsetX', undefined);
  },
  get offsetY() {
    return measured(this, 'offsetY', undefined);
  },
});

// What the preview has measured for a real event; a position in the page is that in the window as long as nothing is scrolled.
function measured(event, name, otherwise) {
  const state = eventState(event);
  if (typeof state['host_' + name] === 'number') return state['host_' + name];
  return otherwise === undefined
    ? %refuse('MouseEvent.' + name, 'It depends on the layout, and nothing is laid out here.')
    : placeIn(state, %substring(otherwise, 2, otherwise.length));
}
%events.keepMeasured = function (event, data) {
  const state = %slot(event, 0);
  for (let i = 0; i < measuredNames.length; i++) {
    const name = measuredNames[i];
    if (typeof data[name] === 'number') state['host_' + name] = data[name];
  }
};
const measuredNames = ['pageX', 'pageY', 'offsetX', 'offsetY'];

const modified = { Control: 'm_ctrlKey', Shift: 'm_shiftKey', Alt: 'm_altKey', Meta: 'm_metaKey' };
const withModifiersState = [MouseEvent.prototype, KeyboardEvent.prototype];
for (let i = 0; i < withModifiersState.length; i++) {
  %methods(withModifiersState[i], {
    getModifierState(key) {
      const state = eventState(this);
      const name = `${key}`;
      return %HasOwnProperty(modified, name) ? state[modified[name]] : false;
    },
  });
}

// An event that we fire: (interface name, type, init record, trusted)
%define('MakeEvent', function (name, type, init, trusted) {
  const made = newEvent(prototypes[name], type, trusted);
  const state = %slot(made, 0);
  const members = parentMembers[name];
  if (members !== undefined) {
    for (const key in members)
      state['m_' + key] = init !== undefined && init[key] !== undefined ? init[key] : members[key] === nullableText ? null : members[key];
  }
  if (init !== undefined) {
    state.bubbles = init.bubbles === true;
    state.cancelable = init.cancelable === true;
    state.composed = init.composed === true;
    if (init.time !== undefined) state.time = init.time;
  }
  return made;
});
