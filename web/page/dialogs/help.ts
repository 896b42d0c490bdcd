// The help dialog: the parts in a sentence each, and the keys.

import { part_names } from '../../contract/tables';
import { element, make } from '../../dom/elements';
import { in_site } from '../../dom/site';
import { head } from '../controls/dialog_head';
import { shortcut_help } from '../controls/shortcuts';

/** A part, what it is in one sentence, and where the standard defines it. */
const words: [string, string, (readonly [string, string])?][] = [
  [
    part_names.stack,
    'Where code runs. A call puts a frame on top, its return takes it off. The lowest frame is the script itself.',
    ['https://tc39.es/ecma262/#sec-execution-contexts', 'ECMA-262, Execution Contexts'],
  ],
  [
    part_names.heap,
    'Where objects, functions and promises live. Variables point at them.',
    ['https://tc39.es/ecma262/#sec-object-type', 'ECMA-262, The Object Type'],
  ],
  [
    part_names.apis,
    'What the browser does meanwhile: timers, requests, images, and listeners waiting for an event.',
    ['https://html.spec.whatwg.org/#in-parallel', 'HTML, In parallel'],
  ],
  [
    part_names.microtasks,
    'Callbacks of promises and of queueMicrotask. All run whenever the stack is empty, before anything else.',
    ['https://html.spec.whatwg.org/#microtask-queue', 'HTML, Microtask queue'],
  ],
  [
    part_names.tasks,
    'Callbacks of timers, events and requests. The loop takes one, and only when stack and microtask queue are empty.',
    ['https://html.spec.whatwg.org/#task-queue', 'HTML, Task queues'],
  ],
  [
    part_names.loop,
    'Takes a task, runs it, empties the microtask queue, lets the page be drawn, and begins again. Each round is a tick.',
    ['https://html.spec.whatwg.org/#event-loop-processing-model', 'HTML, Processing model'],
  ],
  ['Time', 'Program time runs only while the program does. Paused, it stands still, so slowness changes no order.'],
  ['Back', 'Every step can be taken back. Nothing is asked of the network twice.'],
];

export function show_help(): void {
  const dialog = element('help-dialog', HTMLDialogElement);
  const part = ([term, text, standard]: (typeof words)[number]) => [
    make('dt', {}, term),
    make('dd', {}, text, ...(standard ? [' ', make('a', { href: standard[0], rel: 'noreferrer', target: '_blank' }, standard[1])] : [])),
  ];
  const list = (pairs: [string, string][], name: string) =>
    make('dl', { class: name }, ...pairs.flatMap(([term, text]) => [make('dt', {}, term), make('dd', {}, text)]));
  const link = make('a', { href: in_site('page/notices.txt').href }, 'What this page is made of, and its licences');
  dialog.replaceChildren(
    make(
      'div',
      { class: 'dialog-body' },
      head('Watching a program run', 'help-heading', dialog),
      make('p', { class: 'quiet' }, 'Type JavaScript on the left, press Play or Step, and watch where everything goes.'),
      make('dl', { class: 'words' }, ...words.flatMap(part)),
      make('h2', {}, 'Keys, while the picture or the buttons have the focus'),
      list(shortcut_help, 'keys'),
      make('p', { class: 'quiet' }, link),
    ),
  );
  dialog.showModal();
}
