uses('fundamental/operations');
// ECMA-262 16.2.1 Module Semantics: linking and evaluating cyclic module records, namespace objects, import(). The records are
// %parseModule's, with the fields of 16.2.1.6 added here. Nothing in this file is seen by programs.
'use strict';

const registry = %newTable(); // name -> record
const jsonModules = %newTable(); // the same for those of type json
let asyncOrder = 0; // 16.2.1.6.1.3.1 IncrementModuleAsyncEvaluationCount

function parse(name, text, sourceId) {
  const module = newRecord(name, text, sourceId);
  %tableSet(registry, name, module);
  return module;
}

function newRecord(name, text, sourceId) {
  const module = %parseModule(name, text, sourceId);
  const triples = module.requests;
  module.requests = [];
  module.attributes = []; // { type, unknown }, by request
  for (let i = 0; i < triples.length; i += 3) {
    %append(module.requests, triples[i]);
    %append(module.attributes, { type: triples[i + 1], unknown: triples[i + 2] });
  }
  module.status = 'unlinked';
  module.loaded = undefined; // records, by request
  module.error = undefined; // { value }
  module.index = module.ancestor = 0;
  module.asyncOrder = undefined; // a number; 'done'
  module.pending = 0;
  module.parents = [];
  module.cycleRoot = undefined;
  module.promise = undefined;
  module.namespace = undefined;
  module.meta = undefined;
  module.json = undefined; // { value } of a JSON module
  return module;
}

// 16.2.1.8.2 ParseJSONModule: a module that exports the value as default and whose code never runs
function parseJsonModule(name, text) {
  const json = { value: %parseJson(text, false) };
  const module = newRecord(name, 'export default 0;', 4294967295);
  module.json = json;
  %tableSet(jsonModules, name, module);
  return module;
}

// Thrown where a module's text can't be fetched; its users make of it what they must.
const unreachable = {};

// HTML, resolve a module specifier: it is relative to the referrer, or an address of its own.
function isAddress(specifier) {
  if (specifier[0] === '/') return true;
  if (%stringMatchesAt(specifier, './', 0) || %stringMatchesAt(specifier, '../', 0)) return true;
  const colon = %stringIndexOf(specifier, ':', 0);
  if (colon <= 0) return false;
  return colon + 3 < specifier.length || !%stringMatchesAt(specifier, '://', colon);
}

function throwNotFound(specifier, isDynamic) {
  if (isAddress(specifier)) throw unreachable;
  if (isDynamic) %throwTypeError("Failed to resolve module specifier '" + specifier + "'");
  %throwTypeError(
    'Failed to resolve module specifier "' + specifier + '". Relative references must start with either "/", "./", or "../".',
  );
}

// The address of a specifier, for messages
function addressOf(referrer, specifier) {
  const base = %moduleUrl(referrer);
  const authority = %stringIndexOf(base, '://', 0);
  const root = authority < 0 ? 0 : %stringIndexOf(base, '/', authority + 3);
  if (specifier[0] === '/') return %substring(base, 0, root) + specifier;
  if (specifier[0] !== '.') return specifier;
  let folder = base.length;
  while (folder > root && base[folder - 1] !== '/') folder--;
  let rest = specifier;
  for (;;) {
    if (%stringMatchesAt(rest, './', 0)) {
      rest = %substring(rest, 2, rest.length);
    } else if (%stringMatchesAt(rest, '../', 0)) {
      rest = %substring(rest, 3, rest.length);
      if (folder > root + 1) folder--;
      while (folder > root + 1 && base[folder - 1] !== '/') folder--;
    } else {
      return %substring(base, 0, folder) + rest;
    }
  }
}

