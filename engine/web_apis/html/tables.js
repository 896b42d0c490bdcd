uses('dom/attributes', 'dom/collections', 'dom/elements', 'dom/nodes', 'dom/tree_changes');
uses('html/html_elements');
uses('infra/dom_exception', 'infra/web_idl');
// HTML, Tabular data: the table by its parts, rows by their place, cells.
'use strict';

const element = %html_elements.elementInterface;
const table = element(
  'HTMLTableElement',
  ['table'],
  ['align', 'border', 'frame', 'rules', 'summary', 'width', 'bgColor', 'cellPadding', 'cellSpacing'],
);
element('HTMLTableCaptionElement', ['caption'], ['align']);
const section = element('HTMLTableSectionElement', ['tbody', 'thead', 'tfoot'], ['align', 'ch', 'chOff', 'vAlign']);
const row = element('HTMLTableRowElement', ['tr'], ['align', 'ch', 'chOff', 'vAlign', 'bgColor']);
const cell = element(
  'HTMLTableCellElement',
  ['td', 'th'],
  ['headers', 'abbr', 'align', 'axis', 'height', 'width', 'vAlign', 'bgColor'],
  ['noWrap'],
);
const column = element('HTMLTableColElement', ['col', 'colgroup'], ['align', 'width', 'vAlign']);

function indexError(interfaceName, method, what) {
  throw %NewDOMException("Failed to execute '" + method + "' on '" + interfaceName + "': " + what, 'IndexSizeError');
}

function isNamed(node, localName) {
  return %elements.isNamed(node, localName);
}
function childOf(parent, localName) {
  for (let at = %slot(parent, 0).first; at !== null; at = %slot(at, 0).next) if (isNamed(at, localName)) return at;
  return null;
}
function childrenOf(parent, names) {
  const found = [];
  for (let at = %slot(parent, 0).first; at !== null; at = %slot(at, 0).next)
    if (%listIncludes(names, %slot(at, 0).localName)) %append(found, at);
  return found;
}
function placeOf(list, node) {
  for (let i = 0; i < list.length; i++) if (list[i] === node) return i;
  return -1;
}

// --- table ------------------------------------------------------------------------------------------------------------------------------

// HTML, rows: those of the heads, then those of the table and its bodies, then those of the feet
function rowsOf(table) {
  const found = [];
  function take(parent) {
    const rows = childrenOf(parent, ['tr']);
    for (let i = 0; i < rows.length; i++) %append(found, rows[i]);
  }
  const parts = childrenOf(table, ['thead', 'tbody', 'tfoot', 'tr']);
  for (let i = 0; i < parts.length; i++) if (isNamed(parts[i], 'thead')) take(parts[i]);
  for (let i = 0; i < parts.length; i++) {
    if (isNamed(parts[i], 'tr')) %append(found, parts[i]);
    else if (isNamed(parts[i], 'tbody')) take(parts[i]);
  }
  for (let i = 0; i < parts.length; i++) if (isNamed(parts[i], 'tfoot')) take(parts[i]);
  return found;
}

// The same live list each time, in the order that `order` gives
function listOf(holder, name, matches, order) {
  const state = %nodes.elementState(holder);
  if (state.tableLists === undefined) state.tableLists = %newRecord();
  if (state.tableLists[name] === undefined) state.tableLists[name] = %collections.liveCollection(holder, [], matches, undefined, order);
  return state.tableLists[name];
}
function isRowOf(table) {
  return function (node, state) {
    if (state.localName !== 'tr') return false;
    const above = %slot(state.parent, 0);
    return state.parent === table || (%listIncludes(['thead', 'tbody', 'tfoot'], above.localName) && above.parent === table);
  };
}
function isChild(parent, names) {
  return function (node, state) {
    return state.parent === parent && %listIncludes(names, state.localName);
  };
}

function beforeBodies(table, names) {
  for (let at = %slot(table, 0).first; at !== null; at = %slot(at, 0).next) {
    if (%slot(at, 0).nodeType === 1 && !%listIncludes(names, %slot(at, 0).localName)) return at;
  }
  return null;
}
function putPart(table, part) {
  const { localName } = %slot(part, 0);
  const before =
    localName === 'caption' ? %slot(table, 0).first : localName === 'thead' ? beforeBodies(table, ['caption', 'colgroup']) : null;
  %tree_changes.preInsert('insertBefore', 'Node', table, part, before);
}
function partOf(table, localName) {
  const known = childOf(table, localName);
  if (known !== null) return known;
  const made = %elements.newElement(localName);
  putPart(table, made);
  return made;
}

