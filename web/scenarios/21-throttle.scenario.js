/*
title: Throttle: at most so often
chapter: Events and the document
goal: After one call all others are ignored until a while has passed.
misconception: Throttle and debounce are two words for the same.
notes: Four positions, one in 60 ms, at most one in 100 ms. Which are shown?
at console 1: The first is shown at once. From now on the gate is closed for 100 ms.
ask console: Which positions are shown?
explanation: Debounce waits for quiet and acts on the last; throttle acts on the first and then keeps still for a while. For a search field one
  wants the former, for scrolling the latter.
try: Show each position: let the gate open after 0 ms.
*/
function throttle(action, ms) {
  let open = true;
  return value => {
    if (!open) return;
    open = false;
    setTimeout(() => { open = true; }, ms);
    action(value);
  };
}

const show = throttle(position => console.log('at', position), 100);

let position = 0;
const moves = setInterval(() => {
  show(position);
  if (++position === 4) clearInterval(moves);
}, 60);
