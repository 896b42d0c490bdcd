// What crosses from the page to a worker and back: each channel gets a copy of its own.
const code = `const one = new BroadcastChannel('data'), two = new BroadcastChannel('data'), other = new BroadcastChannel('other');
other.onmessage = () => postMessage('never');
let first; one.onmessage = (e) => { first = e.data; }; two.onmessage = (e) => { postMessage([first !== e.data, e.data.map.get('k'), e.data.date.getTime(), e.data.list.length, e.data.error instanceof RangeError, e.data.error.message, e.data.big, e.data.self === e.data]); setTimeout(() => two.postMessage(new Map([['back', [1, 2]]])), 40); }; setTimeout(() => postMessage('ready'), 60);`;
const worker = new Worker(URL.createObjectURL(new Blob([code])));
const channel = new BroadcastChannel('data');
channel.onmessage = (e) => { console.log('page', e.data, e.type, e.data instanceof Map); setTimeout(end, 40); };
worker.onmessage = (e) => {
  console.log(e.data);
  if (e.data !== 'ready') return;
  const data = { map: new Map([['k', 'v']]), date: new Date(5), list: [1, , 3], error: new RangeError('far'), big: 10n };
  data.self = data;
  channel.postMessage(data);
  try { channel.postMessage(() => {}); } catch (error) { console.log(error.name, error.message); }
};
function end() { worker.terminate(); channel.postMessage('nobody hears'); channel.close(); try { channel.postMessage(1); } catch (error) { console.log(error.name); } }