function part(member, localName, createName, deleteName) {
  %defineAccessor(
    table,
    member,
    function () {
      %nodes.elementState(this);
      return childOf(this, localName);
    },
    function (value) {
      %nodes.elementState(this);
      const interfaceName = localName === 'caption' ? 'HTMLTableCaptionElement' : 'HTMLTableSectionElement';
      const context = "Failed to set the '" + member + "' property on 'HTMLTableElement': ";
      const names = localName === 'caption' ? ['caption'] : ['thead', 'tbody', 'tfoot'];
      if (value !== null && value !== undefined) {
        if (!%nodes.isElement(value) || !%listIncludes(names, %slot(value, 0).localName))
          %throwTypeError(context + "Failed to convert value to '" + interfaceName + "'.");
        if (%slot(value, 0).localName !== localName)
          throw %NewDOMException(context + 'Not a ' + localName + ' element.', 'HierarchyRequestError');
      }
      const old = childOf(this, localName);
      if (old !== null) %tree_changes.remove(old);
      if (value !== null && value !== undefined) putPart(this, value);
    },
  );
  %methods(table, {
    [createName]() {
      %nodes.elementState(this);
      return partOf(this, localName);
    },
    [deleteName]() {
      %nodes.elementState(this);
      const known = childOf(this, localName);
      if (known !== null) %tree_changes.remove(known);
    },
  });
}
part('caption', 'caption', 'createCaption', 'deleteCaption');
part('tHead', 'thead', 'createTHead', 'deleteTHead');
part('tFoot', 'tfoot', 'createTFoot', 'deleteTFoot');

// HTML, insertRow of a table
function insertRow(table, index) {
  const rows = rowsOf(table);
  if (index < -1) indexError('HTMLTableElement', 'insertRow', 'The index provided (' + index + ') is less than -1.');
  if (index > rows.length)
    indexError(
      'HTMLTableElement',
      'insertRow',
      'The index provided (' + index + ') is greater than the number of rows in the table (' + rows.length + ').',
    );
  const made = %elements.newElement('tr');
  if (rows.length === 0) {
    const bodies = childrenOf(table, ['tbody']);
    const body = bodies.length > 0 ? bodies[bodies.length - 1] : %elements.newElement('tbody');
    if (bodies.length === 0) %tree_changes.append(table, body);
    %tree_changes.append(body, made);
  } else if (index === -1 || index === rows.length) {
    %tree_changes.append(%slot(rows[rows.length - 1], 0).parent, made);
  } else {
    %tree_changes.preInsert('insertBefore', 'Node', %slot(rows[index], 0).parent, made, rows[index]);
  }
  return made;
}

%methods(table, {
  get rows() {
    const self = this;
    return listOf(this, 'rows', isRowOf(this), function () {
      return rowsOf(self);
    });
  },
  get tBodies() {
    return listOf(this, 'tBodies', isChild(this, ['tbody']));
  },
  createTBody() {
    %nodes.elementState(this);
    const made = %elements.newElement('tbody');
    const bodies = childrenOf(this, ['tbody']);
    %tree_changes.preInsert('insertBefore', 'Node', this, made, bodies.length === 0 ? null : %slot(bodies[bodies.length - 1], 0).next);
    return made;
  },
  insertRow() {
    %nodes.elementState(this);
    return insertRow(this, %argument(0) === undefined ? -1 : +%argument(0) | 0);
  },
  deleteRow(index) {
    %nodes.elementState(this);
    %web_idl.required(%argumentCount(), 1, 'deleteRow', 'HTMLTableElement');
    const at = +index | 0;
    const rows = rowsOf(this);
    if (at === -1 && rows.length === 0) return;
    if (at < -1) indexError('HTMLTableElement', 'deleteRow', 'The index provided (' + at + ') is less than -1.');
    if (at >= rows.length)
      indexError(
        'HTMLTableElement',
        'deleteRow',
        'The index provided (' + at + ') is greater than the number of rows in the table (' + rows.length + ').',
      );
    %tree_changes.remove(rows[at === -1 ? rows.length - 1 : at]);
  },
});

// --- sections, rows, cells ---------------------------------------------------------------------------------------------------------------

