// The editor: CodeMirror in a shadow root, where its styles are adopted sheets and the page's policy holds.
// Tab leaves it. The text is the visitor's at any time; a run is of the text it was loaded with.

import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { StreamLanguage, bracketMatching, indentUnit } from '@codemirror/language';
import { tags } from '@lezer/highlight';
import { javascript } from '@codemirror/legacy-modes/mode/javascript';
import { EditorState } from '@codemirror/state';
import { EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, keymap } from '@codemirror/view';
import {
  breakpoints_of,
  put_breakpoints,
  run_marks,
  set_errors,
  set_running,
  toggle_breakpoint_at_cursor,
  toggled_at,
  with_condition,
} from './editor_marks';
import { show_line_menu, type LineAction } from './line_menu';
import { ask_condition } from './condition';
import { editor_theme } from './editor_theme';
import { element, set_text } from '../../dom/elements';
import type { Diagnostic, SourceResult } from '../../contract/commands';
import type { Session } from '../session/session';

export class Editor {
  private readonly view: EditorView;
  private shown_range = '';

  constructor(
    box: HTMLElement,
    private readonly session: Session,
  ) {
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'open' });
    this.view = new EditorView({ state: this.new_state(session.source), parent: root, root });
    box.replaceChildren(host);
    this.view.dispatch({ effects: put_breakpoints(session.breakpoints) });
    session.on('open', () => this.reset());
    session.on('state', () => this.show_running());
    session.on('stale', () => this.show_running());
    session.on('diagnostics', (errors) => this.show_errors(errors));
    session.on('problem', (problem) => {
      this.show_errors(problem ? [problem] : []);
    });
    this.show_running();
  }

  focus(): void {
    this.view.focus();
  }

  go_to(position: number): void {
    const at = Math.min(position, this.view.state.doc.length);
    this.view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
    this.view.focus();
  }

  go_to_line(line: number): void {
    const { doc } = this.view.state;
    this.go_to(doc.line(Math.max(1, Math.min(line, doc.lines))).from);
  }

  private new_state(source: string): EditorState {
    return EditorState.create({
      doc: source,
      extensions: [
        run_marks((line, at) => show_line_menu(line, at, this.line_actions(line))),
        history(),
        drawSelection(),
        bracketMatching(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        indentUnit.of('  '),
        EditorView.lineWrapping,
        StreamLanguage.define({ ...javascript, tokenTable: { property: tags.propertyName } }), // it says "string property"
        keymap.of([
          { key: 'F9', run: toggle_breakpoint_at_cursor },
          { key: 'Mod-b', run: toggle_breakpoint_at_cursor },
          { key: 'Mod-F10', run: (view) => this.run_to_cursor(view, false) },
          { key: 'Mod-Shift-F10', run: (view) => this.run_to_cursor(view, true) },
          ...defaultKeymap,
          ...historyKeymap,
        ]),
        EditorView.contentAttributes.of({
          'aria-label': 'Program, JavaScript. Tab leaves the editor, F9 sets a breakpoint, Ctrl+F10 runs to the cursor.',
          spellcheck: 'false',
          autocapitalize: 'off',
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) this.session.edit(update.state.doc.toString());
          this.tell_breakpoints();
        }),
        editor_theme(),
      ],
    });
  }

  private run_to_cursor(view: EditorView, back: boolean): boolean {
    this.session.run_to_line(view.state.doc.lineAt(view.state.selection.main.head).number, back);
    return true;
  }

  private line_actions(line: number): LineAction[] {
    const has = this.session.breakpoints.includes(line);
    return [
      { label: has ? 'Remove the breakpoint' : 'Set a breakpoint', keys: 'F9', act: () => this.view.dispatch(toggled_at(line)) },
      { label: 'Stop only where…', keys: '', act: () => this.ask_condition(line) },
      { label: 'Run to this line', keys: 'Ctrl+F10', act: () => this.session.run_to_line(line) },
      { label: 'Back to when it last began', keys: 'Ctrl+Shift+F10', act: () => this.session.run_to_line(line, true) },
    ];
  }

  private ask_condition(line: number): void {
    const text = breakpoints_of(this.view.state).get(line) ?? '';
    ask_condition({ line, text }, (condition) => this.view.dispatch(with_condition(condition)));
  }

  private reset(): void {
    this.view.setState(this.new_state(this.session.source));
    this.view.dispatch({ effects: put_breakpoints(this.session.breakpoints) });
    this.shown_range = '';
  }

  private tell_breakpoints(): void {
    const all = [...breakpoints_of(this.view.state)].sort(([a], [b]) => a - b);
    const lines = all.map(([line]) => line);
    const conditions = all.filter(([, text]) => text !== '').map(([line, text]) => ({ line, text }));
    const same_lines = lines.join() === this.session.breakpoints.join();
    if (same_lines && JSON.stringify(conditions) === JSON.stringify(this.session.conditions)) return;
    const added = lines.filter((line) => !this.session.breakpoints.includes(line));
    this.session.set_breakpoints(lines, conditions);
    const said = added.length > 0 ? `Breakpoint on line ${added.join(', ')}` : 'Breakpoint removed';
    set_text(element('narration', HTMLElement), same_lines ? 'Condition changed' : said);
  }

  private show_running(): void {
    const source = this.session.running_range();
    const key = JSON.stringify(source ?? null);
    if (key === this.shown_range) return;
    const moved = JSON.stringify(source?.running ?? null) !== JSON.stringify(parsed(this.shown_range)?.running ?? null);
    this.shown_range = key;
    this.view.dispatch({ effects: set_running.of(source) });
    if (source?.reveal) this.reveal(Math.min(source.reveal.start, this.view.state.doc.length));
    if (source?.running && moved && !this.view.hasFocus) this.follow(Math.min(source.running.start, this.view.state.doc.length));
  }

  /** A place that was clicked in the picture, which keeps the focus. */
  private reveal(position: number): void {
    const { to } = this.view.state.doc.lineAt(position);
    this.view.dispatch({ selection: { anchor: position, head: to } });
    this.follow(position);
  }

  /** Scrolls the editor and nothing around it: on a phone the picture stays where the visitor looks at it. */
  private follow(position: number): void {
    const { top, bottom } = this.view.lineBlockAt(position);
    const box = this.view.scrollDOM;
    const margin = 40;
    if (top - margin < box.scrollTop || bottom - top > box.clientHeight) box.scrollTop = top - margin;
    else if (bottom + margin > box.scrollTop + box.clientHeight) box.scrollTop = bottom + margin - box.clientHeight;
  }

  private show_errors(errors: Diagnostic[]): void {
    this.view.dispatch({ effects: set_errors.of(errors) });
  }
}

const parsed = (text: string): SourceResult | null => (text ? (JSON.parse(text) as SourceResult | null) : null);
