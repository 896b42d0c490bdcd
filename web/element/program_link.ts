// A program as a link that carries it as it is: format s1r (web/page/links/share.ts), which needs no code to pack it.

export function link_of(program: string, title: string | null): string {
  const bytes = new TextEncoder().encode(`${JSON.stringify(title ? { title } : {})}\n${program}`);
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `#s1r_${text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')}`;
}
