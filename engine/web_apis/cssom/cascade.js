uses('cssom/media_queries', 'cssom/style', 'cssom/style_values', 'dom/attribute_list', 'dom/attributes', 'dom/elements', 'dom/node_members', 'dom/nodes', 'dom/selector_syntax', 'dom/selectors');
uses('html/focus', 'html/html_input', 'html/text_selection');
// CSS Cascading and Inheritance, for properties whose value no layout decides: what the style attribute, the document's style elements and the
// browser's own sheet say of an element. Rules that can't be judged here are refused where they name the property that is asked for.
'use strict';

// --- style sheets (CSS Syntax) -----------------------------------------------------------------------------------------------------------

function withoutComments(text) {
  let out = '';
  for (let at = 0; at < text.length; ) {
    const open = %indexOfText(%substring(text, at, text.length), '/*');
    if (open < 0) return out + %substring(text, at, text.length);
    out += %substring(text, at, at + open);
    const close = %indexOfText(%substring(text, at + open + 2, text.length), '*/');
    if (close < 0) return out;
    at += open + close + 4;
  }
  return out;
}

// Where the block that opens at `from` is closed
function endOfBlock(text, from) {
  let depth = 0,
    quote = '';
  for (let i = from; i < text.length; i++) {
    const unit = text[i];
    if (quote !== '') quote = unit === quote ? '' : quote;
    else if (unit === '"' || unit === "'") quote = unit;
    else if (unit === '{') depth++;
    else if (unit === '}' && --depth === 0) return i;
  }
  return text.length;
}

const ofNoElement = ['keyframes', '-webkit-keyframes', 'font-face', 'property', 'counter-style', 'page', 'charset', 'namespace'];

// Rules of [selectors, declarations, the condition that they stand under]; `where` is '', a media query, or what we can't judge
function readRules(text, where, rules) {
  let at = 0;
  while (at < text.length) {
    const brace = %indexOfText(%substring(text, at, text.length), '{');
    const stop = %indexOfText(%substring(text, at, text.length), ';');
    if (brace < 0) return;
    if (stop >= 0 && stop < brace) {
      at += stop + 1; // @import and the like
      continue;
    }
    const prelude = %trimText(%substring(text, at, at + brace));
    const end = endOfBlock(text, at + brace);
    const body = %substring(text, at + brace + 1, end);
    at = end + 1;
    if (prelude[0] !== '@') addRule(prelude, body, where, rules);
    else readAtRule(prelude, body, where, rules);
  }
}

function readAtRule(prelude, body, where, rules) {
  const name = %lowerCase(%splitText(%substring(prelude, 1, prelude.length), ' ')[0]);
  if (%listIncludes(ofNoElement, name)) return;
  const condition = %trimText(%substring(prelude, name.length + 1, prelude.length));
  if (name === 'media' && where === '') readRules(body, condition, rules);
  else if (
    name === 'layer' ||
    name === 'supports' ||
    name === 'container' ||
    name === 'media' ||
    name === 'scope' ||
    name === 'starting-style'
  )
    readRules(body, '@' + name, rules);
}

function addRule(selectors, body, where, rules) {
  let declarations = '';
  const nested = [];
  for (let at = 0; at < body.length; ) {
    const brace = %indexOfText(%substring(body, at, body.length), '{');
    const plain = %substring(body, at, brace < 0 ? body.length : at + brace);
    const from = brace < 0 ? plain.length : lastOf(plain, ';') + 1;
    declarations += %substring(plain, 0, from);
    if (brace < 0) break;
    const end = endOfBlock(body, at + brace);
    %append(nested, [%trimText(%substring(plain, from, plain.length)), %substring(body, at + brace + 1, end)]);
    at = end + 1;
  }
  const rule = %newRecord();
  rule.selectors = selectors;
  rule.declarations = %style.declarationsOf(declarations);
  rule.where = where;
  rule.parsed = undefined;
  %append(rules, rule);
  for (let i = 0; i < nested.length; i++) addNested(selectors, nested[i][0], nested[i][1], where, rules);
}

function lastOf(text, unit) {
  let at = text.length - 1;
  while (at >= 0 && text[at] !== unit) at--;
  return at;
}

