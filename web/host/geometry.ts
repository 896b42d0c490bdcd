// Where things are in the preview, in its own coordinates: (0, 0) is its upper left corner. Node -1 is the view itself.

import type { GeometryQuestion } from '../contract/host';
import type { PreviewMirror } from './preview_mirror';

export function measure(mirror: PreviewMirror, { node, kind, property }: GeometryQuestion): Record<string, unknown> {
  const view = mirror.root.host as HTMLElement;
  const found = node < 0 ? view : mirror.node(node);
  if (kind === 'window') return measure_window(view);
  if (!(found instanceof HTMLElement)) return kind === 'style' ? { value: '' } : box_of(undefined, view, mirror);
  if (kind === 'style') return { value: getComputedStyle(found).getPropertyValue(property ?? '') };
  return box_of(found, view, mirror);
}

const measure_window = (view: HTMLElement) => ({
  innerWidth: view.offsetWidth,
  innerHeight: view.offsetHeight,
  scrollX: view.scrollLeft,
  scrollY: view.scrollTop,
  pageXOffset: view.scrollLeft,
  pageYOffset: view.scrollTop,
});

function box_of(element: HTMLElement | undefined, view: HTMLElement, mirror: PreviewMirror): Record<string, unknown> {
  const origin = view.getBoundingClientRect();
  const box = element?.getBoundingClientRect() ?? new DOMRect(origin.x, origin.y, 0, 0);
  return {
    x: box.x - origin.x,
    y: box.y - origin.y,
    width: box.width,
    height: box.height,
    ...own_sizes(element),
    ...offsets(element, box, origin, mirror),
    ...content_box(element),
  };
}

const own_sizes = (element?: HTMLElement) => ({
  clientTop: element?.clientTop ?? 0,
  clientLeft: element?.clientLeft ?? 0,
  clientWidth: element?.clientWidth ?? 0,
  clientHeight: element?.clientHeight ?? 0,
  scrollTop: element?.scrollTop ?? 0,
  scrollLeft: element?.scrollLeft ?? 0,
  scrollWidth: element?.scrollWidth ?? 0,
  scrollHeight: element?.scrollHeight ?? 0,
});

/** Offsets are from the offset parent when that is one of the program's elements, else from the view, as from a body. */
function offsets(element: HTMLElement | undefined, box: DOMRect, origin: DOMRect, mirror: PreviewMirror) {
  const size = { offsetWidth: element?.offsetWidth ?? 0, offsetHeight: element?.offsetHeight ?? 0 };
  const shown = element !== undefined && element.getClientRects().length > 0;
  const parent = shown ? element.offsetParent : null;
  const id = parent ? mirror.id_of(parent) : undefined;
  if (id !== undefined && id > 0) {
    return { ...size, offsetTop: element!.offsetTop, offsetLeft: element!.offsetLeft, offsetParent: id };
  }
  const fixed = shown && getComputedStyle(element).position === 'fixed';
  return {
    ...size,
    offsetTop: Math.round(box.y - origin.y),
    offsetLeft: Math.round(box.x - origin.x),
    offsetParent: shown && !fixed ? 0 : null,
  };
}

function content_box(element?: HTMLElement) {
  if (!element || element.getClientRects().length === 0) return { paddingLeft: 0, paddingTop: 0, contentWidth: 0, contentHeight: 0 };
  const style = getComputedStyle(element);
  const of = (name: string) => parseFloat(style.getPropertyValue(name)) || 0;
  const inner = (size: number, ...names: string[]) =>
    Math.max(
      0,
      names.reduce((rest, name) => rest - of(name), size),
    );
  return {
    paddingLeft: of('padding-left'),
    paddingTop: of('padding-top'),
    contentWidth: inner(element.getBoundingClientRect().width, 'padding-left', 'padding-right', 'border-left-width', 'border-right-width'),
    contentHeight: inner(
      element.getBoundingClientRect().height,
      'padding-top',
      'padding-bottom',
      'border-top-width',
      'border-bottom-width',
    ),
  };
}
