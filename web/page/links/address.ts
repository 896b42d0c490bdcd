// The page's own address.

export function link_address(hash: string): string {
  const { origin, pathname } = location;
  return `${origin === 'null' ? 'file://' : origin}${pathname}${hash}`;
}
