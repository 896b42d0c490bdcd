// Addresses that lead into the visitor's own network. Names are judged by their form: what a public name resolves to is the
// browser's own business (it keeps pages from private addresses as well).

/** `host` as the URL parser writes it: IPv4 in four decimal numbers, IPv6 in brackets. */
export function is_private_host(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (name.startsWith('[')) return !is_public_ipv6(name.slice(1, -1));
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) return !is_public_ipv4(name.split('.').map(Number));
  if (!name.includes('.')) return true;
  return /\.(localhost|local|internal|intranet|private|corp|home|lan|test|invalid|onion|home\.arpa)$/.test(name);
}

function is_public_ipv4([a = 0, b = 0, c = 0]: number[]): boolean {
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false;
  if (a === 100 && b >= 64 && b < 128) return false;
  if (a === 169 && b === 254) return false;
  if (a === 172 && b >= 16 && b < 32) return false;
  if (a === 192 && (b === 168 || (b === 0 && (c === 0 || c === 2)))) return false;
  return !(a === 198 && (b === 18 || b === 19));
}

/** Only global unicast, and none of the ranges that carry an IPv4 address. */
function is_public_ipv6(address: string): boolean {
  const first = Number.parseInt(address.split(':')[0] || '0', 16);
  if (first < 0x2000 || first > 0x3fff) return false;
  return first !== 0x2002 && !/^2001:(0?:|:|db8:)/.test(address) && !address.includes('.');
}
