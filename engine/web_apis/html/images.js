uses('dom/attribute_list', 'dom/attributes', 'dom/elements', 'dom/nodes');
uses('events/event_target', 'events/events');
uses('html/html_elements', 'html/page_life');
uses('infra/dom_exception', 'infra/preview', 'infra/web_idl');
// HTML, The img element, Updating the image data.
'use strict';

const image = %html_elements.elementInterface('HTMLImageElement', ['img'], ['alt', 'sizes', 'useMap', 'name'], ['isMap']);
%html_elements.resolvedAttribute(image, 'src');

function imageState(object) {
  const state = %nodes.elementState(object);
  if (state.localName !== 'img') %throwTypeError('Illegal invocation');
  return state;
}

const Image = function () {
  %web_idl.mustBeNew('Image', new.target);
  const made = %elements.newElement('img');
  if (%argument(0) !== undefined) %attributes.setAttribute(made, 'width', `${+%argument(0) >>> 0}`);
  if (%argument(1) !== undefined) %attributes.setAttribute(made, 'height', `${+%argument(1) >>> 0}`);
  return made;
};
%constructor('Image', Image);
%setHidden(Image, 'prototype', image);

%elements.onCreationOf('img', function (element, state) {
  state.loading = 'unavailable'; // or 'waiting', 'complete', 'broken'
  state.naturalWidth = state.naturalHeight = 0;
  state.generation = 0;
  state.decoding = [];
  state.currentUrl = '';
});

%attributes.onAttributeOf('img', function (element, state, name) {
  if (name === 'srcset') %refuse('HTMLImageElement.srcset', 'Which of its pictures is taken depends on the screen.');
  if (name === 'src' || name === 'crossorigin') update(element, state);
});

function fire(type, target) {
  %DispatchEvent(%MakeEvent('Event', type, undefined, true), target);
}

function forget(state) {
  if (state.naturalWidth > 0) tellPicture(state, 'null');
  state.naturalWidth = state.naturalHeight = 0;
  state.currentUrl = '';
}

// What the mirror shows from this step on: the picture at an address, or none.
function tellPicture(state, address) {
  if (state.mirror > 0) %preview.tell('"op":"picture","node":' + state.mirror + ',"address":' + address);
}

// HTML, the list of available images: pictures that have been loaded are there at once the next time.
const available = %newTable();
function availableKey(state, source) {
  return (%AttributeOf(state, 'crossorigin') === undefined ? '' : 'cors ') + %resolveUrl(source);
}

function takeAvailable(element, state, source, found) {
  const generation = state.generation;
  state.loading = 'complete';
  state.currentUrl = %resolveUrl(source);
  state.naturalWidth = found.width;
  state.naturalHeight = found.height;
  tellPicture(state, %jsonQuote(source));
  %page_life.delayLoad();
  %queueTask(
    'DOM manipulation',
    'image load',
    function () {
      if (state.generation === generation) fire('load', element);
      %page_life.loadMayGoOn();
    },
    [],
  );
}

// HTML, update the image data
function update(element, state) {
  const source = %AttributeOf(state, 'src');
  const generation = ++state.generation;
  if (state.operation !== undefined) {
    %abortOperation(state.operation);
    %page_life.loadMayGoOn();
  }
  state.operation = undefined;
  rejectDecoding(state);
  const found = source === undefined || source === '' ? undefined : %tableGet(available, availableKey(state, source));
  if (found !== undefined) return takeAvailable(element, state, source, found);
  // A picture that is there stays until the next one has come: HTML's current and pending request.
  const keeps = source !== undefined && source !== '' && (state.loading === 'complete' || state.naturalWidth > 0);
  if (!keeps) forget(state);
  state.loading = source === undefined ? 'unavailable' : source === '' ? 'broken' : 'waiting';
  if (source === undefined) return;
  // "Await a stable state": the rest is a microtask, so that only the last src of a task counts.
  %queueLibraryMicrotask(
    source === '' ? 'image' : 'image ' + source,
    function () {
      if (state.generation !== generation) return;
      if (source === '') {
        %queueTask(
          'DOM manipulation',
          'image error',
          function () {
            if (state.generation === generation) fire('error', element);
          },
          [],
        );
        return;
      }
      %page_life.delayLoad();
      if (!keeps) state.currentUrl = %resolveUrl(source);
      state.operation = %startOperation(
        'image',
        'image',
        source,
        'DOM manipulation',
        answered,
        '{"url":' + %jsonQuote(source) + ',"node":' + state.mirror + '}',
      );
    },
    [],
  );

  function answered(id, type, text) {
    state.operation = undefined;
    const data = %parseHostData(text);
    const good = type === 'image' && data !== undefined && data.ok === true;
    state.loading = good ? 'complete' : 'broken';
    state.currentUrl = %resolveUrl(source);
    state.naturalWidth = good ? data.width : 0;
    state.naturalHeight = good ? data.height : 0;
    if (good) %tableSet(available, availableKey(state, source), { width: data.width, height: data.height });
    tellPicture(state, good ? %jsonQuote(source) : 'null');
    fire(good ? 'load' : 'error', element);
    if (good) resolveDecoding(state);
    else rejectDecoding(state);
    %page_life.loadMayGoOn();
  }
}

