// One run's network: rules first, then the worker, which asks or gives the scenario's own answer.

import type { FetchRequest, HostInput } from '../contract/host';
import type { Mock, Scenario } from '../contract/scenario';
import { base64_of } from './data_url';
import { denied_position, position_address, real_position, scripted_position, why_no_position } from './position';
import type { RequestLine } from './request_line';
import { plain_head, type Answer, type Order, type ScriptedAnswer } from './requests';
import { place, type Consents } from './consent';
import { foreign_limits, own_limits, questions } from './limits';
import { decide, type Decision } from './rules';

/** Answers nobody wrote down take this long, as on the simulated host. */
const mock_headers_ms = 20;
const mock_body_ms = 5;

export interface NetworkPorts {
  deliver(input: HostInput): void;
  picture_came(address: string, picture: Blob): void;
  /** A request stays without an answer; the visitor should learn why. */
  blocked(reason: string): void;
  /** A request fails because this page does not do it. */
  refused(reason: string): void;
  scenario(): Scenario;
}

export class Network {
  private readonly image_addresses = new Map<number, string>();
  private readonly told = new Set<string>();
  /** Blocked, until the visitor answers. */
  private readonly blocked = new Set<number>();
  /** They waited for the visitor: their answers come when they come. */
  private readonly late = new Set<number>();
  private own_asked = 0;
  private foreign_asked = 0;
  private closed = false;

  private get live(): boolean {
    return this.consents !== undefined;
  }

  constructor(
    readonly run: number,
    private readonly line: RequestLine,
    private readonly ports: NetworkPorts,
    /** On the live page. */
    private readonly consents?: Consents,
  ) {}

  fetch(id: number, request: FetchRequest): void {
    const { method, url, headers = [], body = null, redirect = 'follow', mode = 'cors' } = request;
    const decision = this.decide(method, url);
    if (decision.kind === 'mock') this.order({ ...this.asked(id), do: 'script', answers: fetch_script(decision) });
    else if (decision.kind === 'blocked') this.block(id, decision, () => this.fetch(id, request));
    else if (decision.kind === 'fail') this.fail(id, decision.reason);
    else {
      const { kind: _kind, ...to } = decision;
      this.order({ ...this.asked(id), do: 'fetch', method, headers, body, redirect, mode, live: this.live, ...to });
    }
  }

  image(id: number, address: string): void {
    const decision = this.decide('GET', address);
    this.image_addresses.set(id, address);
    if (decision.kind === 'blocked') this.block(id, decision, () => this.image(id, address));
    else if (decision.kind === 'mock') this.order_image(id, image_script(decision.mock));
    else if (decision.kind === 'fail') {
      this.tell(decision.reason);
      this.order_image(id, { url: 'data:' });
    } else {
      const { kind: _kind, ...to } = decision;
      this.order_image(id, to);
    }
  }

  private order_image(id: number, to: { url: string; foreign?: true; after_ms?: number }): void {
    this.order({ ...this.asked(id), do: 'image', live: this.live, ...to });
  }

  locate(id: number, options: PositionOptions): void {
    const mock = this.ports.scenario().mocks?.find(({ url }) => url === position_address);
    const consent = this.consents?.of(place);
    if (mock) {
      const after_ms = mock.afterMs ?? mock_headers_ms;
      this.order({ ...this.asked(id), do: 'script', answers: [{ type: 'geolocation', data: scripted_position(mock), after_ms }] });
    } else if (consent === 'allowed') {
      const { asked_at } = this.asked(id);
      void real_position(options).then((data) => this.located(id, data, asked_at));
    } else if (consent === 'denied') {
      this.deny_position(id);
    } else {
      this.block(id, { kind: 'blocked', url: position_address, ...why_no_position(this.consents !== undefined) }, () =>
        this.locate(id, options),
      );
    }
  }

  private deny_position(id: number): void {
    setTimeout(() => this.located(id, denied_position, performance.now()), 0);
  }

