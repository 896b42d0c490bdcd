// @input click th:nth-child(2)
// @input click th:nth-child(2)
// @input click th:nth-child(1)
// A table that is sorted by a click on a head, and made by the table's own methods.
const rows = [['Banana', 3, '2024-03-01'], ['apple', 12, '2023-01-15'], ['Cherry', 7, '2024-01-01']];
const table = document.createElement('table');
table.id = 'fruits';
const head = table.createTHead().insertRow();
for (const name of ['Name', 'Count', 'Date']) { const th = document.createElement('th'); th.textContent = name; th.scope = 'col'; head.appendChild(th); }
const body = table.createTBody();
for (const row of rows) {
  const tr = body.insertRow();
  for (const value of row) tr.insertCell().textContent = value;
}
table.createCaption().textContent = 'Fruits';
const foot = table.createTFoot().insertRow(0);
foot.insertCell(0).innerHTML = `<b>${rows.length}</b> rows`;
foot.cells[0].colSpan = 3;
document.body.append(table);
const text = () => [...table.tBodies[0].rows].map((tr) => [...tr.cells].map((td) => td.innerText).join(',')).join(' ');
console.log(table.rows.length, table.tBodies.length, table.caption.textContent, table.tHead.rows[0].cells[1].cellIndex, text());
let last = -1, up = true;
table.tHead.addEventListener('click', (e) => {
  const th = e.target.closest('th');
  const column = th.cellIndex;
  up = column === last ? !up : true;
  last = column;
  const compare = (a, b) => {
    const x = a.cells[column].textContent, y = b.cells[column].textContent;
    return isNaN(x) || isNaN(y) ? x.localeCompare(y) : x - y;
  };
  const sorted = [...body.rows].sort((a, b) => (up ? compare(a, b) : compare(b, a)));
  body.append(...sorted);
  for (const other of head.cells) other.ariaSort = other === th ? (up ? 'ascending' : 'descending') : 'none';
  console.log(th.innerText, up, text(), th.getAttribute('aria-sort'), body.rows[0].rowIndex, body.rows[0].sectionRowIndex);
});
table.deleteRow(1);
console.log(table.rows.length, body.rows.length, foot.cells[0].outerHTML);
