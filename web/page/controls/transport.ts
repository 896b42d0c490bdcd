// The bar: transport, step kind, speed, clock.

import type { EngineState } from '../../contract/state';
import type { StepKind } from '../../contract/tables';
import { element, set_text } from '../../dom/elements';
import { is_ended, is_past, program_time, status_of } from '../words/format';
import { speed_words, speeds } from '../session/speeds';
import type { Session } from '../session/session';

export function step_kind(): StepKind {
  return element('kind', HTMLSelectElement).value as StepKind;
}

export function start_transport(session: Session): void {
  const on_click = (id: string, action: () => void) => element(id, HTMLButtonElement).addEventListener('click', action);
  on_click('restart', () => session.restart());
  on_click('back', () => session.back(step_kind()));
  on_click('step', () => session.step(step_kind()));
  on_click('play', () => play_or_restart(session));
  on_click('end', () => session.to_end());
  on_click('run-edit', () => session.run_edit());
  on_click('to-present', () => session.seek(session.state?.furthest ?? 0));
  on_click('branch', () => session.branch());
  const speed = element('speed', HTMLInputElement);
  const show_speed = () => {
    const words = speed_words(speeds[speed.valueAsNumber] ?? 1);
    speed.setAttribute('aria-valuetext', words);
    speed.title = words;
    set_text(element('speed-words', HTMLElement), words);
  };
  speed.addEventListener('input', () => {
    session.set_speed(speed.valueAsNumber);
    show_speed();
  });
  show_speed();
  session.on('state', (state) => show(state));
  session.on('stale', (stale) => show_stale(stale));
  session.on('died', () => show_dead());
}

/** Play at the end of a run begins again, as on any player. */
export function play_or_restart(session: Session): void {
  const { state } = session;
  if (state && is_ended(state) && !is_past(state)) session.restart();
  session.toggle();
}

function show(state: EngineState): void {
  const busy = Boolean(state.playing || state.busy);
  const ended = is_ended(state) && !is_past(state);
  const enable = (id: string, enabled: boolean) => {
    const control = element(id, HTMLButtonElement);
    // A disabled button loses the focus, and the keys with it.
    if (!enabled && document.activeElement === control) element('play', HTMLButtonElement).focus();
    control.disabled = !enabled;
  };
  enable('restart', true);
  enable('back', state.step > 0);
  enable('step', !ended);
  enable('end', !ended);
  enable('play', true);
  const play = element('play', HTMLButtonElement);
  set_text(play, busy ? 'Pause' : 'Play');
  play.classList.toggle('now', busy);
  set_text(element('tick', HTMLElement), `tick ${state.turn}`);
  set_text(element('time', HTMLElement), program_time(state.time));
  const status = element('status', HTMLElement);
  set_text(status, status_of(state));
  status.title = state.stopText ? `${status_of(state)} (step ${state.step})` : `step ${state.step}`;
  element('past', HTMLElement).hidden = !is_past(state) || busy;
}

function show_dead(): void {
  for (const id of ['restart', 'back', 'step', 'play', 'end', 'run-edit']) element(id, HTMLButtonElement).disabled = true;
  set_text(element('status', HTMLElement), 'stopped by a fault');
}

function show_stale(stale: boolean): void {
  element('stale', HTMLElement).hidden = !stale;
  set_text(element('restart', HTMLButtonElement), 'Restart');
  element('restart', HTMLButtonElement).classList.toggle('primary', stale);
}
