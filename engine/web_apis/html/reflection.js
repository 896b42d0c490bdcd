uses('dom/attributes', 'dom/nodes');
// HTML, Reflecting content attributes.
'use strict';

const elementState = %nodes.elementState;

// Text attributes that are read and written as they are: [[member, attribute]...]
%reflection.reflectText = function (prototype, members) {
  for (let i = 0; i < members.length; i++) {
    const attribute = %lowerCase(members[i]);
    %defineAccessor(
      prototype,
      members[i],
      function () {
        return %attributes.attributeText(this, attribute);
      },
      function (value) {
        elementState(this);
        %attributes.setAttribute(this, attribute, `${value}`);
      },
    );
  }
};
%reflection.reflectFlag = function (prototype, members) {
  for (let i = 0; i < members.length; i++) {
    const attribute = %lowerCase(members[i]);
    %defineAccessor(
      prototype,
      members[i],
      function () {
        return %attributes.hasAttribute(this, attribute);
      },
      function (value) {
        elementState(this);
        if (value) %attributes.setAttribute(this, attribute, '');
        else %attributes.removeAttribute(this, attribute);
      },
    );
  }
};

// Attributes that hold a number: `otherwise` when there is none or it is not a number.
%reflection.reflectNumber = function (prototype, members, otherwise) {
  for (let i = 0; i < members.length; i++) {
    const attribute = %lowerCase(members[i]);
    %defineAccessor(
      prototype,
      members[i],
      function () {
        const text = %attributes.attributeText(this, attribute);
        const number = %parseHtmlInteger(text);
        return number === undefined ? otherwise : number;
      },
      function (value) {
        elementState(this);
        %attributes.setAttribute(this, attribute, `${+value | 0}`);
      },
    );
  }
};
