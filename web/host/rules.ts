// Which requests leave the page. Pure, so that the answer for any address can be tested.

import type { Mock, Scenario } from '../page/scenario';

export type Decision =
  | { kind: 'request'; url: string }
  | { kind: 'data'; url: string }
  | { kind: 'mock'; url: string; mock: Mock }
  | { kind: 'fail'; url: string; reason: string }
  | { kind: 'blocked'; url: string; reason: string };

/** Where programs believe to be, so that a run is the same wherever the page is served. */
const engine_page = 'http://127.0.0.1/';

/** `base` is the page's address. Mocks answer before anything else is asked. */
export function decide(method: string, address: string, base: string, scenario: Scenario): Decision {
  let url: URL;
  try {
    url = new URL(address.startsWith(engine_page) ? address.slice(engine_page.length) || '.' : address, base);
  } catch {
    return { kind: 'fail', url: address, reason: 'the address is not one' };
  }
  const mock = scenario.mocks?.find((candidate) => matches(candidate, method, url, base));
  if (mock) return { kind: 'mock', url: url.href, mock };
  if (url.protocol === 'data:') return { kind: 'data', url: url.href };
  if (url.username !== '' || url.password !== '') {
    return { kind: 'fail', url: url.href, reason: 'an address with a name and password in it is never asked' };
  }
  if (url.origin === new URL(base).origin && /^https?:$/.test(url.protocol)) return { kind: 'request', url: url.href };
  const where = url.origin === 'null' ? url.protocol : url.host;
  const reason = `This page asks only its own server. Give the scenario an answer for ${where} (a mock), or ask this page's server.`;
  return { kind: 'blocked', url: url.href, reason };
}

function matches(mock: Mock, method: string, url: URL, base: string): boolean {
  if (mock.method && mock.method.toUpperCase() !== method.toUpperCase()) return false;
  try {
    const asked = new URL(url.href);
    asked.hash = '';
    return new URL(mock.url, base).href === asked.href;
  } catch {
    return false;
  }
}
