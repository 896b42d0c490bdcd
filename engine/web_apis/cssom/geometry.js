uses('dom/attribute_list', 'dom/document', 'dom/elements', 'dom/nodes');
uses('events/event_target', 'events/events');
uses('html/html_elements');
uses('infra/preview', 'infra/web_idl');
// CSSOM View: where elements are on the screen. Only the outside knows: the instruction that asks parks until the preview has
// answered. Geometry Interfaces: DOMRect.
'use strict';

// The preview's answer for one element, as a record of numbers
function measure(element, member) {
  const state = %nodes.elementState(element);
  return ask('{"kind":"box","node":' + previewNode(state) + labelOf(state), member);
}

function labelOf(state) {
  const id = %AttributeOf(state, 'id');
  return ',"tag":' + %jsonQuote(state.localName) + ',"elementId":' + %jsonQuote(id === undefined ? '' : id);
}

// The root element stands for the preview's view: -1.
function previewNode(state) {
  return state.localName === 'html' ? -1 : state.mirror;
}

function ask(request, member) {
  const answer = %askHost('geometry', request + '}');
  const data = answer[0] === 'geometry' ? %parseHostData(answer[1]) : undefined;
  if (data === undefined)
    return %refuse(member, 'Nothing is laid out here: it needs the preview of the page, or a geometry in the scenario.');
  return data;
}

%events.setMiddle(function (element, member) {
  const box = measure(element, member);
  return [number(box, 'x') + number(box, 'width') / 2, number(box, 'y') + number(box, 'height') / 2];
});

function number(data, name) {
  return typeof data[name] === 'number' ? data[name] : 0;
}

// --- DOMRect -----------------------------------------------------------------------------------------------------------------------------

function rectState(object) {
  const state = %StateOf(object);
  if (state.kind !== 'DOMRect') %throwTypeError('Illegal invocation');
  return state;
}

function rectInterface(name, parent) {
  const constructor = function (x, y, width, height) {
    %web_idl.mustBeNew(name, new.target);
    const made = %NewPlatformObject(%web_idl.prototypeOf(new.target, constructor), 'DOMRect');
    const state = %slot(made, 0);
    state.x = x === undefined ? 0 : +x;
    state.y = y === undefined ? 0 : +y;
    state.width = width === undefined ? 0 : +width;
    state.height = height === undefined ? 0 : +height;
    return made;
  };
  %constructor(name, constructor, parent);
  %setFunctionName(constructor, name, 0);
  return constructor;
}
const DOMRectReadOnly = rectInterface('DOMRectReadOnly');
const DOMRect = rectInterface('DOMRect', DOMRectReadOnly);
%geometry.newRect = function (x, y, width, height) {
  return new DOMRect(x, y, width, height);
};
%geometry.newReadOnlyRect = function (x, y, width, height) {
  return new DOMRectReadOnly(x, y, width, height);
};

function least(a, b) {
  return a < b ? a : b;
}
function most(a, b) {
  return a > b ? a : b;
}
%methods(DOMRectReadOnly.prototype, {
  get x() {
    return rectState(this).x;
  },
  get y() {
    return rectState(this).y;
  },
  get width() {
    return rectState(this).width;
  },
  get height() {
    return rectState(this).height;
  },
  get top() {
    const r = rectState(this);
    return least(r.y, r.y + r.height);
  },
  get right() {
    const r = rectState(this);
    return most(r.x, r.x + r.width);
  },
  get bottom() {
    const r = rectState(this);
    return most(r.y, r.y + r.height);
  },
  get left() {
    const r = rectState(this);
    return least(r.x, r.x + r.width);
  },
  toJSON() {
    rectState(this);
    return {
      x: this.x,
      y: this.y,
      width: this.width,
      height: this.height,
      top: this.top,
      right: this.right,
      bottom: this.bottom,
      left: this.left,
    };
  },
});
const corners = ['x', 'y', 'width', 'height'];
for (let i = 0; i < corners.length; i++) {
  const name = corners[i];
  %defineAccessor(
    DOMRect.prototype,
    name,
    function () {
      return rectState(this)[name];
    },
    function (value) {
      rectState(this)[name] = +value;
    },
  );
}

