// The worker that asks the network. It is started from a blob, so the page's policy holds in it.
import { Requests, type Order } from './requests';

const requests = new Requests((answer) => self.postMessage(answer));
self.onmessage = (event: MessageEvent<Order>) => requests.order(event.data);
