// Made by generate.mjs from the module's own tables: not to be edited.

/** web/contract/commands.def */
export const command_names = ['load', 'restart', 'play', 'pause', 'step', 'back', 'seek', 'runToEnd', 'runToLine', 'speed', 'hold', 'theme', 'reducedMotion', 'breakpoints', 'settings', 'branch', 'state', 'console', 'textView', 'places', 'source', 'check', 'log', 'ahead', 'hash', 'selection', 'evaluate'] as const;
export type CommandName = (typeof command_names)[number];

/** Those that change nothing, so that nothing need be drawn for them. */
export const questions: ReadonlySet<CommandName> = new Set<CommandName>(['state', 'console', 'textView', 'places', 'source', 'check', 'log', 'ahead', 'hash', 'selection', 'evaluate']);

/** Parts of the picture by their plain names: engine/scene/parts.def. */
export const part_names = {
  why: 'Why now?',
  stack: 'Call stack',
  heap: 'Heap',
  apis: 'Web APIs',
  loop: 'Event loop',
  microtasks: 'Microtask queue',
  tasks: 'Callback queue',
  timeline: 'Timeline',
} as const;
export type PartId = keyof typeof part_names;

/** Those that can be put away. */
export const foldable_parts = ['stack', 'heap', 'apis', 'loop', 'microtasks', 'tasks', 'timeline'] as const;
export type PicturePart = (typeof foldable_parts)[number];

/** Where programs believe to be: engine/host/scenario.h. */
export const own_origin = 'http://127.0.0.1';

/** Of the event loop. */
export const phases = ['script', 'task', 'microtasks', 'rejections', 'rendering', 'waiting', 'parked', 'idle', 'finished', 'halted'] as const;
export type Phase = (typeof phases)[number];

/** Where a step of the visitor may end. */
export const step_kinds = ['instruction', 'expression', 'line', 'over', 'out', 'call', 'microtask', 'task', 'render', 'console', 'moment'] as const;
export type StepKind = (typeof step_kinds)[number];

/** What has just happened: engine/inspect/moments.def. */
export const moment_kinds = ['limit', 'script_begins', 'microtask_taken', 'task_taken', 'frame_rendered', 'error_reported', 'console_line', 'await_suspends', 'timer_set', 'operation_started', 'listener_added', 'frame_requested', 'operation_cancelled', 'reaction_waits', 'promise_settled', 'error_caught', 'error_thrown', 'microtask_queued', 'task_queued', 'overdue', 'stack_empty', 'frame_pushed', 'frame_left', 'wait_begins', 'over'] as const;
export type MomentKind = (typeof moment_kinds)[number];

/** How long a moment stands when a run is played. */
export const moment_weights = ['passing', 'beat', 'key'] as const;
export type MomentWeight = (typeof moment_weights)[number];

/** `uncaught`: an exception or a rejection that nobody handled. */
export const console_levels = ['log', 'info', 'warn', 'error', 'debug', 'uncaught'] as const;
export type ConsoleLevel = (typeof console_levels)[number];

/** Colour families of tokens, which are also the names of colours in palette.css. */
export const token_kinds = ['neutral', 'sync', 'microtask', 'timer', 'fetch', 'event', 'rendering', 'error'] as const;
export type TokenKind = (typeof token_kinds)[number];

/** Of a line's mark in the editor. */
export const mark_states = ['promise', 'waiting', 'queued', 'running'] as const;
export type MarkState = (typeof mark_states)[number];
