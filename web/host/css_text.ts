// A style's text, read as the browser's tokenizer reads it (CSS Syntax 3, 4.3): whether any of it would make the browser ask for
// something, and how deep it is nested.

export interface CssText {
  /** It names an address, in whatever disguise, that is not inside the document or the text itself. */
  asks: boolean;
  /** Open brackets at once, at most. */
  depth: number;
}

/** These take addresses: as url() and src() do, or as plain strings, as image-set() does. Any prefix counts as well. */
const asking = /(?:url|src|image|image-set|cross-fade|element)$/;

const escaped = String.raw`\\(?:[0-9a-f]{1,6}\s?|[^\n0-9a-f])`;
const name_part = String.raw`(?:[-\w]|[^\0-\x7f]|${escaped})`;
const name = new RegExp(String.raw`(?:--|-?(?:[a-z_]|[^\0-\x7f]|${escaped}))${name_part}*`, 'iy');
/** A number with its unit, a hash, an at-keyword: what stands in a name's place but calls nothing. */
const no_name = new RegExp(String.raw`(?:(?:\d*\.)?\d+(?:e[+-]?\d+)?|[#@])${name_part}*`, 'iy');
const comment = /\/\*[^]*?(?:\*\/|$)/y;
const string = /"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?/y;
const space = /\s+/y;
const bare_address = /(?:[^)\\]|\\[^])*\)?/y;

export function read_css(source: string): CssText {
  const text = source.replace(/\r\n?|\f/g, '\n').replace(/\0/g, '\ufffd');
  const found: CssText = { asks: false, depth: 0 };
  let at = 0;
  let open = 0;
  const took = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const match = pattern.exec(text)?.[0];
    if (match) at += match.length;
    return match || undefined;
  };
  const opened = () => {
    found.depth = Math.max(found.depth, ++open);
  };
  while (at < text.length) {
    if (took(comment) || took(string)) continue;
    const keyword = took(no_name);
    if (keyword) {
      found.asks ||= unescaped(keyword).toLowerCase() === '@import';
      continue;
    }
    const word = took(name);
    if (word !== undefined) {
      if (text[at] !== '(') continue;
      const called = unescaped(word).toLowerCase();
      ++at;
      if (called === 'url') took(space);
      const quoted = text[at] === '"' || text[at] === "'";
      if (called !== 'url' || quoted) opened();
      if (called !== 'url') found.asks ||= asking.test(called);
      else found.asks ||= leads_out(quoted ? took(string)!.slice(1) : (took(bare_address) ?? ''));
      continue;
    }
    const character = text[at++]!;
    if ('([{'.includes(character)) opened();
    else if (')]}'.includes(character)) open = Math.max(0, open - 1);
  }
  return found;
}

/** An address inside the document (`#part`), or one that is its own content (`data:`), asks nobody. */
const leads_out = (address: string): boolean => address.includes('\\') || !/^(?:#|data:image\/)/i.test(address);

const unescaped = (word: string): string =>
  word.replace(/\\([0-9a-f]{1,6})\s?|\\([^])/gi, (_, hex: string | undefined, plain: string) => {
    if (hex === undefined) return plain;
    const code = Number.parseInt(hex, 16);
    return code === 0 || code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
  });
