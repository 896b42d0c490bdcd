// Requests and their measured durations. It runs in a worker of its own, so that what it measures is when the bytes
// came, never when the page's busy thread noticed.

import { base64_of, read_data_url } from './data_url';

export type Order =
  | { do: 'fetch'; id: number; url: string; method: string; headers: [string, string][]; body: string | null }
  | { do: 'image'; id: number; url: string }
  | { do: 'abort'; id: number };

/** What is posted back: an input for the engine, and for an image its bytes for the preview. */
export interface Answer {
  type: 'headers' | 'body' | 'end' | 'fail' | 'image';
  id: number;
  data: Record<string, unknown>;
  durationMs: number;
  picture?: Blob;
}

export const body_limit = 16 * 1024 * 1024;

export class Requests {
  private readonly running = new Map<number, AbortController>();

  constructor(private readonly post: (answer: Answer) => void) {}

  order(order: Order): void {
    if (order.do === 'abort') {
      this.running.get(order.id)?.abort();
      this.running.delete(order.id);
      return;
    }
    const abort = new AbortController();
    const start = performance.now();
    this.running.set(order.id, abort);
    const work = order.do === 'fetch' ? this.fetch(order, start, abort.signal) : this.image(order, start, abort.signal);
    work
      .catch((error: unknown) => {
        if (!abort.signal.aborted)
          this.answer('fail', order.id, { message: String((error as Error)?.message ?? error) }, start);
      })
      .finally(() => this.running.delete(order.id));
  }

  private answer(type: Answer['type'], id: number, data: Answer['data'], start: number, picture?: Blob): void {
    const answer: Answer = { type, id, data, durationMs: performance.now() - start };
    this.post(picture ? { ...answer, picture } : answer);
  }

  private async fetch(order: Extract<Order, { do: 'fetch' }>, start: number, signal: AbortSignal): Promise<void> {
    if (order.url.startsWith('data:')) {
      this.answer_data(order.id, order.url, start);
      return;
    }
    const response = await fetch(order.url, {
      method: order.method,
      headers: order.headers,
      body: order.body,
      signal,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    this.answer('headers', order.id, head_of(response), start);
    const reader = response.body?.getReader();
    let length = 0;
    for (let next = await reader?.read(); next && !next.done; next = await reader!.read()) {
      if (signal.aborted) return;
      length += next.value.length;
      if (length > body_limit) throw new Error(`the answer is longer than ${body_limit / 1024 / 1024} MiB`);
      this.answer('body', order.id, { base64: base64_of(next.value) }, start);
    }
    this.answer('end', order.id, {}, start);
  }

  private answer_data(id: number, url: string, start: number): void {
    const found = read_data_url(url);
    if (!found) throw new Error("the data: address can't be read");
    const head = {
      status: 200,
      statusText: 'OK',
      headers: [['content-type', found.type]],
      url,
      redirected: false,
      type: 'basic',
    };
    this.answer('headers', id, head, start);
    this.answer('body', id, { base64: base64_of(found.bytes) }, start);
    this.answer('end', id, {}, start);
  }

  /** An image that can't be fetched or decoded is an answer too: the element's error event. */
  private async image(order: Extract<Order, { do: 'image' }>, start: number, signal: AbortSignal): Promise<void> {
    const picture = await this.picture_of(order.url, signal);
    const size = picture && (await size_of(picture).catch(() => undefined));
    if (signal.aborted) return;
    if (picture && size) this.answer('image', order.id, { ok: true, ...size }, start, picture);
    else this.answer('image', order.id, { ok: false, width: 0, height: 0 }, start);
  }

  private async picture_of(url: string, signal: AbortSignal): Promise<Blob | undefined> {
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
}

async function size_of(picture: Blob): Promise<{ width: number; height: number }> {
  const bitmap = await createImageBitmap(picture);
  const size = { width: bitmap.width, height: bitmap.height };
  bitmap.close();
  return size;
}

const head_of = (response: Response) => ({
  status: response.status,
  statusText: response.statusText,
  headers: [...response.headers],
  url: response.url,
  redirected: response.redirected,
  type: response.type,
});
