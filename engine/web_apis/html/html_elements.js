uses('dom/attribute_list', 'dom/attributes', 'dom/character_data', 'dom/document', 'dom/elements', 'dom/nodes');
uses('dom/parent_node', 'dom/token_list', 'dom/tree_changes');
uses('events/event_handlers');
uses('html/reflection');
uses('infra/dom_exception', 'infra/web_idl');
// HTML, Elements: HTMLElement, the interfaces of all elements, and what most of them reflect. Forms are in html_forms.js, focus in focus.js.
'use strict';

const HTMLElement = %web_idl.interface('HTMLElement', %elements.Element);
%html_elements.HTMLElement = HTMLElement;

%EventHandlers(HTMLElement.prototype, %event_handlers.globalHandlers);
%EventHandlers(globalThis.Document.prototype, %event_handlers.globalHandlers);
%EventHandlers(globalThis.Document.prototype, ['readystatechange', 'visibilitychange']);

// --- dataset (HTML, Embedding custom non-visible data): named properties are why it is seen through a proxy, whose traps only library code can reach.

const DOMStringMap = %web_idl.interface('DOMStringMap');

// "fooBar" -> "data-foo-bar"
function dataName(key) {
  let name = 'data-';
  for (let i = 0; i < key.length; i++) name += key[i] >= 'A' && key[i] <= 'Z' ? '-' + %lowerCase(key[i]) : key[i];
  return name;
}

// "data-foo-bar" -> "fooBar"; undefined for other attributes
function dataKey(name) {
  if (%indexOfText(name, 'data-') !== 0) return undefined;
  let key = '';
  for (let i = 5; i < name.length; i++) {
    const next = i + 1 < name.length ? name[i + 1] : '';
    if (name[i] === '-' && next >= 'a' && next <= 'z') {
      key += %upperCase(next);
      i++;
    } else {
      key += name[i];
    }
  }
  return key;
}

function valueOf(target, key) {
  return typeof key === 'string' ? %AttributeOf(%slot(%slot(target, 0).element, 0), dataName(key)) : undefined;
}

function dataDescriptor(value) {
  const descriptor = %newRecord();
  descriptor.value = value;
  descriptor.writable = descriptor.enumerable = descriptor.configurable = true;
  return descriptor;
}

function setData(target, key, value) {
  const text = `${value}`;
  for (let i = 0; i + 1 < key.length; i++) {
    if (key[i] !== '-' || !(key[i + 1] >= 'a' && key[i + 1] <= 'z')) continue;
    throw %NewDOMException(
      "Failed to set a named property '" + key + "' on 'DOMStringMap': '" + key + "' is not a valid property name.",
      'SyntaxError',
    );
  }
  %attributes.setAttribute(%slot(target, 0).element, dataName(key), text);
  return true;
}

const dataHandler = %newRecord();
dataHandler.get = function (target, key, receiver) {
  const value = valueOf(target, key);
  return value === undefined ? %OrdinaryGet(target, key, receiver) : value;
};
dataHandler.set = function (target, key, value) {
  if (typeof key !== 'string') return %DefineOwnProperty(target, key, dataDescriptor(value));
  return setData(target, key, value);
};
dataHandler.has = function (target, key) {
  return valueOf(target, key) !== undefined || key in target;
};
dataHandler.deleteProperty = function (target, key) {
  if (valueOf(target, key) !== undefined) %attributes.removeAttribute(%slot(target, 0).element, dataName(key));
  return true;
};
dataHandler.ownKeys = function (target) {
  const keys = [];
  const list = %slot(%slot(target, 0).element, 0).attributes;
  for (let i = 0; i < list.length; i++) if (dataKey(list[i].name) !== undefined) %append(keys, dataKey(list[i].name));
  return keys;
};
dataHandler.getOwnPropertyDescriptor = function (target, key) {
  const value = valueOf(target, key);
  return value === undefined ? undefined : dataDescriptor(value);
};
dataHandler.preventExtensions = function () {
  return false;
};
dataHandler.defineProperty = function (target, key, descriptor) {
  return typeof key === 'string' && 'value' in descriptor ? setData(target, key, descriptor.value) : false;
};

function datasetOf(element, state) {
  if (state.dataset === undefined) {
    const target = %NewPlatformObject(DOMStringMap.prototype, 'DOMStringMap');
    %slot(target, 0).element = element;
    state.dataset = %newProxy(target, dataHandler);
    state.datasetTarget = target;
    showDataset(state);
  }
  return state.dataset;
}

