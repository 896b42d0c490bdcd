uses('dom/attributes', 'dom/nodes', 'infra/platform_objects');
// HTML 2.6.1 Reflecting content attributes.
'use strict';

const dom = %Dom;

const elementState = dom.elementState;

// Text attributes that are read and written as they are: [[member, attribute]...]
dom.reflectText = function (prototype, members) {
  for (let i = 0; i < members.length; i++) {
    const attribute = %lowerCase(members[i]);
    %defineAccessor(prototype, members[i], function () { return dom.attributeText(this, attribute); }, function (value) {
      elementState(this);
      dom.setAttribute(this, attribute, `${value}`);
    });
  }
};
dom.reflectFlag = function (prototype, members) {
  for (let i = 0; i < members.length; i++) {
    const attribute = %lowerCase(members[i]);
    %defineAccessor(prototype, members[i], function () { return dom.hasAttribute(this, attribute); }, function (value) {
      elementState(this);
      if (value) dom.setAttribute(this, attribute, '');
      else dom.removeAttribute(this, attribute);
    });
  }
};

// Attributes that hold a number: `otherwise` when there is none or it is no number.
dom.reflectNumber = function (prototype, members, otherwise) {
  for (let i = 0; i < members.length; i++) {
    const attribute = %lowerCase(members[i]);
    %defineAccessor(prototype, members[i], function () {
      const text = dom.attributeText(this, attribute);
      const number = %parseHtmlInteger(text);
      return number === undefined ? otherwise : number;
    }, function (value) {
      elementState(this);
      dom.setAttribute(this, attribute, `${+value | 0}`);
    });
  }
};
