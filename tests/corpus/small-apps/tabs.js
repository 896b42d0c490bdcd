// @input click #tab-2
// @input key ArrowRight
// @input key Home
// Tabs by the pattern of ARIA: roles, selected, roving tabindex, arrows.
document.body.innerHTML = `<div role="tablist" aria-label="Sample">${[1, 2, 3].map((n) => `<button role="tab" id="tab-${n}" aria-controls="panel-${n}" aria-selected="${n === 1}" ${n > 1 ? 'tabindex="-1"' : ''}>Tab ${n}</button>`).join('')}</div>
${[1, 2, 3].map((n) => `<div role="tabpanel" id="panel-${n}" aria-labelledby="tab-${n}" ${n > 1 ? 'hidden' : ''}><h3>Panel ${n}</h3><p>text ${n}</p></div>`).join('\n')}`;
const tabs = [...document.querySelectorAll('[role=tab]')];
function select(tab, focus) {
  for (const t of tabs) {
    const is = t === tab;
    t.ariaSelected = is;
    t.tabIndex = is ? 0 : -1;
    document.getElementById(t.getAttribute('aria-controls')).hidden = !is;
  }
  if (focus) tab.focus();
  console.log(tab.id, tabs.map((t) => t.getAttribute('aria-selected') + t.tabIndex).join(' '), document.querySelector('[role=tabpanel]:not([hidden])').innerText.replace(/\n+/g, '|'), document.activeElement.id);
}
const list = document.querySelector('[role=tablist]');
list.addEventListener('click', (e) => { const tab = e.target.closest('[role=tab]'); if (tab) select(tab); });
list.addEventListener('keydown', (e) => {
  const at = tabs.indexOf(document.activeElement);
  const to = { ArrowRight: (at + 1) % tabs.length, ArrowLeft: (at + tabs.length - 1) % tabs.length, Home: 0, End: tabs.length - 1 }[e.key];
  if (to === undefined) return;
  e.preventDefault();
  select(tabs[to], true);
});
select(tabs[0]);
console.log(list.role, list.ariaLabel, document.querySelector('#panel-1').ariaHidden);
