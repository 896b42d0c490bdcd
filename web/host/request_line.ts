// The line to the request worker, one for the page's life and ready before the first request; where a frame may have
// no worker the page asks by itself.

import text_of_worker from 'worker-text:./request_worker.ts';
import { Requests, type Alive, type Answer, type Order } from './requests';

export class RequestLine {
  readonly order: (order: Order) => void;

  constructor(came: (answer: Answer | Alive) => void) {
    this.order = worker_line(came) ?? page_line(came);
  }
}

function worker_line(came: (answer: Answer | Alive) => void): ((order: Order) => void) | undefined {
  try {
    const address = URL.createObjectURL(new Blob([text_of_worker], { type: 'text/javascript' }));
    const worker = new Worker(script_url(address) as string);
    worker.onmessage = (event: MessageEvent<Answer | Alive>) => came(event.data);
    worker.postMessage({ do: 'clock', origin: performance.timeOrigin });
    return (order) => worker.postMessage(order);
  } catch {
    return undefined;
  }
}

function page_line(came: (answer: Answer | Alive) => void): (order: Order) => void {
  const requests = new Requests(came, () => performance.now());
  return (order) => requests.order(order);
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy;
}

interface Policy {
  createScriptURL(url: string): unknown;
}

let policy: Policy | undefined;

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
