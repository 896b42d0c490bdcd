// The share dialog: the link, how long it is, and the scenario as a file.

import { check_scenario, decoded_limit, parse_untrusted, type Scenario } from '../../contract/scenario';
import { button, element, make } from '../../dom/elements';
import { say } from '../controls/notice';
import { link_address } from '../links/address';
import { save_program } from '../links/offer_text';
import { LinkError, encode, long_link, very_long_link } from '../links/share';
import type { Session } from '../session/session';
import { head } from '../controls/dialog_head';

export function start_share(session: Session, open: (scenario: Scenario) => void): void {
  const dialog = element('share-dialog', HTMLDialogElement);
  element('share', HTMLButtonElement).addEventListener('click', () => {
    void show(dialog, session, open);
  });
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) void open_file(file, open);
  });
}

async function show(dialog: HTMLDialogElement, session: Session, open: (scenario: Scenario) => void): Promise<void> {
  const scenario = session.shared_scenario();
  const body = make('div', { class: 'dialog-body' }, head('Share this program', 'share-heading', dialog), ...(await link_parts(scenario)));
  const picker = make('input', {
    type: 'file',
    accept: '.json,.js,application/json,text/javascript',
    class: 'visually-hidden',
    'aria-label': 'Scenario file',
  });
  picker.addEventListener('change', () => {
    dialog.close();
    if (picker.files?.[0]) void open_file(picker.files[0], open);
  });
  body.append(
    make(
      'p',
      { class: 'quiet' },
      'The whole program is in the link, behind the #, which browsers never send to a server. It opens paused.',
    ),
    make(
      'div',
      { class: 'row' },
      button('Save as a file', () => save_program(scenario)),
      button('Open a file…', () => picker.click()),
      picker,
    ),
  );
  dialog.replaceChildren(body);
  dialog.showModal();
  dialog.querySelector<HTMLInputElement>('#link')?.select();
}

async function link_parts(scenario: Scenario): Promise<HTMLElement[]> {
  try {
    const link = link_address(await encode(scenario));
    const field = make('input', { type: 'text', id: 'link', readonly: true, value: link, 'aria-label': 'Link' });
    const done = make('span', { role: 'status', class: 'quiet' });
    const copy = button(
      'Copy link',
      () => {
        void copied(field).then((ok) => {
          done.textContent = ok ? 'Copied.' : 'Press Ctrl+C to copy the selected link.';
        });
      },
      { class: 'primary' },
    );
    return [make('div', { class: 'row' }, field, copy), make('p', { class: 'quiet' }, length_note(link.length)), done];
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    return [make('p', {}, error.message), make('p', { class: 'quiet' }, error.hint)];
  }
}

export function length_note(length: number): string {
  const count = `${length.toLocaleString('en-US')} characters`;
  if (length <= long_link) return `${count}: fits everywhere.`;
  if (length <= very_long_link) return `${count}: some chats cut a link as long as this.`;
  return `${count}: very long for a link. Better send it as a file.`;
}

async function copied(field: HTMLInputElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.select();
    return document.execCommand('copy');
  }
}

async function open_file(file: File, open: (scenario: Scenario) => void): Promise<void> {
  if (file.size > 16 * decoded_limit) {
    say(`${file.name} is too long to be a scenario.`);
    return;
  }
  const text = await file.text();
  if (!file.name.endsWith('.json')) {
    open({ version: 1, title: file.name.slice(0, 120), files: { 'main.js': text } });
    return;
  }
  try {
    const checked = check_scenario(parse_untrusted(text));
    if ('problem' in checked) say(`${file.name} can't be opened: ${checked.problem}.`);
    else open(checked.scenario);
  } catch {
    say(`${file.name} can't be opened: it is not JSON.`);
  }
}
