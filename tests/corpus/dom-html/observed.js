// Probes: what one innerHTML, textContent or replaceChildren means for an observer of the tree: one record.
const box = document.createElement('div');
box.innerHTML = '<a></a><b></b>';
const observer = new MutationObserver((records) => {
  for (const r of records) console.log(r.type, r.target.nodeName, '+' + [...r.addedNodes].map((n) => n.nodeName), '-' + [...r.removedNodes].map((n) => n.nodeName), r.previousSibling && r.previousSibling.nodeName, r.nextSibling && r.nextSibling.nodeName);
});
observer.observe(box, { childList: true, subtree: true, characterData: true });
box.innerHTML = '<i></i>text<u></u>';
box.replaceChildren('one', document.createElement('p'), 'two');
box.querySelector('p').append('in', document.createElement('em'));
box.firstChild.data = 'changed';
box.firstChild.after('x', 'y');
box.replaceChild(document.createElement('s'), box.lastChild);
box.textContent = '';
box.textContent = '';
console.log('changes made', observer.takeRecords().length);
box.append('last');
