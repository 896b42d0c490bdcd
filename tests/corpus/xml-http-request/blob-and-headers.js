// Probes: answers as blobs; headers of the answer.
const x = new XMLHttpRequest();
x.open('GET', 'data:text/x-own;charset=utf-8,h%C3%A9');
x.responseType = 'blob';
x.onload = async () => { console.log(x.response instanceof Blob, x.response.size, x.response.type, await x.response.text(), x.getResponseHeader('content-type'), x.getResponseHeader('none'), JSON.stringify(x.getAllResponseHeaders())); };
x.send();
const y = new XMLHttpRequest(); y.open('POST', '/missing'); y.setRequestHeader('x-a', '1'); y.setRequestHeader('X-A', '2'); y.setRequestHeader('cookie', 'no'); try { y.setRequestHeader('a b', 1); } catch (e) { console.log(e.name); }
y.onloadend = () => console.log(y.status, y.statusText, y.responseText);
setTimeout(() => y.send(new URLSearchParams('a=1')), 50);
