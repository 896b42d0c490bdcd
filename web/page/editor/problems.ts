// Errors of the program's text and reasons why a run halted, under the editor, with the way to the place.

import { button, element, make } from '../../dom/elements';
import type { Diagnostic } from '../../contract/commands';
import type { EngineState, HaltReason } from '../../contract/state';
import type { Session } from '../session/session';

export function start_problems(session: Session, go_to: (position: number) => void): void {
  const box = element('problem', HTMLElement);
  let shown = '';
  const show = (problem: Problem | undefined) => {
    const key = JSON.stringify(problem ?? null);
    if (key === shown) return;
    shown = key;
    box.replaceChildren(...(problem ? parts_of(problem, go_to) : []));
  };
  let text_error: Problem | undefined;
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

/** An error of the text, or why the run halted. */
type Problem = HaltReason & { hint?: string };

function halt_of(state: EngineState | undefined): Problem | undefined {
  return state?.phase === 'halted' ? (state.halted ?? undefined) : undefined;
}

function parts_of(problem: Problem, go_to: (position: number) => void): HTMLElement[] {
  const { line, column, start } = problem;
  const where = !line ? '' : ` (line ${line}${column === undefined ? '' : `, column ${column}`})`;
  const text = make('span', {}, `${problem.message}${where}`);
  if (problem.hint) text.append(make('span', { class: 'hint' }, problem.hint));
  const parts: HTMLElement[] = [text];
  if (line && start !== undefined) parts.push(button('Show', () => go_to(start)));
  return parts;
}
