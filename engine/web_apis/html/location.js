uses('dom/document', 'events/event_target', 'events/events', 'infra/dom_exception', 'infra/web_idl', 'messaging/clone');
// HTML, Navigation and session history, as far as a run goes: it has one document and stays on it, at several addresses of it.
'use strict';

// --- session history ----------------------------------------------------------------------------------------------------------------------

function newEntry(url, data, state) {
  const entry = %newRecord();
  entry.url = url;
  entry.data = data; // serialized: what each reading of the entry is made of
  entry.state = state;
  return entry;
}
const entries = [newEntry(%resolveUrl('/page.html'), null, null)];
let at = 0;
function current() {
  return entries[at];
}

function part(url, index) {
  return %urlParts(url, undefined)[index];
}
const ofParts = { href: 0, origin: 1, protocol: 2, host: 5, hostname: 6, port: 7, pathname: 8, search: 9, hash: 10 };
function withoutFragment(url) {
  const mark = %indexOfText(url, '#');
  return mark < 0 ? url : %substring(url, 0, mark);
}

function fire(name, type, init) {
  %DispatchEvent(%MakeEvent(name, type, init, true), globalThis);
}

// HTML, update document for history step application: popstate at once, hashchange by a task
function come(oldURL, entry, tells) {
  const fragmentChanged = oldURL !== entry.url && withoutFragment(oldURL) === withoutFragment(entry.url);
  %setPageUrl(entry.url);
  if (tells) fire('PopStateEvent', 'popstate', { state: entry.state });
  if (fragmentChanged) %queueTask('DOM manipulation', 'hashchange', fire, ['HashChangeEvent', 'hashchange', { oldURL, newURL: entry.url }]);
}

function enter(entry, replaces, tells) {
  const oldURL = current().url;
  if (!replaces) {
    at++;
    entries.length = at;
  }
  %setElement(entries, at, entry);
  come(oldURL, entry, tells);
}

// HTML, navigate to a fragment; anything else would leave the page
function navigate(url, replaces, what) {
  if (%indexOfText(url, '#') < 0 || withoutFragment(url) !== withoutFragment(current().url)) {
    %refuse(what, 'A run stays on its page; within it, addresses that differ after # can be gone to.');
  }
  enter(newEntry(url, null, null), replaces || url === current().url, true);
}
%location.followLink = function (url) {
  navigate(url, false, 'following a link');
};

function placeOf(entry) {
  for (let i = 0; i < entries.length; i++) if (entries[i] === entry) return i;
  return -1;
}

// HTML, traverse the history by a delta: it takes the browser a moment; what is out of range is ignored.
const moment = 3; // ms
function traverse(delta) {
  const target = at + delta;
  if (delta === 0) %refuse('history.go(0)', 'It would load the page anew.');
  if (target < 0 || target >= entries.length) return;
  const entry = entries[target];
  %setTimer(
    function () {
      const place = placeOf(entry);
      if (place < 0 || place === at) return;
      const oldURL = current().url;
      at = place;
      come(oldURL, entry, true);
    },
    moment,
    [],
    false,
  );
}

// --- Location -----------------------------------------------------------------------------------------------------------------------------

const Location = %web_idl.interface('Location');
const location = %NewPlatformObject(Location.prototype, 'Location');

// HTML, Location-object navigate
function go(text, replaces, method) {
  const url = %resolveUrl(text);
  if (%urlParts(url, undefined) === null) {
    const context =
      method === undefined ? "Failed to set the 'href' property on 'Location': " : "Failed to execute '" + method + "' on 'Location': ";
    throw %NewDOMException(context + "'" + text + "' is not a valid URL.", 'SyntaxError');
  }
  navigate(url, replaces, 'location.' + (method === undefined ? 'href' : method));
}

