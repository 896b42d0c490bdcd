uses('cssom/geometry', 'dom/nodes', 'events/event_target', 'infra/web_idl');
// Resize Observer: the sizes of the preview's boxes, gathered in each frame after the frame callbacks and told when they differ from
// what was told last.
'use strict';

const ResizeObserverSize = %web_idl.interface('ResizeObserverSize');
const ResizeObserverEntry = %web_idl.interface('ResizeObserverEntry');

function stateOf(object, kind) {
  const state = %StateOf(object);
  if (state.kind !== kind) %throwTypeError('Illegal invocation');
  return state;
}
%methods(ResizeObserverSize.prototype, {
  get inlineSize() {
    return stateOf(this, 'ResizeObserverSize').inlineSize;
  },
  get blockSize() {
    return stateOf(this, 'ResizeObserverSize').blockSize;
  },
});
%methods(ResizeObserverEntry.prototype, {
  get target() {
    return stateOf(this, 'ResizeObserverEntry').target;
  },
  get contentRect() {
    return stateOf(this, 'ResizeObserverEntry').contentRect;
  },
  get contentBoxSize() {
    return stateOf(this, 'ResizeObserverEntry').contentBoxSize;
  },
  get borderBoxSize() {
    return stateOf(this, 'ResizeObserverEntry').borderBoxSize;
  },
});

function newSize(width, height) {
  const made = %NewPlatformObject(ResizeObserverSize.prototype, 'ResizeObserverSize');
  %slot(made, 0).inlineSize = width;
  %slot(made, 0).blockSize = height;
  return [made];
}

function newEntry(target, box) {
  const made = %NewPlatformObject(ResizeObserverEntry.prototype, 'ResizeObserverEntry');
  const state = %slot(made, 0);
  state.target = target;
  state.contentRect = %geometry.newReadOnlyRect(box.paddingLeft, box.paddingTop, box.contentWidth, box.contentHeight);
  state.contentBoxSize = newSize(box.contentWidth, box.contentHeight);
  state.borderBoxSize = newSize(box.width, box.height);
  return made;
}

const observers = []; // those that observe something, by creation

const ResizeObserver = function (callback) {
  %web_idl.mustBeNew('ResizeObserver', new.target);
  %web_idl.requiredToConstruct(%argumentCount(), 1, 'ResizeObserver');
  %web_idl.mustBeFunction("Failed to construct 'ResizeObserver': ", callback);
  const made = %NewPlatformObject(%web_idl.prototypeOf(new.target, ResizeObserver), 'ResizeObserver');
  const state = %slot(made, 0);
  state.object = made;
  state.callback = callback;
  state.targets = [];
  %append(observers, state);
  return made;
};
%constructor('ResizeObserver', ResizeObserver);

function target(method, value) {
  %web_idl.required(%argumentCount() + 1, 1, method, 'ResizeObserver');
  if (!%nodes.isElement(value)) %web_idl.notOfType("Failed to execute '" + method + "' on 'ResizeObserver': ", 1, 'Element');
  return value;
}

function withoutTarget(state, element) {
  const rest = [];
  for (let i = 0; i < state.targets.length; i++) if (state.targets[i].element !== element) %append(rest, state.targets[i]);
  state.targets = rest;
}

%methods(ResizeObserver.prototype, {
  observe(element) {
    const state = stateOf(this, 'ResizeObserver');
    target('observe', element);
    const options = %argument(1);
    const box = %isObject(options) && options.box !== undefined ? `${options.box}` : 'content-box';
    if (box !== 'content-box' && box !== 'border-box')
      %refuse('ResizeObserver with box ' + box, 'Only content-box and border-box are measured.');
    withoutTarget(state, element);
    const observation = %newRecord();
    observation.element = element;
    observation.box = box;
    observation.width = observation.height = 0;
    %append(state.targets, observation);
    %event_target.hearFromOutside('resize');
    %wantRendering();
  },
  unobserve(element) {
    const state = stateOf(this, 'ResizeObserver');
    withoutTarget(state, target('unobserve', element));
  },
  disconnect() {
    stateOf(this, 'ResizeObserver').targets = [];
  },
});

function depth(node) {
  let count = 0;
  for (let at = node; at !== null; at = %slot(at, 0).parent) count++;
  return count;
}

// 3.4.2 gather active observations deeper than `floor`, and what to tell of them
function gather(state, floor) {
  const active = [];
  for (let i = 0; i < state.targets.length; i++) {
    const each = state.targets[i];
    if (depth(each.element) <= floor) continue;
    const box = %nodes.isConnected(each.element) ? %geometry.boxOf(each.element, 'ResizeObserver') : nowhere;
    const width = each.box === 'border-box' ? box.width : box.contentWidth;
    const height = each.box === 'border-box' ? box.height : box.contentHeight;
    if (width === each.width && height === each.height) continue;
    each.width = width;
    each.height = height;
    %append(active, [each.element, box]);
  }
  return active;
}
const nowhere = { paddingLeft: 0, paddingTop: 0, contentWidth: 0, contentHeight: 0, width: 0, height: 0 };

// 3.4.5 broadcast active observations: the depth of the shallowest
function broadcast(state, active) {
  let shallowest = Infinity;
  const entries = [];
  for (let i = 0; i < active.length; i++) {
    %append(entries, newEntry(active[i][0], active[i][1]));
    const level = depth(active[i][0]);
    if (level < shallowest) shallowest = level;
  }
  %prepareToRunScript();
  try {
    %call(state.callback, state.object, entries, state.object);
  } catch (error) {
    %ReportException(error);
  }
  %cleanUpAfterRunningScript();
  return shallowest;
}

// HTML, update the rendering, the loop about resize observers
%resize_observer.observeSizes = function () {
  let floor = 0;
  for (;;) {
    const gathered = [];
    for (let i = 0; i < observers.length; i++) {
      const active = gather(observers[i], floor);
      if (active.length > 0) %append(gathered, [observers[i], active]);
    }
    if (gathered.length === 0) return;
    floor = Infinity;
    for (let i = 0; i < gathered.length; i++) {
      const shallowest = broadcast(gathered[i][0], gathered[i][1]);
      if (shallowest < floor) floor = shallowest;
    }
  }
};
