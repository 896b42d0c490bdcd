// The recipes of CONTRIBUTING.md: the model of each stands in exactly the files that its list names.
import { test } from 'node:test';
import { exists, Faults, files, read } from './tree.mjs';

/** How each model is found in a file's text or name. */
const models = {
  'A Web API without the host': /BroadcastChannel|broadcast_channel/,
  'A Web API that asks the host': /geolocation/i,
  'A bytecode': /\b(?:op_)?check_object\b/,
  'A part of the picture': /"timeline"|'timeline'|\btimeline:|_timeline\b|timeline_|LOOPSCOPE_PART\(timeline/,
  'A lesson': /parallel-or-in-turn/,
  'A command of the page': /\brunToEnd\b|string run_to_end\(/,
  "A library's update": /gumbo/i,
};
/** What chooses among the parts but does not make one. */
const chooses = new Set([
  'web/page/dialogs/view_dialog.ts',
  'engine/scene/layout_json.h',
  'web/contract/scene.ts',
  'web/embed/panels.ts',
  'web/scenarios/58-geolocation-asks.scenario.js',
]);
const places = files(/^(engine|web|cmake)\/.*\.(cpp|h|def|js|ts|json|txt|cmake)$/).filter((path) => !chooses.has(path));

const recipes = read('CONTRIBUTING.md')
  .split('\n### ')
  .slice(1)
  .map((text) => ({
    title: text.split('\n')[0],
    steps: [...text.matchAll(/^\d\. [\s\S]*?(?=^\d\. |^$)/gm)].map(([step]) => step).join(''),
  }));

test('each recipe has a model', () => {
  const faults = new Faults();
  for (const { title } of recipes) faults.check(models[title], `"${title}" has none`);
  for (const title of Object.keys(models))
    faults.check(
      recipes.some((recipe) => recipe.title === title),
      `there is no recipe "${title}"`,
    );
  faults.none();
});

for (const { title, steps } of recipes) {
  test(`${title}: the files of its model are those of the list`, () => {
    const faults = new Faults();
    const listed = [...steps.matchAll(/`((?:engine|web|cmake)\/[\w./-]+\.\w+)`/g)].map(([, path]) => path);
    const found = places.filter((path) => models[title].test(path) || models[title].test(read(path)));
    for (const path of listed) faults.check(exists(path) && found.includes(path), `${path} has nothing to do with it`);
    for (const path of found) faults.check(listed.includes(path), `${path} is not in the list`);
    faults.none(listed.length);
  });
}
