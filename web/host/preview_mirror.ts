// The engine's document, mirrored into a contained shadow root: created element by element from an allow-list,
// styles through CSSOM, pictures only as bytes that the Host was asked for.

import own_style from './preview.css';
import type { DomChange } from '../contract/host';
import { has_selection, selection_text } from './carets';
import { allowed_tags, attribute_allowed, preview_limits, unseen_tags } from './preview_rules';
import { canvas_background, own_tags, root_mark, view_height, view_width } from './preview_view';
import { safe_sheet, safe_style } from './preview_styles';

export class PreviewMirror {
  readonly root: ShadowRoot;
  private readonly document = document.createElement('preview-document');
  private nodes = new Map<number, Node>();
  private ids = new WeakMap<Node, number>();
  /** What each element is in the program's document, whatever it is here. */
  private tags = new WeakMap<Node, string>();
  private readonly pictures = new Map<string, string>();
  private readonly program_sheets = new Map<number, CSSStyleSheet>();
  private readonly own_sheet = new CSSStyleSheet();
  private readonly told = new Set<string>();

  /**
   * `stage` contains layout and paint; the shadow's host stands in it, so even a rule for :host can't leave. `unshown` is told,
   * once for each run, what of the document is not seen here.
   */
  constructor(
    stage: HTMLElement,
    private readonly unshown: (what: string) => void = () => {},
  ) {
    const host = document.createElement('div');
    host.tabIndex = 0; // so that keys can go to the program's body
    host.setAttribute('role', 'group');
    host.setAttribute('aria-label', "The program's document");
    stage.replaceChildren(host);
    this.root = host.attachShadow({ mode: 'open' });
    this.own_sheet.replaceSync(own_style);
    this.root.append(this.document);
    this.remember(0, this.document);
    this.adopt();
    new ResizeObserver(() => this.measure_view()).observe(host);
    this.measure_view();
  }

  /** Kinds of events that are delivered only since the program listens for them. */
  readonly heard = new Set<string>();

  private is_restyled = false;

  /** What the engine knows of what is selected in a field (carets.ts). */
  readonly selections = new WeakMap<Node, string>();

  /** What the browser does because of a change (a removed element loses the focus) is not the visitor's doing. */
  is_changing = false;

