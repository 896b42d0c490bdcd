// Probes: what the tree refuses, by name and message.
const el = document.createElement('div'), text = document.createTextNode('abc'), other = document.createElement('p');
const attempt = (name, steps) => {
  try { console.log(name, steps()); } catch (error) { console.log(name, error.constructor.name, error.name, error.code, error.message); }
};
attempt('null', () => el.appendChild(null));
attempt('self', () => el.append(el));
attempt('ancestor', () => { el.append(other); other.append(el); });
attempt('into text', () => text.appendChild(el));
attempt('before a stranger', () => el.insertBefore(text, document.createElement('b')));
attempt('one argument', () => el.insertBefore(text));
attempt('remove a stranger', () => el.removeChild(text));
attempt('replace a stranger', () => el.replaceChild(text, document.body));
attempt('document', () => el.append(document));
attempt('second root', () => document.appendChild(document.createElement('div')));
attempt('bad name', () => document.createElement('no good'));
attempt('empty token', () => el.classList.add(''));
attempt('spaced token', () => el.classList.toggle('a b'));
attempt('bad selector', () => document.querySelector('p['));
attempt('where', () => el.insertAdjacentHTML('middle', 'x'));
attempt('construct', () => new HTMLDivElement());
attempt('receiver', () => Node.prototype.appendChild.call({}, el));
console.log(el.outerHTML);
