// data: addresses are read here, because the page's policy lets no request for them out.
// Fetch Standard, data: URL processor.

export interface DataUrl {
  type: string;
  bytes: Uint8Array;
}

export function read_data_url(url: string): DataUrl | undefined {
  const comma = url.indexOf(',');
  if (!url.startsWith('data:') || comma < 0) return undefined;
  let type = url.slice('data:'.length, comma).trim();
  const coded = /;\s*base64$/i.exec(type);
  if (coded) type = type.slice(0, coded.index);
  if (type.startsWith(';')) type = `text/plain${type}`;
  if (!/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+/.test(type)) type = 'text/plain;charset=US-ASCII';
  const hash = url.indexOf('#', comma);
  const bytes = percent_decoded(url.slice(comma + 1, hash < 0 ? undefined : hash));
  if (!coded) return { type, bytes };
  const decoded = base64_decoded(latin1(bytes));
  return decoded && { type, bytes: decoded };
}

function percent_decoded(text: string): Uint8Array {
  const input = new TextEncoder().encode(text);
  const output = new Uint8Array(input.length);
  let length = 0;
  for (let at = 0; at < input.length; ++at) {
    const pair = input[at] === 0x25 ? /^[0-9A-Fa-f]{2}$/.exec(latin1(input.subarray(at + 1, at + 3))) : null;
    output[length++] = pair ? Number.parseInt(pair[0], 16) : input[at]!;
    if (pair) at += 2;
  }
  return output.slice(0, length);
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

export function base64_decoded(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text.replace(/[\t\n\f\r ]/g, '')), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

export function base64_of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
