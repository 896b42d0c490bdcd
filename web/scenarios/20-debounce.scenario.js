/*
title: Debounce: wait until it is quiet
chapter: Events and the document
goal: Each new call cancels the timer of the one before, so that only the last of a burst is acted on.
misconception: To react less often one has to count events.
notes: Four keys in a row, then a pause. How often is the search done, and for what?
at line 4: The timer of the key before is taken back; a new one begins.
at console 2: A hundred milliseconds without a key: the timer could end.
ask console: What is searched for?
explanation: clearTimeout takes a timer out of the Web APIs, and its callback is never queued. As long as keys come quickly, each kills its
  predecessor's timer. The closure keeps the one id that they share.
try: Search on every key: leave out the line with clearTimeout.
try console: typed | searching for promi | searching for promi | searching for promi | searching for promi | searching for promise
*/
function debounce(action, ms) {
  let timer;
  return text => {
    clearTimeout(timer);
    timer = setTimeout(() => action(text), ms);
  };
}

const search = debounce(text => console.log('searching for', text), 100);

for (let letters = 2; letters <= 5; letters++) search('promi');
console.log('typed');
setTimeout(() => search('promise'), 300);
