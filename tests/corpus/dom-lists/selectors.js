// Probes: selectors: combinators, attributes, structural pseudo-classes, :not, :is, :has, closest, matches.
document.body.innerHTML = `<main><section id="s" data-kind="list wide"><h2>T</h2><ul><li class="a">1</li><li class="a b">2</li><li>3</li><li class="b">4</li></ul></section>
<p lang="en-GB">x</p><p></p><input type="checkbox" checked><input disabled></main>`;
const ids = (selector) => console.log(selector, '->', [...document.querySelectorAll(selector)].map((el) => el.textContent.trim().slice(0, 3) || el.localName).join(' '));
for (const selector of ['li', 'ul > li', 'main li.a', '.a.b', 'li + li', 'h2 ~ ul li', 'li:first-child, li:last-child', 'li:nth-child(2n+1)', 'li:nth-child(even)', 'li:nth-last-child(2)',
  'li:not(.a)', 'li:not(.a, .b)', ':is(h2, p)', 'section:has(> ul)', 'p:empty', '[data-kind~=wide] h2', '[lang|=en]', '[type=checkbox]:checked', 'input:disabled', 'input:enabled', 'main > :nth-of-type(2)',
  'li:only-child', '#s ul :last-of-type', '[data-kind^="li"][data-kind$="de"][data-kind*="st w"]', '[TYPE="CHECKBOX" i]']) ids(selector);
const two = document.querySelectorAll('li')[1];
console.log(two.matches('.a.b'), two.matches('ul li:first-child'), two.closest('section').id, two.closest('li') === two, two.closest('table'));
console.log(two.parentNode.querySelectorAll(':scope > .b').length, document.querySelector('nope'), document.querySelectorAll('nope').length);