  apply(changes: DomChange[]): void {
    this.is_changing = true;
    try {
      for (const change of changes) this.apply_one(change);
      if (this.is_restyled) this.paint_canvas();
    } finally {
      this.is_changing = false;
    }
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

  /** Another run: nothing of the old one is kept. */
  forget_run(): void {
    for (const url of this.pictures.values()) URL.revokeObjectURL(url);
    this.pictures.clear();
    this.told.clear();
  }

  reset(): void {
    this.document.replaceChildren();
    this.nodes = new Map([[0, this.document]]);
    this.ids = new WeakMap([[this.document, 0]]);
    this.heard.clear();
    this.program_sheets.clear();
    this.is_restyled = true;
    this.adopt();
  }

  private apply_one(change: DomChange): void {
    if (change.op === 'reset') this.reset();
    else if (change.op === 'create') this.create(change.node, change.tag.toLowerCase());
    else if (change.op === 'text') this.set_text(change.node, change.text);
    else if (change.op === 'insert') this.insert(change.parent, change.node, change.before);
    else if (change.op === 'remove') this.remove(change.node);
    else if (change.op === 'hear') this.heard.add(change.type);
    else if (change.op === 'focus') this.move_focus(change.node);
    else if (change.op === 'picture') this.show_picture(change.node, change.address);
    else if (change.op === 'value') this.set_value(change.node, change.value);
    else if (change.op === 'scroll') this.scroll(change.node, change.left, change.top, change.adds === true);
    else if (change.op === 'select') this.select(change.node, change.from, change.to, change.direction);
    else if (change.op === 'checked') this.set_checked(change.node, change.checked);
    else if (change.op === 'attribute') this.set_attribute(change.node, change.name.toLowerCase(), change.value);
  }

  private remember(id: number, node: Node): void {
    this.nodes.set(id, node);
    this.ids.set(node, id);
  }

  private create(id: number, tag: string): void {
    if (this.nodes.size >= preview_limits.nodes) return this.leave_out(too_many);
    const made = this.element_for(tag);
    if (tag === 'style') this.program_sheets.set(id, new CSSStyleSheet());
    this.tags.set(made, tag);
    this.remember(id, made);
  }

  private element_for(tag: string): HTMLElement {
    const is_unseen = tag === 'style' || unseen_tags.has(tag);
    const shown = own_tags[tag] ?? (!is_unseen && allowed_tags.has(tag) ? tag : 'span');
    const made = document.createElement(shown);
    if (is_unseen) made.setAttribute(unseen, '');
    if (tag === 'html') made.setAttribute(root_mark, '');
    return made;
  }

  private set_text(id: number, whole: string): void {
    const known = this.nodes.get(id);
    if (!known && this.nodes.size >= preview_limits.nodes) return this.leave_out(too_many);
    const is_style = this.program_sheets.has(this.id_of(known?.parentNode ?? null) ?? -1);
    const text = is_style || whole.length <= preview_limits.text ? whole : this.cut(whole);
    if (known instanceof Text) known.data = text;
    else if (known) known.textContent = text;
    else this.remember(id, document.createTextNode(text));
    if (known?.parentNode ?? known) this.restyle(this.id_of(this.nodes.get(id)?.parentNode ?? null));
  }

  private cut(text: string): string {
    this.leave_out(`It shows the first ${preview_limits.text.toLocaleString('en')} characters of a text.`);
    return `${text.slice(0, preview_limits.text)}…`;
  }

  private insert(parent: number, id: number, before: number | null): void {
    const node = this.nodes.get(id);
    const into = this.nodes.get(parent) ?? this.document;
    if (!node || node.contains(into)) return;
    if (levels_above(into) + levels_of(node) > preview_limits.levels) return this.leave_out(too_deep);
    const next = before === null ? null : this.nodes.get(before);
    into.insertBefore(node, next?.parentNode === into ? next : null);
    if (this.program_sheets.has(parent)) this.restyle(parent);
  }

  private leave_out(what: string): void {
    if (!this.told.has(what)) this.unshown(what);
    this.told.add(what);
  }

  private remove(id: number): void {
    const node = this.nodes.get(id);
    (node as ChildNode | undefined)?.remove();
  }

  private set_attribute(id: number, name: string, value: string | null): void {
    const node = this.nodes.get(id);
    if (!(node instanceof HTMLElement)) return;
    const tag = this.tags.get(node) ?? '';
    if (name === 'style') this.set_style(node, value ?? '');
    else if (name === 'src' && node instanceof HTMLImageElement) return;
    else if (value === null) node.removeAttribute(name);
    else if (attribute_allowed(tag, name, value)) node.setAttribute(name, value);
    if (name === 'href' && tag === 'a') node.tabIndex = value === null ? -1 : 0;
  }

  private set_value(id: number, value: string): void {
    const node = this.nodes.get(id);
    const holds_value = node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement || node instanceof HTMLSelectElement;
    if (holds_value && node.value !== value) node.value = value;
  }

  private select(id: number, from: number, to: number, direction: 'forward' | 'backward'): void {
    const node = this.nodes.get(id);
    if (!has_selection(node)) return;
    node.setSelectionRange(from, to, direction);
    this.selections.set(node, selection_text(node));
  }

  /** Only the preview scrolls, never the page around it. */
  private scroll(id: number, left: number | undefined, top: number | undefined, adds: boolean): void {
    const host = this.root.host;
    const node = this.nodes.get(id);
    if (left !== undefined && top !== undefined) host.scrollTo(adds ? host.scrollLeft + left : left, adds ? host.scrollTop + top : top);
    else if (node instanceof HTMLElement) host.scrollTop += node.getBoundingClientRect().top - host.getBoundingClientRect().top;
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
    const safe = safe_sheet(this.nodes.get(id!)?.textContent ?? '');
    if (safe.lost) this.leave_out(style_asks);
    this.program_sheets.set(id!, safe.sheet);
    this.is_restyled = true;
    this.adopt();
  }

  private set_style(node: HTMLElement, text: string): void {
    const safe = safe_style(text);
    if (safe.lost) this.leave_out(style_asks);
    node.style.cssText = safe.text;
    this.is_restyled ||= node.tagName.startsWith('PREVIEW-');
  }

  /** What the program's styles take for the viewport is the preview. */
  private measure_view(): void {
    const host = this.root.host as HTMLElement;
    host.style.setProperty(view_width, `${host.offsetWidth / 100}px`);
    host.style.setProperty(view_height, `${host.offsetHeight / 100}px`);
  }

  private paint_canvas(): void {
    this.is_restyled = false;
    (this.root.host as HTMLElement).style.background = canvas_background(this.document);
  }

  private adopt(): void {
    this.root.adoptedStyleSheets = [this.own_sheet, ...this.program_sheets.values()];
  }
}

const unseen = 'data-preview-unseen';

const too_many = `It shows the first ${preview_limits.nodes.toLocaleString('en')} nodes of a document.`;
const too_deep = `It shows ${preview_limits.levels} levels of nested elements; what lies deeper is not seen.`;
const style_asks = 'A style names an address (url(…), @import) or is nested too deep; the preview asks nobody, so that part is left out.';

function levels_above(node: Node): number {
  let levels = 0;
  for (let at: Node | null = node; at && levels < preview_limits.levels; at = at.parentNode) ++levels;
  return levels;
}

function levels_of(node: Node): number {
  let levels = 1;
  for (let row = [...node.childNodes]; row.length > 0; row = row.flatMap((child) => [...child.childNodes])) ++levels;
  return levels;
}
