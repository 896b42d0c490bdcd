// undefined crosses as undefined, and null as null: ports, the window, broadcast channels.
const { port1, port2 } = new MessageChannel();
port2.onmessage = ({ data }) => console.log('port', data);
port1.postMessage(undefined);
port1.postMessage(null);
addEventListener('message', ({ data }) => console.log('window', data));
setTimeout(() => {
  postMessage(undefined, '*');
  postMessage(null, '*');
}, 20);
setTimeout(() => {
  const from = new BroadcastChannel('b'), to = new BroadcastChannel('b');
  to.onmessage = ({ data }) => { console.log('broadcast', data); if (data === null) { from.close(); to.close(); } };
  from.postMessage(undefined);
  from.postMessage(null);
}, 60);
console.log(new MessageEvent('message').data, new MessageEvent('message', { data: undefined }).data);
