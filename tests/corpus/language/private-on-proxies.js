// A proxy has private elements of its own: no trap sees them, and they are not its target's.
const log = [];
const noisy = new Proxy({}, {
  get: (target, key) => { log.push(`get ${String(key)}`); return undefined; },
  has: (target, key) => { log.push(`has ${String(key)}`); return false; },
  set: (target, key) => { log.push(`set ${String(key)}`); return true; },
  defineProperty: (target, key) => { log.push(`define ${String(key)}`); return true; },
});
class Base { constructor(object) { return object; } }
class Stamp extends Base {
  #value = 1;
  #method() { return this === noisy; }
  get #double() { return this.#value * 2; }
  set #double(value) { this.#value = value / 2; }
  static has(object) { return #value in object; }
  static read(object) { return [object.#value, object.#method(), object.#double]; }
  static write(object) { object.#value++; object.#double += 4; return object.#value; }
}
const tryIt = (label, work) => {
  try {
    console.log(label, work());
  } catch (error) {
    console.log(label, `${error.name}: ${error.message}`);
  }
};
tryIt('before', () => Stamp.has(noisy));
tryIt('read before', () => Stamp.read(noisy));
new Stamp(noisy);
tryIt('after', () => Stamp.has(noisy));
tryIt('read', () => Stamp.read(noisy));
tryIt('write', () => Stamp.write(noisy));
class Once extends Base { #only = 1; }
new Once(noisy);
tryIt('twice', () => new Once(noisy));
const target = new Stamp({});
const plain = new Proxy(target, {});
tryIt('the target has it', () => Stamp.has(target));
tryIt('its proxy does not', () => Stamp.has(plain));
tryIt('nor can it be read there', () => Stamp.read(plain));
const { proxy, revoke } = Proxy.revocable({}, {});
revoke();
new Stamp(proxy);
tryIt('even when revoked', () => [Stamp.has(proxy), Stamp.write(proxy)]);
tryIt('keys', () => Reflect.ownKeys(new Proxy({ a: 1 }, {})));
tryIt('an array', () => Stamp.write(new Stamp([1, 2])));
tryIt('a string object', () => Stamp.write(new Stamp(Object('text'))));
tryIt('a typed array', () => Stamp.write(new Stamp(new Uint8Array(2))));
console.log(log);
