// Probes: Node's names are not there: a ReferenceError, which typeof and try can meet.
console.log(typeof process, typeof require, typeof setImmediate, typeof module, typeof exports, typeof global, typeof Buffer, typeof __dirname);
try { setImmediate(() => {}); } catch (e) { console.log(`${e}`); }
try { process.nextTick(() => {}); } catch (e) { console.log(`${e}`); }
try { require('fs'); } catch (e) { console.log(`${e}`); }
console.log('process' in globalThis, globalThis.process);
Promise.resolve().then(() => process.exit()).catch((e) => console.log('caught', e.name));
setTimeout(() => { module.exports = {}; }, 5);
setTimeout(() => console.log('goes on'), 10);
