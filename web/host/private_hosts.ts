// Addresses that lead into the visitor's own network. Names are judged by their form: what a public name resolves to is the
// browser's own business (it keeps pages from private addresses as well).

/** `host` as the URL parser writes it: IPv4 in four decimal numbers, IPv6 in brackets. */
export function is_private_host(host: string): boolean {
  const name = host.toLowerCase().replace(/\.+$/, '');
  if (name.startsWith('[')) return !is_public_ipv6(name.slice(1, -1));
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) return !is_public_ipv4(name.split('.').map(Number));
  if (!name.includes('.')) return true;
  return inner_names.test(name);
}

/** RFC 6761, 6762, 7686, 8375, 9476, and what routers and companies use. */
const inner_names = /\.(?:localhost|localdomain|local|internal|intranet|private|corp|home|lan|workgroup|test|invalid|alt|onion|arpa)$/;

/** IANA's registry of special-purpose addresses. */
function is_public_ipv4([a = 0, b = 0, c = 0]: number[]): boolean {
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false;
  if (a === 100 && b >= 64 && b < 128) return false;
  if (a === 169 && b === 254) return false;
  if (a === 172 && b >= 16 && b < 32) return false;
  if (a === 192 && (b === 168 || (b === 0 && (c === 0 || c === 2)))) return false;
  if (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) return false;
  return !(a === 203 && b === 0 && c === 113);
}

/** Only global unicast, and none of the ranges that carry an IPv4 address. */
function is_public_ipv6(address: string): boolean {
  const first = Number.parseInt(address.split(':')[0] || '0', 16);
  if (first < 0x2000 || first > 0x3fff) return false;
  const second = Number.parseInt(address.split(':')[1] || '0', 16);
  if (first === 0x2001 && (second < 0x200 || second === 0xdb8)) return false; // Teredo, ORCHID, benchmarks, documentation
  return first !== 0x2002 && first !== 0x3fff && !address.includes('.');
}