// CSS Nesting: `&` stands for the elements of the rule around, and is understood where it is not written
function addNested(around, prelude, body, where, rules) {
  if (prelude[0] === '@') {
    readAtRule(prelude, around + ' {' + body + '}', where, rules);
    return;
  }
  const parent = ':is(' + around + ')',
    parts = %style.splitAt(prelude, ',');
  let selectors = '';
  for (let i = 0; i < parts.length; i++) {
    const pieces = %style.splitAt(parts[i], '&');
    let text = pieces.length === 1 ? parent + ' ' + parts[i] : pieces[0];
    for (let k = 1; k < pieces.length; k++) text += parent + pieces[k];
    selectors += (i > 0 ? ',' : '') + text;
  }
  addRule(selectors, body, where, rules);
}

function rulesOf(element) {
  const state = %slot(element, 0);
  const text = %nodes.descendantText(element);
  if (state.sheetText !== text) {
    state.sheetText = text;
    state.sheetRules = [];
    state.sheetDeclaring = %newRecord();
    readRules(withoutComments(text), '', state.sheetRules);
  }
  return state.sheetRules;
}

// Those of the rules that declare the property
function rulesDeclaring(element, name) {
  const rules = rulesOf(element);
  const known = %slot(element, 0).sheetDeclaring;
  if (known[name] === undefined) {
    known[name] = [];
    for (let i = 0; i < rules.length; i++) if (declared(rules[i], name) !== undefined) %append(known[name], rules[i]);
  }
  return known[name];
}

const styleElements = []; // all that were ever made
%elements.onCreationOf('style', function (element) {
  %append(styleElements, element);
});

// The document's, in tree order
function sheets() {
  const list = [];
  for (let i = 0; i < styleElements.length; i++) {
    if (!%nodes.isConnected(styleElements[i])) continue;
    let at = list.length;
    %append(list, styleElements[i]);
    for (; at > 0 && (%node_members.compare(styleElements[i], list[at - 1]) & 4) !== 0; at--) {
      %setElement(list, at, list[at - 1]);
      %setElement(list, at - 1, styleElements[i]);
    }
  }
  return list;
}

// --- which declaration wins --------------------------------------------------------------------------------------------------------------

// Selectors 4, specificity, as one number
function specificity(complex) {
  let sum = 0;
  for (let i = 0; i < complex.length; i++) {
    const { tests } = complex[i];
    for (let k = 0; k < tests.length; k++) sum += weight(tests[k]);
  }
  return sum;
}
function weight(test) {
  if (test.byHash === true) return 10000;
  if (test.kind === 'any') return 0;
  if (test.kind === 'type' || test.kind === 'part') return 1;
  if (test.kind !== 'pseudo') return 100;
  if (test.name === 'where') return 0;
  if (test.name !== 'not' && test.name !== 'is' && test.name !== 'has') return 100;
  let most = 0;
  for (let i = 0; i < test.list.length; i++) if (specificity(test.list[i]) > most) most = specificity(test.list[i]);
  return most;
}

function parsed(rule) {
  if (rule.parsed === undefined) {
    try {
      rule.parsed = %selector_syntax.parseSelectors(rule.selectors, 'matches', 'Element');
    } catch {
      rule.parsed = []; // selectors that are none are left out
    }
  }
  return rule.parsed;
}

function declared(rule, name) {
  const { declarations } = rule;
  for (let i = declarations.length - 1; i >= 0; i--) if (declarations[i][0] === name) return declarations[i];
  return undefined;
}

function applies(rule) {
  if (rule.where === '') return true;
  if (rule.where[0] === '@') return %refuse('a style inside ' + rule.where, 'Whether it applies is not known here.');
  return %media_queries.matches(rule.where);
}

// The text that is declared for the property, undefined when nothing is
%cascade.declaredValue = function (element, name) {
  let best,
    bestRank = -1;
  function consider(declaration, rank) {
    const whole = rank + (declaration[2] === 'important' ? 1e9 : 0);
    if (whole < bestRank) return;
    bestRank = whole;
    best = declaration[1];
  }
  const present = sheets();
  for (let i = 0; i < present.length; i++) {
    const rules = rulesDeclaring(present[i], name);
    const media = %attributes.attributeText(present[i], 'media');
    for (let k = 0; k < rules.length; k++) {
      if (media !== '' && !%media_queries.matches(media)) continue;
      const list = parsed(rules[k]),
        declaration = declared(rules[k], name);
      for (let m = 0; m < list.length; m++) {
        if (%selectors.matches(element, [list[m]], undefined) && applies(rules[k])) consider(declaration, specificity(list[m]));
      }
    }
  }
  const own = %style.declarationsOf(%attributes.attributeText(element, 'style'));
  for (let i = 0; i < own.length; i++) if (own[i][0] === name) consider(own[i], 1e8);
  return best;
};