  private located(id: number, data: Record<string, unknown>, asked_at: number): void {
    if (this.closed) return;
    const input: HostInput = { type: 'geolocation', id, data };
    this.ports.deliver(this.late.has(id) ? input : { ...input, durationMs: performance.now() - asked_at });
  }

  abort(id: number): void {
    this.blocked.delete(id);
    this.line.order({ do: 'abort', run: this.run, id });
  }

  /** The run is over: nothing of it is delivered any more. */
  close(): void {
    this.closed = true;
    this.consents?.forget_waiting();
    this.line.order({ do: 'close', run: this.run });
  }

  came({ picture, refusal, run: _run, durationMs, ...input }: Answer): void {
    if (this.closed) return;
    if (refusal) this.tell(refusal);
    if (picture) this.ports.picture_came(this.image_addresses.get(input.id) ?? '', picture);
    this.ports.deliver(this.late.has(input.id) ? input : { ...input, durationMs });
  }

  private decide(method: string, address: string): Decision {
    const decision = decide(method, address, document.baseURI, this.ports.scenario(), this.consents?.of);
    if (decision.kind !== 'request') return decision;
    const asked = decision.foreign ? ++this.foreign_asked : ++this.own_asked;
    const quota = (decision.foreign ? foreign_limits : own_limits).requests;
    if (asked <= quota) return decision;
    return { kind: 'fail', url: decision.url, reason: `This run has sent ${quota} requests; no more are sent.` };
  }

  private asked(id: number): { run: number; id: number; asked_at: number } {
    return { run: this.run, id, asked_at: performance.now() };
  }

  private order(order: Order): void {
    this.line.order(order);
  }

  private block(id: number, { reason, url, origin }: Extract<Decision, { kind: 'blocked' }>, again: () => void): void {
    if (this.late.has(id)) return;
    const may_ask = origin && this.consents ? this.consents.may_ask(origin) : 'no';
    if (may_ask === 'too many') return origin === place ? this.deny_position(id) : this.fail(id, too_many_questions);
    this.late.add(id);
    this.soon({ type: 'blocked', id, data: { reason, url } });
    if (may_ask !== 'yes') return this.tell_blocked(may_ask === 'put off' ? put_off(origin!) : reason);
    this.blocked.add(id);
    this.consents!.ask(origin!, () => {
      if (this.blocked.delete(id) && !this.closed) again();
    });
  }

  /** The page could not ask. */
  give_up(id: number, why: string): void {
    this.fail(id, `This page could not ask: ${why}`);
  }

  private fail(id: number, reason: string): void {
    this.tell(reason);
    const input: HostInput = { type: 'fail', id, data: { message: reason } };
    this.soon(this.late.has(id) ? input : { ...input, durationMs: 0 });
  }

  private tell(reason: string): void {
    if (!this.told.has(reason)) this.ports.refused(reason);
    this.told.add(reason);
  }

  private tell_blocked(reason: string): void {
    if (!this.told.has(reason)) this.ports.blocked(reason);
    this.told.add(reason);
  }

  /** Never at once: the engine is still asking. */
  private soon(input: HostInput): void {
    setTimeout(() => {
      if (!this.closed) this.ports.deliver(input);
    }, 0);
  }
}

const too_many_questions = `This program has asked for ${questions} servers that you have not allowed before; you are asked about no more in one run.`;
const put_off = (origin: string) =>
  `You have put off the question about ${origin === place ? 'your position' : origin}. Run the program again to be asked again.`;

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

/** An image's answer is a data: address in the mock's body; anything else is not a picture. */
function image_script(mock: Mock): { url: string; after_ms: number } {
  const good = mock.error === undefined && (mock.status ?? 200) < 400 && (mock.body ?? '').startsWith('data:');
  return { url: good ? mock.body! : 'data:', after_ms: mock.afterMs ?? mock_headers_ms };
}
