// What of a program's document may appear in the page. Everything else stays in the engine.

const words = (text: string) => new Set(text.trim().split(/\s+/));

/** Elements as they are; a name not listed becomes a plain, unknown element of the same look. */
export const allowed_tags = words(`
  a abbr address article aside b blockquote br button caption cite code col colgroup dd del details dfn div dl
  dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label legend li
  main mark meter nav ol optgroup option output p pre progress q s samp section select small span strong sub
  summary sup table tbody td textarea tfoot th thead time tr u ul var wbr
`);

/** In the document but never seen. */
export const unseen_tags = new Set(['head', 'title', 'meta', 'link', 'script', 'template', 'noscript', 'base']);

const allowed_attributes = words(`
  alt checked class cols colspan dir disabled for height hidden high id label lang low max maxlength min
  multiple name open optimum placeholder readonly reversed role rows rowspan selected size span start step
  tabindex title value width
`);

const allowed_input_types = words(`
  button checkbox color date datetime-local email month number radio range reset search submit tel text time
  url week password
`);

/** The browser falls over documents that are nested some hundreds deep, and is slow with very many nodes and very long texts. */
export const preview_limits = { levels: 200, nodes: 100_000, text: 100_000 };

export function attribute_allowed(tag: string, name: string, value: string): boolean {
  if (name === 'type') return tag !== 'input' || allowed_input_types.has(value.toLowerCase());
  return allowed_attributes.has(name) || /^(aria|data)-[a-z0-9-]+$/.test(name);
}