// --- decode() ----------------------------------------------------------------------------------------------------------------------------

function rejectDecoding(state) {
  const waiting = state.decoding;
  state.decoding = [];
  for (let i = 0; i < waiting.length; i++) %rejectPromise(waiting[i], encodingError());
}
function resolveDecoding(state) {
  const waiting = state.decoding;
  state.decoding = [];
  for (let i = 0; i < waiting.length; i++) %ResolvePromise(waiting[i], undefined);
}
function encodingError() {
  return %NewDOMException('The source image cannot be decoded.', 'EncodingError');
}

// HTML, decode(): decided in a microtask; a picture that is there is decoded by then
function decode(state) {
  const promise = %newPromise(%PromisePrototype);
  const generation = state.generation;
  %queueLibraryMicrotask(
    'decode',
    function () {
      if (state.loading === 'waiting' && state.generation === generation) %append(state.decoding, promise);
      else if (state.loading === 'complete' && state.generation === generation) %queueTask('DOM manipulation', 'decode', settle, [promise]);
      else %rejectPromise(promise, encodingError());
    },
    [],
  );
  return promise;
}
function settle(promise) {
  %prepareToRunScript();
  %ResolvePromise(promise, undefined);
  %cleanUpAfterRunningScript();
}

function dimension(state, name, natural) {
  const number = %parseHtmlInteger(%AttributeOf(state, name) === undefined ? '' : %AttributeOf(state, name));
  return number === undefined || number < 0 ? natural : number;
}

%methods(image, {
  get srcset() {
    imageState(this);
    return %attributes.attributeText(this, 'srcset');
  },
  set srcset(value) {
    imageState(this);
    %attributes.setAttribute(this, 'srcset', `${value}`);
  },
  get crossOrigin() {
    imageState(this);
    const text = %attributes.attributeText(this, 'crossorigin');
    return %attributes.hasAttribute(this, 'crossorigin') ? (text === 'use-credentials' ? text : 'anonymous') : null;
  },
  set crossOrigin(value) {
    imageState(this);
    if (value === null) %attributes.removeAttribute(this, 'crossorigin');
    else %attributes.setAttribute(this, 'crossorigin', `${value}`);
  },
  get loading() {
    const text = %lowerCase(%attributes.attributeText(this, 'loading'));
    return text === 'lazy' || text === 'eager' ? text : 'auto';
  },
  set loading(value) {
    imageState(this);
    if (%lowerCase(`${value}`) === 'lazy') %refuse("image.loading = 'lazy'", 'When it loads depends on what the screen shows.');
    %attributes.setAttribute(this, 'loading', `${value}`);
  },
  get decoding() {
    const text = %lowerCase(%attributes.attributeText(this, 'decoding'));
    return text === 'sync' || text === 'async' ? text : 'auto';
  },
  set decoding(value) {
    imageState(this);
    %attributes.setAttribute(this, 'decoding', `${value}`);
  },
  get complete() {
    const state = imageState(this);
    return state.loading !== 'waiting';
  },
  get currentSrc() {
    return imageState(this).currentUrl;
  },
  get naturalWidth() {
    return imageState(this).naturalWidth;
  },
  get naturalHeight() {
    return imageState(this).naturalHeight;
  },
  get width() {
    const state = imageState(this);
    return dimension(state, 'width', state.naturalWidth);
  },
  set width(value) {
    imageState(this);
    %attributes.setAttribute(this, 'width', `${+value >>> 0}`);
  },
  get height() {
    const state = imageState(this);
    return dimension(state, 'height', state.naturalHeight);
  },
  set height(value) {
    imageState(this);
    %attributes.setAttribute(this, 'height', `${+value >>> 0}`);
  },
  decode() {
    try {
      return decode(imageState(this));
    } catch (error) {
      const promise = %newPromise(%PromisePrototype);
      %rejectPromise(promise, error);
      return promise;
    }
  },
});