// The object behind has the entries too, for those that only look: the console and the picture.
function showDataset(state) {
  const target = state.datasetTarget;
  if (target === undefined) return;
  const known = %OwnKeys(target);
  for (let i = 0; i < known.length; i++) if (typeof known[i] === 'string') delete target[known[i]];
  for (let i = 0; i < state.attributes.length; i++) {
    const key = dataKey(state.attributes[i].name);
    if (key !== undefined) %setElement(target, key, state.attributes[i].value);
  }
}
%attributes.onDataAttributes(showDataset);

// --- HTMLElement (HTML, The HTMLElement interface) ----------------------------------------------------------------------------

%reflection.reflectText(HTMLElement.prototype, ['title', 'lang', 'accessKey', 'nonce']);
%reflection.reflectFlag(HTMLElement.prototype, ['autofocus', 'inert']);

%methods(HTMLElement.prototype, {
  get dataset() {
    return datasetOf(this, %nodes.elementState(this));
  },
  get dir() {
    const text = %lowerCase(%attributes.attributeText(this, 'dir'));
    return text === 'ltr' || text === 'rtl' || text === 'auto' ? text : '';
  },
  set dir(value) {
    %nodes.elementState(this);
    %attributes.setAttribute(this, 'dir', `${value}`);
  },
  get hidden() {
    const text = %AttributeOf(%nodes.elementState(this), 'hidden');
    return text === undefined ? false : %lowerCase(text) === 'until-found' ? 'until-found' : true;
  },
  set hidden(value) {
    %nodes.elementState(this);
    if (value === 'until-found') %attributes.setAttribute(this, 'hidden', value);
    else if (value) %attributes.setAttribute(this, 'hidden', '');
    else %attributes.removeAttribute(this, 'hidden');
  },
  get draggable() {
    const state = %nodes.elementState(this);
    const text = %AttributeOf(state, 'draggable');
    const low = text === undefined ? '' : %lowerCase(text);
    if (low === 'true' || low === 'false') return low === 'true';
    return state.localName === 'img' || (state.localName === 'a' && %AttributeOf(state, 'href') !== undefined);
  },
  set draggable(value) {
    %nodes.elementState(this);
    %attributes.setAttribute(this, 'draggable', value ? 'true' : 'false');
  },
  get innerText() {
    %nodes.elementState(this);
    return renderedText(this);
  },
  set innerText(value) {
    %nodes.elementState(this);
    %tree_changes.replaceAll(this, linesOf(value === null ? '' : `${value}`));
  },
});

// HTML, rendered text fragment: line breaks become br elements
function linesOf(text) {
  const fragment = %parent_node.newFragment();
  const lines = %splitText(%replaceText(%replaceText(text, '\r\n', '\n'), '\r', '\n'), '\n');
  for (let i = 0; i < lines.length; i++) {
    if (i > 0) %tree_changes.append(fragment, %elements.newElement('br'));
    if (lines[i] !== '') %tree_changes.append(fragment, %character_data.newText(lines[i]));
  }
  return %slot(fragment, 0).first === null ? null : fragment;
}

// HTML, get the text steps: what is rendered is CSS's to say
let renderedText;
%html_elements.setRenderedText = function (steps) {
  renderedText = steps;
};

// --- the interfaces of elements (HTML, Elements in the DOM) ---------------------------------------------------------------------

// HTML, Event handlers on elements, Document objects, and Window objects: some event handlers of the body are the window's.
function reflectWindow(types) {
  for (let i = 0; i < types.length; i++) {
    const name = 'on' + types[i];
    %defineAccessor(
      body,
      name,
      function () {
        %nodes.elementState(this);
        return globalThis[name];
      },
      function (value) {
        %nodes.elementState(this);
        globalThis[name] = value;
      },
    );
  }
}