// --- the browser's own sheet (HTML, Rendering), and what is inherited -----------------------------------------------------------------------

const display = %newRecord();
function displays(value, names) {
  for (let i = 0; i < names.length; i++) display[names[i]] = value;
}
displays('none', [
  'area',
  'base',
  'datalist',
  'head',
  'link',
  'meta',
  'noembed',
  'noframes',
  'noscript',
  'param',
  'rp',
  'script',
  'style',
  'template',
  'title',
  'dialog',
]);
displays('block', [
  'html',
  'body',
  'address',
  'blockquote',
  'center',
  'dd',
  'details',
  'dir',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figcaption',
  'figure',
  'footer',
  'form',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hgroup',
  'hr',
  'legend',
  'listing',
  'main',
  'menu',
  'nav',
  'ol',
  'optgroup',
  'option',
  'p',
  'plaintext',
  'pre',
  'search',
  'section',
  'summary',
  'ul',
  'xmp',
  'article',
  'aside',
]);
displays('list-item', ['li']);
displays('inline-block', ['button', 'input', 'meter', 'progress', 'select', 'textarea']);
displays('table', ['table']);
displays('table-caption', ['caption']);
displays('table-row-group', ['tbody']);
displays('table-header-group', ['thead']);
displays('table-footer-group', ['tfoot']);
displays('table-row', ['tr']);
displays('table-cell', ['td', 'th']);
displays('table-column', ['col']);
displays('table-column-group', ['colgroup']);

function ownDisplay(state) {
  if (%AttributeOf(state, 'hidden') !== undefined || (state.localName === 'input' && %html_input.inputType(state) === 'hidden'))
    return 'none';
  if (state.localName === 'dialog' && %AttributeOf(state, 'open') !== undefined) return 'block';
  return display[state.localName];
}

