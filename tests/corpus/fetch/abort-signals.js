// Probes: signals: by time, by others, and what they refuse.
const t = (f) => { try { console.log(f()); } catch (e) { console.log(`${e.name}: ${e.message}`); } };
(async () => {
const s = AbortSignal.timeout(10); s.onabort = (e) => console.log('timeout', s.reason.name, s.reason.message, e.isTrusted); await new Promise((r) => setTimeout(r, 40));
const many = AbortSignal.any([s, new AbortController().signal]); console.log(many.aborted, many.reason === s.reason); t(() => many.throwIfAborted());
const a1 = new AbortController(), any1 = AbortSignal.any([a1.signal]); any1.addEventListener('abort', () => console.log('dependent', any1.reason)); a1.signal.addEventListener('abort', () => console.log('source')); a1.abort(7); a1.abort(8); console.log(any1.reason);
t(() => AbortSignal.any(5)); t(() => AbortSignal.timeout(-1)); t(() => AbortSignal.timeout()); t(() => new AbortSignal()); t(() => AbortSignal.abort().reason.message); t(() => AbortSignal.abort(undefined).reason.name); t(() => AbortController()); 
})();
