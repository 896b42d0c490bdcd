import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundled } from './bundled.mjs';
import { inline_styles, sheets } from '../browser/vectors.mjs';

const { read_css } = await bundled('web/host/css_text.ts');
const asks = (text) => read_css(text).asks;

test('whatever names an address is seen, in any disguise', () => {
  for (const text of ['url(x)', 'URL ("x")'.replace(' ', ''), 'u\\72l(x)', '\\75\\72\\6c(x)', '\\000075rl(x)', '\\75 rl(x)', 'a:url( "x")', 'image-set("x" 1x)',
    '-webkit-image-set("x" 1x)', '-moz-element(#x)', 'src("x")', 'image("x")', 'cross-fade(red, blue)', '/**/url(/**/x)', '"a" url(x)', "'\\'' url(x)",
    '"\n url(x)', 'a{b:url(data:text/html,x)}', 'url( d\\61ta:image/gif,x)', '@import "x"', '@IMPORT url(#x)', '@im\\70ort "x"', '--x:url(x)', 'var(--x,url(x))',
    '\u00d7url(x)', 'url(\\x)'])
    assert.equal(asks(text), true, text);
  for (const name of ['namespace', 'view-transition', 'attr-url', 'data-svg']) assert.ok(name in sheets);
  const quiet = new Set(['view-transition', 'attr-url']);
  for (const [name, text] of Object.entries({ ...sheets, ...inline_styles }))
    assert.equal(asks(text), !quiet.has(name) && name !== 'data-svg', name);
});

test('what asks nobody is left alone', () => {
  for (const text of ['linear-gradient(red, blue)', 'url(#part)', 'url("data:image/png;base64,AA==")', 'url( data:image/gif,x )', '"url(x)"', "content: 'image(x)'",
    '/* url(x) */', 'calc(1px + var(--x))', 'attr(data-url)', 'url', 'src: x', '#url(x)', '1url(x)', '@media(x)', 'my-urls(x)', 'imageset(x)'])
    assert.equal(asks(text), false, text);
});

test('how deep a text is nested, however it is written', () => {
  const depth = (text) => read_css(text).depth;
  assert.equal(depth('a{b:c(d[e])}'), 3);
  assert.equal(depth('"((((" \'[[[[\' /* {{{{ */ a{}'), 1);
  assert.equal(depth('url(((((((( a{'), 0, 'an address ends at its first closing bracket');
  assert.equal(depth('url(")" (((((('), 7);
  assert.equal(depth('a\\(\\(\\('), 0);
  assert.equal(depth(')))))((('), 3);
  assert.equal(depth('('.repeat(1e6)), 1e6);
  assert.equal(depth('"\n((('), 3, 'a string ends with its line');
});
