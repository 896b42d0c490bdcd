// HTML, Simple dialogs: the run parks, and everything else waits behind it.
'use strict';

// HTML, normalize newlines and optionally truncate
function normalized(text) {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\r' && text[i + 1] === '\n') i++;
    out += text[i] === '\r' ? '\n' : text[i];
  }
  return out;
}

function ask(kind, message, value) {
  const answer = %askHost(
    'dialog',
    '{"kind":"' + kind + '","message":' + %jsonQuote(normalized(message)) + ',"value":' + %jsonQuote(value) + '}',
  );
  const data = %parseHostData(answer[1]);
  return data === undefined ? null : data.value;
}

function firstText(count, value) {
  return count === 0 ? '' : `${value}`;
}

%methods('', {
  alert() {
    ask('alert', firstText(%argumentCount(), %argument(0)), '');
  },
  confirm() {
    const message = %argument(0) === undefined ? '' : `${%argument(0)}`;
    return ask('confirm', message, '') === true;
  },
  prompt() {
    const message = %argument(0) === undefined ? '' : `${%argument(0)}`;
    const otherwise = %argument(1) === undefined ? '' : `${%argument(1)}`;
    const answer = ask('prompt', message, otherwise);
    return typeof answer === 'string' ? answer : null;
  },
});
