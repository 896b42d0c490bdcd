// DOM, Interface Element: the attributes of an element are a list of {name, value, node} in its state. Changing them is attributes.js.
'use strict';

%define('AttributeOf', function (state, name) {
  const list = state.attributes;
  for (let i = 0; i < list.length; i++) if (list[i].name === name) return list[i].value;
  return undefined;
});

function entryOf(state, name) {
  for (let i = 0; i < state.attributes.length; i++) if (state.attributes[i].name === name) return state.attributes[i];
  return undefined;
}
%attribute_list.attributeEntry = entryOf;
