// Static imports that can't be found, and dynamic ones.
import('axios').catch((e) => console.log(e.name, e.message));
import('./missing.js').catch((e) => console.log(e.name, e.message.replace(/[^ ]*\//, '')));
import('/missing.js').catch((e) => console.log(e.name, e.message.replace(/[^ ]*\//, '')));
import('node:fs').catch((e) => console.log(e.name, e.message));
import('').catch((e) => console.log(e.name, e.message));
import('http://').catch((e) => console.log(e.name, e.message));
