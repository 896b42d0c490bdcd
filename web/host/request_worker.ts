// The worker that asks the network. It is started from a blob, so the page's policy holds in it. Its first message is
// the page's time origin: both then count from the same moment.
import { Requests, type Order } from './requests';

let page_origin = performance.timeOrigin;
const requests = new Requests(
  (answer) => self.postMessage(answer),
  () => performance.timeOrigin - page_origin + performance.now(),
);
self.onmessage = (event: MessageEvent<Order | { do: 'clock'; origin: number }>) => {
  if (event.data.do === 'clock') page_origin = event.data.origin;
  else requests.order(event.data);
};
