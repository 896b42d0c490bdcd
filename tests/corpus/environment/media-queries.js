// matchMedia: what is said of the visitor, and how a query is written back.
for (const q of ['(prefers-color-scheme: dark)', 'print', 'screen', 'all', '', '(prefers-reduced-motion: reduce)', '(prefers-reduced-motion)', 'not all', '(hover: hover)', '(pointer:fine)', '(HOVER)', 'screen, print', '(prefers-contrast: more)', '(prefers-color-scheme: light)', '(display-mode: standalone)', '(any-hover: none)', 'not (prefers-color-scheme: dark)', '(prefers-color-scheme)', 'only screen and (hover)']) { const m = matchMedia(q); console.log(JSON.stringify(q), m.matches, JSON.stringify(m.media)); }
const m = matchMedia('print'); console.log(String(m), m.onchange, m instanceof EventTarget, m.addListener.length, Object.keys(Object.getPrototypeOf(m)).join(), matchMedia === window.matchMedia);
try { matchMedia() } catch (e) { console.log(e.message) }
m.onchange = () => 1; m.addListener(() => 2); m.addListener(null); m.removeListener(() => 1);