for (const name in ofParts) {
  %defineAccessor(
    location,
    name,
    function () {
      return part(current().url, ofParts[name]);
    },
    name === 'origin'
      ? undefined
      : function (value) {
          const text = `${value}`;
          if (name === 'href') return go(text, false, undefined);
          if (name !== 'hash') return void %refuse('location.' + name, 'A run stays on its page.');
          const url = %changeUrl(current().url, 'hash', %scalarValues(text[0] === '#' ? text : '#' + text));
          if (part(url, ofParts.hash) !== part(current().url, ofParts.hash)) navigate(url, false, 'location.hash');
          return undefined;
        },
  );
}
%methods(location, {
  assign(url) {
    %web_idl.required(%argumentCount(), 1, 'assign', 'Location');
    go(`${url}`, false, 'assign');
  },
  replace(url) {
    %web_idl.required(%argumentCount(), 1, 'replace', 'Location');
    go(`${url}`, true, 'replace');
  },
  reload() {
    %refuse('location.reload', 'A run stays on its page.');
  },
  toString() {
    return current().url;
  },
});

// [PutForwards=href, LegacyUnforgeable]
function unforgeable(holder) {
  %defineAccessor(
    holder,
    'location',
    function () {
      return location;
    },
    function (value) {
      go(`${value}`, false, undefined);
    },
  );
  const descriptor = %GetOwnProperty(holder, 'location');
  descriptor.configurable = false;
  %DefineOwnProperty(holder, 'location', descriptor);
}
unforgeable(globalThis);
unforgeable(%theDocument);

// --- History ------------------------------------------------------------------------------------------------------------------------------

const History = %web_idl.interface('History');
const history = %NewPlatformObject(History.prototype, 'History');
%defineAccessor(
  globalThis,
  'history',
  function () {
    return history;
  },
  undefined,
);
let restoration = 'auto';

function check(object) {
  if (%StateOf(object).kind !== 'History') %throwTypeError('Illegal invocation');
}

// HTML, can have its URL rewritten; the URL and history update steps
function update(method, data, given, replaces) {
  const context = "Failed to execute '" + method + "' on 'History': ";
  const serialized = %clone.structuredSerialize(data, [], context).data;
  let { url } = current();
  if (given !== undefined && given !== null) {
    const text = `${given}`;
    url = %resolveUrl(text);
    if (%urlParts(url, undefined) === null || part(url, ofParts.origin) !== part(current().url, ofParts.origin)) {
      throw %NewDOMException(
        context +
          "A history state object with URL '" +
          url +
          "' cannot be created in a document with origin '" +
          part(current().url, ofParts.origin) +
          "' and URL '" +
          current().url +
          "'.",
        'SecurityError',
      );
    }
  }
  const entry = newEntry(url, serialized, %clone.structuredSerialize(serialized, [], context).data);
  if (!replaces) {
    at++;
    entries.length = at;
  }
  %setElement(entries, at, entry);
  %setPageUrl(url);
}

%methods(History.prototype, {
  get length() {
    check(this);
    return entries.length;
  },
  get state() {
    check(this);
    return current().state;
  },
  get scrollRestoration() {
    check(this);
    return restoration;
  },
  set scrollRestoration(value) {
    check(this);
    const text = `${value}`;
    if (text === 'auto' || text === 'manual') restoration = text;
  },
  go() {
    check(this);
    traverse(%argument(0) === undefined ? 0 : +%argument(0) | 0);
  },
  back() {
    check(this);
    traverse(-1);
  },
  forward() {
    check(this);
    traverse(1);
  },
  pushState(data) {
    check(this);
    %web_idl.required(%argumentCount(), 2, 'pushState', 'History');
    update('pushState', data, %argument(2), false);
  },
  replaceState(data) {
    check(this);
    %web_idl.required(%argumentCount(), 2, 'replaceState', 'History');
    update('replaceState', data, %argument(2), true);
  },
});

// --- HTML, The Window object: names that everyday programs take for variables of their own --------------------------------

const texts = %newRecord();
texts.name = '';
texts.status = '';
for (const name in texts) {
  %defineAccessor(
    globalThis,
    name,
    function () {
      return texts[name];
    },
    function (value) {
      texts[name] = `${value}`;
    },
  );
}
