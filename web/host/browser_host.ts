// The browser's side of the Host: every question of the engine comes in here, and no answer goes back at once.

import type { GeometryQuestion, HostInput, HostRequest, StorageChange } from '../contract/host';
import type { PictureLayout } from '../contract/scene';
import type { Scenario } from '../contract/scenario';
import { Consents } from './consent';
import { Dialogs } from './dialogs';
import { measure } from './geometry';
import { Network, type NetworkPorts } from './network';
import { PreviewMirror } from './preview_mirror';
import { RequestLine } from './request_line';
import { hear_user } from './user_events';

export interface HostPorts {
  deliver(input: HostInput): void;
  /** Until `at` (performance.now()) nothing has answered but what was delivered. */
  alive(at: number): void;
  /** The visitor wants the run to stand still. */
  stop(): void;
  /** A wake-up fell due: the machine looks at its clock. */
  wake(): void;
  scenario(): Scenario;
  blocked(reason: string): void;
  refused(reason: string): void;
  /** The preview leaves something of the document out. */
  unshown(what: string): void;
  arranged(layout: PictureLayout): void;
  /** The program has changed its storage. */
  stored(change: StorageChange): void;
}

export class BrowserHost {
  readonly mirror: PreviewMirror;
  private readonly line: RequestLine;
  private network: Network;
  private readonly consents = document.documentElement.hasAttribute('data-live') ? new Consents() : undefined;
  private runs = 0;
  private readonly dialogs: Dialogs;
  private wake_timer = 0;

  constructor(
    preview: HTMLElement,
    private readonly ports: HostPorts,
  ) {
    this.mirror = new PreviewMirror(preview, (what) => ports.unshown(what));
    this.line = new RequestLine((answer) => {
      if (answer.type === 'alive') ports.alive(answer.at);
      else if (answer.run === this.network.run) this.network.came(answer);
    });
    this.network = this.new_network();
    this.dialogs = new Dialogs(
      (input) => ports.deliver(input),
      () => ports.stop(),
    );
    hear_user(this.mirror, (input) => ports.deliver(input));
  }

  /** What fails here is the page's fault and must not become the machine's, which is in the middle of asking. */
  ask(json: string): void {
    const request = JSON.parse(json) as HostRequest;
    try {
      this.act(request);
    } catch (error) {
      reportError(error);
      if (request.ask === 'fetch' || request.ask === 'image') this.network.give_up(request.id, String(error));
    }
  }

  private act(request: HostRequest): void {
    switch (request.ask) {
      case 'wake':
        return this.wake_in(request.data.at);
      case 'cancelWake':
        return clearTimeout(this.wake_timer);
      case 'fetch':
        return this.network.fetch(request.id, request.data);
      case 'abort':
        return this.network.abort(request.id);
      case 'image':
        return this.network.image(request.id, request.data.url);
      case 'dialog':
        return this.dialogs.ask(request.id, request.data);
      case 'geometry':
        return this.measure(request.id, request.data);
      case 'geolocation':
        return this.network.locate(request.id, request.data);
      case 'dom':
        return this.mirror.apply(request.data);
      case 'storage':
        return this.ports.stored(request.data);
      case 'keepLayout':
        return this.ports.arranged(request.data);
    }
  }

  /**
   * A new run is about to be loaded. Its ids start at 1 again, so answers to the old one must not reach it: with
   * `commit` the old run's operations are dropped; when the load fails, `rollback` lets them go on.
   */
  begin_run(): { commit(): void; rollback(): void } {
    const old = this.network;
    this.network = this.new_network();
    return {
      commit: () => {
        old.close();
        this.dialogs.reset();
        this.mirror.forget_run();
      },
      rollback: () => {
        this.network.close();
        this.network = old;
      },
    };
  }

  private new_network(): Network {
    const ports: NetworkPorts = {
      deliver: (input) => this.ports.deliver(input),
      picture_came: (address, picture) => this.mirror.keep_picture(address, picture),
      scenario: () => this.ports.scenario(),
      blocked: (reason) => this.ports.blocked(reason),
      refused: (reason) => this.ports.refused(reason),
    };
    return new Network(++this.runs, this.line, ports, this.consents);
  }

  /** One real timer; it only wakes the loop, the engine's timer map alone orders what is due. */
  private wake_in(ms: number): void {
    clearTimeout(this.wake_timer);
    this.wake_timer = window.setTimeout(() => this.ports.wake(), Math.min(Math.max(0, Math.ceil(ms)), 0x7fffffff));
  }

  private measure(id: number, question: GeometryQuestion): void {
    queueMicrotask(() => this.ports.deliver({ type: 'geometry', id, data: measure(this.mirror, question), durationMs: 0.001 }));
  }
}
