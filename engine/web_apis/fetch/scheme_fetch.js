uses('infra/mime_types', 'infra/words');
// Fetch, Scheme fetch: what of a request is known before anybody is asked. Blobs and data: addresses bring their bytes along.
'use strict';

// Fetch, bad ports: ports of other protocols
const badPorts = [
  '0',
  '1',
  '7',
  '9',
  '11',
  '13',
  '15',
  '17',
  '19',
  '20',
  '21',
  '22',
  '23',
  '25',
  '37',
  '42',
  '43',
  '53',
  '69',
  '77',
  '79',
  '87',
  '95',
  '101',
  '102',
  '103',
  '104',
  '109',
  '110',
  '111',
  '113',
  '115',
  '117',
  '119',
  '123',
  '135',
  '137',
  '139',
  '143',
  '161',
  '179',
  '389',
  '427',
  '465',
  '512',
  '513',
  '514',
  '515',
  '526',
  '530',
  '531',
  '532',
  '540',
  '548',
  '554',
  '556',
  '563',
  '587',
  '601',
  '636',
  '989',
  '990',
  '993',
  '995',
  '1719',
  '1720',
  '1723',
  '2049',
  '3659',
  '4045',
  '4190',
  '5060',
  '5061',
  '6000',
  '6566',
  '6665',
  '6666',
  '6667',
  '6668',
  '6669',
  '6679',
  '6697',
  '10080',
];

function withoutFragment(url) {
  const hash = %indexOfText(url, '#');
  return hash < 0 ? url : %substring(url, 0, hash);
}
%scheme_fetch.withoutFragment = withoutFragment;

function percentDecoded(text) {
  return %percentDecode(%encodeUtf8(text));
}

// ";base64" at the end, in any case, with spaces after the semicolon: what stands before it; undefined without
function beforeBase64(type) {
  const low = %lowerCase(type);
  if (low.length < 7 || %substring(low, low.length - 6, low.length) !== 'base64') return undefined;
  let at = low.length - 6;
  while (at > 0 && low[at - 1] === ' ') at--;
  return at > 0 && low[at - 1] === ';' ? %substring(type, 0, at - 1) : undefined;
}

function trimmed(text) {
  let from = 0,
    to = text.length;
  while (from < to && %words.isSpace(text[from])) from++;
  while (to > from && %words.isSpace(text[to - 1])) to--;
  return %substring(text, from, to);
}

// Fetch, the data: URL processor: {type, bytes}; undefined: a failure
function dataUrl(url) {
  const comma = %indexOfText(url, ',');
  if (comma < 0) return undefined;
  let type = trimmed(%substring(url, 5, comma));
  let bytes = percentDecoded(%substring(url, comma + 1, url.length));
  const before = beforeBase64(type);
  if (before !== undefined) {
    type = before;
    bytes = %decodeBase64(bytes);
    if (bytes === undefined) return undefined;
  }
  const mime = %mime_types.parse(type[0] === ';' ? 'text/plain' + type : type);
  return contents(mime === undefined ? 'text/plain;charset=US-ASCII' : %mime_types.serialize(mime), bytes);
}

function contents(type, bytes) {
  const made = %newRecord();
  made.type = type;
  made.bytes = bytes;
  made.status = 200;
  made.range = undefined;
  return made;
}

// "bytes=from-to" of a whole of that length: [from, to]; undefined when there is nothing in it
function rangeOf(text, length) {
  if (%indexOfText(text, 'bytes=') !== 0) return undefined;
  const dash = %indexOfText(text, '-');
  const first = trimmed(%substring(text, 6, dash)),
    last = trimmed(%substring(text, dash + 1, text.length));
  if (dash < 6 || (first === '' && last === '') || !areDigits(first) || !areDigits(last)) return undefined;
  const from = first === '' ? (+last > length ? 0 : length - +last) : +first;
  const to = first === '' || last === '' || +last >= length ? length - 1 : +last;
  return from > to || from >= length ? undefined : [from, to];
}
function areDigits(text) {
  for (let i = 0; i < text.length; i++) if (text[i] < '0' || text[i] > '9') return false;
  return true;
}

function blobContents(blob, method, headers) {
  if (method !== 'GET') return undefined;
  const state = %slot(blob, 0);
  const made = contents(state.type, state.bytes);
  for (let i = 0; i < headers.length; i++) {
    if (headers[i][0] !== 'range') continue;
    const range = rangeOf(headers[i][1], made.bytes.length);
    if (range === undefined) return undefined;
    made.status = 206;
    made.range = 'bytes ' + range[0] + '-' + range[1] + '/' + made.bytes.length;
    made.bytes = %substring(made.bytes, range[0], range[1] + 1);
  }
  return made;
}

// (address, method, headers, the blob that the address stood for when the request was made): 'network', the host is asked; {type, bytes...}, it is known;
// undefined: a network error
%scheme_fetch.known = function (url, method, headers, blob) {
  if (%indexOfText(url, 'data:') === 0) return dataUrl(withoutFragment(url));
  if (%indexOfText(url, 'blob:') === 0) return blob === undefined ? undefined : blobContents(blob, method, headers);
  return %listIncludes(badPorts, %urlParts(url, undefined)[7]) ? undefined : 'network';
};

// What the host is asked for something known: an address that says it.
%scheme_fetch.addressOf = function (url, known) {
  return known === 'network' ? url : 'data:;base64,' + %encodeBase64(known.bytes);
};

// The headers that its answer has
%scheme_fetch.headersOf = function (known, isBlob) {
  const list = [];
  if (!isBlob || known.type !== '') %append(list, ['content-type', known.type]);
  if (isBlob) %append(list, ['content-length', '' + known.bytes.length]);
  if (known.range !== undefined) %append(list, ['content-range', known.range]);
  return list;
};
