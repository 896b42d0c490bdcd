uses(
    'dom/attribute_list', 'dom/nodes', 'dom/selectors', 'html/focus', 'html/html_forms', 'html/html_input',
    'infra/platform_objects'
);
// HTML 4.16.3 Pseudo-classes: those that forms, links and the focus decide.
'use strict';

const dom = %Dom;

function among(state, names) {
  for (let i = 0; i < names.length; i++) if (names[i] === state.localName) return true;
  return false;
}
function canBeRequired(state) { return among(state, ['input', 'select', 'textarea']); }
function isLink(node, state) { return among(state, ['a', 'area']) && %AttributeOf(state, 'href') !== undefined; }

dom.definePseudoClass('checked', function (node, state) { return state.localName === 'option' ? dom.isSelected(node) : dom.isChecked(state); });
dom.definePseudoClass('disabled', function (node, state) { return dom.isControl(state) && dom.isDisabled(node); });
dom.definePseudoClass('enabled', function (node, state) { return dom.isControl(state) && !dom.isDisabled(node); });
dom.definePseudoClass('required', function (node, state) { return canBeRequired(state) && %AttributeOf(state, 'required') !== undefined; });
dom.definePseudoClass('optional', function (node, state) { return canBeRequired(state) && %AttributeOf(state, 'required') === undefined; });
dom.definePseudoClass('focus', function (node) { return dom.focused() === node; });
dom.definePseudoClass('focus-within', function (node) { return dom.focused() !== null && dom.contains(node, dom.focused()); });
dom.definePseudoClass('link', isLink);
dom.definePseudoClass('any-link', isLink);
