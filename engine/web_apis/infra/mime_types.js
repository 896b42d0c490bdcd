// MIME Sniffing 4.4 parse and 4.5 serialize a MIME type, of a text.
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
  const type = %substring(text, 0, slash), subtype = slash < end ? withoutSpaceAtEnd(%substring(text, slash + 1, end)) : '';
  if (!%isToken(type) || !%isToken(subtype)) return undefined;
  const made = %newRecord();
  made.essence = %lowerCase(type + '/' + subtype);
  made.parameters = parameterList(text, end);
  return made;
};

%mime_types.serialize = function (mime) {
  let text = mime.essence;
  for (let i = 0; i < mime.parameters.length; i++) {
    const name = mime.parameters[i][0], value = mime.parameters[i][1];
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
