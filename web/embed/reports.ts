// What the page around the frame is told of the run.

import { is_past } from '../page/words/format';
import type { Session } from '../page/session/session';
import type { HostLine } from './host_line';

export function tell_of_run(session: Session, line: HostLine): void {
  let told_step = -1;
  let told_lines = 0;
  session.on('load', () => {
    told_step = -1;
    told_lines = 0;
  });
  session.on('state', ({ moment, time, phase, playing }) => {
    if (!moment || moment.step === told_step) return;
    told_step = moment.step;
    line.tell({ type: 'moment', moment, time, phase, playing });
  });
  session.on('console', (lines) => {
    const from = Math.min(told_lines, lines.length);
    const fresh = lines.slice(from).map(({ level, text }) => ({ level, text }));
    told_lines = lines.length;
    if (fresh.length > 0 || (session.state && is_past(session.state))) line.tell({ type: 'console', from, lines: fresh });
  });
  session.on('died', () => line.tell({ type: 'error', message: 'The machine stopped by a fault of its own.' }));
}
