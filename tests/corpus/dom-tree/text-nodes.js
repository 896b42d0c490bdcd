// Probes: character data methods, splitText, normalize, textContent and innerText as text.
const p = document.createElement('p');
const text = document.createTextNode('Hello world');
p.append(text);
text.insertData(5, ',');
text.appendData('!');
text.replaceData(7, 5, 'there');
console.log(text.data, text.length, text.substringData(0, 5));
text.deleteData(5, 1);
const rest = text.splitText(5);
console.log(JSON.stringify([text.data, rest.data]), p.childNodes.length, text.nextSibling === rest);
p.normalize();
console.log(p.childNodes.length, p.firstChild === text, text.data, rest.parentNode);
p.textContent = '<b>not markup</b>';
console.log(p.innerHTML, p.childNodes.length, text.isConnected);
p.innerText = 'two\nlines';
console.log(p.innerHTML, p.childNodes.length);
p.textContent = null;
console.log(p.childNodes.length, JSON.stringify(p.textContent), new Text('made').data, new Comment('c').nodeName);
try { text.insertData(99, 'x'); } catch (error) { console.log(error.name, error.message); }
