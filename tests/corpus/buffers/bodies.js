// Probes: buffers as parts of blobs and bodies, and bodies as buffers.
const t = (f) => { try { console.log(f()); } catch (e) { console.log(`${e.name}: ${e.message}`); } };
(async () => {
  t(() => 0); console.log(await new Blob([new Uint8Array([104, 105]), new Uint8Array([33]).buffer, new DataView(new Uint8Array([63]).buffer)]).text());
  console.log(new Uint8Array(await new Blob(['é']).arrayBuffer()), await new Response('é').bytes(), (await new Response(new Uint8Array([1, 2, 3]).subarray(1)).arrayBuffer()).byteLength, new Response(new Uint8Array(1)).headers.get('content-type'));
  const fr = new FileReader(); fr.onload = () => console.log(fr.result.byteLength, new Uint8Array(fr.result)); fr.readAsArrayBuffer(new Blob(['abc']));
})();
