uses('dom/attribute_list', 'dom/nodes', 'dom/selectors', 'html/focus', 'html/form_validity', 'html/html_forms', 'html/html_input', 'html/html_select');
// HTML, Pseudo-classes: those that forms, links and the focus decide.
'use strict';

function among(state, names) {
  for (let i = 0; i < names.length; i++) if (names[i] === state.localName) return true;
  return false;
}
function canBeRequired(state) {
  return among(state, ['input', 'select', 'textarea']);
}
function isLink(node, state) {
  return among(state, ['a', 'area']) && %AttributeOf(state, 'href') !== undefined;
}

%selectors.definePseudoClass('checked', function (node, state) {
  return state.localName === 'option' ? %html_select.isSelected(node) : %html_input.isChecked(state);
});
%selectors.definePseudoClass('disabled', function (node, state) {
  return %html_forms.isControl(state) && %html_forms.isDisabled(node);
});
%selectors.definePseudoClass('enabled', function (node, state) {
  return %html_forms.isControl(state) && !%html_forms.isDisabled(node);
});
%selectors.definePseudoClass('required', function (node, state) {
  return canBeRequired(state) && %AttributeOf(state, 'required') !== undefined;
});
%selectors.definePseudoClass('optional', function (node, state) {
  return canBeRequired(state) && %AttributeOf(state, 'required') === undefined;
});
// HTML, :valid and :invalid: a form and a fieldset by what is inside
function validity(node, state) {
  if (state.localName !== 'form' && state.localName !== 'fieldset')
    return %form_validity.isConstrained(node, state) ? %form_validity.isValid(node) : undefined;
  if (state.localName === 'form') {
    const controls = %html_input.controlsOf(node);
    for (let i = 0; i < controls.length; i++) if (!%form_validity.isValid(controls[i])) return false;
    return true;
  }
  for (let at = %nodes.following(node, node, true); at !== null; at = %nodes.following(at, node, true)) {
    if (%nodes.isElement(at) && %form_validity.isConstrained(at, %slot(at, 0)) && !%form_validity.isValid(at)) return false;
  }
  return true;
}
%selectors.definePseudoClass('valid', function (node, state) {
  return validity(node, state) === true;
});
%selectors.definePseudoClass('invalid', function (node, state) {
  return validity(node, state) === false;
});
%selectors.definePseudoClass('focus', function (node) {
  return %focus.focused() === node;
});
%selectors.definePseudoClass('focus-within', function (node) {
  return %focus.focused() !== null && %nodes.contains(node, %focus.focused());
});
%selectors.definePseudoClass('link', isLink);
%selectors.definePseudoClass('any-link', isLink);
