// A worker from a blob: URL: what it is, that its address may be given back at once, and a blob that is gone.
const source = `
const strip = (text) => text.replace(/[0-9a-f-]{36}/, 'UUID').replace(/127\\.0\\.0\\.1(:\\d+)?/, 'HOST');
postMessage(['started', strip(location.href), location.protocol, strip(location.origin)]);
onmessage = ({ data }) => { postMessage(['doubled', data * 2]); setTimeout(() => { throw new Error('é from the blob'); }, 1); };
`;
const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
const worker = new Worker(url);
URL.revokeObjectURL(url);
worker.onmessage = ({ data }) => {
  console.log(...data);
  if (data[0] === 'started') worker.postMessage(21);
};
worker.onerror = (event) => {
  console.log(event.message, event.filename === url, event.lineno, event.colno);
  event.preventDefault();
  const gone = new Worker(url);
  gone.onerror = (event) => console.log('gone:', event.constructor.name, event.type);
};
