// Probes: members of events: dictionaries, the old init methods, conversions.
const show = (e, keys) => console.log(e.constructor.name, e.type, e.bubbles, e.cancelable, keys.map((k) => `${k}:${e[k]}`).join(' '));
let e = document.createEvent('MouseEvents'); e.initMouseEvent('click', true, true, window, 2, 1.7, '3', 4, 5, true, false, 1, 0, 1, document.body); show(e, ['detail', 'screenX', 'screenY', 'clientX', 'ctrlKey', 'altKey', 'shiftKey', 'button']);
e = document.createEvent('UIEvent'); e.initUIEvent('x', false, true, null, 7.9); show(e, ['detail', 'view']);
e = document.createEvent('KeyboardEvent'); e.initKeyboardEvent('keydown', true, true, window, 'a', 1, true); show(e, ['key', 'location', 'ctrlKey', 'keyCode']);
e = document.createEvent('CompositionEvent'); e.initCompositionEvent('c', true, false, null, 'q'); show(e, ['data']);
e = document.createEvent('StorageEvent'); e.initStorageEvent('s', false, false, 'k', null, 'n', 'u', null); show(e, ['key', 'oldValue', 'newValue', 'url', 'storageArea']);
e = document.createEvent('MessageEvent'); e.initMessageEvent('m', false, false, 'd', 'o', 'l', null); show(e, ['data', 'origin', 'lastEventId', 'source']);
e = document.createEvent('CustomEvent'); e.initCustomEvent('c', true, true, { a: 1 }); show(e, ['detail']);
show(new WheelEvent('w', { deltaY: 1.5, deltaMode: 1, clientX: 4 }), ['deltaX', 'deltaY', 'deltaMode', 'clientX']);
show(new StorageEvent('s'), ['key', 'oldValue', 'url']);
show(new StorageEvent('s', { key: undefined, newValue: 5 }), ['key', 'newValue']);
show(new CloseEvent('c', { wasClean: 1, code: 1000, reason: 'bye' }), ['wasClean', 'code', 'reason']);
show(new PopStateEvent('p', { state: 'st' }), ['state']);
show(new HashChangeEvent('h', { oldURL: 'a', newURL: 'b' }), ['oldURL', 'newURL']);
show(new PageTransitionEvent('p', { persisted: true }), ['persisted']);
show(new AnimationEvent('a', { animationName: 'n', elapsedTime: 1.5 }), ['animationName', 'elapsedTime', 'pseudoElement']);
show(new MouseEvent('m', { detail: 3.9, button: -1, buttons: 7 }), ['detail', 'button', 'buttons']);
for (const init of [{}, { promise: undefined }]) try { new PromiseRejectionEvent('x', init); } catch (error) { console.log(error.message); }
new PromiseRejectionEvent('x', { promise: 1 }).promise.then((v) => console.log('resolved', v));
