// Which requests leave the page. Pure, so that the answer for any address can be tested.

import type { Mock, Scenario } from '../contract/scenario';
import { own_origin } from '../contract/tables';
import { is_private_host } from './private_hosts';

export type Decision =
  | { kind: 'request'; url: string; foreign?: true }
  | { kind: 'data'; url: string }
  | { kind: 'mock'; url: string; mock: Mock }
  | { kind: 'fail'; url: string; reason: string }
  /** With an origin: the visitor may be asked for it. */
  | { kind: 'blocked'; url: string; reason: string; origin?: string };

/** What the visitor has said of an origin; nothing yet: undefined. */
export type Consent = (origin: string) => 'allowed' | 'denied' | undefined;

const engine_page = `${own_origin}/`;

/**
 * `base` is the page's address. Mocks answer before anything else is asked. `consent` is there only on the live page, whose
 * policy lets requests out.
 */
export function decide(method: string, address: string, base: string, scenario: Scenario, consent?: Consent): Decision {
  let url: URL;
  try {
    url = new URL(address.startsWith(engine_page) ? address.slice(engine_page.length) || '.' : address, base);
  } catch {
    return { kind: 'fail', url: address, reason: 'the address is not one' };
  }
  const mock = scenario.mocks?.find((candidate) => matches(candidate, method, url, base));
  if (mock) return { kind: 'mock', url: url.href, mock };
  if (url.protocol === 'data:') return { kind: 'data', url: url.href };
  const fail = (reason: string): Decision => ({ kind: 'fail', url: url.href, reason });
  if (url.username !== '' || url.password !== '') return fail('an address with a name and password in it is never asked');
  // Fetch, Scheme fetch: anything else is a network error, wherever it would lead.
  if (!/^https?:$/.test(url.protocol)) return fail(`${url.protocol} is no scheme that can be fetched`);
  if (url.origin === new URL(base).origin) return { kind: 'request', url: url.href };
  return consent ? decide_live(url, consent) : closed(url);
}

function closed(url: URL): Decision {
  const reason = `This page asks only its own server. Give the scenario an answer for ${url.host} (a mock), ask this page's server, or open the program on the live page (live.html).`;
  return { kind: 'blocked', url: url.href, reason };
}

function decide_live(url: URL, consent: Consent): Decision {
  const fail = (reason: string): Decision => ({ kind: 'fail', url: url.href, reason });
  if (is_private_host(url.hostname)) return fail(`${url.hostname} is a private address, which is never asked`);
  if (url.protocol !== 'https:') return fail('another server is asked only by https');
  if (url.port !== '') return fail(`another server is asked only on the ordinary port of https, not on ${url.port}`);
  if (consent(url.origin) === 'allowed') return { kind: 'request', url: url.href, foreign: true };
  if (consent(url.origin) === 'denied') return fail(`you have denied requests to ${url.origin}`);
  return { kind: 'blocked', url: url.href, reason: `You have not allowed requests to ${url.origin} yet.`, origin: url.origin };
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