// 16.2.1.8 HostLoadImportedModule: what the run brings along is there at once
function load(referrer, specifier, attributes, isDynamic) {
  const { type, unknown } = attributes;
  if (unknown !== undefined) %throwSyntaxError('Invalid attribute key "' + unknown + '".');
  if (type === 'css') %refuse('a module of type css', 'Constructed style sheets are not there yet.');
  if (type !== undefined && type !== 'json') %throwTypeError('"' + type + '" is not a valid module type.');
  const source = %hostModule(referrer, specifier);
  if (source === undefined) throwNotFound(specifier, isDynamic);
  if (type === 'json') {
    const json = %tableGet(jsonModules, source[0]);
    return json === undefined ? parseJsonModule(source[0], source[1]) : json;
  }
  const known = %tableGet(registry, source[0]);
  return known === undefined ? parse(source[0], source[1], source[2]) : known;
}

// 16.2.1.6.1.1 LoadRequestedModules
function loadGraph(module) {
  if (module.loaded !== undefined) return;
  const loaded = (module.loaded = []);
  try {
    for (let i = 0; i < module.requests.length; i++) %append(loaded, load(module.name, module.requests[i], module.attributes[i], false));
    for (let i = 0; i < loaded.length; i++) loadGraph(loaded[i]);
  } catch (error) {
    module.loaded = undefined;
    throw error;
  }
}

function contains(list, item) {
  for (let i = 0; i < list.length; i++) if (list[i] === item) return true;
  return false;
}

// --- names (16.2.1.7.2) ---------------------------------------------------------------------------------------------------

// GetExportedNames
function exportedNames(module, visited) {
  const names = [];
  if (contains(visited, module)) return names;
  %append(visited, module);
  for (let i = 0; i < module.localExports.length; i += 2) %append(names, module.localExports[i]);
  for (let i = 0; i < module.indirectExports.length; i += 3) %append(names, module.indirectExports[i]);
  for (let i = 0; i < module.starExports.length; i++) {
    const more = exportedNames(module.loaded[module.starExports[i]], visited);
    for (let k = 0; k < more.length; k++) if (more[k] !== 'default' && !contains(names, more[k])) %append(names, more[k]);
  }
  return names;
}

// ResolveExport: { module, slot }, slot undefined for a namespace; null when there is none; 'ambiguous'
function resolve(module, name, asked) {
  for (let i = 0; i < asked.length; i += 2) if (asked[i] === module && asked[i + 1] === name) return null;
  %append(asked, module);
  %append(asked, name);
  const locals = module.localExports;
  for (let i = 0; i < locals.length; i += 2) if (locals[i] === name) return localPlace(module, locals[i + 1]);
  const indirect = module.indirectExports;
  for (let i = 0; i < indirect.length; i += 3) {
    if (indirect[i] !== name) continue;
    const imported = module.loaded[indirect[i + 1]];
    return indirect[i + 2] === undefined ? { module: imported, slot: undefined } : resolve(imported, indirect[i + 2], asked);
  }
  if (name === 'default') return null;
  let star = null;
  for (let i = 0; i < module.starExports.length; i++) {
    const found = resolve(module.loaded[module.starExports[i]], name, asked);
    if (found === 'ambiguous') return found;
    if (found === null) continue;
    if (star === null) star = found;
    else if (found.module !== star.module || found.slot !== star.slot) return 'ambiguous';
  }
  return star;
}

// A namespace that is exported again is the same namespace from wherever it comes.
function localPlace(module, slot) {
  const imports = module.imports;
  for (let i = 0; i < imports.length; i += 3) {
    if (imports[i + 2] === slot && imports[i + 1] === undefined) return { module: module.loaded[imports[i]], slot: undefined };
  }
  return { module, slot };
}

function resolved(module, request, name) {
  const found = resolve(module.loaded[request], name, []);
  const asked = "The requested module '" + module.requests[request] + "' ";
  if (found === null) %throwSyntaxError(asked + "does not provide an export named '" + name + "'");
  if (found === 'ambiguous') %throwSyntaxError(asked + "contains conflicting star exports for name '" + name + "'");
  return found;
}

// --- namespace objects (10.4.6) -------------------------------------------------------------------------------------------
// A proxy whose target has the names, and whose handler knows where their values live.

function sorted(names) {
  const result = [];
  for (let i = 0; i < names.length; i++) {
    let place = i;
    for (; place > 0 && names[i] < result[place - 1]; place--) %setElement(result, place, result[place - 1]);
    %setElement(result, place, names[i]);
  }
  return result;
}

