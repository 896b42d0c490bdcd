// Faults planted into copies of the engine's sources, to see whether random programs would find them. Each changes one file by
// exact replacement of its text; a text that is no longer there is an error, so a list that has grown stale is noticed.

import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../engines.mjs';

const execute = promisify(execFile);
const timers = 'engine/event_loop/timers.cpp';
const library = 'generated/library_sources.cpp'; // the library's JavaScript, as the build embeds it

export const mutants = [
  { name: 'a checkpoint only once for each task', file: 'engine/event_loop/running_script.cpp',
    changes: [['|| !anything)', '|| !anything || true)']] },
  { name: 'microtasks last in, first out', file: 'engine/event_loop/host_hooks.cpp',
    changes: [['push_back(agent, agent.heap.at(loop_state(agent).microtask_queue), job)',
      'insert_at(agent, agent.heap.at(loop_state(agent).microtask_queue), 0, job)']] },
  { name: 'one tick more for await', file: 'engine/interpreter/suspension.cpp',
    changes: [['perform_promise_then(m.agent, m.object(promise), self, self, {});',
      'Object& between = make_promise(m.agent);\n' +
      'perform_promise_then(m.agent, m.object(promise), {}, {}, {Value::object(m.ref_of(&between)), {}, {}});\n' +
      'perform_promise_then(m.agent, between, self, self, {});']] },
  { name: 'one tick less for resolving with a promise', file: 'engine/interpreter/promise.cpp',
    changes: [['enqueue_thenable_job(agent, self, resolution, then.value);',
      'if (is_promise(agent.heap, resolution)) perform_promise_then(agent, agent.heap.at<Object>(resolution), {}, {}, {self, {}, {}});\n' +
      'else enqueue_thenable_job(agent, self, resolution, then.value);']] },
  // Instructions take time, so timers that one callback sets are equal but for less than 0.1 ms.
  { name: 'equal timers reversed', file: timers, changes: [['.due_ns <= due_ns)', ".due_ns <= due_ns - 100'000)"]] },
  { name: 'zero-delay timers not before overdue ones', file: timers,
    changes: [['if (timer.delay_ns > 0) return', 'if (timer.delay_ns >= 0) return']] },
  { name: 'the clamp from level 4 on', file: timers, changes: [['free_nesting = 5;', 'free_nesting = 3;']] },
  { name: 'nested animation frames run in the same frame', file: 'engine/event_loop/rendering.cpp',
    changes: [['std::swap(loop.frame_callbacks, loop.running_frame_callbacks);', '(void)loop;'],
      ['agent.heap.at(loop_state(agent).running_frame_callbacks)', 'agent.heap.at(loop_state(agent).frame_callbacks)']] },
  { name: 'rejections reported by the next checkpoint instead of a task', file: 'engine/event_loop/rejected_promises.cpp',
    changes: [['queue_steps(agent, "unhandled rejections", LibraryStep::notify_rejected_promises, agent.value_of(promises));',
      'queue_microtask(agent, string_from_utf8(agent, "unhandled rejections"), library_step(agent, LibraryStep::notify_rejected_promises),\n' +
      'agent.heap.cell_of(agent.make_values(1, agent.value_of(promises))), true);']] },
  { name: 'a port drained whole', file: library,
    changes: [['%DispatchEvent(event, port.object);\n  while', 'for (;;) { %DispatchEvent(event, port.object); if (port.queue.length === 0) break; ' +
      'event = %MakeEvent("MessageEvent", "message", undefined, true); %slot(event, 0).m_data = port.queue[0].data; port.queue = []; }\n  while'],
    ["const event = %MakeEvent('MessageEvent', 'message', undefined, true);", "let event = %MakeEvent('MessageEvent', 'message', undefined, true);"]] },
];

const build = join(root, 'build/native');

function changed(text, { name, file, changes }) {
  for (const [old, fresh] of changes) {
    if (!text.includes(old)) throw new Error(`the fault "${name}" can't be planted: ${file} has no longer the text ${old}`);
    text = text.replace(old, () => fresh);
  }
  return text;
}

/** Builds the native command with the fault in it; resolves to how it is called. */
export async function planted(mutant) {
  const folder = join(root, 'build/random/mutants');
  mkdirSync(folder, { recursive: true });
  const original = join(mutant.file === library ? build : root, mutant.file);
  const at = join(folder, mutant.name.replace(/\W+/g, '-'));
  writeFileSync(`${at}.cpp`, changed(readFileSync(original, 'utf8'), mutant));
  // The engine's sources are compiled in batches: the whole batch is made again, with the changed source in it.
  const commands = JSON.parse(readFileSync(join(build, 'compile_commands.json'), 'utf8'));
  const line = `#include "${mutant.file}"`;
  const { command, file } = commands.find((one) => one.file === original || (one.file.includes('/batches/') && readFileSync(one.file, 'utf8').includes(line)));
  const source = file === original ? `${at}.cpp` : `${at}-batch.cpp`;
  if (file !== original) writeFileSync(source, readFileSync(file, 'utf8').replace(line, () => `#include "${at}.cpp"`));
  const compile = command.replace(/ -o \S+\.o /, ` -w -o ${at}.o `).replace(`-c ${file}`, `-c ${source}`);
  await execute('sh', ['-c', compile], { cwd: build });
  // Before the engine's archive, whose own object of that name is then not taken.
  const { stdout } = await execute('ninja', ['-t', 'commands', 'loopscope'], { cwd: build, maxBuffer: 2 ** 26 });
  const link = stdout.trimEnd().split('\n').at(-1).replace(/ -o loopscope /, ` ${at}.o -o ${at} `);
  await execute('sh', ['-c', link], { cwd: build });
  return [at];
}
