// Hosts that lead into the visitor's own machine or network, in every form in which an address can be written.
export const hosts = [
  'localhost', 'LOCALHOST', 'localhost.', 'localhost..', 'sub.localhost', 'localhost:8080', 'localhost.localdomain',
  '127.0.0.1', '127.0.0.1.', '127.1', '127.0.1', '127.255.255.254', '0x7f000001', '0X7F.0.0.1', '2130706433', '017700000001', '0177.0.0.1',
  '0x7f.1', '%31%32%37.0.0.1', '127.0.0.1:443', '127.0.0.1:8443', '0.0.0.0', '0', '0x0', '0.1.2.3',
  '10.0.0.1', '012.0.0.1', '167772161', '172.16.0.1', '172.31.255.255', '192.168.1.1', '3232235777', '0xc0.0xa8.1.1', '192.168.257',
  '169.254.169.254', '2852039166', '100.64.0.1', '100.127.255.255', '192.0.0.1', '192.0.2.1', '198.18.0.1', '198.19.255.255', '198.51.100.7',
  '203.0.113.9', '224.0.0.1', '239.255.255.250', '240.0.0.1', '255.255.255.255',
  '[::1]', '[::]', '[0:0:0:0:0:0:0:1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]', '[::ffff:0:192.168.0.1]', '[64:ff9b::7f00:1]',
  '[64:ff9b::10.0.0.1]', '[fe80::1]', '[febf::1]', '[fc00::1]', '[fd12:3456:789a::1]', '[fec0::1]', '[ff02::1]', '[2002:7f00:1::]',
  '[2002:c0a8:101::1]', '[2001::1]', '[2001:0:7f00:1::]', '[2001:db8::1]', '[2001:10::1]', '[2001:20::1]', '[3fff::1]', '[100::1]', '[::1]:8443',
  'router', 'router.', 'intranet', 'printer.local', 'printer.local.', 'printer.LOCAL', 'nas.lan', 'fritz.home', 'a.home.arpa', 'x.internal',
  'metadata.google.internal', 'x.corp', 'x.private', 'x.intranet', 'x.workgroup', 'x.test', 'x.invalid', 'x.onion', 'x.alt',
  '1.0.0.127.in-addr.arpa', 'user:secret@api.example.org', 'user@api.example.org', ':secret@api.example.org', 'api.example.org:22',
  'api.example.org:8443', 'user:secret@127.0.0.1',
];
/** Forms that lead to a public host all the same: asked about, by the name that the browser will ask for. */
export const public_hosts = {
  'api.example.org': 'https://api.example.org', 'API.Example.ORG': 'https://api.example.org', 'api.example.org.': 'https://api.example.org.',
  'api.example.org:443': 'https://api.example.org', '8.8.8.8': 'https://8.8.8.8', '0x08080808': 'https://8.8.8.8', '[2606:4700::1111]': 'https://[2606:4700::1111]',
  'b\u00fccher.example.org': 'https://xn--bcher-kva.example.org', '\u0430pple.example.org': 'https://xn--pple-43d.example.org',
  'local.example.org': 'https://local.example.org', '127.0.0.1.example.org': 'https://127.0.0.1.example.org',
};
