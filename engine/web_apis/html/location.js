uses('infra/web_idl');
// HTML, The Location interface, for reading: a run has one page, and stays on it.
'use strict';

const Location = function () { %throwTypeError("Failed to construct 'Location': Illegal constructor"); };
%constructor('Location', Location);

const parts = %newRecord();
parts.protocol = 'http:';
parts.host = %substring(%resolveUrl('/'), 7, %resolveUrl('/').length - 1);
parts.origin = parts.protocol + '//' + parts.host;
parts.hostname = parts.host;
parts.port = '';
parts.pathname = '/page.html';
parts.search = '';
parts.hash = '';
parts.href = parts.origin + parts.pathname;

const location = %NewPlatformObject(Location.prototype, 'Location');
%globalObject('location', location);

for (const name in parts) {
  %defineAccessor(location, name, function () { return parts[name]; }, function () { refuse(name); });
}

function refuse(name) { %refuse('location.' + name, 'a run stays on its page'); }

%methods(location, {
  assign() { refuse('assign'); },
  reload() { refuse('reload'); },
  replace() { refuse('replace'); },
  toString() { return parts.href; },
});

// --- HTML, The Window object: names that everyday programs take for variables of their own --------------------------------

const texts = %newRecord();
texts.name = '';
texts.status = '';
for (const name in texts) {
  %defineAccessor(globalThis, name, function () { return texts[name]; }, function (value) { texts[name] = `${value}`; });
}
