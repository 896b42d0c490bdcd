// One run's network: rules first, then the worker, which asks or gives the scenario's own answer.

import type { FetchRequest, HostInput } from '../page/engine_module';
import type { Mock, Scenario } from '../page/scenario';
import { base64_of } from './data_url';
import type { RequestLine } from './request_line';
import { plain_head, type Answer, type Order, type ScriptedAnswer } from './requests';
import { decide, type Decision } from './rules';

/** Answers nobody wrote down take this long, as on the simulated host. */
const mock_headers_ms = 20;
const mock_body_ms = 5;

export interface NetworkPorts {
  deliver(input: HostInput): void;
  picture_came(address: string, picture: Blob): void;
  /** A request stays without an answer; the visitor should learn why. */
  blocked(reason: string): void;
  scenario(): Scenario;
}

export class Network {
  private readonly image_addresses = new Map<number, string>();
  private readonly told = new Set<string>();
  private closed = false;

  constructor(
    readonly run: number,
    private readonly line: RequestLine,
    private readonly ports: NetworkPorts,
  ) {}

  fetch(id: number, request: FetchRequest): void {
    const { method, url, headers = [], body = null } = request;
    const decision = this.decide(method, url);
    if (decision.kind === 'mock') this.order({ ...this.asked(id), do: 'script', answers: fetch_script(decision) });
    else if (decision.kind === 'blocked') this.block(id, decision);
    else if (decision.kind === 'fail')
      this.soon({ type: 'fail', id, data: { message: decision.reason }, durationMs: 0 });
    else this.order({ ...this.asked(id), do: 'fetch', url: decision.url, method, headers, body });
  }

  image(id: number, address: string): void {
    const decision = this.decide('GET', address);
    this.image_addresses.set(id, address);
    if (decision.kind === 'blocked') this.block(id, decision);
    else if (decision.kind === 'mock') this.order({ ...this.asked(id), do: 'image', ...image_script(decision.mock) });
    else if (decision.kind === 'fail') this.order({ ...this.asked(id), do: 'image', url: 'data:' });
    else this.order({ ...this.asked(id), do: 'image', url: decision.url });
  }

  abort(id: number): void {
    this.line.order({ do: 'abort', run: this.run, id });
  }

  /** The run is over: nothing of it is delivered any more. */
  close(): void {
    this.closed = true;
    this.line.order({ do: 'close', run: this.run });
  }

  came({ picture, run: _run, ...input }: Answer): void {
    if (this.closed) return;
    if (picture) this.ports.picture_came(this.image_addresses.get(input.id) ?? '', picture);
    this.ports.deliver(input);
  }

  private decide(method: string, address: string): Decision {
    return decide(method, address, document.baseURI, this.ports.scenario());
  }

  private asked(id: number): { run: number; id: number; asked_at: number } {
    return { run: this.run, id, asked_at: performance.now() };
  }

  private order(order: Order): void {
    this.line.order(order);
  }

  private block(id: number, { reason, url }: Extract<Decision, { kind: 'blocked' }>): void {
    if (!this.told.has(reason)) this.ports.blocked(reason);
    this.told.add(reason);
    this.soon({ type: 'blocked', id, data: { reason, url }, durationMs: 0 });
  }

  /** Never at once: the engine is still asking. */
  private soon(input: HostInput): void {
    setTimeout(() => {
      if (!this.closed) this.ports.deliver(input);
    }, 0);
  }
}

function fetch_script({ url, mock }: { url: string; mock: Mock }): ScriptedAnswer[] {
  const headers_ms = mock.afterMs ?? mock_headers_ms;
  if (mock.error !== undefined) return [{ type: 'fail', data: { message: mock.error }, after_ms: headers_ms }];
  const body_ms = headers_ms + mock_body_ms;
  const head = { ...plain_head(url), status: mock.status ?? 200, headers: Object.entries(mock.headers ?? {}) };
  const bytes = new TextEncoder().encode(mock.body ?? '');
  const answers: ScriptedAnswer[] = [{ type: 'headers', data: head, after_ms: headers_ms }];
  if (bytes.length > 0) answers.push({ type: 'body', data: { base64: base64_of(bytes) }, after_ms: body_ms });
  return [...answers, { type: 'end', data: {}, after_ms: body_ms }];
}

/** An image's answer is a data: address in the mock's body; anything else is no picture. */
function image_script(mock: Mock): { url: string; after_ms: number } {
  const good = mock.error === undefined && (mock.status ?? 200) < 400 && (mock.body ?? '').startsWith('data:');
  return { url: good ? mock.body! : 'data:', after_ms: mock.afterMs ?? mock_headers_ms };
}
