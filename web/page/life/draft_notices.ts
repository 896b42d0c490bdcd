// What the visitor is told of the keeping of his words: that they can't be kept, or that there are others in another tab.

import type { Version } from '../session/drafts';
import { say } from '../controls/notice';
import { offers } from '../links/offer_text';
import type { Session } from '../session/session';

export function start_keeping(session: Session): void {
  let unkept = false;
  session.on('kept', (kept) => {
    if (kept !== 'kept' && !unkept) say_unkept(session, kept);
    unkept = kept !== 'kept';
  });
  window.addEventListener('beforeunload', (event) => {
    session.flush_draft();
    if (unkept) event.preventDefault();
  });
  let told: string | undefined;
  session.on('open', () => {
    told = undefined;
  });
  session.on('elsewhere', ([latest]) => {
    if (told !== session.base) say_elsewhere(session, latest!);
    told = session.base;
  });
}

function say_unkept(session: Session, why: 'full' | 'off'): void {
  say(
    'What you type here is not kept.',
    why === 'full'
      ? "This browser's storage for Loopscope is full. Save the program as a file before you leave the page."
      : 'This browser keeps nothing for Loopscope. Save the program as a file before you leave the page.',
    ...offers(() => session.edited_scenario()),
  );
}

function say_elsewhere(session: Session, { at }: Version): void {
  const others = () => session.drafts.others(session.base, session.edited_scenario());
  const { base } = session;
  say(
    'There is another version of this program.',
    `It was typed ${at ? `on ${new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}, ` : ''}in another tab or before. Both are kept; neither replaces the other.`,
    {
      label: 'Open that version',
      act: () => {
        const [draft] = others();
        if (draft && session.base === base) session.open(draft.scenario, base, { draft });
      },
    },
    {
      label: 'Forget it',
      act: () => {
        if (session.base === base) session.drafts.forget_others(base, session.edited_scenario());
      },
    },
  );
}
