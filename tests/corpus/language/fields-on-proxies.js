// Fields are defined on whatever the parent's constructor returns: a proxy's trap sees the whole descriptor.
const seen = new Proxy({}, {
  defineProperty(target, key, descriptor) {
    console.log('define', key, JSON.stringify(descriptor));
    return Reflect.defineProperty(target, key, descriptor);
  },
});
class Base { constructor(made) { return made; } }
class Derived extends Base {
  plain = 1;
  ['computed' + 1] = 2;
}
const made = new Derived(seen);
console.log(made.plain, made.computed1, made === seen);
try {
  new Derived(new Proxy({}, { defineProperty: () => false }));
} catch (error) {
  console.log(error.name, error.message);
}