%methods(section, {
  get rows() {
    return listOf(this, 'rows', isChild(this, ['tr']));
  },
  insertRow() {
    %nodes.elementState(this);
    const at = %argument(0) === undefined ? -1 : +%argument(0) | 0;
    const rows = childrenOf(this, ['tr']);
    if (at < -1 || at > rows.length)
      indexError('HTMLTableSectionElement', 'insertRow', 'The provided index (' + at + ' is outside the range [-1, ' + rows.length + '].');
    const made = %elements.newElement('tr');
    %tree_changes.preInsert('insertBefore', 'Node', this, made, at === -1 || at === rows.length ? null : rows[at]);
    return made;
  },
  deleteRow(index) {
    %nodes.elementState(this);
    %web_idl.required(%argumentCount(), 1, 'deleteRow', 'HTMLTableSectionElement');
    const at = +index | 0;
    const rows = childrenOf(this, ['tr']);
    if (at === -1 && rows.length === 0) return;
    if (at < -1 || at >= rows.length)
      indexError('HTMLTableSectionElement', 'deleteRow', 'The provided index (' + at + ' is outside the range [-1, ' + rows.length + '].');
    %tree_changes.remove(rows[at === -1 ? rows.length - 1 : at]);
  },
});

function tableAround(row) {
  const { parent } = %slot(row, 0);
  if (parent === null || isNamed(parent, 'table')) return parent;
  const above = %slot(parent, 0);
  return %listIncludes(['thead', 'tbody', 'tfoot'], above.localName) && isNamed(above.parent, 'table') ? above.parent : null;
}

%methods(row, {
  get cells() {
    return listOf(this, 'cells', isChild(this, ['td', 'th']));
  },
  get rowIndex() {
    %nodes.elementState(this);
    const around = tableAround(this);
    return around === null ? -1 : placeOf(rowsOf(around), this);
  },
  get sectionRowIndex() {
    const { parent } = %nodes.elementState(this);
    return parent === null ? -1 : placeOf(childrenOf(parent, ['tr']), this);
  },
  insertCell() {
    %nodes.elementState(this);
    const at = %argument(0) === undefined ? -1 : +%argument(0) | 0;
    const cells = childrenOf(this, ['td', 'th']);
    if (at < -1 || at > cells.length)
      indexError('HTMLTableRowElement', 'insertCell', 'The value provided (' + at + ') is outside the range [-1, ' + cells.length + '].');
    const made = %elements.newElement('td');
    %tree_changes.preInsert('insertBefore', 'Node', this, made, at === -1 || at === cells.length ? null : cells[at]);
    return made;
  },
  deleteCell(index) {
    %nodes.elementState(this);
    %web_idl.required(%argumentCount(), 1, 'deleteCell', 'HTMLTableRowElement');
    const at = +index | 0;
    const cells = childrenOf(this, ['td', 'th']);
    if (at === -1 && cells.length === 0) return;
    if (at < -1 || at >= cells.length)
      indexError('HTMLTableRowElement', 'deleteCell', 'The value provided (' + at + ') is outside the range [0, ' + cells.length + ').');
    %tree_changes.remove(cells[at === -1 ? cells.length - 1 : at]);
  },
});

// HTML, reflection of numbers that are clamped to a range
function spanned(prototype, member, least, most) {
  const attribute = %lowerCase(member);
  %defineAccessor(
    prototype,
    member,
    function () {
      const number = %parseHtmlInteger(%attributes.attributeText(this, attribute));
      return number === undefined || number < 0 ? 1 : number < least ? least : number > most ? most : number;
    },
    function (value) {
      %nodes.elementState(this);
      const number = +value >>> 0;
      %attributes.setAttribute(this, attribute, `${number > 2147483647 ? 1 : number}`);
    },
  );
}
spanned(cell, 'colSpan', 1, 1000);
spanned(cell, 'rowSpan', 0, 65534);
spanned(column, 'span', 1, 1000);

const scopes = ['row', 'col', 'rowgroup', 'colgroup'];
%methods(cell, {
  get cellIndex() {
    const { parent } = %nodes.elementState(this);
    return parent === null || !isNamed(parent, 'tr') ? -1 : placeOf(childrenOf(parent, ['td', 'th']), this);
  },
  get scope() {
    const text = %lowerCase(%attributes.attributeText(this, 'scope'));
    return %listIncludes(scopes, text) ? text : '';
  },
  set scope(value) {
    %nodes.elementState(this);
    %attributes.setAttribute(this, 'scope', `${value}`);
  },
});
