// Every lesson has the fixed shape, runs as in real Chromium, and keeps its promises: its notes stand at places that the run comes to,
// and its "now try" can be done.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { bundled } from '../page/bundled.mjs';
import { console_of, endless, foreseen, lessons } from './lessons.mjs';
import { solutions } from './solutions.mjs';

const { index_of } = await bundled('web/page/predict/foresight.ts');
const { is_posed, judge, pose } = await bundled('web/page/predict/questions.ts');

const chapters = [
  'One thread, one stack', 'Callbacks and the browser', 'Events and the document', 'Promises', 'Tasks and microtasks', 'async and await',
  'The network', 'Rendering', 'Beyond one thread', 'Famous puzzles',
];

test('there are lessons of all chapters, in their order, with names of their own', () => {
  assert.ok(lessons.length >= 60, `${lessons.length}`);
  const order = lessons.map(({ scenario }) => chapters.indexOf(scenario.chapter));
  assert.deepEqual(order, [...order].sort((a, b) => a - b));
  assert.deepEqual([...new Set(order)], chapters.map((_, i) => i));
  assert.equal(new Set(lessons.map(({ id }) => id)).size, lessons.length);
  assert.equal(new Set(lessons.map(({ scenario }) => scenario.title)).size, lessons.length);
});

for (const { id, scenario } of lessons) {
  test(`${id} has the fixed shape`, () => {
    const { title, chapter, goal, misconception, notes, explanation, questions = [], moments = [] } = scenario;
    for (const text of [title, chapter, goal, misconception, notes, explanation]) assert.match(text, /\S/);
    for (const text of [goal, misconception, notes, explanation]) assert.match(text, /[.?]$/);
    assert.ok(title.length <= 60 && goal.length <= 160 && explanation.length <= 520, `${title.length} ${goal.length} ${explanation.length}`);
    assert.ok(moments.length >= 1, 'no note');
    assert.ok(questions.length >= 1 || endless.has(id), 'no question');
    assert.ok(scenario.files['main.js'].split('\n').every((line) => line.length <= 110), 'a line too long to be read');
  });

  test(`${id}: its notes stand at places that the run comes to`, async () => {
    const ahead = await foreseen(id, scenario);
    for (const { at } of scenario.moments) assert.notEqual(index_of(ahead, at), undefined, `nothing is at ${at}`);
  });

  test(`${id}: its questions can be asked before their answer is seen, and are answered by the run`, async () => {
    const ahead = await foreseen(id, scenario);
    for (const question of scenario.questions ?? []) {
      const posed = pose(question, ahead);
      assert.ok(is_posed(posed), posed.why_not);
      assert.ok(posed.from < posed.until, `${question.ask} at ${question.at}: asked at ${posed.from}, seen at ${posed.until}`);
      assert.ok(posed.choices.length >= 2 && posed.right.every((one) => posed.choices.includes(one)), posed.choices.join(', '));
      assert.deepEqual(judge(posed, posed.right), { kept: posed.right.length, right: true, reason: '' });
      const wrong = posed.choices.find((choice) => choice !== posed.right[0]);
      assert.match(judge(posed, [wrong]).reason, /\S.*[.?]$/);
      const printed = readFileSync(new URL(`expected/${id}.txt`, import.meta.url), 'utf8');
      if (question.ask === 'console' && question.at === 'start') assert.ok(printed.startsWith(`${posed.right.join('\n')}\n`), 'not the order in which Chromium prints');
    }
  });

  if (!endless.has(id)) {
    test(`${id} runs exactly as in Chromium`, async () => {
      assert.equal(await console_of(id, scenario), readFileSync(new URL(`expected/${id}.txt`, import.meta.url), 'utf8'));
    });
  }

  if (scenario.try?.console) {
    test(`${id}: its "now try" can be done`, async () => {
      let source = scenario.files['main.js'];
      for (const [from, to] of solutions[id] ?? []) {
        assert.ok(source.includes(from), from);
        source = source.replace(from, () => to);
      }
      const shown = await console_of(`${id}-tried`, { ...scenario, files: { 'main.js': source } });
      assert.deepEqual(shown.trimEnd().split('\n'), scenario.try.console);
      assert.notEqual(source, scenario.files['main.js']);
    });
  }
}

test('there is nothing expected of lessons that are not there', () => {
  const ids = lessons.map(({ id }) => id);
  for (const name of readdirSync(new URL('expected/', import.meta.url))) assert.ok(ids.includes(name.replace('.txt', '')), name);
  for (const id of Object.keys(solutions)) assert.ok(lessons.find((lesson) => lesson.id === id)?.scenario.try?.console, id);
});