// --- Element, HTMLElement, window ---------------------------------------------------------------------------------------------------------

%methods(%elements.Element.prototype, {
  getBoundingClientRect() {
    %nodes.elementState(this);
    if (!%nodes.isConnected(this)) return %geometry.newRect(0, 0, 0, 0);
    const data = measure(this, 'getBoundingClientRect');
    return %geometry.newRect(number(data, 'x'), number(data, 'y'), number(data, 'width'), number(data, 'height'));
  },
});

function measured(prototype, names, settable) {
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    const write = function () {
      %refuse('setting ' + name, 'The preview is scrolled by the visitor alone.');
    };
    %defineAccessor(
      prototype,
      name,
      function () {
        %nodes.elementState(this);
        return %nodes.isConnected(this) ? number(measure(this, name), name) : 0;
      },
      settable ? write : undefined,
    );
  }
}
measured(%elements.Element.prototype, ['clientTop', 'clientLeft', 'clientWidth', 'clientHeight', 'scrollWidth', 'scrollHeight'], false);
measured(%elements.Element.prototype, ['scrollTop', 'scrollLeft'], true);
measured(%html_elements.HTMLElement.prototype, ['offsetTop', 'offsetLeft', 'offsetWidth', 'offsetHeight'], false);
%defineAccessor(
  %html_elements.HTMLElement.prototype,
  'offsetParent',
  function () {
    %nodes.elementState(this);
    if (!%nodes.isConnected(this)) return null;
    const parent = measure(this, 'offsetParent').offsetParent;
    return typeof parent === 'number' ? %document.nodeOfMirror(parent) : null;
  },
  undefined,
);

// CSSOM View, scrollIntoView, scroll: the preview is scrolled. Who listens for scrolling hears what a preview does, so one is asked for.
function scroll(node, member, place) {
  if (%event_target.isHeard('scroll')) %geometry.viewSize('innerWidth', member);
  %preview.tell('"op":"scroll","node":' + node + place);
}
function placeText(x, y, adds) {
  return ',"left":' + (+x || 0) + ',"top":' + (+y || 0) + (adds ? ',"adds":true' : '');
}
function scrollBy(member, adds) {
  const methods = {
    [member](x, y) {
      if (%argumentCount() === 0) return;
      if (%argumentCount() === 1) scroll(-1, member, placeText(x.left, x.top, adds));
      else scroll(-1, member, placeText(x, y, adds));
    },
  };
  %methods('', methods);
}
scrollBy('scroll', false);
scrollBy('scrollTo', false);
scrollBy('scrollBy', true);
%methods(%elements.Element.prototype, {
  scrollIntoView() {
    const state = %nodes.elementState(this);
    if (%nodes.isConnected(this)) scroll(state.mirror, 'scrollIntoView', '');
  },
});

const ofWindow = ['innerWidth', 'innerHeight', 'scrollX', 'scrollY', 'pageXOffset', 'pageYOffset'];
for (let i = 0; i < ofWindow.length; i++) {
  const name = ofWindow[i];
  %defineAccessor(
    globalThis,
    name,
    function () {
      return number(ask('{"kind":"window","node":-1', name), name);
    },
    undefined,
  );
}

%geometry.viewSize = function (name, member) {
  return number(ask('{"kind":"window","node":-1', member), name);
};
%geometry.boxOf = function (element, member) {
  return measure(element, member);
};

%geometry.styleOf = function (element, property) {
  const state = %slot(element, 0);
  const data = ask(
    '{"kind":"style","node":' + previewNode(state) + labelOf(state) + ',"property":' + %jsonQuote(property),
    'getComputedStyle',
  );
  return typeof data.value === 'string' ? data.value : '';
};
