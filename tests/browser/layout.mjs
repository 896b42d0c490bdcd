// What is wrong with how the page stands: parts that meet, leave the window or are too small, words cut without a sign.

/** Windows that must be right: the last is 200 % zoom of 1440x900. */
export const sizes = [[1280, 800], [1920, 1080], [1024, 768], [844, 390], [390, 844], [360, 640], [700, 450], [360, 300], [720, 450]];

/** Sentences, none when all is well. Runs in the page. */
export function layout_problems() {
  const found = [];
  const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 1;
  const rect_of = (element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom };
  };
  const words = ({ left, top, right, bottom }) => [left, top, right, bottom].map(Math.round).join(' ');
  const meet = (a, b) => a.left + 0.5 < b.right && b.left + 0.5 < a.right && a.top + 0.5 < b.bottom && b.top + 0.5 < a.bottom;
  const apart = (named) => {
    named.forEach(([name, rect], index) => {
      for (const [other, place] of named.slice(index + 1)) if (meet(rect, place)) found.push(`${name} (${words(rect)}) meets ${other} (${words(place)})`);
    });
  };
  const inside = (name, rect, room) => {
    if (rect.left < room.left - 0.5 || rect.top < room.top - 0.5 || rect.right > room.right + 0.5 || rect.bottom > room.bottom + 0.5)
      found.push(`${name} (${words(rect)}) leaves its room (${words(room)})`);
  };
  const window_room = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };

  // The parts of the page.
  const parts = ['.bar', '.tabs', '.program', '.preview', '.console', '.machine'];
  const thumb = document.querySelector('.transport');
  if (getComputedStyle(thumb).position === 'fixed') parts.push('.transport');
  const shown = parts.map((part) => [part, document.querySelector(part)]).filter(([, element]) => seen(element));
  for (const [name, element] of shown) inside(name, rect_of(element), window_room);
  apart(shown.map(([name, element]) => [name, rect_of(element)]));
  const least = { '.program': 100, '.machine': 140, '.console': 28, '.preview': 28 };
  for (const [name, element] of shown) {
    const { height } = element.getBoundingClientRect();
    if (height < (least[name] ?? 0)) found.push(`${name} is ${Math.round(height)} high`);
  }
  const scrolled = document.scrollingElement;
  if (scrolled.scrollWidth > innerWidth || scrolled.scrollHeight > innerHeight) found.push(`the page scrolls: ${scrolled.scrollWidth} x ${scrolled.scrollHeight}`);

  // What can be pressed, in the bar and the tabs.
  const pressed = [...document.querySelectorAll(':is(.bar, .tabs) :is(button, select, input)')].filter(seen);
  for (const each of pressed) {
    inside(each.id || each.textContent, rect_of(each), window_room);
    const { width, height } = each.getBoundingClientRect();
    if (each.matches('button, select') && (width < 24 || height < 24)) found.push(`${each.id || each.textContent} is ${Math.round(width)} x ${Math.round(height)}`);
  }
  apart(pressed.map((each) => [each.id || each.textContent, rect_of(each)]));

  // Words are whole, or end in an ellipsis.
  const outer = document.querySelectorAll(':is(.bar, .tabs, .panel > header, .text-view > header, .curtain) *');
  for (const each of outer) {
    if (!seen(each) || !each.textContent.trim() || each.children.length > 0 || each.classList.contains('visually-hidden')) continue;
    const style = getComputedStyle(each);
    const cut = each.scrollWidth > each.clientWidth + 1 && style.display !== 'inline';
    if (cut && style.textOverflow !== 'ellipsis' && !each.matches('select, option')) found.push(`“${each.textContent.trim()}” is cut`);
  }

  // The parts of the picture.
  const canvas = document.getElementById('canvas');
  const places = seen(canvas) ? window.loopscope?.places() : undefined;
  if (places) {
    const { width, height } = canvas.getBoundingClientRect();
    const room = { left: 0, top: 0, right: width, bottom: height };
    const placed = ({ id, rect: [x, y, w, h] }) => [id, { left: x, top: y, right: x + w, bottom: y + h }];
    const all = [...places.parts, ...places.folded].map(placed);
    for (const [name, rect] of all) inside(name, rect, room);
    apart(all);
    for (const part of places.parts) {
      const [, rect] = placed(part);
      if (rect.bottom - rect.top < (part.slim ? 28 : 33)) found.push(`${part.id} is ${Math.round(rect.bottom - rect.top)} high`);
      if (part.id !== 'microtasks' && part.id !== 'tasks') continue;
      const tokens = part.items.map(placed);
      for (const [name, token] of tokens) inside(name, { ...token, top: rect.top, bottom: rect.bottom }, rect);
      apart(tokens);
    }
  }
  return found;
}

/** Sets the window's size and waits until the picture has it. */
export async function resize(page, [width, height]) {
  await page.setViewportSize({ width, height });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30)))));
}

/** All sizes, with and without the words; what is wrong, each with its size. */
export async function problems_at_all_sizes(page, label, chosen = sizes) {
  const found = [];
  for (const words of [false, true]) {
    await page.evaluate((open) => {
      const toggle = document.getElementById('text-toggle');
      if ((toggle.getAttribute('aria-pressed') === 'true') !== open) toggle.click();
    }, words);
    for (const size of chosen) {
      await resize(page, size);
      for (const problem of await page.evaluate(layout_problems)) found.push(`${label}, ${size.join('x')}${words ? ', with words' : ''}: ${problem}`);
    }
  }
  return found;
}
