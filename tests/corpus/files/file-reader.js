// Probes: a FileReader by its events; aborted, it says so.
const t = async (f) => { try { console.log(await f()); } catch (e) { console.log(`${e.name}: ${e.message}`); } };
(async () => {
const b = new Blob(['hello world'], { type: 'text/x' });
const fr = new FileReader(); const done = new Promise((y) => { for (const e of ['loadstart', 'progress', 'load', 'loadend', 'error', 'abort']) fr['on' + e] = (ev) => { console.log(e, fr.readyState, ev.loaded, ev.total, ev.lengthComputable, ev instanceof ProgressEvent); if (e === 'loadend') y(); }; });
fr.readAsText(b); console.log(fr.readyState, fr.result); await t(() => fr.readAsText(b)); await done; console.log(fr.result);
const fr2 = new FileReader(); fr2.onload = () => console.log(fr2.result); fr2.readAsDataURL(b); await new Promise((y) => fr2.onloadend = y);
await t(() => fr2.readAsText('x'));
const fr3 = new FileReader(); for (const e of ['loadstart', 'load', 'loadend', 'abort']) fr3.addEventListener(e, () => console.log(e, fr3.readyState, String(fr3.error && fr3.error.name))); fr3.readAsText(b); fr3.abort(); 
})();
