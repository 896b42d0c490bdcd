// The line to the request worker, one for the page's life and ready before the first request; where a frame may have
// no worker the page asks by itself.

import text_of_worker from 'worker-text:./request_worker.ts';
import { own_script } from '../dom/own_script';
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
    const worker = new Worker(own_script(address));
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
