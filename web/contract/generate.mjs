// The words that the module and the page share, taken from where the module has them:
//
//   node web/contract/generate.mjs --write      writes tables.ts; tests/page/contract.test.mjs sees that it is current

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const tables_file = fileURLToPath(new URL('tables.ts', import.meta.url));

const read = (path) => readFileSync(root + path, 'utf8');

/** Rows of a .def file: [macro, ...arguments], strings without their quotes. */
function rows_of(path) {
  return [...read(path).matchAll(/^LOOPSCOPE_(\w+)\((.*)\)$/gm)].map(([, macro, list]) => [
    macro,
    ...[...list.matchAll(/"((?:[^"\\]|\\.)*)"|[^,\s]+/g)].map(([word, text]) => text ?? word),
  ]);
}

/** The words of an enum: the first list of strings in the function with this signature, wherever in a folder it stands. */
function words_of(folder, signature) {
  for (const path of readdirSync(root + folder, { recursive: true })) {
    if (!path.endsWith('.cpp')) continue;
    const text = read(`${folder}/${path}`);
    const at = text.indexOf(`${signature} {`);
    if (at < 0) continue;
    const [list] = /"[^"]*"(,\s*"[^"]*")+/.exec(text.slice(at)) ?? [''];
    const words = [...list.matchAll(/"([^"]*)"/g)].map(([, word]) => word);
    if (words.length > 0) return words;
  }
  throw new Error(`No words found: ${signature}`);
}

function constant_of(path, name) {
  const [, text] = new RegExp(`${name} = "([^"]*)";`).exec(read(path)) ?? [];
  if (!text) throw new Error(`No constant found: ${name}`);
  return text;
}

const quoted = (words) => words.map((word) => `'${word}'`).join(', ');

function table(name, type, comment, words) {
  return `/** ${comment} */\nexport const ${name} = [${quoted(words)}] as const;\nexport type ${type} = (typeof ${name})[number];\n`;
}

export function tables() {
  const commands = rows_of('web/contract/commands.def');
  const parts = rows_of('engine/scene/parts.def').map(([, id, plain]) => [id, plain]);
  const [, ...foldable] = parts;
  return [
    "// Made by generate.mjs from the module's own tables: not to be edited.\n",
    table(
      'command_names',
      'CommandName',
      'web/contract/commands.def',
      commands.map(([, name]) => name),
    ),
    `/** Those that change nothing, so that nothing need be drawn for them. */\nexport const questions: ReadonlySet<CommandName> = new Set<CommandName>([${quoted(commands.filter(([macro]) => macro === 'QUESTION').map(([, name]) => name))}]);\n`,
    `/** Parts of the picture by their plain names: engine/scene/parts.def. */\nexport const part_names = {\n${parts.map(([id, plain]) => `  ${id}: '${plain}',\n`).join('')}} as const;\nexport type PartId = keyof typeof part_names;\n`,
    table(
      'foldable_parts',
      'PicturePart',
      'Those that can be put away.',
      foldable.map(([id]) => id),
    ),
    `/** Where programs believe to be: engine/host/scenario.h. */\nexport const own_origin = '${constant_of('engine/host/scenario.h', 'own_origin')}';\n`,
    table('phases', 'Phase', 'Of the event loop.', words_of('engine/event_loop', 'std::string_view phase_name(Phase phase)')),
    table(
      'step_kinds',
      'StepKind',
      'Where a step of the visitor may end.',
      words_of('engine/inspect', 'std::optional<StepKind> step_kind_from_name(std::string_view name)'),
    ),
    table(
      'moment_kinds',
      'MomentKind',
      'What has just happened: engine/inspect/moments.def.',
      rows_of('engine/inspect/moments.def').map(([, kind]) => kind),
    ),
    table(
      'moment_weights',
      'MomentWeight',
      'How long a moment stands when a run is played.',
      words_of('engine/inspect', 'std::string_view weight_name(Weight weight)'),
    ),
    table(
      'console_levels',
      'ConsoleLevel',
      '`uncaught`: an exception or a rejection that nobody handled.',
      words_of('engine/trace', 'std::string_view console_level_name(ConsoleLevel level)'),
    ),
    table(
      'token_kinds',
      'TokenKind',
      'Colour families of tokens, which are also the names of colours in palette.css.',
      words_of('engine/inspect', 'std::string_view family_name(Family family)'),
    ),
    table(
      'mark_states',
      'MarkState',
      "Of a line's mark in the editor.",
      words_of('engine/inspect', 'std::string_view name_of(EditorMark::State state)'),
    ),
  ].join('\n');
}

if (process.argv[2] === '--write') writeFileSync(tables_file, tables());
