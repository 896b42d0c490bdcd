uses('dom/attribute_list', 'dom/attributes', 'dom/elements', 'dom/nodes');
// ARIA, ARIA Attribute Reflection: role and the aria attributes that are texts; null is none.
'use strict';

const members = [
  'Atomic',
  'AutoComplete',
  'Busy',
  'BrailleLabel',
  'BrailleRoleDescription',
  'Checked',
  'ColCount',
  'ColIndex',
  'ColIndexText',
  'ColSpan',
  'Current',
  'Description',
  'Disabled',
  'Expanded',
  'HasPopup',
  'Hidden',
  'Invalid',
  'KeyShortcuts',
  'Label',
  'Level',
  'Live',
  'Modal',
  'MultiLine',
  'MultiSelectable',
  'Orientation',
  'Placeholder',
  'PosInSet',
  'Pressed',
  'ReadOnly',
  'Relevant',
  'Required',
  'RoleDescription',
  'RowCount',
  'RowIndex',
  'RowIndexText',
  'RowSpan',
  'Selected',
  'SetSize',
  'Sort',
  'ValueMax',
  'ValueMin',
  'ValueNow',
  'ValueText',
];

function reflect(member, attribute) {
  %defineAccessor(
    %elements.Element.prototype,
    member,
    function () {
      const text = %AttributeOf(%nodes.elementState(this), attribute);
      return text === undefined ? null : text;
    },
    function (value) {
      %nodes.elementState(this);
      if (value === null || value === undefined) %attributes.removeAttribute(this, attribute);
      else %attributes.setAttribute(this, attribute, `${value}`);
    },
  );
}
reflect('role', 'role');
for (let i = 0; i < members.length; i++) reflect('aria' + members[i], 'aria-' + %lowerCase(members[i]));
