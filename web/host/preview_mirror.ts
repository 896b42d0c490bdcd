// The engine's document, mirrored into a contained shadow root: created element by element from an allow-list,
// styles through CSSOM, pictures only as bytes that the Host was asked for.

import own_style from './preview.css';
import type { DomChange } from '../contract/host';
import { allowed_tags, attribute_allowed, style_value_allowed, unseen_tags } from './preview_rules';

export class PreviewMirror {
  readonly root: ShadowRoot;
  private readonly body = document.createElement('div');
  private nodes = new Map<number, Node>();
  private ids = new WeakMap<Node, number>();
  private readonly pictures = new Map<string, string>();
  private readonly program_sheets = new Map<number, CSSStyleSheet>();
  private readonly own_sheet = new CSSStyleSheet();

  /** `stage` contains layout and paint; the shadow's host stands in it, so even a rule for :host can't leave. */
  constructor(stage: HTMLElement) {
    const host = document.createElement('div');
    host.tabIndex = 0; // so that keys can go to the program's body
    host.setAttribute('role', 'group');
    host.setAttribute('aria-label', "The program's document");
    stage.replaceChildren(host);
    this.root = host.attachShadow({ mode: 'open' });
    this.own_sheet.replaceSync(own_style);
    this.body.className = 'body';
    this.root.append(this.body);
    this.remember(0, this.body);
    this.adopt();
  }

  /** Kinds of events that are delivered only since the program listens for them. */
  readonly heard = new Set<string>();

  /** What the browser does because of a change (a removed element loses the focus) is not the visitor's doing. */
  is_changing = false;

  apply(changes: DomChange[]): void {
    this.is_changing = true;
    for (const change of changes) this.apply_one(change);
    this.is_changing = false;
  }

  id_of(node: EventTarget | null): number | undefined {
    for (let at = node instanceof Node ? node : null; at; at = at.parentNode) {
      const id = this.ids.get(at);
      if (id !== undefined) return id;
    }
    return undefined;
  }

  node(id: number): Node | undefined {
    return this.nodes.get(id);
  }

  /** The bytes of an image have come. The elements show them from the step on in which the program hears of it. */
  keep_picture(address: string, picture: Blob): void {
    const old = this.pictures.get(address);
    this.pictures.set(address, URL.createObjectURL(picture));
    if (old) URL.revokeObjectURL(old);
  }

  forget_pictures(): void {
    for (const url of this.pictures.values()) URL.revokeObjectURL(url);
    this.pictures.clear();
  }

  reset(): void {
    this.body.replaceChildren();
    this.body.removeAttribute('style');
    this.body.className = 'body';
    this.nodes = new Map([[0, this.body]]);
    this.ids = new WeakMap([[this.body, 0]]);
    this.heard.clear();
    this.program_sheets.clear();
    this.adopt();
  }

  private apply_one(change: DomChange): void {
    if (change.op === 'reset') this.reset();
    else if (change.op === 'create') this.remember(change.node, this.created(change.tag.toLowerCase(), change.node));
    else if (change.op === 'text') this.set_text(change.node, change.text);
    else if (change.op === 'insert') this.insert(change.parent, change.node, change.before);
    else if (change.op === 'remove') this.remove(change.node);
    else if (change.op === 'hear') this.heard.add(change.type);
    else if (change.op === 'focus') this.move_focus(change.node);
    else if (change.op === 'picture') this.show_picture(change.node, change.address);
    else if (change.op === 'value') this.set_value(change.node, change.value);
    else if (change.op === 'checked') this.set_checked(change.node, change.checked);
    else if (change.op === 'attribute') this.set_attribute(change.node, change.name.toLowerCase(), change.value);
  }

  private remember(id: number, node: Node): void {
    this.nodes.set(id, node);
    this.ids.set(node, id);
  }

  private created(tag: string, id: number): HTMLElement {
    if (tag === 'html' || tag === 'body') {
      const box = document.createElement('div');
      box.className = tag;
      return box;
    }
    if (tag === 'style') this.program_sheets.set(id, new CSSStyleSheet());
    if (unseen_tags.has(tag) || tag === 'style') {
      const box = document.createElement('span');
      box.className = 'unseen';
      return box;
    }
    const made = document.createElement(allowed_tags.has(tag) ? tag : 'span');
    made.dataset.tag = tag;
    return made;
  }

