// In the preview the program's document stands inside of another one: what its styles say of the root, the body and the viewport is
// said of what stands for them here.

/** Elements that a document has once have names of their own, so that neither document is taken for the other. */
export const own_tags: Readonly<Record<string, string>> = { html: 'preview-html', body: 'preview-body' };

/** Of the element that stands for the root; as heavy as `:root` in a selector. */
export const root_mark = 'data-preview-root';

/** A hundredth of the preview's width and height, set on its host. */
export const view_width = '--preview-view-width';
export const view_height = '--preview-view-height';

const skipped_in_selectors = String.raw`"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|\[[^\]]*\]`;
const of_document = new RegExp(
  String.raw`(${skipped_in_selectors})|:root(?![-\w(])|(?<![-\w.#:\\]|[^\0-\x7f])(html|body)(?![-\w\\]|[^\0-\x7f])`,
  'gi',
);

function selector_in_view(selector: string): string {
  return selector.replace(of_document, (found: string, skipped?: string, tag?: string) => {
    if (skipped !== undefined) return found;
    return tag === undefined ? `[${root_mark}]` : own_tags[tag.toLowerCase()]!;
  });
}

/** The rules of a sheet, nested ones as well, say what they say of the root and the body of the elements that stand for them. */
export function select_in_view(rules: CSSRuleList): void {
  for (const rule of rules) {
    if (rule instanceof CSSStyleRule && /html|body|:root/i.test(rule.selectorText)) rule.selectorText = selector_in_view(rule.selectorText);
    if ('cssRules' in rule && !(rule instanceof CSSKeyframesRule)) select_in_view(rule.cssRules as CSSRuleList);
  }
}

const by_side: Readonly<Record<string, string>> = {
  w: `var(${view_width})`,
  i: `var(${view_width})`, // of lines from left to right
  h: `var(${view_height})`,
  b: `var(${view_height})`,
  min: `min(var(${view_width}), var(${view_height}))`,
  max: `max(var(${view_width}), var(${view_height}))`,
};

/** Comments, strings, addresses, preludes of at-rules and names are passed over. */
const passed = String.raw`/\*[^]*?(?:\*/|$)|"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?|url\((?:[^)\\]|\\[^])*\)?|@[^{};]*|[#\\]?(?:[-_a-z]|[^\0-\x7f]|\\[^])(?:[-\w]|[^\0-\x7f]|\\[^])*`;
const number = String.raw`[+-]?(?:\d*\.)?\d+(?:e[+-]?\d+)?`;
const lengths = new RegExp(String.raw`(${number})(?:[sld]?v(w|h|i|b|min|max)(?![-\w\\]|[^\0-\x7f])|[-%\w]*)|${passed}`, 'gi');

/** Lengths that are told by the viewport are told by the preview. */
export function lengths_in_view(text: string): string {
  if (!/v(?:w|h|i|b|min|max)/i.test(text)) return text;
  return text.replace(lengths, (found: string, length?: string, side?: string) =>
    side === undefined ? found : `calc(${length} * ${by_side[side.toLowerCase()]})`,
  );
}

const is_seen = ({ backgroundColor, backgroundImage }: CSSStyleDeclaration): boolean =>
  backgroundImage !== 'none' || !/^(?:transparent|rgba\(0, 0, 0, 0\))$/.test(backgroundColor);

/** CSS Backgrounds 3, 2.11: the background of the root covers the whole view, and where it has none, that of the body. */
export function canvas_background(document: Element): string {
  const tags = Object.values(own_tags);
  const styles = tags.map((tag) => document.querySelector(tag)).flatMap((element) => (element ? [getComputedStyle(element)] : []));
  return styles.find(is_seen)?.background ?? '';
}
