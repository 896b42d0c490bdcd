// Sections whose callbacks are tasks of the loop. Each keeps to what Chromium does the same way every time: tasks that are ready at
// once are taken in the order in which they were queued, and whatever waits for a time has a moment to itself.

import { write_microtasks } from './microtasks.mjs';

const slot_ms = 30; // between two timers that were not set by the same callback

/** The moments, counted from the section's start, at which something is due. */
class Slots {
  constructor() { this.taken = new Set(); this.last = 0; }
  /** A free moment after `now`, within `reach` slots; none if all are taken. */
  take(chance, now, reach = 5) {
    const free = [];
    for (let n = 1; n <= reach; n++) if (!this.taken.has(now + n * slot_ms)) free.push(now + n * slot_ms);
    if (free.length === 0) return undefined;
    const due = chance.pick(free);
    this.taken.add(due);
    this.last = Math.max(this.last, due);
    return due;
  }
}

/** What a callback holds: lines, microtasks, an error, and further tasks. `at`: when it runs; `level`: timers above it. */
function write_body(writer, place) {
  const { chance } = writer;
  writer.log();
  if (chance.once_in(2)) write_microtasks(writer, 1);
  if (place.level < 4 && chance.once_in(2)) write_task(writer, { ...place, level: place.level + 1 });
  if (chance.once_in(8)) writer.line(`throw new Error('uncaught ${writer.name('')}');`);
}

function write_zero_timer(writer, place) {
  writer.operation('setTimeout');
  const delay = writer.chance.pick(['0', '0', '0', '-5', "'0'", 'null', 'NaN']);
  writer.block('setTimeout(() => {', () => write_body(writer, place), `}, ${delay});`);
}

function write_timer(writer, place) {
  const { chance } = writer;
  const due = place.slots.take(chance, place.at);
  if (due === undefined) return write_zero_timer(writer, place);
  for (let equal = chance.once_in(3) ? 2 : 1; equal > 0; equal--) {
    writer.operation('setTimeout');
    const last = equal === 1;
    writer.block('setTimeout(() => {', () => (last ? write_body(writer, { ...place, at: due }) : writer.log()), `}, ${due - place.at});`);
  }
}

function write_cleared_timer(writer) {
  writer.operation('clearTimeout');
  const timer = writer.name('timer');
  writer.block(`const ${timer} = setTimeout(() => {`, () => writer.log(), `}, ${writer.chance.pick([0, 1, 20])});`);
  const clear = `${writer.chance.pick(['clearTimeout', 'clearInterval'])}(${timer});`;
  writer.line(writer.chance.once_in(2) ? clear : `queueMicrotask(() => ${clear.slice(0, -1)});`);
}

function write_interval(writer, { slots, at }) {
  const { chance } = writer;
  const period = 2 * slot_ms;
  if ([1, 2].some((n) => slots.taken.has(at + n * period))) return;
  for (const n of [1, 2]) slots.taken.add(at + n * period);
  slots.last = Math.max(slots.last, at + 2 * period);
  writer.operation('setInterval');
  const count = writer.name('count'), timer = writer.name('timer');
  writer.line(`let ${count} = 0;`);
  writer.block(`const ${timer} = setInterval(() => {`, () => {
    writer.log(`++${count}`);
    if (chance.once_in(2)) write_microtasks(writer, 0);
    writer.line(`if (${count} === 2) clearInterval(${timer});`);
  }, `}, ${period});`);
}

function write_post_message(writer, place) {
  writer.operation('postMessage');
  const tag = writer.name('message ');
  writer.block(`listeners['${tag}'] = [() => {`, () => { writer.log(); write_microtasks(writer, 0); }, '}, () => {');
  writer.depth++;
  write_body(writer, place);
  writer.depth--;
  writer.line('}];');
  writer.line(`postMessage('${tag}');`);
}

function write_channel(writer, place) {
  writer.operation('MessageChannel');
  const channel = writer.name('channel');
  writer.line(`const ${channel} = new MessageChannel();`);
  writer.block(`${channel}.port1.onmessage = (event) => {`, () => { writer.log('event.data'); write_body(writer, place); }, '};');
  writer.line(`${channel}.port2.postMessage('${writer.name('sent ')}');`);
}

function write_unhandled(writer) {
  writer.operation('unhandled rejection');
  const reason = `new Error('unhandled ${writer.name('')}')`;
  writer.line(writer.chance.pick([`Promise.reject(${reason});`, `(async () => { await null; throw ${reason}; })();`,
    `Promise.resolve().then(() => { throw ${reason}; });`]));
}

