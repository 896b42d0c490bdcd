// One sentence for each step that the visitor takes; while the machine plays by itself, one now and then.

import { element, set_text } from '../../dom/elements';
import { program_time } from './format';
import type { EngineState } from '../../contract/state';
import type { Session } from '../session/session';

const pause_ms = 1500;

export function start_narration(session: Session): void {
  const region = element('narration', HTMLElement);
  let said_at = 0;
  const say = (state: EngineState) => {
    said_at = performance.now();
    set_text(region, sentence(state));
  };
  session.on('moved', say);
  const doing = element('where', HTMLElement);
  session.on('state', (state) => {
    set_text(doing, state.doing);
    doing.title = state.doing;
    if ((state.playing || state.busy) && performance.now() - said_at >= pause_ms) say(state);
  });
}

function sentence(state: EngineState): string {
  return `Step ${state.step}, ${program_time(state.time)}. ${state.doing} ${state.why}`.trim();
}
