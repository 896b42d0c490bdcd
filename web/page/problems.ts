// Errors of the program's text and reasons why a run halted, under the editor, with the way to the place.

import { button, element, make } from './elements';
import type { Diagnostic, EngineState, SourceError } from './engine_module';
import type { Session } from './session';

export function start_problems(session: Session, go_to: (position: number) => void): void {
  const box = element('problem', HTMLElement);
  let shown = '';
  const show = (problem: SourceError | undefined) => {
    const key = JSON.stringify(problem ?? null);
    if (key === shown) return;
    shown = key;
    box.replaceChildren(...(problem ? parts_of(problem, go_to) : []));
  };
  let text_error: SourceError | undefined;
  const show_all = (state: EngineState | undefined) => {
    show(text_error ?? halt_of(state));
  };
  session.on('problem', (problem) => {
    text_error = problem;
    show_all(session.state);
  });
  session.on('diagnostics', (errors: Diagnostic[]) => {
    text_error = errors[0];
    show_all(session.state);
  });
  session.on('state', show_all);
}

function halt_of(state: EngineState | undefined): SourceError | undefined {
  if (state?.phase !== 'halted' || !state.halted) return undefined;
  return typeof state.halted === 'string' ? { message: state.halted } : state.halted;
}

function parts_of(problem: SourceError, go_to: (position: number) => void): HTMLElement[] {
  const { line, column, start } = problem;
  const where = !line ? '' : ` (line ${line}${column === undefined ? '' : `, column ${column}`})`;
  const text = make('span', {}, `${problem.message}${where}`);
  if (problem.hint) text.append(make('span', { class: 'hint' }, problem.hint));
  const parts: HTMLElement[] = [text];
  if (line && start !== undefined) parts.push(button('Show', () => go_to(start)));
  return parts;
}
