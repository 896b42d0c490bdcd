// ECMA-262 22.1.3.19.1 GetSubstitution: what $1, $& and $<name> stand for in a replacement
'use strict';

%define('GetSubstitution', function (matched, text, position, captures, namedCaptures, template) {
  const tail = position + matched.length;
  let result = '';
  let at = 0;
  for (;;) {
    const dollar = %stringIndexOf(template, '$', at);
    if (dollar < 0 || dollar + 1 >= template.length) return result + %substring(template, at);
    result += %substring(template, at, dollar);
    const next = template[dollar + 1];
    at = dollar + 2;
    if (next === '$') {
      result += '$';
    } else if (next === '&') {
      result += matched;
    } else if (next === '`') {
      result += %substring(text, 0, position);
    } else if (next === "'") {
      result += tail < text.length ? %substring(text, tail) : '';
    } else if (next >= '0' && next <= '9') {
      let index = +next;
      const second = template[dollar + 2];
      let digits = 1;
      if (second !== undefined && second >= '0' && second <= '9' && index * 10 + +second <= captures.length && index * 10 + +second > 0) {
        index = index * 10 + +second;
        digits = 2;
      }
      if (index >= 1 && index <= captures.length) {
        const capture = captures[index - 1];
        if (capture !== undefined) result += capture;
        at = dollar + 1 + digits;
      } else {
        result += '$';
        at = dollar + 1;
      }
    } else if (next === '<' && namedCaptures !== undefined) {
      const end = %stringIndexOf(template, '>', dollar + 2);
      if (end < 0) {
        result += '$<';
      } else {
        const capture = namedCaptures[%substring(template, dollar + 2, end)];
        if (capture !== undefined) result += `${capture}`;
        at = end + 1;
      }
    } else {
      result += '$';
      at = dollar + 1;
    }
  }
});
