// What a course page and the frame in it say to one another: { loopscope: 1, id, type, … }, plain data. The whole protocol stands
// here and in web/docs/hosts.md. A message asks for what a visitor could do with a click, and for nothing else: never for network.

import type { Question } from '../contract/scenario';
import { problem_of_words } from '../contract/gate';
import type { EngineState, Moment } from '../contract/state';
import type { StepKind } from '../contract/tables';

export const themes = ['auto', 'dark', 'light', 'contrast'] as const;

/** From the course page. The first word is `hello`, which fixes whom the frame talks to. */
export type FromHost =
  | { type: 'hello' }
  | { type: 'load'; link: string }
  | { type: 'play' }
  | { type: 'pause' }
  | { type: 'step'; kind: StepKind; back: boolean }
  | { type: 'seek'; step: number }
  | { type: 'theme'; value: (typeof themes)[number] }
  | { type: 'get-state' }
  | { type: 'get-link' };

/** From the frame. `ready` and `size` say nothing about the visitor and go to whoever stands around it; all else waits for `hello`. */
export type FromFrame =
  | { type: 'ready'; version: 1; title?: string }
  | { type: 'size'; height: number }
  | { type: 'moment'; moment: Moment; time: number; phase: string; playing: boolean }
  | { type: 'console'; from: number; lines: { level: string; text: string }[] }
  | { type: 'state'; state: EngineState }
  | { type: 'link'; link: string }
  /** The reader has had an answer checked: of `given` the first `kept` are right. */
  | { type: 'prediction'; ask: Question['ask']; at: string; given: string[]; kept: number; right: boolean }
  /** All questions are answered; those that were shown count as not right. */
  | { type: 'result'; right: number; of: number; tries: number }
  | { type: 'error'; message: string; hint?: string };

/** How the asker finds the answer; chosen by the asker. */
export type MessageId = string | number | undefined;

export type Read = { message: FromHost; id: MessageId } | { problem: string; id: MessageId };

type Fields = Record<string, unknown>;

/** Each message with its own fields alone. What they may be stands in engine/host/outside.json. */
const readers: { [Type in FromHost['type']]: (fields: Fields) => Extract<FromHost, { type: Type }> } = {
  hello: () => ({ type: 'hello' }),
  load: ({ link }) => ({ type: 'load', link: link as string }),
  play: () => ({ type: 'play' }),
  pause: () => ({ type: 'pause' }),
  step: ({ kind, back }) => ({ type: 'step', kind: (kind ?? 'moment') as StepKind, back: (back ?? false) as boolean }),
  seek: ({ step }) => ({ type: 'seek', step: step as number }),
  theme: ({ value }) => ({ type: 'theme', value: value as (typeof themes)[number] }),
  'get-state': () => ({ type: 'get-state' }),
  'get-link': () => ({ type: 'get-link' }),
};

/** Undefined: it is none of ours. Pages exchange all sorts of messages. */
export function read_message(data: unknown): Read | undefined {
  if (typeof data !== 'object' || data === null || (data as Fields).loopscope !== 1) return undefined;
  const fields = data as Fields;
  const id = read_id(fields.id);
  const problem = problem_of_words('message', fields);
  if (problem !== undefined) return { problem: `This message can't be read: ${problem}.`, id };
  return { message: readers[fields.type as FromHost['type']](fields), id };
}

function read_id(id: unknown): MessageId {
  if (typeof id === 'string') return id.slice(0, 64);
  return typeof id === 'number' ? id : undefined;
}
