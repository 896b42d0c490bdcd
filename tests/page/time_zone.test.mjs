import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundled } from './bundled.mjs';

const { zone_changes } = await bundled('web/page/session/time_zone.ts');

function at(zone, time) {
  return zone_changes(zone).findLast(([from]) => from <= time);
}

test('UTC and unknown zones need no table', () => {
  assert.deepEqual(zone_changes('UTC'), []);
  assert.deepEqual(zone_changes('Atlantis/Center'), []);
});

test('a zone changes when its clocks change', () => {
  const spring = Date.UTC(2026, 2, 29, 1);
  assert.deepEqual(at('Europe/Berlin', spring), [spring, 120, 'Central European Summer Time']);
  assert.deepEqual(at('Europe/Berlin', spring - 1).slice(1), [60, 'Central European Standard Time']);
  assert.deepEqual(at('Asia/Kolkata', spring).slice(1), [330, 'India Standard Time']);
  assert.equal(at('Australia/Lord_Howe', Date.UTC(2026, 0, 1))[1], 660);
  const zone = zone_changes('America/New_York');
  assert.ok(zone.every(([from], i) => i === 0 || from > zone[i - 1][0]));
});
