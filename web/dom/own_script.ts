// The page demands trusted types; what needs one is the address of a script of our own.

import { in_site } from './site';

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy;
}

interface Policy {
  createScriptURL(url: string): unknown;
}

let policy: Policy | undefined;

/** A worker's blob, or a file of the site. */
const is_own = (address: string): boolean => address.startsWith('blob:') || address.startsWith(in_site('./').href);

export function own_script(address: string): string {
  const types = (window as { trustedTypes?: TrustedTypes }).trustedTypes;
  if (!types) return address;
  policy ??= types.createPolicy('loopscope', {
    createScriptURL(url) {
      if (!is_own(url)) throw new TypeError('only scripts of our own');
      return url;
    },
  });
  return policy.createScriptURL(address) as string;
}
