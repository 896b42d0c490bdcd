// A lesson's file: a comment with `key: value` lines on top, the program below it. A value goes on in lines that are indented; `html`
// and `notes` keep their line ends, `mocks`, `geometry` and `settings` are JSON. What belongs to a place of the run is named by it:
//
//   at microtask 1: The stack is empty, so …         a note that appears there
//   ask next at console 2: Whose turn is it now?     a question; its answer is the run itself
//   try console: 1st | 3rd                           what the console shows when "now try" is done
//
// What is between ` | ` is one of several. A key on a line of its own begins its value below it.

import { check_scenario, type Question, type Scenario } from '../../contract/scenario';

const lines = ['title', 'chapter', 'goal', 'misconception', 'ready', 'explanation'];
const texts = ['notes', 'html'];
const documents = ['mocks', 'geometry', 'settings', 'quiz'];

export function read_scenario_file(text: string): { scenario: Scenario } {
  const parts = /^\/\*\n(.*?)\n\*\/\n(.*)$/s.exec(text);
  if (!parts) throw new Error('a scenario file starts with a comment that says its title');
  const [, head, source] = parts as unknown as [string, string, string];
  const scenario: Record<string, unknown> = { version: 1 };
  for (const [key, value] of entries(head)) {
    if (lines.includes(key)) scenario[key] = in_one_line(value);
    else if (texts.includes(key)) scenario[key] = value;
    else if (documents.includes(key)) scenario[key] = JSON.parse(value);
    else if (!read_place(scenario as Partial<Scenario>, key, value)) throw new Error(`a scenario file has no key ${key}`);
  }
  scenario.files = { 'main.js': source };
  const checked = check_scenario(scenario);
  if ('problem' in checked) throw new Error(checked.problem);
  return checked;
}

const in_one_line = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A key of two or more words; false: it is none. */
function read_place(scenario: Partial<Scenario>, key: string, value: string): boolean {
  const one_line = in_one_line(value);
  const note = /^at (.+)$/.exec(key);
  if (note) (scenario.moments ??= []).push({ at: note[1]!, note: one_line });
  const question = /^ask (console|next|stack)(?: at (.+))?$/.exec(key);
  if (question) {
    const [, ask, at = 'start'] = question;
    (scenario.questions ??= []).push({ ask: ask as Question['ask'], at, text: one_line });
  }
  if (key === 'try') scenario.try = { ...scenario.try, text: one_line };
  if (key === 'try console') scenario.try = { text: '', ...scenario.try, console: one_line.split(' | ') };
  return note !== null || question !== null || key.startsWith('try');
}

function entries(head: string): [string, string][] {
  const found: [string, string][] = [];
  for (const line of head.split('\n')) {
    const start = /^((?:at|ask|try)(?: [a-z0-9 ]+)?|\w+):(?:\s+(.*))?$/.exec(line);
    const last = found.at(-1);
    if (start) found.push([start[1]!, start[2] ?? '']);
    else if (last) last[1] = `${last[1]}${last[1] && '\n'}${line.trim()}`;
  }
  return found;
}
