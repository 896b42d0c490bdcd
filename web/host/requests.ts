// Requests and their measured durations. It runs in a worker of its own, so that what it measures is when the bytes
// came, never when the page's busy thread noticed. All times are in milliseconds of the page's performance.now().

import { base64_decoded, base64_of, read_data_url } from './data_url';
import { at_once, foreign_limits, in_mib, own_limits, run_bytes } from './limits';

interface Asked {
  run: number;
  id: number;
  /** When the engine asked; durations count from here. */
  asked_at: number;
}

export type Order =
  | (Asked & Wish & { do: 'fetch' })
  | (Asked & Outgoing & { do: 'image'; after_ms?: number })
  | (Asked & { do: 'script'; answers: ScriptedAnswer[] })
  | { do: 'abort'; run: number; id: number }
  | { do: 'close'; run: number };

/** What every request says of itself, whatever it is for. */
export interface Outgoing {
  url: string;
  /** Of another server, by the visitor's consent: the narrow limits. */
  foreign?: true;
  /** The page's policy lets requests out, so redirects are not followed: they could lead anywhere. */
  live: boolean;
}

export interface Wish extends Outgoing {
  method: string;
  headers: [string, string][];
  redirect: RequestRedirect;
  mode: RequestMode;
  /** In base64. */
  body: string | null;
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
  /** What this page does not do; the visitor is told. */
  refusal?: string;
}

/** Whatever has come before `at` has been posted before this: until then nothing else has answered. */
export interface Alive {
  type: 'alive';
  at: number;
}

const heartbeat_ms = 8;

/** Not the network's failure: what this page does not do. */
class Refused extends Error {}

interface Operation {
  abort: AbortController;
  timers: Set<ReturnType<typeof setTimeout>>;
  /** Times at which scripted answers are due. */
  due: Set<number>;
}

export class Requests {
  private readonly running = new Map<string, Operation>();
  private readonly bytes_of_run = new Map<number, number>();
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
        const refusal = error instanceof Refused ? message : undefined;
        if (refusal || !operation.abort.signal.aborted) this.answer('fail', order, { message }, { refusal });
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
    this.bytes_of_run.delete(run);
  }

  private beat(): void {
    let at = this.now();
    for (const { due } of this.running.values()) for (const time of due) at = Math.min(at, time);
    this.post({ type: 'alive', at });
  }

  private answer(
    type: AnswerType,
    order: Asked,
    data: Answer['data'],
    { after_ms, ...more }: { after_ms?: number; picture?: Blob; refusal?: string } = {},
  ): void {
    const durationMs = after_ms ?? Math.max(0, this.now() - order.asked_at);
    this.post({ type, run: order.run, id: order.id, data, durationMs, ...more });
  }

  private at_time(order: Asked, operation: Operation, answer: ScriptedAnswer): Promise<void> {
    return this.wait_until(order, operation, answer.after_ms).then(() => {
      this.answer(answer.type, order, answer.data, { after_ms: answer.after_ms });
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
    const { method, headers, body, mode, redirect } = order;
    const request = { method, headers, mode, redirect, body: body === null ? null : (base64_decoded(body) as BodyInit) };
    await this.ask(order, request, abort, async (response, pieces) => {
      this.answer('headers', order, head_of(response));
      for await (const piece of pieces) this.answer('body', order, { base64: base64_of(piece) });
      this.answer('end', order, {});
    });
  }

  /** The one way out. Whatever is asked for, it goes without cookies and referrer, and its answer is read under the limits. */
  private async ask(
    order: Asked & Outgoing,
    request: RequestInit,
    abort: AbortController,
    take: (response: Response, pieces: AsyncGenerator<Uint8Array>) => Promise<void>,
  ): Promise<void> {
    const { ms } = limits_of(order);
    const late = setTimeout(() => abort.abort(new Refused(`${order.url} had no whole answer in ${ms / 1000} seconds.`)), ms);
    try {
      const response = await fetch(order.url, {
        ...request,
        redirect: order.live ? 'manual' : (request.redirect ?? 'follow'),
        signal: abort.signal,
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
      });
      if (response.type === 'opaqueredirect' && request.redirect !== 'manual') throw new Refused(redirected(order.url));
      await take(response, this.pieces(order, response, abort.signal));
    } catch (error) {
      throw abort.signal.reason instanceof Refused ? abort.signal.reason : error;
    } finally {
      clearTimeout(late);
    }
  }

  private async *pieces(order: Asked & Outgoing, response: Response, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    const { bytes } = limits_of(order);
    const reader = response.body?.getReader();
    let length = 0;
    for (let next = await reader?.read(); next && !next.done; next = await reader!.read()) {
      signal.throwIfAborted();
      length += next.value.length;
      if (length > bytes) throw new Refused(`The answer of ${order.url} is longer than ${in_mib(bytes)}; the rest is not read.`);
      const all = (this.bytes_of_run.get(order.run) ?? 0) + next.value.length;
      this.bytes_of_run.set(order.run, all);
      if (all > run_bytes) throw new Refused(`This run has read ${in_mib(run_bytes)} from servers; no more is read.`);
      yield next.value;
    }
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
    const { after_ms } = order;
    const wait = after_ms === undefined ? undefined : this.wait_until(order, operation, after_ms);
    let refusal: string | undefined;
    const picture = await this.picture(order, operation.abort).catch((error: unknown) => {
      if (error instanceof Refused) refusal = error.message;
      else if (order.foreign) refusal = unread_picture(order.url);
      return undefined;
    });
    const size = picture && (await size_of(picture).catch(() => undefined));
    await wait;
    if (operation.abort.signal.aborted && !(operation.abort.signal.reason instanceof Refused)) return;
    if (picture && size) this.answer('image', order, { ok: true, ...size }, { after_ms, picture });
    else this.answer('image', order, { ok: false, width: 0, height: 0 }, { after_ms, refusal });
  }

  private async picture(order: Asked & Outgoing, abort: AbortController): Promise<Blob | undefined> {
    if (order.url.startsWith('data:')) {
      const found = read_data_url(order.url);
      return found && new Blob([found.bytes as BlobPart], { type: found.type });
    }
    const bytes: BlobPart[] = [];
    let type = '';
    await this.ask(order, {}, abort, async (response, pieces) => {
      type = response.headers.get('content-type') ?? '';
      for await (const piece of pieces) bytes.push(piece as BlobPart);
    });
    return new Blob(bytes, { type });
  }
}

const limits_of = ({ foreign }: Outgoing) => (foreign ? foreign_limits : own_limits);
const redirected = (url: string) => `${url} answered with a redirect, which is not followed on this page: it could lead anywhere.`;
const unread_picture = (url: string) =>
  `The picture ${url} did not come: there was no answer, or its server does not let other pages read it (CORS).`;

const key_of = ({ run, id }: { run: number; id: number }) => `${run} ${id}`;

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
