// The page's end of the network: rules first, then the worker, or the scenario's own answer.

import text_of_worker from 'worker-text:./request_worker.ts';
import type { FetchRequest, HostInput } from '../page/engine_module';
import type { Mock, Scenario } from '../page/scenario';
import { base64_of, read_data_url } from './data_url';
import { Requests, type Answer, type Order } from './requests';
import { decide } from './rules';

/** Answers nobody wrote down take this long, as on the simulated host. */
const mock_headers_ms = 20;
const mock_body_ms = 5;

export interface NetworkPorts {
  deliver(input: HostInput): void;
  picture_came(address: string, picture: Blob): void;
  scenario(): Scenario;
}

export class Network {
  private send: ((order: Order) => void) | undefined;
  private worker: Worker | undefined;
  private readonly timers = new Map<number, number[]>();
  private readonly image_urls = new Map<number, string>();
  private closed = false;

  constructor(private readonly ports: NetworkPorts) {}

  fetch(id: number, request: FetchRequest): void {
    const decision = decide(request.method, request.url, document.baseURI, this.ports.scenario());
    if (decision.kind === 'mock') this.answer_by_mock(id, decision.url, decision.mock);
    else if (decision.kind === 'blocked')
      this.soon(id, 0, { type: 'blocked', id, data: { reason: decision.reason, url: decision.url }, durationMs: 0 });
    else if (decision.kind === 'fail')
      this.soon(id, 0, { type: 'fail', id, data: { message: decision.reason }, durationMs: 0 });
    else {
      this.order({
        do: 'fetch',
        id,
        url: decision.url,
        method: request.method,
        headers: request.headers ?? [],
        body: request.body ?? null,
      });
    }
  }

  image(id: number, address: string): void {
    const decision = decide('GET', address, document.baseURI, this.ports.scenario());
    if (decision.kind === 'request' || decision.kind === 'data') {
      this.image_urls.set(id, address);
      this.order({ do: 'image', id, url: decision.url });
    } else if (decision.kind === 'mock') this.answer_image_by_mock(id, address, decision.mock);
    else if (decision.kind === 'blocked')
      this.soon(id, 0, { type: 'blocked', id, data: { reason: decision.reason, url: decision.url }, durationMs: 0 });
    else this.soon(id, 0, { type: 'image', id, data: { ok: false, width: 0, height: 0 }, durationMs: 0 });
  }

  abort(id: number): void {
    for (const timer of this.timers.get(id) ?? []) clearTimeout(timer);
    this.timers.delete(id);
    this.send?.({ do: 'abort', id });
  }

  /** The run is over: nothing of it is delivered any more. */
  close(): void {
    this.closed = true;
    for (const timer of [...this.timers.values()].flat()) clearTimeout(timer);
    this.timers.clear();
    this.worker?.terminate();
  }

  private order(order: Order): void {
    this.send ??= this.start();
    this.send(order);
  }

  private start(): (order: Order) => void {
    const came = (answer: Answer) => {
      if (this.closed) return;
      const { picture, ...input } = answer;
      if (picture) this.ports.picture_came(this.image_urls.get(input.id) ?? '', picture);
      this.ports.deliver(input);
    };
    try {
      const address = URL.createObjectURL(new Blob([text_of_worker], { type: 'text/javascript' }));
      const worker = new Worker(script_url(address) as string);
      worker.onmessage = (event: MessageEvent<Answer>) => came(event.data);
      this.worker = worker;
      return (order) => worker.postMessage(order);
    } catch {
      const requests = new Requests(came);
      return (order) => requests.order(order);
    }
  }

  private soon(id: number, after_ms: number, input: HostInput): void {
    const timer = window.setTimeout(() => this.ports.deliver(input), after_ms);
    this.timers.set(id, [...(this.timers.get(id) ?? []), timer]);
  }

  private answer_by_mock(id: number, url: string, mock: Mock): void {
    const headers_ms = mock.afterMs ?? mock_headers_ms;
    if (mock.error !== undefined) {
      this.soon(id, headers_ms, { type: 'fail', id, data: { message: mock.error }, durationMs: headers_ms });
      return;
    }
    const body_ms = headers_ms + mock_body_ms;
    const head = {
      status: mock.status ?? 200,
      statusText: '',
      headers: Object.entries(mock.headers ?? {}),
      url,
      redirected: false,
      type: 'basic',
    };
    const body = new TextEncoder().encode(mock.body ?? '');
    this.soon(id, headers_ms, { type: 'headers', id, data: head, durationMs: headers_ms });
    if (body.length > 0)
      this.soon(id, body_ms, { type: 'body', id, data: { base64: base64_of(body) }, durationMs: body_ms });
    this.soon(id, body_ms, { type: 'end', id, data: {}, durationMs: body_ms });
  }

  private answer_image_by_mock(id: number, address: string, mock: Mock): void {
    const after_ms = mock.afterMs ?? mock_headers_ms;
    const found = mock.error === undefined ? read_data_url(mock.body ?? '') : undefined;
    const ok = found !== undefined && (mock.status ?? 200) < 400;
    if (ok) this.ports.picture_came(address, new Blob([found.bytes as BlobPart], { type: found.type }));
    this.soon(id, after_ms, { type: 'image', id, data: { ok, width: 0, height: 0 }, durationMs: after_ms });
  }
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** The page demands trusted types; the one thing that needs one is the address of our own worker. */
function script_url(address: string): unknown {
  const types = (window as { trustedTypes?: TrustedTypes }).trustedTypes;
  if (!types) return address;
  policy ??= types.createPolicy('loopscope', {
    createScriptURL(url) {
      if (!url.startsWith('blob:')) throw new TypeError('only our own worker');
      return url;
    },
  });
  return policy.createScriptURL(address);
}
