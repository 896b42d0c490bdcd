// "Open in Loopscope": an ordinary link, which always leads to what the editor holds and to the moment that is shown.

import { button, element, make } from '../dom/elements';
import { in_site } from '../dom/site';
import { encode } from '../page/links/share';
import { moment_address } from '../page/links/address';
import type { Session } from '../page/session/session';

const pause_ms = 250;

export function keep_open_link(session: Session): void {
  const link = element('open', HTMLAnchorElement);
  let timer = 0;
  const renew = async () => {
    timer = 0;
    const step = session.stale ? 0 : (session.state?.step ?? 0);
    link.href = moment_address(in_site('index.html').href, step, await encode(session.shared_scenario()).catch(() => ''));
  };
  const soon = () => {
    if (timer === 0) timer = window.setTimeout(() => void renew(), pause_ms);
  };
  for (const event of ['open', 'state', 'stale', 'diagnostics'] as const) session.on(event, soon);
  link.addEventListener('click', () => window.setTimeout(() => offer_address(link.href), 600));
}

/** A sandbox without `allow-popups` opens no tab, and tells nobody. */
function offer_address(address: string): void {
  if (document.visibilityState === 'hidden' || !document.hasFocus()) return;
  const dialog = element('open-dialog', HTMLDialogElement);
  const field = make('input', { type: 'text', readonly: true, value: address, 'aria-label': 'Address' });
  dialog.replaceChildren(
    make(
      'div',
      { class: 'dialog-body' },
      make('h2', { id: 'open-heading' }, 'If no tab has opened'),
      make('p', {}, 'This course page lets its frames open no tab. Copy the address and open it yourself:'),
      make(
        'div',
        { class: 'row' },
        field,
        button('Close', () => dialog.close()),
      ),
    ),
  );
  dialog.showModal();
  field.select();
}
