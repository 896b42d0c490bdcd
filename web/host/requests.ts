// Requests and their measured durations. It runs in a worker of its own, so that what it measures is when the bytes
// came, never when the page's busy thread noticed. All times are in milliseconds of the page's performance.now().

import { base64_decoded, base64_of, read_data_url } from './data_url';

interface Asked {
  run: number;
  id: number;
  /** When the engine asked; durations count from here. */
  asked_at: number;
}

export type Order =
  | (Asked & Wish)
  | (Asked & { do: 'image'; url: string; after_ms?: number })
  | (Asked & { do: 'script'; answers: ScriptedAnswer[] })
  | { do: 'abort'; run: number; id: number }
  | { do: 'close'; run: number };

export interface Wish {
  do: 'fetch';
  url: string;
  method: string;
  headers: [string, string][];
  redirect: RequestRedirect;
  mode: RequestMode;
  /** In base64. */
  body: string | null;
  /** Of another server, by the visitor's consent: the narrow quota. */
  foreign?: true;
  /** The page's policy lets requests out, so redirects are not followed: they could lead anywhere. */
  live: boolean;
}

/** An answer that the scenario brings with it: its time is exact. */
export interface ScriptedAnswer {
  type: AnswerType;
  data: Record<string, unknown>;
  after_ms: number;
}

type AnswerType = 'headers' | 'body' | 'end' | 'fail' | 'image' | 'geolocation';

/** What is posted back: an input for the engine, and for an image its bytes for the preview. */
export interface Answer {
  type: AnswerType;
  run: number;
  id: number;
  data: Record<string, unknown>;
  durationMs: number;
  picture?: Blob;
}

/** Whatever has come before `at` has been posted before this: until then nothing else has answered. */
export interface Alive {
  type: 'alive';
  at: number;
}

export const body_limit = 16 * 1024 * 1024;
const foreign_body_limit = 4 * 1024 * 1024;
const foreign_ms = 30_000;
/** At once; more wait for their turn, as they do in browsers. */
const at_once = 48;
const heartbeat_ms = 8;

/** Not the network's failure: what this page does not do. The visitor is told. */
class Refused extends Error {}

interface Operation {
  abort: AbortController;
  timers: Set<ReturnType<typeof setTimeout>>;
  /** Times at which scripted answers are due. */
  due: Set<number>;
}

