// Links: a whole scenario in the part of the address that no server sees.
//
//   #s1z_PAYLOAD   base64url of zlib of: one line of JSON (the scenario without its main.js), newline, main.js
//   #s1r_PAYLOAD   the same without zlib
//   #x_ID          a scenario of the gallery by its stable id
//
// Decoders of released versions stay for ever; tests/page/golden-links holds links that must go on to open.
// A link carries data and nothing else: it opens paused, and grants neither network nor storage.

import { check_scenario, decoded_limit, parse_untrusted, type Scenario } from '../../contract/scenario';

export const payload_limit = 128 * 1024;
/** Some chats cut what is longer. */
export const long_link = 1800;
/** Better sent as a file. */
export const very_long_link = 8000;

export type Decoded = { kind: 'none' } | { kind: 'gallery'; id: string } | { kind: 'scenario'; scenario: Scenario };

/** A link that can't be opened or made. The message is for the visitor; the hint says what to do. */
export class LinkError extends Error {
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
    this.name = 'LinkError';
  }
}

const cut_hint = 'The link was probably cut by the app you got it from. Ask for it again, or for the scenario as a file.';
const newer_hint = 'It may have been made by a newer Loopscope. Reload this page to get the latest one.';
const file_hint = 'Save the scenario as a file instead.';

export async function encode(scenario: Scenario): Promise<string> {
  const bytes = new TextEncoder().encode(`${header_of(scenario)}\n${scenario.files['main.js']}`);
  if (bytes.length > decoded_limit) {
    throw new LinkError('This program is too long for a link (256 KiB is the limit).', file_hint);
  }
  const payload = to_base64url(await deflate(bytes));
  if (payload.length > payload_limit) {
    throw new LinkError('This program is too long for a link.', file_hint);
  }
  return `#s1z_${payload}`;
}

export async function decode(hash: string): Promise<Decoded> {
  const link = normalised(hash);
  if (link === '') return { kind: 'none' };
  const id = /^x_([a-z0-9][a-z0-9-]{0,63})$/.exec(link)?.[1];
  if (id !== undefined) return { kind: 'gallery', id };
  const parts = /^s(\d{1,2})([a-z])_(.*)$/s.exec(link);
  if (!parts) throw new LinkError('This address holds no scenario that Loopscope knows.', cut_hint);
  const [, version, codec, payload] = parts as unknown as [string, string, string, string];
  if (version !== '1') throw new LinkError(`This link has format ${version}, which this page doesn't know.`, newer_hint);
  if (payload.length > payload_limit) {
    throw new LinkError('This link is longer than any that Loopscope makes.', 'It was not opened.');
  }
  const bytes = from_base64url(payload);
  if (codec === 'z') return { kind: 'scenario', scenario: read_version_1(await inflate(bytes)) };
  if (codec === 'r') return { kind: 'scenario', scenario: read_version_1(within_limit(bytes)) };
  throw new LinkError(`This link is packed in a way ("${codec}") that this page doesn't know.`, newer_hint);
}

/** Undoes what mail programs, chats and Markdown do to the end of an address. */
function normalised(hash: string): string {
  return hash
    .trim()
    .replace(/^#/, '')
    .replace(/%5F/gi, '_')
    .replace(/[).,>\]\s]+$/, '');
}

function header_of(scenario: Scenario): string {
  const header: Record<string, unknown> = { ...scenario };
  delete header.version;
  const others = { ...scenario.files } as Record<string, string>;
  delete others['main.js'];
  if (Object.keys(others).length > 0) header.files = others;
  else delete header.files;
  for (const key of Object.keys(header)) {
    if (is_default(header[key])) delete header[key];
  }
  return JSON.stringify(header);
}

function is_default(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function read_version_1(bytes: Uint8Array): Scenario {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new LinkError('This link is damaged: what is in it is not text.', cut_hint);
  }
  const end = text.indexOf('\n');
  if (end < 0) throw new LinkError('This link is damaged: its first line is missing.', cut_hint);
  let header: unknown;
  try {
    header = parse_untrusted(text.slice(0, end));
  } catch {
    throw new LinkError("This link is damaged: its first line can't be read.", cut_hint);
  }
  return assembled(header, text.slice(end + 1));
}

function assembled(header: unknown, source: string): Scenario {
  if (typeof header !== 'object' || header === null || Array.isArray(header)) {
    throw new LinkError('This link is damaged: its first line is not a scenario.', cut_hint);
  }
  const files = (header as { files?: unknown }).files ?? {};
  if (typeof files !== 'object' || Array.isArray(files)) {
    throw new LinkError("This link can't be opened: files: it is not an object.", cut_hint);
  }
  const checked = check_scenario({ ...header, files: { ...files, 'main.js': source } });
  if ('problem' in checked) throw new LinkError(`This link can't be opened: ${checked.problem}.`, newer_hint);
  return checked.scenario;
}

function within_limit(bytes: Uint8Array): Uint8Array {
  if (bytes.length > decoded_limit) throw too_big();
  return bytes;
}

const too_big = () => new LinkError('This link unpacks to more than 256 KiB, which no scenario needs.', 'It was not opened.');

async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  return collect(stream_of(bytes).pipeThrough(new CompressionStream('deflate')), Infinity);
}

async function inflate(bytes: Uint8Array): Promise<Uint8Array> {
  let whole: Uint8Array | undefined;
  try {
    whole = await collect(stream_of(bytes).pipeThrough(new DecompressionStream('deflate')), decoded_limit);
  } catch (error) {
    if (error instanceof LinkError) throw error;
  }
  if (!whole || !ends_with_checksum(bytes, whole)) throw new LinkError('This link is incomplete or damaged.', cut_hint);
  return whole;
}

/** zlib ends with the Adler-32 of what it holds; some streams let bytes behind it pass, so it is looked at here. */
function ends_with_checksum(packed: Uint8Array, whole: Uint8Array): boolean {
  let a = 1;
  let b = 0;
  for (const byte of whole) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  const end = packed.length;
  return [b >> 8, b & 255, a >> 8, a & 255].every((byte, i) => packed[end - 4 + i] === byte);
}

const stream_of = (bytes: Uint8Array) => new Blob([bytes as BlobPart]).stream() as ReadableStream<BufferSource>;

/** Reads a stream and gives up as soon as it has brought more than `limit` bytes. */
async function collect(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > limit) {
      reader.cancel().catch(() => {});
      throw too_big();
    }
    chunks.push(next.value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function to_base64url(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const group = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const digits = Math.min(bytes.length - i, 3) + 1;
    for (let digit = 0; digit < digits; ++digit) text += alphabet[(group >> (18 - 6 * digit)) & 63];
  }
  return text;
}

/** Strict: no padding, no other characters, no bits left over. */
function from_base64url(text: string): Uint8Array {
  const strange = /[^A-Za-z0-9_-]/.exec(text);
  if (strange) {
    throw new LinkError(`This link is damaged: it has a character ("${strange[0]}") that no link has.`, cut_hint);
  }
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const character of text) {
    held = (held << 6) | alphabet.indexOf(character);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 255;
      held &= (1 << bits) - 1;
    }
  }
  if (text.length % 4 === 1 || held !== 0) throw new LinkError('This link is incomplete or damaged.', cut_hint);
  return bytes;
}
