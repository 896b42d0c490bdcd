// The order of a storage's keys is that of Chromium's hash table: Object.keys, key(i), for-in, JSON; after removals too.
localStorage.clear(); for (const k of ['z', 'a', '10', '2', 'B', 'é', 'aa', '']) localStorage.setItem(k, k + '!');
console.log(Object.keys(localStorage).join('|')); console.log(Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i)).join('|')); console.log(JSON.stringify(localStorage)); for (const k in localStorage) console.log(k);
console.log(JSON.stringify(Object.entries(localStorage))); localStorage.removeItem('a'); localStorage.setItem('a', 'again'); console.log(Object.keys(localStorage).join('|')); console.log(Reflect.ownKeys(sessionStorage).length); sessionStorage.b = 1; sessionStorage.a = 2; console.log(Object.keys(sessionStorage).join());
