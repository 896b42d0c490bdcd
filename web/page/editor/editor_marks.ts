// What the run writes into the editor: the running range, the badge of every callback beside its line, notes,
// errors and breakpoints. Decorations only; the text is the visitor's.

import { RangeSet, RangeSetBuilder, StateEffect, StateField, type EditorState, type Extension, type Text } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  GutterMarker,
  WidgetType,
  gutter,
  lineNumbers,
  type BlockInfo,
  type DecorationSet,
} from '@codemirror/view';
import type { Diagnostic, SourceMark, SourceResult } from '../../contract/commands';

export const set_running = StateEffect.define<SourceResult | undefined>();
export const set_errors = StateEffect.define<Diagnostic[]>();
const set_breakpoints = StateEffect.define<number[]>();
const toggle_breakpoint = StateEffect.define<number>();

/** Beside one line; more would lie on the code. */
const most_badges = 3;

class Badges extends WidgetType {
  constructor(private readonly marks: SourceMark[]) {
    super();
  }

  override eq(other: Badges): boolean {
    return JSON.stringify(other.marks) === JSON.stringify(this.marks);
  }

  toDOM(): HTMLElement {
    const row = document.createElement('span');
    row.className = 'ls-badges';
    const shown = this.marks.length > most_badges + 1 ? this.marks.slice(0, most_badges) : this.marks;
    for (const mark of shown) {
      const badge = document.createElement('span');
      badge.className = `ls-badge ls-badge-${mark.state}`;
      badge.style.setProperty('--kind', `var(--${/^[a-z]+$/.test(mark.kind) ? mark.kind : 'sync'})`);
      badge.textContent = mark.letter.length > 4 ? mark.letter.slice(0, 1) : mark.letter; // a cut number is another one
      badge.title = `${mark.letter}: ${mark.kind}, ${mark.state}`;
      row.append(badge);
    }
    if (shown.length < this.marks.length) {
      const more = document.createElement('span');
      more.className = 'ls-badge';
      more.textContent = `+${this.marks.length - shown.length}`;
      more.title = this.marks.map((mark) => mark.letter).join(' ');
      row.append(more);
    }
    return row;
  }
}

class Note extends WidgetType {
  constructor(private readonly text: string) {
    super();
  }

  override eq(other: Note): boolean {
    return other.text === this.text;
  }

  toDOM(): HTMLElement {
    const note = document.createElement('span');
    note.className = 'ls-note';
    note.textContent = this.text;
    return note;
  }
}

const clamp = (position: number, doc: Text) => Math.max(0, Math.min(position, doc.length));

function running_decorations(doc: Text, source: SourceResult | undefined): DecorationSet {
  if (!source) return Decoration.none;
  const found = [];
  const { running, note } = source;
  if (running) {
    const from = clamp(running.start, doc);
    const to = clamp(running.end, doc);
    found.push(Decoration.line({ class: 'ls-running-line' }).range(doc.lineAt(from).from));
    if (to > from) found.push(Decoration.mark({ class: 'ls-running' }).range(from, to));
  }
  if (note && note.line >= 1 && note.line <= doc.lines) {
    found.push(Decoration.widget({ widget: new Note(note.text), side: 1 }).range(doc.line(note.line).to));
  }
  const by_line = new Map<number, SourceMark[]>();
  for (const mark of source.marks ?? []) by_line.set(mark.line, [...(by_line.get(mark.line) ?? []), mark]);
  for (const [line, marks] of by_line) {
    if (line < 1 || line > doc.lines) continue;
    found.push(Decoration.widget({ widget: new Badges(marks), side: 2 }).range(doc.line(line).to));
  }
  return Decoration.set(found, true);
}