function write_late_handler(writer) {
  writer.operation('late handler');
  const promise = writer.name('promise');
  writer.line(`const ${promise} = Promise.reject(new Error('handled late'));`);
  writer.block('setTimeout(() => {', () => writer.block(`${promise}.catch((error) => {`, () => writer.log('error'), '});'), '}, 0);');
}

function write_dispatch(writer) {
  const { chance } = writer;
  writer.operation('dispatchEvent');
  const target = writer.name('target');
  writer.line(`const ${target} = new EventTarget();`);
  for (let count = chance.between(1, 3); count > 0; count--) {
    writer.block(`${target}.addEventListener('ping', (event) => {`, () => {
      writer.log('event.type');
      if (chance.once_in(2)) write_microtasks(writer, 0);
      if (chance.once_in(6)) writer.line('event.stopImmediatePropagation();');
      if (chance.once_in(6)) writer.line(`throw new Error('in a listener ${writer.name('')}');`);
    }, `}${chance.pick(['', '', ', { once: true }'])});`);
  }
  writer.line(`${target}.dispatchEvent(new Event('ping'));`);
  writer.log();
}

function write_abort(writer) {
  writer.operation('AbortController');
  const controller = writer.name('controller');
  writer.line(`const ${controller} = new AbortController();`);
  writer.block(`${controller}.signal.addEventListener('abort', () => {`, () => { writer.log(); write_microtasks(writer, 0); }, '});');
  writer.line(`Promise.resolve().then(() => ${controller}.abort());`);
}

function write_sleep(writer, place) {
  const due = place.slots.take(writer.chance, place.at);
  if (due === undefined) return write_unhandled(writer);
  writer.operation('sleep');
  writer.block('(async () => {', () => {
    writer.log();
    writer.line(`await sleep(${due - place.at});`);
    write_body(writer, { ...place, at: due });
  }, '})();');
}

function write_task(writer, place) {
  const kinds = [write_zero_timer, write_zero_timer, write_cleared_timer, write_post_message, write_channel,
    write_unhandled, write_late_handler, write_dispatch, write_abort];
  if (place.slots) kinds.push(write_timer, write_timer, write_timer, write_interval, write_sleep, write_sleep);
  writer.chance.pick(kinds)(writer, place);
}

/** Timers, messages, rejections, events and microtasks, mixed. Returns the milliseconds it takes. */
export function write_tasks(writer, timed = true) {
  const slots = timed ? new Slots() : undefined;
  for (let count = writer.chance.between(3, 5); count > 0; count--) {
    write_task(writer, { slots, at: 0, level: 1 });
    if (writer.chance.once_in(2)) write_microtasks(writer, 1);
  }
  writer.log();
  return slots ? slots.last : 0;
}

/** A port with two messages, and what is queued behind the first. */
export function write_port(writer) {
  writer.operation('MessageChannel');
  const channel = writer.name('channel');
  writer.line(`const ${channel} = new MessageChannel();`);
  writer.block(`${channel}.port1.onmessage = (event) => {`, () => {
    writer.log('event.data');
    if (writer.chance.once_in(2)) write_microtasks(writer, 0);
  }, '};');
  for (const text of ['one', 'two']) writer.line(`${channel}.port2.postMessage('${text}');`);
  for (let count = writer.chance.between(1, 3); count > 0; count--) {
    writer.operation('setTimeout');
    writer.block('setTimeout(() => {', () => writer.log(), '}, 0);');
  }
  return 0;
}

/** Timers that become overdue while the script is busy, and what is ready at once when it ends. */
export function write_overdue(writer) {
  const { chance } = writer;
  for (const delay of [4, 8, 12].slice(0, chance.between(1, 3))) {
    writer.operation('setTimeout');
    writer.block('setTimeout(() => {', () => { writer.log(); write_microtasks(writer, 0); }, `}, ${delay});`);
  }
  writer.line('spin(25);');
  for (let count = chance.between(1, 3); count > 0; count--) {
    writer.operation('setTimeout');
    writer.block('setTimeout(() => {', () => writer.log(), '}, 0);');
  }
  writer.log();
  return 25;
}

/** A chain of zero-delay timers, each with a message behind it: the clamp shows where the message comes first. */
export function write_chain(writer) {
  const rounds = writer.chance.between(7, 9);
  const chain = writer.name('chain'), tag = writer.name('message ');
  writer.operation('setTimeout');
  writer.operation('postMessage');
  writer.line(`listeners['${tag}'] = [() => {}, () => console.log('${writer.name('line ')}')];`);
  writer.block(`(function ${chain}(round) {`, () => {
    writer.log('round');
    writer.line(`if (round === ${rounds}) return;`);
    writer.line(`setTimeout(${chain}, 0, round + 1);`);
    writer.line(`postMessage('${tag}');`);
  }, '})(1);');
  return 20;
}
