// The gallery's files: a comment with `key: value` lines on top, the program below it. A value goes on in
// lines that are indented; `html` and `notes` keep their line ends, `mocks` and `settings` are JSON.

import { check_scenario, type Scenario } from '../../contract/scenario';

const texts = ['title', 'notes', 'html', 'ready'];
const documents = ['mocks', 'settings', 'quiz'];

export function read_scenario_file(text: string): { scenario: Scenario } {
  const parts = /^\/\*\n(.*?)\n\*\/\n(.*)$/s.exec(text);
  if (!parts) throw new Error('a scenario file starts with a comment that says its title');
  const [, head, source] = parts as unknown as [string, string, string];
  const scenario: Record<string, unknown> = { version: 1 };
  for (const [key, value] of entries(head)) {
    if (texts.includes(key)) scenario[key] = value;
    else if (documents.includes(key)) scenario[key] = JSON.parse(value);
    else throw new Error(`a scenario file has no key ${key}`);
  }
  scenario.files = { 'main.js': source };
  const checked = check_scenario(scenario);
  if ('problem' in checked) throw new Error(checked.problem);
  return checked;
}

function entries(head: string): [string, string][] {
  const found: [string, string][] = [];
  for (const line of head.split('\n')) {
    const start = /^(\w+):\s*(.*)$/.exec(line);
    const last = found.at(-1);
    if (start) found.push([start[1]!, start[2]!]);
    else if (last) last[1] = `${last[1]}${last[1] && '\n'}${line.trim()}`;
  }
  return found;
}
