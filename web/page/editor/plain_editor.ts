// The text area that stands in the page from the first paint, until the editor comes, or for good if it can't.

import { element } from '../../dom/elements';
import type { Session } from '../session/session';

export function start_plain_editor(session: Session): void {
  const area = element('plain-editor', HTMLTextAreaElement);
  area.value = session.source;
  area.addEventListener('input', () => session.edit(area.value));
  session.on('open', () => {
    if (area.isConnected) area.value = session.source;
  });
}