  private set_text(id: number, text: string): void {
    const known = this.nodes.get(id);
    if (known instanceof Text) known.data = text;
    else if (known) known.textContent = text;
    else this.remember(id, document.createTextNode(text));
    if (known?.parentNode ?? known) this.restyle(this.id_of(this.nodes.get(id)?.parentNode ?? null));
  }

  private insert(parent: number, id: number, before: number | null): void {
    const node = this.nodes.get(id);
    const into = this.nodes.get(parent) ?? this.body;
    if (!node || node.contains(into)) return;
    const next = before === null ? null : this.nodes.get(before);
    into.insertBefore(node, next?.parentNode === into ? next : null);
    if (this.program_sheets.has(parent)) this.restyle(parent);
  }

  private remove(id: number): void {
    const node = this.nodes.get(id);
    (node as ChildNode | undefined)?.remove();
  }

  private set_attribute(id: number, name: string, value: string | null): void {
    const node = this.nodes.get(id);
    if (!(node instanceof HTMLElement)) return;
    const tag = node.dataset.tag ?? '';
    if (name === 'style') set_style(node, value ?? '');
    else if (name === 'src' && node instanceof HTMLImageElement) return;
    else if (name === 'class' && !tag) node.className = `${node.classList[0] ?? ''} ${value ?? ''}`.trim();
    else if (value === null) node.removeAttribute(name);
    else if (attribute_allowed(tag, name, value)) node.setAttribute(name, value);
    if (name === 'value' && node instanceof HTMLInputElement && node.value !== (value ?? '')) node.value = value ?? '';
  }

  private set_value(id: number, value: string): void {
    const node = this.nodes.get(id);
    const holds_value =
      node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement || node instanceof HTMLSelectElement;
    if (holds_value && node.value !== value) node.value = value;
  }

  private set_checked(id: number, checked: boolean): void {
    const node = this.nodes.get(id);
    if (node instanceof HTMLInputElement) node.checked = checked;
  }

  /** The program may move the focus inside the preview, never out of the editor into it. */
  private move_focus(id: number | null): void {
    const has_focus = document.activeElement === document.body || document.activeElement === this.root.host;
    if (!has_focus) return;
    const node = id === null ? undefined : this.nodes.get(id);
    if (node instanceof HTMLElement) node.focus({ preventScroll: true });
    else if (this.root.activeElement instanceof HTMLElement) this.root.activeElement.blur();
  }

  private show_picture(id: number, address: string | null): void {
    const node = this.nodes.get(id);
    if (!(node instanceof HTMLImageElement)) return;
    const url = address === null ? undefined : this.pictures.get(address);
    if (url) node.src = url;
    else node.removeAttribute('src');
  }

  private restyle(id: number | undefined): void {
    const sheet = id === undefined ? undefined : this.program_sheets.get(id);
    if (!sheet) return;
    sheet.replaceSync(this.nodes.get(id!)?.textContent ?? '');
    drop_addresses(sheet.cssRules, sheet, 0);
    this.adopt();
  }

  private adopt(): void {
    this.root.adoptedStyleSheets = [this.own_sheet, ...this.program_sheets.values()];
  }
}

function set_style(node: HTMLElement, text: string): void {
  node.style.cssText = text;
  drop_addresses_of(node.style);
}

function drop_addresses_of(style: CSSStyleDeclaration): void {
  for (const name of [...style]) {
    if (!style_value_allowed(style.getPropertyValue(name))) style.removeProperty(name);
  }
}

/** Rules that would make the browser ask for something lose the declaration, or go. */
function drop_addresses(rules: CSSRuleList, owner: { deleteRule(index: number): void }, depth: number): void {
  for (let index = rules.length - 1; index >= 0; --index) {
    const rule = rules[index]!;
    if (rule instanceof CSSFontFaceRule || rule instanceof CSSImportRule || depth > 8) owner.deleteRule(index);
    else {
      if ('style' in rule) drop_addresses_of((rule as CSSStyleRule).style);
      if ('cssRules' in rule) drop_addresses((rule as CSSGroupingRule).cssRules, rule as CSSGroupingRule, depth + 1);
    }
  }
}
