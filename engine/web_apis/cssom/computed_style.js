uses('cssom/cascade', 'cssom/geometry', 'cssom/style', 'dom/nodes');
uses('infra/dom_exception', 'infra/web_idl');
// CSSOM, getComputedStyle: by the cascade where no layout decides, else by the preview.
'use strict';

%methods('', {
  getComputedStyle(element) {
    %web_idl.required(%argumentCount(), 1, 'getComputedStyle', 'Window');
    if (!%nodes.isElement(element)) %web_idl.notOfType("Failed to execute 'getComputedStyle' on 'Window': ", 1, 'Element');
    const pseudo = %argument(1);
    if (pseudo !== undefined && pseudo !== null && `${pseudo}` !== '')
      %refuse('getComputedStyle of ' + `${pseudo}`, 'Only elements can be measured.');
    const made = %NewPlatformObject(%style.CSSStyleDeclaration.prototype, 'CSSStyleDeclaration');
    const state = %slot(made, 0);
    state.element = element;
    state.computed = computed;
    return made;
  },
});
const computed = %newRecord();
computed.read = function (style, name) {
  const element = %slot(style, 0).element;
  if (!%nodes.isConnected(element)) return '';
  if (name === 'display') return %cascade.displayOf(element);
  return %cascade.isKnown(name) ? %cascade.computedValue(element, name) : %geometry.styleOf(element, name);
};
computed.refuseWrite = function (member) {
  throw %NewDOMException(
    "Failed to set the '" +
      member +
      "' property on 'CSSStyleDeclaration': These styles are computed, and therefore the '" +
      member +
      "' property is read-only.",
    'NoModificationAllowedError',
  );
};
