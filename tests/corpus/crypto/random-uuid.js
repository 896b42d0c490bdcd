// Version 4, variant 10, never twice.
const found = Array.from({ length: 20 }, () => crypto.randomUUID());
console.log(found.every((uuid) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(uuid)));
console.log(new Set(found).size, typeof crypto, Object.prototype.toString.call(crypto));
