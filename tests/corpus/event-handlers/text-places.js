// Probes: where errors of code made from text are reported.
window.addEventListener('error', (e) => { console.log(e.message, e.filename.replace(location.origin, ''), e.lineno, e.colno); e.preventDefault(); });
setTimeout('throw 1', 1);
setTimeout('}', 20);
setTimeout(() => eval('throw 1'), 40);
setTimeout(() => eval('\n throw new Error("x")'), 60);
setTimeout(() => new Function('\n throw new Error("y")')(), 80);
setTimeout('try { throw new Error("z") } catch (e) { console.log(e.stack) }', 100);
