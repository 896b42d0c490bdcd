// What changed, in one sentence: for each step that the visitor takes; while the machine plays by itself, one moment now
// and then.

import { element, set_text } from './elements';
import type { EngineState, StepKind } from './engine_module';
import type { Session } from './session';
import { step_kind } from './transport';

const pause_ms = 1500;
const fine_kinds: StepKind[] = ['instruction', 'expression'];

export function start_narration(session: Session): void {
  const region = element('narration', HTMLElement);
  let said_at = 0;
  let said: string | undefined;
  const say = (state: EngineState) => {
    said_at = performance.now();
    said = state.sentence;
    set_text(region, sentence(state));
  };
  session.on('moved', say);
  const doing = element('where', HTMLElement);
  session.on('state', (state) => {
    // Between moments who steps by instruction wants to know what the next one does; else one sentence at a time.
    const fine = !state.playing && !state.busy && fine_kinds.includes(step_kind());
    set_text(doing, fine ? (state.doing ?? '') : '');
    doing.title = doing.textContent ?? '';
    if ((state.playing || state.busy) && state.sentence !== said && performance.now() - said_at >= pause_ms) say(state);
  });
}

function sentence(state: EngineState): string {
  return fine_kinds.includes(step_kind()) ? (state.doing ?? '') : (state.sentence ?? '');
}
