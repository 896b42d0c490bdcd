// Buffers move to a worker and back; a transferred one is detached at once.
const worker = new Worker('worker.js');
const buffer = new Uint8Array([1, 2, 3, 4]).buffer;
const view = new Uint16Array(buffer);
worker.postMessage({ buffer, view, same: buffer }, [buffer]);
console.log(buffer.byteLength, view.length, buffer.detached);
worker.onmessage = ({ data }) => {
  console.log(data, data.view instanceof Uint16Array);
  if (data.back) console.log(data.back.byteLength, new Uint8Array(data.back)[0]);
};
try { worker.postMessage(1, [{}]); } catch (error) { console.log(error.name, error.message); }
try { worker.postMessage(1, [1]); } catch (error) { console.log(error.name, error.message); }
try { worker.postMessage(1, 5); } catch (error) { console.log(error.name, error.message); }
worker.postMessage({ blob: new Blob(['text'], { type: 'text/plain' }), data: [1e21, -0, NaN, '\ud800é', 12345678901234567890n, null, true], boxed: [Object(1), Object('s'), Object(false)] });
// @file worker.js
onmessage = ({ data }) => {
  if (data.blob) {
    postMessage({ view: new Uint16Array(1), data: data.data, boxed: data.boxed, type: data.blob.type, size: data.blob.size });
    return;
  }
  const same = data.view.buffer === data.buffer && data.same === data.buffer;
  new Uint8Array(data.buffer)[0] = 99;
  postMessage({ view: data.view, back: data.buffer, same }, [data.buffer]);
};
