// Sections about one part of the browser's side each, apart from each other because their moments may vary: frames, idle time,
// the scheduler, fetch, the visitor's click.

import { write_microtasks } from './microtasks.mjs';

/** Animation frames: their order, their checkpoints, and that nested ones wait for the next frame. Goes on by `next`. */
export function write_frames(writer, next) {
  const { chance } = writer;
  const nested_in = chance.below(2), cancelled = chance.once_in(2);
  const nested = writer.name('nested');
  for (const n of [0, 1, 2]) {
    writer.operation('requestAnimationFrame');
    writer.block(`${n === 2 ? `const ${nested} = ` : ''}requestAnimationFrame((time) => {`, () => {
      writer.log();
      if (chance.once_in(2)) write_microtasks(writer, 0);
      if (n === 0 && cancelled) writer.line(`cancelAnimationFrame(${nested});`);
      if (n !== nested_in) return;
      writer.block('requestAnimationFrame((later) => {', () => {
        writer.log('later > time');
        writer.line(next);
      }, '});');
    }, '});');
  }
  writer.log();
}

/** Idle callbacks come when nothing that is ready is left. */
export function write_idle(writer, next) {
  writer.operation('requestIdleCallback');
  writer.block('requestIdleCallback((deadline) => {', () => {
    writer.log('deadline.didTimeout');
    write_microtasks(writer, 0);
    writer.block('requestIdleCallback(() => {', () => { writer.log(); writer.line(next); }, '});');
  }, '});');
  for (let count = writer.chance.between(1, 3); count > 0; count--) {
    writer.operation('setTimeout');
    writer.block('setTimeout(() => {', () => { writer.log(); write_microtasks(writer, 0); }, '}, 0);');
  }
}

/** Tasks with priorities among zero-delay timers. */
export function write_scheduler(writer) {
  const { chance } = writer;
  for (let count = chance.between(3, 5); count > 0; count--) {
    if (chance.once_in(3)) {
      writer.operation('setTimeout');
      writer.block('setTimeout(() => {', () => writer.log(), '}, 0);');
      continue;
    }
    writer.operation('scheduler.postTask');
    const priority = chance.pick(['', '', ", { priority: 'user-blocking' }", ", { priority: 'user-visible' }", ", { priority: 'background' }"]);
    writer.block('scheduler.postTask(() => {', () => { writer.log(); if (chance.once_in(2)) write_microtasks(writer, 0); }, `}${priority});`);
  }
  if (chance.once_in(2)) {
    writer.operation('scheduler.yield');
    writer.block('scheduler.postTask(async () => {', () => {
      writer.log();
      writer.line('await scheduler.yield();');
      writer.log();
    }, '});');
  }
  return 0;
}

/** Requests one after another: a response, its body, a failure, an abort. Goes on by `next`. */
export function write_fetches(writer, next) {
  const { chance } = writer;
  writer.block('(async () => {', () => {
    for (let count = chance.between(1, 3); count > 0; count--) {
      writer.operation('fetch');
      const response = writer.name('response');
      writer.line(`const ${response} = await fetch('${chance.pick(['data:text/plain,hello', 'data:application/json,[1]', '/missing'])}');`);
      writer.log(`${response}.status, ${response}.ok`);
      if (chance.once_in(2)) write_microtasks(writer, 0);
      writer.line(`const ${writer.name('text')} = await ${response}.text();`);
      writer.log(`text${writer.names - 1}`.replace(/\d+$/, String(writer.names)));
      writer.line(`await ${response}.text().catch((error) => console.log(error.name));`);
    }
    if (chance.once_in(2)) {
      writer.operation('AbortController');
      const controller = writer.name('controller');
      writer.line(`const ${controller} = new AbortController();`);
      writer.line(`Promise.resolve().then(() => ${controller}.abort());`);
      writer.line(`await fetch('/never', { signal: ${controller}.signal }).catch((error) => console.log(error.name));`);
    }
    writer.line(next);
  }, '})();');
  write_microtasks(writer, 1);
  writer.log();
}

/** A button that a real click finds: listeners with their checkpoints, against the same by click(). */
export function write_button(writer) {
  writer.operation('click');
  const button = writer.name('button');
  writer.line(`const ${button} = document.createElement('button');`);
  writer.line(`${button}.id = 'press';`);
  writer.line(`${button}.textContent = 'press';`);
  writer.line(`document.body.append(${button});`);
  for (const target of [button, button, 'document.body']) {
    writer.block(`${target}.addEventListener('click', (event) => {`, () => {
      writer.log('event.isTrusted');
      write_microtasks(writer, 0);
    }, '});');
  }
  writer.line(`${button}.click();`);
  writer.log();
}
