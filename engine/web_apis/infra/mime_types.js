// MIME Sniffing: a MIME type is parsed, serialized and minimized, of a text.
'use strict';

function skipSpace(text, at) {
  while (at < text.length && (text[at] === ' ' || text[at] === '\t' || text[at] === '\n' || text[at] === '\r')) at++;
  return at;
}
function withoutSpaceAtEnd(text) {
  let end = text.length;
  while (end > 0 && skipSpace(text, end - 1) >= end) end--;
  return %substring(text, 0, end);
}
function isQuotable(text) {
  for (let i = 0; i < text.length; i++) if (text[i] !== '\t' && (text[i] < ' ' || text[i] > '\xff' || text[i] === '\x7f')) return false;
  return true;
}

// Fetch, collect an HTTP quoted string, its value, from the quote at `at` on: [value, where it ends]
function quotedString(text, at) {
  let value = '';
  for (at++; at < text.length && text[at] !== '"'; at++) {
    if (text[at] === '\\' && at + 1 < text.length) at++;
    value += text[at];
  }
  return [value, at + 1];
}

function parameterList(text, at) {
  const list = [];
  const names = [];
  while (at < text.length) {
    at = skipSpace(text, at + 1); // past the ;
    let name = '';
    while (at < text.length && text[at] !== ';' && text[at] !== '=') name += text[at++];
    if (text[at] !== '=') continue;
    let value = '';
    at++;
    if (text[at] === '"') {
      const read = quotedString(text, at);
      value = read[0];
      at = read[1];
      while (at < text.length && text[at] !== ';') at++;
    } else {
      while (at < text.length && text[at] !== ';') value += text[at++];
      value = withoutSpaceAtEnd(value);
      if (value === '') continue;
    }
    const low = %lowerCase(name);
    if (!%isToken(name) || !isQuotable(value) || %listIncludes(names, low)) continue;
    %append(names, low);
    %append(list, [low === 'charset' ? low : name, value]); // Chromium keeps the other names as they were written
  }
  return list;
}

// {essence, parameters}; undefined when it is none
%mime_types.parse = function (given) {
  const text = withoutSpaceAtEnd(%substring(given, skipSpace(given, 0), given.length));
  const slash = %indexOfText(text, '/');
  if (slash < 1) return undefined;
  let end = %indexOfText(text, ';');
  if (end < 0) end = text.length;
  const type = %substring(text, 0, slash),
    subtype = slash < end ? withoutSpaceAtEnd(%substring(text, slash + 1, end)) : '';
  if (!%isToken(type) || !%isToken(subtype)) return undefined;
  const made = %newRecord();
  made.essence = %lowerCase(type + '/' + subtype);
  made.parameters = parameterList(text, end);
  return made;
};

%mime_types.serialize = function (mime) {
  let text = mime.essence;
  for (let i = 0; i < mime.parameters.length; i++) {
    const name = mime.parameters[i][0],
      value = mime.parameters[i][1];
    let quoted = value;
    if (!%isToken(value)) {
      quoted = '"';
      for (let k = 0; k < value.length; k++) quoted += (value[k] === '"' || value[k] === '\\' ? '\\' : '') + value[k];
      quoted += '"';
    }
    text += ';' + name + '=' + quoted;
  }
  return text;
};

// MIME Sniffing, JavaScript MIME type.
const javascript =
  ' application/ecmascript application/javascript application/x-ecmascript application/x-javascript text/ecmascript text/javascript text/javascript1.0 text/javascript1.1 text/javascript1.2 text/javascript1.3 text/javascript1.4 text/javascript1.5 text/jscript text/livescript text/x-ecmascript text/x-javascript ';
// What Chromium shows itself, beside text; and the kinds of text that it does not.
const shown =
  ' image/apng image/avif image/bmp image/gif image/jpeg image/jpg image/pjpeg image/png image/vnd.microsoft.icon image/webp image/x-icon image/x-png image/x-xbitmap audio/aac audio/flac audio/mp3 audio/mp4 audio/mpeg audio/ogg audio/wav audio/webm audio/x-m4a audio/x-mp3 audio/x-wav video/3gpp video/mp4 video/mpeg video/ogg video/webm video/x-m4v application/ogg multipart/related multipart/x-mixed-replace message/rfc822 ';
const notShown =
  ' text/calendar text/comma-separated-values text/csv text/directory text/ldif text/ofx text/qif text/rtf text/tab-separated-values text/tsv text/vcalendar text/vcard text/x-calendar text/x-csv text/x-qif text/x-vcalendar text/x-vcard text/x-vcf ';

const isOf = (list, essence) => %indexOfText(list, ' ' + essence + ' ') >= 0;
const endsIn = (text, end) => text.length >= end.length && %substring(text, text.length - end.length, text.length) === end;

// MIME Sniffing, minimize a supported MIME type; of text that is none, nothing.
%mime_types.minimized = function (text) {
  const mime = %mime_types.parse(text);
  if (mime === undefined) return '';
  const essence = mime.essence;
  if (isOf(javascript, essence)) return 'text/javascript';
  if (essence === 'application/json' || essence === 'text/json' || endsIn(essence, '+json')) return 'application/json';
  if (essence === 'image/svg+xml') return essence;
  if (essence === 'text/xml' || essence === 'application/xml' || endsIn(essence, '+xml')) return 'application/xml';
  const isText = %indexOfText(essence, 'text/') === 0 && !isOf(notShown, essence);
  return isText || isOf(shown, essence) ? essence : '';
};