// GetModuleNamespace
function namespaceOf(module) {
  if (module.namespace !== undefined) return module.namespace;
  const target = %newRecord();
  const places = %newTable();
  const names = sorted(exportedNames(module, []));
  for (let i = 0; i < names.length; i++) {
    const place = resolve(module, names[i], []);
    if (place === null || place === 'ambiguous') continue;
    %tableSet(places, names[i], place);
    %DefineOwnProperty(target, names[i], { value: undefined, writable: true, enumerable: true, configurable: false });
  }
  %DefineOwnProperty(target, %SymbolToStringTag, { value: 'Module', writable: false, enumerable: false, configurable: false });
  %PreventExtensions(target);
  module.namespace = %newProxy(target, namespaceHandler(target, places));
  for (let i = 0; i < names.length; i++) {
    // the console looks into them, and can make none
    const place = %tableGet(places, names[i]);
    if (place !== undefined && place.slot === undefined) namespaceOf(place.module);
  }
  return module.namespace;
}

function namespaceHandler(target, places) {
  const valueOf = function (key) {
    const place = %tableGet(places, key);
    if (place === undefined) return target[key];
    return place.slot === undefined ? namespaceOf(place.module) : %moduleBinding(place.module.body, place.slot, key);
  };
  const handler = %newRecord();
  handler.places = places; // for the console (namespace_view.h)
  handler.get = function (object, key) {
    return valueOf(key);
  };
  handler.set = function () {
    return false;
  };
  handler.getOwnPropertyDescriptor = function (object, key) {
    const own = %GetOwnProperty(target, key);
    if (own !== undefined) own.value = valueOf(key);
    return own;
  };
  handler.defineProperty = function (object, key, wanted) {
    const own = %GetOwnProperty(target, key);
    if (own === undefined) return false;
    if (typeof key === 'symbol') return %DefineOwnProperty(target, key, %ToPropertyDescriptor(wanted));
    if (wanted.configurable || wanted.enumerable === false || wanted.writable === false) return false;
    if ('get' in wanted || 'set' in wanted) return false;
    return !('value' in wanted) || %sameValue(wanted.value, valueOf(key));
  };
  return handler;
}

// --- linking (16.2.1.6.1.2) -----------------------------------------------------------------------------------------------

function link(module) {
  const stack = [];
  try {
    innerLink(module, stack, 0);
  } catch (error) {
    for (let i = 0; i < stack.length; i++) stack[i].status = 'unlinked';
    throw error;
  }
}

// InnerModuleLinking
function innerLink(module, stack, index) {
  if (module.status !== 'unlinked') return index;
  module.status = 'linking';
  module.index = module.ancestor = index++;
  %append(stack, module);
  for (let i = 0; i < module.loaded.length; i++) {
    const required = module.loaded[i];
    index = innerLink(required, stack, index);
    if (required.status === 'linking' && required.ancestor < module.ancestor) module.ancestor = required.ancestor;
  }
  initializeEnvironment(module);
  if (module.ancestor === module.index)
    takeCycle(stack, module, (member) => {
      member.status = 'linked';
    });
  return index;
}

function takeCycle(stack, root, visit) {
  for (;;) {
    const member = stack[stack.length - 1];
    stack.length = stack.length - 1;
    visit(member);
    if (member === root) return;
  }
}

// 16.2.1.7.3.1 InitializeEnvironment
function initializeEnvironment(module) {
  const indirect = module.indirectExports;
  for (let i = 0; i < indirect.length; i += 3) {
    if (indirect[i + 2] !== undefined) resolved(module, indirect[i + 1], indirect[i + 2]);
  }
  const imports = module.imports;
  for (let i = 0; i < imports.length; i += 3) {
    if (imports[i + 1] === undefined) {
      %bindValue(module.body, imports[i + 2], namespaceOf(module.loaded[imports[i]]));
      continue;
    }
    const place = resolved(module, imports[i], imports[i + 1]);
    if (place.slot === undefined) %bindValue(module.body, imports[i + 2], namespaceOf(place.module));
    else %bindImport(module.body, imports[i + 2], place.module.body, place.slot);
  }
  %instantiateModule(module.body);
  if (module.json !== undefined) %bindValue(module.body, module.localExports[1], module.json.value);
}

