// Infra, ASCII whitespace, and DOM, the ordered set parser: the different words of a text.
'use strict';

function isSpace(unit) {
  return unit === ' ' || unit === '\t' || unit === '\n' || unit === '\r' || unit === '\f';
}
%words.isSpace = isSpace;

function words(text) {
  const found = [];
  let word = '';
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !isSpace(text[i])) {
      word += text[i];
      continue;
    }
    let known = word === '';
    for (let k = 0; k < found.length && !known; k++) known = found[k] === word;
    if (!known) %append(found, word);
    word = '';
  }
  return found;
}
%words.words = words;
