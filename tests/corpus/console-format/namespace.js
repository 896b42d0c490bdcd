console.log(String(console), Object.prototype.toString.call(console));
const tag = Object.getOwnPropertyDescriptor(console, Symbol.toStringTag);
console.log(tag.value, tag.writable, tag.enumerable, tag.configurable);
const base = Object.getPrototypeOf(console);
console.log(base === Object.prototype, Object.getPrototypeOf(base) === Object.prototype, Reflect.ownKeys(base).length);
console.log(Object.getOwnPropertyDescriptor(globalThis, 'console').enumerable);
const { log } = console;
log('without its object');