const bold = ['b', 'strong', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
const italic = ['i', 'em', 'cite', 'dfn', 'var', 'address'];
const ownSheet = %newRecord();
ownSheet.display = ownDisplay;
ownSheet['white-space'] = function (state) {
  return %listIncludes(['pre', 'listing', 'xmp', 'plaintext'], state.localName)
    ? 'pre'
    : state.localName === 'textarea'
      ? 'pre-wrap'
      : undefined;
};
ownSheet['font-weight'] = function (state) {
  return %listIncludes(bold, state.localName) ? '700' : undefined;
};
ownSheet['font-style'] = function (state) {
  return %listIncludes(italic, state.localName) ? 'italic' : undefined;
};
ownSheet.cursor = function (state) {
  if (state.localName === 'a') return %AttributeOf(state, 'href') === undefined ? undefined : 'pointer';
  if (%listIncludes(['button', 'label', 'select', 'option'], state.localName)) return 'default';
  if (state.localName === 'textarea') return 'text';
  return state.localName === 'input' ? (%text_selection.isEditable(state) ? 'text' : 'default') : undefined;
};
ownSheet['text-align'] = function (state) {
  return %listIncludes(['button', 'caption', 'th'], state.localName) ? 'center' : undefined;
};

const initial = %newRecord();
const inherits = %newRecord();
function property(name, value, isInherited) {
  initial[name] = value;
  inherits[name] = isInherited;
}
property('display', 'inline', false);
property('visibility', 'visible', true);
property('white-space', 'normal', true);
property('text-transform', 'none', true);
property('position', 'static', false);
property('float', 'none', false);
property('clear', 'none', false);
property('opacity', '1', false);
property('z-index', 'auto', false);
property('pointer-events', 'auto', true);
property('font-style', 'normal', true);
property('font-weight', '400', true);
property('text-align', 'start', true);
property('direction', 'ltr', true);
property('flex-direction', 'row', false);
property('flex-wrap', 'nowrap', false);
property('justify-content', 'normal', false);
property('align-items', 'normal', false);
property('box-sizing', 'content-box', false);
property('object-fit', 'fill', false);
property('cursor', 'auto', true);

%cascade.isKnown = function (name) {
  return initial[name] !== undefined || (name[0] === '-' && name[1] === '-');
};

function parentOf(element) {
  const { parent } = %slot(element, 0);
  return parent !== null && %slot(parent, 0).nodeType === 1 ? parent : null;
}

const weights = { normal: '400', bold: '700' };
function inherited(element, name) {
  const parent = parentOf(element);
  return parent === null ? (initial[name] === undefined ? '' : initial[name]) : %cascade.computedValue(parent, name);
}

%cascade.computedValue = function (element, name) {
  const custom = initial[name] === undefined;
  let value = %cascade.declaredValue(element, name);
  if (value === 'revert' || value === 'revert-layer') value = undefined;
  if (value === 'initial' || (value === 'unset' && !custom && !inherits[name])) return custom ? '' : initial[name];
  if (value === 'inherit' || value === 'unset') return inherited(element, name);
  if (value === undefined && !custom && ownSheet[name] !== undefined) value = ownSheet[name](%slot(element, 0));
  if (value === undefined) return custom || inherits[name] ? inherited(element, name) : initial[name];
  if (%indexOfText(value, 'var(') >= 0) %refuse('the computed value of ' + name + ': ' + value, 'Variables are not put in here yet.');
  if (!custom) %style_values.checkStyleValue(name, value);
  return name === 'font-weight' && %HasOwnProperty(weights, value) ? weights[value] : value;
};

// CSS Display, blockification: what floats, stands apart, or is a part of a flex or grid container
const blocks = { inline: 'block', 'inline-block': 'block', 'inline-flex': 'flex', 'inline-grid': 'grid', 'inline-table': 'table' };
%cascade.displayOf = function (element) {
  const value = %cascade.computedValue(element, 'display');
  if (!%HasOwnProperty(blocks, value)) return value;
  const parent = parentOf(element);
  const around = parent === null ? 'block' : %cascade.computedValue(parent, 'display');
  const apart =
    %listIncludes(['absolute', 'fixed'], %cascade.computedValue(element, 'position')) ||
    %cascade.computedValue(element, 'float') !== 'none';
  return apart || %listIncludes(['flex', 'inline-flex', 'grid', 'inline-grid'], around) ? blocks[value] : value;
};

// --- HTML, being rendered ------------------------------------------------------------------------------------------------------------------

// The value that stands for one of the element, without what is inherited; undefined: none does
function ownValue(element, name) {
  const value = %cascade.declaredValue(element, name);
  if (value !== undefined && %indexOfText(value, 'var(') >= 0)
    %refuse('the computed value of ' + name + ': ' + value, 'Variables are not put in here yet.');
  if (value !== undefined && value !== 'revert' && value !== 'revert-layer') return value;
  return ownSheet[name] === undefined ? undefined : ownSheet[name](%slot(element, 0));
}

function isDisplayed(element) {
  const parent = parentOf(element),
    value = ownValue(element, 'display');
  if (%AttributeOf(%slot(element, 0), 'inert') !== undefined) return false; // HTML, Inert subtrees: shown, but nothing can be done with it
  if (value === 'none' || (value === 'inherit' && parent !== null && !isDisplayed(parent))) return false;
  return parent === null || (!isFoldedAway(element, parent) && isDisplayed(parent));
}

// HTML, The details element: closed, it shows its summary
function isFoldedAway(element, parent) {
  const state = %slot(parent, 0);
  if (state.localName !== 'details' || %AttributeOf(state, 'open') !== undefined) return false;
  let summary = state.first;
  while (summary !== null && %slot(summary, 0).localName !== 'summary') summary = %slot(summary, 0).next;
  return element !== summary;
}

function isVisible(element) {
  const value = ownValue(element, 'visibility'),
    parent = parentOf(element);
  return value === undefined || value === 'inherit' || value === 'unset'
    ? parent === null || isVisible(parent)
    : value === 'visible' || value === 'initial';
}

%focus.setRendered(function (element) {
  return isDisplayed(element) && isVisible(element);
});
