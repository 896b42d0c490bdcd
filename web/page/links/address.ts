// Addresses of the page.

export function link_address(hash: string): string {
  const { origin, pathname } = location;
  return `${origin === 'null' ? 'file://' : origin}${pathname}${hash}`;
}

/** `hash` names the program, `step` the moment to stand at when it opens. */
export function moment_address(page: string, step: number, hash: string): string {
  return `${page}${step > 0 ? `?at=${step}` : ''}${hash}`;
}

/** The moment that an address names, 0 where it names none. */
export function step_of_address(search: string): number {
  const given = new URLSearchParams(search).get('at') ?? '';
  return /^\d{1,15}$/.test(given) ? Number(given) : 0;
}
