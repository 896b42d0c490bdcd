// The program's styles, without what would make the browser ask for something. Judged by the whole text of each rule and declaration,
// for a shorthand with var() in it shows nothing in its longhands. (Behind this stands the page's policy: no picture comes from an address.)

import { read_css } from './css_text';
import { lengths_in_view, select_in_view } from './preview_view';

/** Deeper, and the browser itself falls over. */
const deepest = 128;

export interface SafeSheet {
  sheet: CSSStyleSheet;
  /** Something of the text was left out. */
  lost: boolean;
}

export function safe_sheet(text: string): SafeSheet {
  const sheet = new CSSStyleSheet();
  const { asks, depth } = read_css(text);
  if (depth > deepest) return { sheet, lost: true };
  sheet.replaceSync(lengths_in_view(text)); // a constructed sheet takes no @import
  if (asks) drop_rules(sheet);
  select_in_view(sheet.cssRules);
  return { sheet, lost: asks };
}

export function safe_style(text: string): { text: string; lost: boolean } {
  const { asks, depth } = read_css(text);
  if (depth > deepest) return { text: '', lost: true };
  if (!asks) return { text: lengths_in_view(text), lost: false };
  const apart = new CSSStyleSheet();
  apart.replaceSync('x {}');
  const { style } = apart.cssRules[0] as CSSStyleRule;
  style.cssText = text;
  drop_declarations(style);
  return { text: lengths_in_view(style.cssText), lost: true };
}

const is_harmless = (text: string): boolean => !read_css(text).asks;

interface RuleOwner {
  readonly cssRules: CSSRuleList;
  deleteRule(index: number): void;
}

/** Rules lose the declarations that ask; what asks without a declaration of its own goes as a whole. */
function drop_rules(owner: RuleOwner): void {
  for (let index = owner.cssRules.length - 1; index >= 0; --index) {
    const rule = owner.cssRules[index]!;
    if (rule instanceof CSSNamespaceRule || is_harmless(rule.cssText)) continue;
    if ('style' in rule) drop_declarations(rule.style as CSSStyleDeclaration);
    if (rule instanceof CSSKeyframesRule) for (const frame of rule.cssRules) drop_declarations((frame as CSSKeyframeRule).style);
    else if ('cssRules' in rule) drop_rules(rule as unknown as RuleOwner);
    if (!is_harmless(rule.cssText)) owner.deleteRule(index);
  }
}

function drop_declarations(style: CSSStyleDeclaration): void {
  for (const name of [...style]) if (!is_harmless(style.getPropertyValue(name))) style.removeProperty(name);
  if (is_harmless(style.cssText)) return;
  for (const name of [...style]) if (style.getPropertyValue(name) === '') style.removeProperty(name);
  if (!is_harmless(style.cssText)) style.cssText = '';
}