// --- evaluating (16.2.1.6.1.3) --------------------------------------------------------------------------------------------

// Evaluate: a promise
function evaluate(start) {
  const module = start.status === 'evaluated' || start.status === 'evaluating-async' ? (start.cycleRoot ?? start) : start;
  if (module.promise !== undefined) return module.promise;
  const promise = (module.promise = %newPromise(%PromisePrototype));
  const stack = [];
  try {
    innerEvaluate(module, stack, 0);
    if (typeof module.asyncOrder !== 'number') %fulfillPromise(promise, undefined);
  } catch (error) {
    for (let i = 0; i < stack.length; i++) {
      stack[i].status = 'evaluated';
      stack[i].error = { value: error };
    }
    %rejectPromise(promise, error);
  }
  return promise;
}

// InnerModuleEvaluation
function innerEvaluate(module, stack, index) {
  if (module.status === 'evaluated' || module.status === 'evaluating-async') {
    if (module.error !== undefined) throw module.error.value;
    return index;
  }
  if (module.status === 'evaluating') return index;
  module.status = 'evaluating';
  module.index = module.ancestor = index++;
  %append(stack, module);
  for (let i = 0; i < module.loaded.length; i++) {
    let required = module.loaded[i];
    index = innerEvaluate(required, stack, index);
    if (required.status === 'evaluating') {
      if (required.ancestor < module.ancestor) module.ancestor = required.ancestor;
    } else {
      required = required.cycleRoot;
      if (required.error !== undefined) throw required.error.value;
    }
    if (typeof required.asyncOrder === 'number') {
      module.pending++;
      %append(required.parents, module);
    }
  }
  if (module.pending > 0 || module.hasAwait) {
    module.asyncOrder = asyncOrder++;
    if (module.pending === 0) executeAsync(module);
  } else if (module.json === undefined) {
    %call(module.body, undefined);
  }
  if (module.ancestor === module.index) {
    takeCycle(stack, module, (member) => {
      member.status = member.asyncOrder === undefined ? 'evaluated' : 'evaluating-async';
      member.cycleRoot = module;
    });
  }
  return index;
}

// ExecuteAsyncModule
function executeAsync(module) {
  %performPromiseThen(
    %call(module.body, undefined),
    () => {
      fulfilled(module);
    },
    (error) => {
      rejected(module, error);
    },
    undefined,
    undefined,
    undefined,
  );
}

function settle(module) {
  module.asyncOrder = 'done';
  module.status = 'evaluated';
}

// GatherAvailableAncestors
function gather(module, list) {
  for (let i = 0; i < module.parents.length; i++) {
    const parent = module.parents[i];
    if (contains(list, parent) || parent.cycleRoot.error !== undefined) continue;
    if (--parent.pending > 0) continue;
    %append(list, parent);
    if (!parent.hasAwait) gather(parent, list);
  }
  return list;
}

// AsyncModuleExecutionFulfilled
function fulfilled(module) {
  if (module.status === 'evaluated') return;
  settle(module);
  if (module.promise !== undefined) %fulfillPromise(module.promise, undefined);
  const ready = gather(module, []);
  for (;;) {
    let next = undefined;
    for (let i = 0; i < ready.length; i++) {
      if (ready[i] !== undefined && (next === undefined || ready[i].asyncOrder < ready[next].asyncOrder)) next = i;
    }
    if (next === undefined) return;
    const parent = ready[next];
    ready[next] = undefined;
    if (parent.status === 'evaluated') continue;
    if (parent.hasAwait) {
      executeAsync(parent);
      continue;
    }
    try {
      %call(parent.body, undefined);
    } catch (error) {
      rejected(parent, error);
      continue;
    }
    settle(parent);
    if (parent.promise !== undefined) %fulfillPromise(parent.promise, undefined);
  }
}