const running_field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(set_running)) return running_decorations(transaction.state.doc, effect.value);
    }
    return transaction.docChanged ? Decoration.none : decorations;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const error_field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(set_errors)) return error_decorations(transaction.state.doc, effect.value);
    }
    return decorations.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function error_decorations(doc: Text, errors: Diagnostic[]): DecorationSet {
  const ranges = errors.map((error) => {
    let from = clamp(error.start, doc);
    const to = Math.max(clamp(error.end, doc), Math.min(from + 1, doc.length));
    if (from === to) from = Math.max(0, to - 1);
    return { from, to, title: error.message };
  });
  return Decoration.set(
    ranges
      .filter(({ from, to }) => to > from)
      .map(({ from, to, title }) => Decoration.mark({ class: 'ls-error', attributes: { title } }).range(from, to)),
    true,
  );
}

class BreakpointMarker extends GutterMarker {
  override toDOM(): HTMLElement {
    const dot = document.createElement('span');
    dot.className = 'ls-breakpoint';
    return dot;
  }
}

const marker = new BreakpointMarker();

const breakpoint_field = StateField.define<RangeSet<GutterMarker>>({
  create: () => RangeSet.empty,
  update(set, transaction) {
    let next = set.map(transaction.changes);
    const { doc } = transaction.state;
    for (const effect of transaction.effects) {
      if (effect.is(set_breakpoints)) next = markers_at(doc, effect.value);
      if (effect.is(toggle_breakpoint)) {
        const lines = lines_of(doc, next);
        const line = effect.value;
        next = markers_at(doc, lines.includes(line) ? lines.filter((other) => other !== line) : [...lines, line]);
      }
    }
    return next;
  },
});

function markers_at(doc: Text, lines: number[]): RangeSet<GutterMarker> {
  const builder = new RangeSetBuilder<GutterMarker>();
  for (const line of [...new Set(lines)].sort((a, b) => a - b)) {
    if (line >= 1 && line <= doc.lines) builder.add(doc.line(line).from, doc.line(line).from, marker);
  }
  return builder.finish();
}

function lines_of(doc: Text, set: RangeSet<GutterMarker>): number[] {
  const lines = new Set<number>();
  for (const cursor = set.iter(); cursor.value; cursor.next()) lines.add(doc.lineAt(cursor.from).number);
  return [...lines];
}

export const breakpoint_lines = (state: EditorState): number[] => lines_of(state.doc, state.field(breakpoint_field));
export const toggled_at = (line: number) => ({ effects: toggle_breakpoint.of(line) });
export const put_breakpoints = (lines: number[]) => set_breakpoints.of(lines);

export function toggle_breakpoint_at_cursor(view: EditorView): boolean {
  view.dispatch({ effects: toggle_breakpoint.of(view.state.doc.lineAt(view.state.selection.main.head).number) });
  return true;
}

const toggle_at = (view: EditorView, position: number) =>
  view.dispatch({ effects: toggle_breakpoint.of(view.state.doc.lineAt(position).number) });

/** What a gutter does with the mouse: the line's number and the strip beside it do the same. */
function gutter_events(menu: LineMenu) {
  return {
    mousedown(view: EditorView, block: BlockInfo, event: Event) {
      const { button, ctrlKey, metaKey } = event as MouseEvent;
      if (button !== 0 || ctrlKey || metaKey) return false;
      toggle_at(view, block.from);
      return true;
    },
    contextmenu(view: EditorView, block: BlockInfo, event: Event) {
      event.preventDefault();
      menu(view.state.doc.lineAt(block.from).number, event as MouseEvent);
      return true;
    },
  };
}

/** Shows what can be done with a line, where the pointer is. */
export type LineMenu = (line: number, at: { clientX: number; clientY: number }) => void;

export function run_marks(menu: LineMenu): Extension {
  const domEventHandlers = gutter_events(menu);
  return [
    running_field,
    error_field,
    breakpoint_field,
    gutter({
      class: 'ls-breakpoints',
      markers: (view) => view.state.field(breakpoint_field),
      initialSpacer: () => marker,
      renderEmptyElements: true,
      domEventHandlers,
    }),
    lineNumbers({ domEventHandlers }),
  ];
}
