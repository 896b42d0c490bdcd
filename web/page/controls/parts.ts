// Which parts of the page are shown: tabs where there is no room for all, and the preview when it is asked for.

import type { Scenario } from '../../contract/scenario';
import { element, set_text } from '../../dom/elements';
import type { Session } from '../session/session';

type Part = 'program' | 'machine' | 'console' | 'preview';

const low = matchMedia('(max-height: 560px)');
const with_tabs = matchMedia('(max-width: 640px), (max-height: 560px)');

/** What a program names that shows something in its document, or hears the visitor there. */
const of_the_document =
  /\b(?:document|addEventListener|on(?:click|input|change|submit|(?:dbl|aux)click|(?:key|mouse|pointer|touch|focus|blur)\w*))\b/;

export const wants_preview = (scenario: Scenario, source: string): boolean => scenario.html !== undefined || of_the_document.test(source);

export function start_parts(session: Session): void {
  const main = element('parts', HTMLElement);
  const tabs = [...main.querySelectorAll<HTMLButtonElement>('.tabs button')];
  const show = (part: Part) => {
    main.dataset.show = part;
    for (const tab of tabs) tab.setAttribute('aria-pressed', String(tab.dataset.part === part));
  };
  for (const tab of tabs) tab.addEventListener('click', () => show(tab.dataset.part as Part));
  // In a low window the picture comes first; upright it stands above the program.
  const first = () => show(low.matches ? 'machine' : 'program');
  low.addEventListener('change', first);
  first();

  const stage = element('preview', HTMLElement);
  const toggle = element('preview-toggle', HTMLButtonElement);
  const tab = tabs.find((each) => each.dataset.part === 'preview')!;
  /** Undefined: as the program has it. */
  let chosen: boolean | undefined;
  const arrange = () => {
    const wanted = wants_preview(session.scenario, session.source);
    const open = with_tabs.matches || (chosen ?? wanted);
    stage.hidden = !open;
    toggle.setAttribute('aria-expanded', String(open));
    set_text(toggle, open ? 'Hide' : 'Show');
    tab.hidden = !wanted;
    if (!wanted && main.dataset.show === 'preview') first();
  };
  toggle.addEventListener('click', () => {
    chosen = stage.hasAttribute('hidden');
    arrange();
  });
  session.on('open', () => {
    chosen = undefined;
    arrange();
  });
  session.on('load', arrange);
  session.on('edited', arrange);
  with_tabs.addEventListener('change', arrange);
}
