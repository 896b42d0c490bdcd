// The program's text, to be taken away: as a copy or as a file. Whatever has happened to the machine, this works.

import { make } from '../../dom/elements';
import { copy_text } from '../controls/clipboard';
import type { NoticeAction } from '../controls/notice';
import type { Scenario } from '../../contract/scenario';

export function save_program(scenario: Scenario): void {
  const url = URL.createObjectURL(new Blob([`${JSON.stringify(scenario, null, 2)}\n`], { type: 'application/json' }));
  const name =
    (scenario.title ?? 'program')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'program';
  make('a', { href: url, download: `${name}.loopscope.json` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const copy_program = (scenario: Scenario): Promise<void> =>
  copy_text(scenario.files['main.js'], 'The program is copied.', 'Save the program as a file, or select it in the editor.');

export const offers = (scenario: () => Scenario): NoticeAction[] => [
  { label: 'Copy the program', act: () => void copy_program(scenario()) },
  { label: 'Save it as a file', act: () => save_program(scenario()) },
];
