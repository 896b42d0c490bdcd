// Lengths of the viewport in a program's styles are those of the preview.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundled } from './bundled.mjs';

const { lengths_in_view } = await bundled('web/host/preview_view.ts');
const width = 'var(--preview-view-width)', height = 'var(--preview-view-height)';

test('every unit of the viewport, with any number before it', () => {
  for (const unit of ['vw', 'VW', 'svw', 'lvw', 'dvw', 'vi']) assert.equal(lengths_in_view(`p{width:50${unit}}`), `p{width:calc(50 * ${width})}`, unit);
  for (const unit of ['vh', 'dvh', 'vb']) assert.equal(lengths_in_view(`height:1.5${unit}`), `height:calc(1.5 * ${height})`, unit);
  assert.equal(lengths_in_view('1e2vmin'), `calc(1e2 * min(${width}, ${height}))`);
  assert.equal(lengths_in_view('margin:-.5vw +3vmax'), `margin:calc(-.5 * ${width}) calc(+3 * max(${width}, ${height}))`);
  assert.equal(lengths_in_view('calc(100vh - 2px)'), `calc(calc(100 * ${height}) - 2px)`);
});

test('nothing else is touched', () => {
  for (const text of ['', 'a5vw', '--x5vw', '#a5vw', '10px-5vw', '5vwx', '5v', '5\u00e9vw', '"5vw"', "'\\'5vw'", '/* 5vw */', 'url(5vw)', '@media (min-width: 5vw) {', '@supports (width: 1vw) {', '.v5vw{}', 'a\\5vw'])
    assert.equal(lengths_in_view(text), text, text);
});

test('however long and odd, it is read once', () => {
  for (const text of ['1'.repeat(300_000), '-'.repeat(300_000), '/*'.repeat(150_000), '@a'.repeat(150_000), 'url('.repeat(100_000), '"\\'.repeat(150_000), '1e'.repeat(150_000), '.1'.repeat(150_000), '\\'.repeat(300_000)]) {
    const started = process.cpuUsage();
    lengths_in_view(`${text} 5vw`);
    assert.ok(process.cpuUsage(started).user < 1e6, text.slice(0, 10));
  }
});