// AsyncModuleExecutionRejected
function rejected(module, error) {
  if (module.status === 'evaluated') return;
  module.error = { value: error };
  settle(module);
  for (let i = 0; i < module.parents.length; i++) rejected(module.parents[i], error);
  if (module.promise !== undefined) %rejectPromise(module.promise, error);
}

// --- where modules begin --------------------------------------------------------------------------------------------------

// The three steps of a run that begins with a module, apart, because their errors are distinguished. False: an import can't be fetched.
%define('LoadModule', function (name, text, sourceId) {
  const module = parse(name, text, sourceId);
  try {
    loadGraph(module);
  } catch (error) {
    if (error === unreachable) return false;
    throw error;
  }
  link(module);
  return true;
});
%define('EvaluateModule', function (name) {
  const module = %tableGet(registry, name);
  if (module.status === 'unlinked') %throwTypeError('A module that ' + name + ' imports is not there');
  return evaluate(module);
});
// Throws what the module, in the end, has thrown.
%define('ModuleOutcome', function (name) {
  const { error } = %tableGet(registry, name);
  if (error !== undefined) throw error.value;
});

// 13.3.12.1 import.meta
%define('ImportMeta', function (name) {
  const module = %tableGet(registry, name);
  if (module.meta === undefined) {
    module.meta = %newRecord();
    module.meta.url = %moduleUrl(name);
  }
  return module.meta;
});

// 13.3.10.3 EvaluateImportCall
%define('ImportCall', function (specifier, options, referrer) {
  const promise = %newPromise(%PromisePrototype);
  try {
    const text = `${specifier}`;
    const attributes = { type: typeOption(options), unknown: undefined };
    if (!isAddress(text) && %hostModule(referrer, text) === undefined) throwNotFound(text, true);
    %ImportJob(() => {
      continueImport(promise, referrer, text, attributes);
    });
  } catch (error) {
    %rejectPromise(promise, error);
  }
  return promise;
});

// The attribute `type`, or undefined
function typeOption(options) {
  if (options === undefined) return undefined;
  if (!%isObject(options)) %throwTypeError('The second argument of import() must be an object');
  const attributes = options.with;
  if (attributes === undefined) return undefined;
  if (!%isObject(attributes)) %throwTypeError("The 'with' option must be an object");
  const keys = %OwnKeys(attributes);
  let type, unknown;
  for (let i = 0; i < keys.length; i++) {
    if (typeof keys[i] === 'symbol') continue;
    const own = %GetOwnProperty(attributes, keys[i]);
    if (own === undefined || !own.enumerable) continue;
    const value = attributes[keys[i]];
    if (typeof value !== 'string') %throwTypeError('Import attribute value must be a string');
    if (keys[i] === 'type') type = value;
    else if (unknown === undefined) unknown = keys[i];
  }
  if (unknown !== undefined) %throwTypeError('Invalid attribute key "' + unknown + '".');
  return type;
}

// Whoever has an event loop puts a task in this place.
%define('ImportJob', function (steps) {
  const now = %newPromise(%PromisePrototype);
  %fulfillPromise(now, undefined);
  %performPromiseThen(now, steps, undefined, undefined, undefined, undefined);
});

// 13.3.10.4 ContinueDynamicImport
function continueImport(promise, referrer, specifier, attributes) {
  let module;
  let evaluated;
  try {
    module = load(referrer, specifier, attributes, true);
    loadGraph(module);
    link(module);
    evaluated = evaluate(module);
  } catch (error) {
    if (error !== unreachable) {
      %rejectPromise(promise, error);
      return;
    }
    const failure = %makeTypeError('Failed to fetch dynamically imported module: ' + addressOf(referrer, specifier));
    if (%stringIndexOf(specifier, ':', 0) > 0)
      %rejectPromise(promise, failure); // no address of the network
    else
      %ImportJob(() => {
        %rejectPromise(promise, failure);
      });
    return;
  }
  %performPromiseThen(
    evaluated,
    () => {
      %ResolvePromise(promise, namespaceOf(module));
    },
    (error) => {
      %rejectPromise(promise, error);
    },
    undefined,
    undefined,
    undefined,
  );
}
