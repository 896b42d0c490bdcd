// Random asynchronous programs for comparing with Chromium. A program is a row of sections that follow each other in time, so that
// nothing depends on a race: pairs whose order Chromium does not keep never stand in one section.

import { Writer } from './writer.mjs';
import { write_microtasks } from './microtasks.mjs';
import { write_chain, write_overdue, write_port, write_tasks } from './tasks.mjs';
import { write_button, write_fetches, write_frames, write_idle, write_scheduler } from './others.mjs';

const pause_ms = 30; // between what a section is known to last and the next one

// Sections that tell how long they take, and sections that go on by themselves.
const timed = [write_tasks, write_tasks, write_port, write_overdue, write_chain, write_scheduler];
const untimed = [write_frames, write_idle, write_fetches];

const helpers = [
  'const listeners = {};',
  "addEventListener('message', (event) => listeners[event.data]?.[0]());",
  "addEventListener('message', (event) => listeners[event.data]?.[1]());",
  'const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));',
  'function spin(ms) { const end = performance.now() + ms; while (performance.now() < end); }',
];

function write_section(writer, section, next) {
  if (untimed.includes(section)) return section(writer, next ? `setTimeout(${next}, ${pause_ms});` : '');
  const lasts = section(writer);
  if (next) writer.line(`setTimeout(${next}, ${lasts + pause_ms});`);
}

function write_program(writer) {
  const { chance } = writer;
  for (const line of helpers) writer.line(line);
  const sections = [write_tasks];
  for (let count = chance.between(1, 2); count > 0; count--) sections.push(chance.pick([...timed, ...untimed]));
  for (let n = 0; n < sections.length || writer.operation_count < 8 || writer.operations.size < 4 || writer.logs < 12; n++) {
    const more = n + 1 < sections.length;
    if (!more) sections.push(chance.pick(timed));
    writer.block(`function section${n}() {`, () => {
      if (n > 0) writer.log();
      write_section(writer, sections[n], `section${n + 1}`);
    }, '}');
    if (!more && writer.operation_count >= 8 && writer.operations.size >= 4 && writer.logs >= 12) {
      writer.block(`function section${n + 1}() {`, () => { writer.log(); write_microtasks(writer); }, '}');
      break;
    }
  }
  writer.line('section0();');
}

// A click comes after a silence, so nothing else may wait for a time.
function write_clicked(writer) {
  writer.line('// @input click #press');
  for (const line of helpers) writer.line(line);
  write_button(writer);
  do write_tasks(writer, false); while (writer.operation_count < 8 || writer.operations.size < 4);
}

/** The program of a seed: { source, operations: how many of each kind }. */
export function random_program(seed) {
  const writer = new Writer(seed);
  if (writer.chance.once_in(8)) write_clicked(writer);
  else write_program(writer);
  return { source: writer.source(), operations: writer.operations };
}
