// style = text, cssText and the attribute: what is read back is written as a browser writes it.
// el.style = text, cssText and the attribute
const d = document.createElement('div');
d.style = 'color: red; top:3px;;bad; width: 5'; console.log(d.outerHTML, '|', d.getAttribute('style'), '|', d.style.cssText);
d.style.cssText = 'COLOR:BLUE;margin-top : 3px'; console.log(d.getAttribute('style'), d.outerHTML);
d.setAttribute('style', 'COLOR:BLUE;margin-top : 3px;bad'); console.log(d.getAttribute('style'), d.style.cssText); d.style.top = '1px'; console.log(d.getAttribute('style'));
d.style = ''; console.log(d.outerHTML, d.hasAttribute('style')); d.style.cssText = 'zzz'; console.log(d.outerHTML); d.removeAttribute('style'); d.style.cssText = ''; console.log(d.outerHTML);
d.style = null; console.log(d.outerHTML); d.style = 'left: 4px'; const o = new MutationObserver((l) => { for (const r of l) console.log(r.attributeName, r.oldValue); }); o.observe(d, { attributes: true, attributeOldValue: true }); d.style = 'left: 4px'; d.style.cssText = 'left: 5px'; d.style.left = '5px'; d.style.left = 'bad'; d.style.left = ''; d.style.left = '';
const s = d.style; try { 'use strict'; d.style.cssText = Symbol(); } catch (e) { console.log(e.message); }
