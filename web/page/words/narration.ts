// What changed, in one sentence: for each step that the visitor takes; while the machine plays by itself, one moment now
// and then.

import { element, set_text } from '../../dom/elements';
import type { EngineState } from '../../contract/state';
import type { Session } from '../session/session';

const pause_ms = 1500;

/** `steps_finely`: the visitor steps through what happens between two moments. */
export function start_narration(session: Session, steps_finely: () => boolean): void {
  const region = element('narration', HTMLElement);
  let said_at = 0;
  let said: string | undefined;
  const say = (state: EngineState) => {
    said_at = performance.now();
    said = state.sentence;
    set_text(region, steps_finely() ? state.doing : state.sentence);
  };
  session.on('moved', say);
  const doing = element('where', HTMLElement);
  session.on('state', (state) => {
    // Who steps by instruction wants to know what the next one does; else one sentence at a time.
    const fine = !state.playing && !state.busy && steps_finely();
    set_text(doing, fine ? state.doing : '');
    doing.title = fine ? state.doing : '';
    if ((state.playing || state.busy) && state.sentence !== said && performance.now() - said_at >= pause_ms) say(state);
  });
}
