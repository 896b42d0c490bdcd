// Probes: where an uncaught error came from: of an Error where it was made, of anything else where it was thrown.
addEventListener('error', (e) => console.log('at', e.lineno, e.colno));
setTimeout(() => {
    throw { custom: 1 }; }, 100);
setTimeout(() => { try { [1].forEach((x) => { throw new Error('in callback'); }); } finally { console.log('finally'); } }, 101);
setTimeout(() => { dispatchEvent(new Event('boom')); undefined_name; }, 102);
addEventListener('boom', function () { this.foo.bar(); });
setTimeout(() => { const e = new Error('made here');
  throw e; }, 104); setTimeout(() => { new Promise(() => { throw 1; }).catch(() => {}); (() => { null.q; })(); }, 105); setTimeout(() => { ({ get x() { throw 'getter'; } }).x; }, 106); setTimeout(() => { queueMicrotask(() => { class A { constructor() { this.x(); } } new A(); }); }, 107);
