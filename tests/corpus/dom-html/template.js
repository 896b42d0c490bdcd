// Probes: a template's content is a fragment of its own; cloning it; what cannot be found through it.
document.body.innerHTML = '<template id="row"><li class="row"><b></b></li></template><ul></ul>';
const template = document.getElementById('row'), ul = document.querySelector('ul');
console.log(template.childNodes.length, template.content.childNodes.length, template.content.nodeName, document.querySelector('.row'));
for (const name of ['ada', 'bob']) {
  const copy = template.content.cloneNode(true);
  copy.querySelector('b').textContent = name;
  ul.append(copy);
  console.log(copy.childNodes.length, ul.children.length);
}
console.log(ul.innerHTML, template.innerHTML, template.content.firstChild.isConnected);
template.innerHTML = '<p>other</p>';
console.log(template.content.firstElementChild.outerHTML, template.cloneNode(true).content.textContent, template.cloneNode().content.childNodes.length);
ul.append(document.importNode(template.content, true));
console.log(ul.lastChild.outerHTML, template.outerHTML);
