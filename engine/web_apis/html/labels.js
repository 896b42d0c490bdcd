uses('dom/attribute_list', 'dom/attributes', 'dom/collections', 'dom/document_names', 'dom/nodes');
uses('html/html_elements', 'html/html_forms', 'html/html_input');
// HTML, The label element, and the labels of a control.
'use strict';

const labelable = ['button', 'input', 'meter', 'output', 'progress', 'select', 'textarea'];
function isLabelable(state) {
  return %listIncludes(labelable, state.localName) && !(state.localName === 'input' && %html_input.inputType(state) === 'hidden');
}

// HTML, the labeled control: by the attribute for, else the first inside
%labels.labeledControl = function (label) {
  const target = %AttributeOf(%slot(label, 0), 'for');
  if (target !== undefined) {
    const found = %document_names.elementById(%nodes.rootOf(label), target);
    return found !== null && isLabelable(%slot(found, 0)) ? found : null;
  }
  for (let node = %nodes.following(label, label, true); node !== null; node = %nodes.following(node, label, true)) {
    const state = %slot(node, 0);
    if (state.nodeType === 1 && isLabelable(state)) return node;
  }
  return null;
};

const label = %html_elements.elementInterface('HTMLLabelElement', ['label']);
%defineAccessor(
  label,
  'htmlFor',
  function () {
    return %attributes.attributeText(this, 'for');
  },
  function (value) {
    %nodes.elementState(this);
    %attributes.setAttribute(this, 'for', `${value}`);
  },
);
%defineAccessor(
  label,
  'control',
  function () {
    %nodes.elementState(this);
    return %labels.labeledControl(this);
  },
  undefined,
);
%defineAccessor(
  label,
  'form',
  function () {
    %nodes.elementState(this);
    const control = %labels.labeledControl(this);
    return control === null ? null : %html_forms.formOf(control);
  },
  undefined,
);

// HTML, labels: the same live list each time
function labelsOf(control, state) {
  const root = %nodes.rootOf(control);
  if (state.labels === undefined) {
    state.labels = %collections.liveNodeList(root, ['for', 'id', 'type'], function (node, inner) {
      return inner.localName === 'label' && %labels.labeledControl(node) === control;
    });
  }
  %collections.setRoot(state.labels, root);
  return state.labels;
}

const interfaces = ['Button', 'Input', 'Meter', 'Output', 'Progress', 'Select', 'TextArea'];
for (let i = 0; i < interfaces.length; i++) {
  %defineAccessor(
    globalThis['HTML' + interfaces[i] + 'Element'].prototype,
    'labels',
    function () {
      const state = %nodes.elementState(this);
      return isLabelable(state) ? labelsOf(this, state) : null;
    },
    undefined,
  );
}