export class Requests {
  private readonly running = new Map<string, Operation>();
  private under_way = 0;
  private readonly queue: (() => void)[] = [];
  private heartbeat: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly post: (answer: Answer | Alive) => void,
    private readonly now: () => number,
  ) {}

  order(order: Order): void {
    if (order.do === 'close') this.close(order.run);
    else if (order.do === 'abort') this.stop(key_of(order));
    else this.begin(order);
  }

  private begin(order: Extract<Order, Asked>): void {
    const operation: Operation = { abort: new AbortController(), timers: new Set(), due: new Set() };
    this.running.set(key_of(order), operation);
    this.heartbeat ??= setInterval(() => this.beat(), heartbeat_ms);
    this.work(order, operation)
      .catch((error: unknown) => {
        const message = String((error as Error)?.message ?? error);
        const refused = error instanceof Refused;
        if (refused || !operation.abort.signal.aborted) this.answer('fail', order, { message, refused });
      })
      .finally(() => {
        if (this.running.get(key_of(order)) === operation) this.stop(key_of(order));
      });
  }

  private work(order: Extract<Order, Asked>, operation: Operation): Promise<void> {
    if (order.do === 'fetch') return this.in_turn(operation, () => this.fetch(order, operation.abort));
    if (order.do === 'image') return this.in_turn(operation, () => this.image(order, operation));
    return Promise.all(order.answers.map((answer) => this.at_time(order, operation, answer))).then(() => {});
  }

  private stop(key: string): void {
    const operation = this.running.get(key);
    if (!operation) return;
    this.running.delete(key);
    operation.abort.abort();
    for (const timer of operation.timers) clearTimeout(timer);
    if (this.running.size > 0) return;
    clearInterval(this.heartbeat);
    this.heartbeat = undefined;
  }

  private close(run: number): void {
    for (const key of [...this.running.keys()]) if (key.startsWith(`${run} `)) this.stop(key);
  }

  private beat(): void {
    let at = this.now();
    for (const { due } of this.running.values()) for (const time of due) at = Math.min(at, time);
    this.post({ type: 'alive', at });
  }

  private answer(type: AnswerType, order: Asked, data: Answer['data'], duration?: number, picture?: Blob): void {
    const durationMs = duration ?? Math.max(0, this.now() - order.asked_at);
    const answer: Answer = { type, run: order.run, id: order.id, data, durationMs };
    this.post(picture ? { ...answer, picture } : answer);
  }

  private at_time(order: Asked, operation: Operation, answer: ScriptedAnswer): Promise<void> {
    return this.wait_until(order, operation, answer.after_ms).then(() => {
      this.answer(answer.type, order, answer.data, answer.after_ms);
      operation.due.delete(order.asked_at + answer.after_ms);
    });
  }

  private wait_until(order: Asked, operation: Operation, after_ms: number): Promise<void> {
    const due = order.asked_at + after_ms;
    operation.due.add(due);
    return new Promise((resolve) => {
      operation.timers.add(setTimeout(resolve, Math.max(0, due - this.now())));
    });
  }

  private async in_turn(operation: Operation, work: () => Promise<void>): Promise<void> {
    if (this.under_way >= at_once) await new Promise<void>((go) => this.queue.push(go));
    if (operation.abort.signal.aborted) return this.queue.shift()?.();
    ++this.under_way;
    try {
      await work();
    } finally {
      --this.under_way;
      this.queue.shift()?.();
    }
  }

  private async fetch(order: Asked & Wish, abort: AbortController): Promise<void> {
    if (order.url.startsWith('data:')) {
      this.answer_data(order);
      return;
    }
    const late = order.foreign && setTimeout(() => abort.abort(new Refused(too_late)), foreign_ms);
    try {
      const response = await fetch(order.url, request_of(order, abort.signal));
      if (response.type === 'opaqueredirect' && order.redirect !== 'manual') throw new Refused(redirected);
      this.answer('headers', order, head_of(response));
      await this.read(order, response, abort.signal);
    } catch (error) {
      throw abort.signal.reason instanceof Refused ? abort.signal.reason : error;
    } finally {
      if (late) clearTimeout(late);
    }
  }

  private async read(order: Asked & Wish, response: Response, signal: AbortSignal): Promise<void> {
    const limit = order.foreign ? foreign_body_limit : body_limit;
    const reader = response.body?.getReader();
    let length = 0;
    for (let next = await reader?.read(); next && !next.done; next = await reader!.read()) {
      if (signal.aborted) return;
      length += next.value.length;
      if (length > limit) throw new Refused(`The answer of ${order.url} is longer than ${limit / 1024 / 1024} MiB; the rest is not read.`);
      this.answer('body', order, { base64: base64_of(next.value) });
    }
    this.answer('end', order, {});
  }

  private answer_data(order: Asked & Wish): void {
    const found = read_data_url(order.url);
    if (!found) throw new Error("the data: address can't be read");
    this.answer('headers', order, { ...plain_head(order.url), statusText: 'OK', headers: [['content-type', found.type]] });
    if (found.bytes.length > 0) this.answer('body', order, { base64: base64_of(found.bytes) });
    this.answer('end', order, {});
  }

  /** An image that can't be fetched or decoded is an answer too: the element's error event. */
  private async image(order: Extract<Order, { do: 'image' }>, operation: Operation): Promise<void> {
    const { signal } = operation.abort;
    const wait = order.after_ms === undefined ? undefined : this.wait_until(order, operation, order.after_ms);
    const picture = await picture_of(order.url, signal);
    const size = picture && (await size_of(picture).catch(() => undefined));
    await wait;
    if (signal.aborted) return;
    if (picture && size) this.answer('image', order, { ok: true, ...size }, order.after_ms, picture);
    else this.answer('image', order, { ok: false, width: 0, height: 0 }, order.after_ms);
  }
}

const redirected = 'It was answered with a redirect, which is not followed on this page.';
const too_late = `It had no answer in ${foreign_ms / 1000} seconds.`;

const request_of = ({ method, headers, body, mode, redirect, live }: Wish, signal: AbortSignal): RequestInit => ({
  method,
  headers,
  body: body === null ? null : (base64_decoded(body) as BodyInit),
  signal,
  mode,
  redirect: live ? 'manual' : redirect,
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
  cache: 'no-store',
});

const key_of = ({ run, id }: { run: number; id: number }) => `${run} ${id}`;

async function picture_of(url: string, signal: AbortSignal): Promise<Blob | undefined> {
  if (url.startsWith('data:')) {
    const found = read_data_url(url);
    return found && new Blob([found.bytes as BlobPart], { type: found.type });
  }
  try {
    const response = await fetch(url, { signal, credentials: 'omit', referrerPolicy: 'no-referrer' });
    return await response.blob();
  } catch {
    return undefined;
  }
}

async function size_of(picture: Blob): Promise<{ width: number; height: number }> {
  if (picture.type.startsWith('image/svg')) return svg_size(await picture.text());
  const bitmap = await createImageBitmap(picture);
  const size = { width: bitmap.width, height: bitmap.height };
  bitmap.close();
  return size;
}

/** SVG 2 8.2, for pictures that a worker cannot decode: the numbers of the outermost element, else 300 by 150. */
function svg_size(text: string): { width: number; height: number } {
  const tag = /<svg\b[^>]*>/.exec(text)?.[0];
  if (!tag) throw new Error('no picture');
  const number = (name: string, otherwise: number) => {
    const found = new RegExp(`\\s${name}\\s*=\\s*["']\\s*(\\d+)`).exec(tag);
    return found ? Number(found[1]) : otherwise;
  };
  return { width: number('width', 300), height: number('height', 150) };
}

export const plain_head = (url: string) => ({
  status: 200,
  statusText: '',
  headers: [] as [string, string][],
  url,
  redirected: false,
  type: 'basic',
});

const head_of = ({ status, statusText, headers, url, redirected, type }: Response) => ({
  status,
  statusText,
  headers: [...headers],
  url,
  redirected,
  type,
});
