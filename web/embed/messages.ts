// What a course page and the frame in it say to one another: { loopscope: 1, id, type, … }, plain data. The whole protocol stands
// here and in web/docs/hosts.md. A message asks for what a visitor could do with a click, and for nothing else: never for network.

import type { Question } from '../contract/scenario';
import type { EngineState, Moment } from '../contract/state';
import { step_kinds, type StepKind } from '../contract/tables';

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

const longest_link = 140_000;

type Fields = Record<string, unknown>;

/** Each message, from the fields that came; undefined: they are not what it needs. */
const readers: { [Type in FromHost['type']]: (fields: Fields) => Extract<FromHost, { type: Type }> | undefined } = {
  hello: () => ({ type: 'hello' }),
  load: ({ link }) => (typeof link === 'string' && link.length <= longest_link ? { type: 'load', link } : undefined),
  play: () => ({ type: 'play' }),
  pause: () => ({ type: 'pause' }),
  step: ({ kind = 'moment', back = false }) =>
    step_kinds.includes(kind as StepKind) && typeof back === 'boolean' ? { type: 'step', kind: kind as StepKind, back } : undefined,
  seek: ({ step }) => (Number.isSafeInteger(step) && (step as number) >= 0 ? { type: 'seek', step: step as number } : undefined),
  theme: ({ value }) => {
    const theme = themes.find((name) => name === value);
    return theme && { type: 'theme', value: theme };
  },
  'get-state': () => ({ type: 'get-state' }),
  'get-link': () => ({ type: 'get-link' }),
};

/** Undefined: it is none of ours. Pages exchange all sorts of messages. */
export function read_message(data: unknown): Read | undefined {
  if (typeof data !== 'object' || data === null || (data as Fields).loopscope !== 1) return undefined;
  const fields = data as Fields;
  const id = read_id(fields.id);
  const { type } = fields;
  if (typeof type !== 'string' || !Object.hasOwn(readers, type)) return { problem: 'There is no message of this type.', id };
  const message = readers[type as FromHost['type']](fields);
  return message ? { message, id } : { problem: `A message of type ${type} needs other fields.`, id };
}

function read_id(id: unknown): MessageId {
  if (typeof id === 'string') return id.slice(0, 64);
  return typeof id === 'number' ? id : undefined;
}