const prototypes = %newRecord();
%html_elements.elementInterface = function (name, tags, text, flags, parent = HTMLElement) {
  const made = %web_idl.interface(name, parent);
  for (let i = 0; i < tags.length; i++) prototypes[tags[i]] = made.prototype;
  if (text !== undefined) %reflection.reflectText(made.prototype, text);
  if (flags !== undefined) %reflection.reflectFlag(made.prototype, flags);
  return made.prototype;
};
const element = %html_elements.elementInterface;
element('HTMLHtmlElement', ['html']);
element('HTMLHeadElement', ['head']);
const body = element('HTMLBodyElement', ['body']);
reflectWindow(%event_handlers.windowHandlers);
reflectWindow(%event_handlers.bodyHandlers);
element('HTMLDivElement', ['div']);
element('HTMLSpanElement', ['span']);
element('HTMLParagraphElement', ['p']);
element('HTMLHeadingElement', ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
element('HTMLUListElement', ['ul']);
element('HTMLOListElement', ['ol'], ['type'], ['reversed']);
%reflection.reflectNumber(element('HTMLLIElement', ['li']), ['value'], 0);
element('HTMLDListElement', ['dl']);
element('HTMLPreElement', ['pre']);
element('HTMLQuoteElement', ['blockquote', 'q']);
element('HTMLModElement', ['del', 'ins'], ['dateTime']);
element('HTMLTimeElement', ['time'], ['dateTime']);
element('HTMLDataElement', ['data'], ['value']);
element('HTMLBRElement', ['br']);
element('HTMLHRElement', ['hr']);
element('HTMLMetaElement', ['meta'], ['name', 'content']);
element('HTMLStyleElement', ['style'], ['media']);
const script = element('HTMLScriptElement', ['script'], ['type', 'charset'], ['defer', 'noModule']);
%defineAccessor(
  script,
  'text',
  function () {
    %nodes.elementState(this);
    return %nodes.descendantText(this);
  },
  function (value) {
    %nodes.elementState(this);
    this.textContent = `${value}`;
  },
);
element('HTMLMenuElement', ['menu']);
element('HTMLDetailsElement', ['details'], ['name'], ['open']);
element('HTMLDialogElement', ['dialog'], undefined, ['open']);
element('HTMLUnknownElement', []);
const template = element('HTMLTemplateElement', ['template']);
%defineAccessor(
  template,
  'content',
  function () {
    return %nodes.elementState(this).content;
  },
  undefined,
);
const title = element('HTMLTitleElement', ['title']);
%defineAccessor(
  title,
  'text',
  function () {
    %nodes.elementState(this);
    return %nodes.descendantText(this);
  },
  function (value) {
    %nodes.elementState(this);
    this.textContent = `${value}`;
  },
);
const anchor = element('HTMLAnchorElement', ['a'], ['target', 'rel', 'download', 'hreflang', 'type', 'name']);
function resolved(name) {
  return function () {
    const text = %attributes.attributeText(this, name);
    return %attributes.hasAttribute(this, name) ? %resolveUrl(text) : '';
  };
}
%html_elements.resolvedAttribute = function (prototype, name) {
  %defineAccessor(prototype, name, resolved(name), function (value) {
    %nodes.elementState(this);
    %attributes.setAttribute(this, name, `${value}`);
  });
};
%html_elements.resolvedAttribute(anchor, 'href');
%methods(anchor, {
  toString() {
    return %call(resolved('href'), this);
  },
});

// HTML, HTMLHyperlinkElementUtils: the parts of the address, of %urlParts
const addressParts = { protocol: 2, username: 3, password: 4, host: 5, hostname: 6, port: 7, pathname: 8, search: 9, hash: 10 };
function addressOf(element) {
  %nodes.elementState(element);
  return %attributes.hasAttribute(element, 'href') ? %urlParts(%resolveUrl(%attributes.attributeText(element, 'href')), undefined) : null;
}
for (const name in addressParts) {
  %defineAccessor(
    anchor,
    name,
    function () {
      const parts = addressOf(this);
      return parts === null ? (name === 'protocol' ? ':' : '') : parts[addressParts[name]];
    },
    function (value) {
      const text = `${value}`;
      const parts = addressOf(this);
      if (parts !== null) %attributes.setAttribute(this, 'href', %changeUrl(parts[0], name, %scalarValues(text)));
    },
  );
}
%token_list.reflect(anchor, 'relList', 'rel');
%defineAccessor(
  anchor,
  'origin',
  function () {
    const parts = addressOf(this);
    return parts === null ? '' : parts[1];
  },
  undefined,
);
%defineAccessor(
  anchor,
  'text',
  function () {
    %nodes.elementState(this);
    return %nodes.descendantText(this);
  },
  function (value) {
    %nodes.elementState(this);
    this.textContent = `${value}`;
  },
);

// Elements that have no interface here: creating one is refused, as its members would be missing.
const absent = [
  'link',
  'base',
  'iframe',
  'frame',
  'frameset',
  'canvas',
  'video',
  'audio',
  'source',
  'track',
  'picture',
  'object',
  'embed',
  'param',
  'map',
  'area',
  'slot',
  'marquee',
  'font',
  'dir',
  'svg',
  'math',
];

%elements.setElementInterfaces(function (localName) {
  const known = prototypes[localName];
  if (known !== undefined) return known;
  if (%isPlainHtmlElement(localName)) return HTMLElement.prototype;
  for (let i = 0; i < absent.length; i++) {
    if (absent[i] === localName) return %refuse('the element <' + localName + '>', 'This kind of element is not there yet.');
  }
  return prototypes.unknown;
});
prototypes.unknown = globalThis.HTMLUnknownElement.prototype;
