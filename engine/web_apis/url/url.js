uses('infra/web_idl', 'url/url_search_params');
// URL, The URL interface. State: parts, the address taken apart; params, its URLSearchParams object.
'use strict';

const names = ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash'];

function parse(address, base) {
  return %urlParts(%scalarValues(address), base === undefined ? undefined : %scalarValues(base));
}

const URL = function (url) {
  %web_idl.mustBeNew('URL', new.target);
  %web_idl.requiredToConstruct(%argumentCount(), 1, 'URL');
  const text = `${url}`;
  const base = %argument(1) === undefined ? undefined : `${%argument(1)}`;
  const context = "Failed to construct 'URL': ";
  if (base !== undefined && parse(base) === null) %throwTypeError(context + 'Invalid base URL');
  const parts = parse(text, base);
  if (parts === null) %throwTypeError(context + 'Invalid URL');
  return newUrl(%web_idl.prototypeOf(new.target, URL), parts);
};
%constructor('URL', URL);

function newUrl(prototype, parts) {
  const made = %NewPlatformObject(prototype, 'URL');
  const state = %slot(made, 0);
  state.parts = parts;
  state.params = undefined;
  return made;
}

function urlState(object) {
  const state = %StateOf(object);
  if (state.kind !== 'URL') %throwTypeError('Illegal invocation');
  return state;
}

function changeUrl(state, part, value) {
  state.parts = %urlParts(%changeUrl(state.parts[0], part, value), undefined);
}

function syncParams(state) {
  if (state.params !== undefined) %url_search_params.fillSearchParams(state.params, state.parts[9]);
}

function setHref(state, value) {
  const parts = parse(`${value}`);
  if (parts === null) %throwTypeError("Failed to set the 'href' property on 'URL': Invalid URL");
  state.parts = parts;
  syncParams(state);
}

for (let i = 0; i < names.length; i++) {
  const name = names[i];
  const set = function (value) {
    const state = urlState(this);
    if (name === 'href') return setHref(state, value);
    changeUrl(state, name, %scalarValues(`${value}`));
    if (name === 'search') syncParams(state);
  };
  %defineAccessor(
    URL.prototype,
    name,
    function () {
      return urlState(this).parts[i];
    },
    name === 'origin' ? undefined : set,
  );
}

%methods(URL.prototype, {
  get searchParams() {
    const state = urlState(this);
    if (state.params === undefined) {
      state.params = %url_search_params.newSearchParams(function (search) {
        changeUrl(state, 'search', search);
      });
      syncParams(state);
    }
    return state.params;
  },
  toJSON() {
    return urlState(this).parts[0];
  },
  toString() {
    return urlState(this).parts[0];
  },
});

function parsed(method, count, url, base) {
  %web_idl.required(count, 1, method, 'URL');
  const text = `${url}`;
  return parse(text, base === undefined ? undefined : `${base}`);
}

%methods(URL, {
  canParse(url) {
    return parsed('canParse', %argumentCount(), url, %argument(1)) !== null;
  },
  parse(url) {
    const parts = parsed('parse', %argumentCount(), url, %argument(1));
    return parts === null ? null : newUrl(URL.prototype, parts);
  },
});
