// The looks of the element in somebody's page. It takes over the page's colours; on paper the code stands, never the frame.

export const style = `
:host { display: block; margin: 1em 0; }
:host([hidden]) { display: none; }
.poster { position: relative; border: 1px solid color-mix(in srgb, currentColor 25%, transparent); border-radius: 10px; padding: .8em 1em; }
.heading { display: block; margin-bottom: .4em; }
.heading:empty { display: none; }
pre, ::slotted(pre) { margin: 0 !important; overflow: auto; max-height: 26em; font: .875em/1.5 ui-monospace, monospace; tab-size: 2; }
pre[hidden] { display: none; }
::slotted(img) { max-width: 100%; height: auto; }
button { margin-top: .8em; padding: .5em 1.1em; border: 0; border-radius: 8px; background: #1f6feb; color: #fff; font: 600 .9375em system-ui, sans-serif; cursor: pointer; }
button:hover { background: #1a5fce; }
button:focus-visible { outline: 3px solid #8fb8ff; outline-offset: 2px; }
iframe { display: block; width: 100%; border: 1px solid color-mix(in srgb, currentColor 25%, transparent); border-radius: 10px; }
:host([live]) .poster { display: none; }
@media print {
  :host([live]) .poster { display: block; }
  iframe, button { display: none; }
}
`;
