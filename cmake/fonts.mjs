// Unpacks the web fonts (WOFF: a zlib-compressed font file) that the canvas embeds.
//
//   node cmake/fonts.mjs OUT     writes OUT/inter-latin-400.ttf and so on, from node_modules/@fontsource

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';

const packages = join(dirname(dirname(fileURLToPath(import.meta.url))), 'node_modules/@fontsource');
const subsets = ['latin', 'latin-ext', 'greek', 'cyrillic'];
const faces = [
  ['inter', 400, subsets],
  ['inter', 600, ['latin']],
  ['jetbrains-mono', 400, subsets],
];
const header_size = 44,
  entry_size = 20,
  sfnt_header = 12,
  sfnt_entry = 16;

/** WOFF 1.0, section 4 and 5: the tables, each possibly compressed, become an SFNT. */
function unpack(woff) {
  if (woff.readUInt32BE(0) !== 0x774f4646) throw new Error('not a WOFF file');
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, i) => {
    const at = header_size + i * entry_size;
    const [tag, offset, packed, length, checksum] = [0, 4, 8, 12, 16].map((field) => woff.readUInt32BE(at + field));
    const bytes = woff.subarray(offset, offset + packed);
    return { tag, checksum, bytes: packed < length ? inflateSync(bytes) : bytes };
  });
  const directory = Buffer.alloc(sfnt_header + count * sfnt_entry);
  const power = 2 ** Math.floor(Math.log2(count));
  directory.writeUInt32BE(woff.readUInt32BE(4), 0);
  [count, power * 16, Math.log2(power), (count - power) * 16].forEach((value, i) => directory.writeUInt16BE(value, 4 + 2 * i));
  const parts = [directory];
  let offset = directory.length;
  tables.forEach(({ tag, checksum, bytes }, i) => {
    [tag, checksum, offset, bytes.length].forEach((value, field) =>
      directory.writeUInt32BE(value, sfnt_header + i * sfnt_entry + 4 * field),
    );
    const padding = Buffer.alloc(-bytes.length & 3);
    parts.push(bytes, padding);
    offset += bytes.length + padding.length;
  });
  return Buffer.concat(parts);
}

const out = process.argv[2];
if (!out) {
  console.error('usage: node cmake/fonts.mjs OUT');
  process.exit(2);
}
mkdirSync(out, { recursive: true });
for (const [name, weight, wanted] of faces)
  for (const subset of wanted) {
    const file = join(packages, name, 'files', `${name}-${subset}-${weight}-normal.woff`);
    writeFileSync(join(out, `${name}-${subset}-${weight}.ttf`), unpack(readFileSync(file)));
  }
