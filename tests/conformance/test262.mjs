// Reads the tests of a test262 checkout and judges our answers to them.

import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const under = (path, folders) => folders.some((folder) => path.startsWith(`${folder}/`));

// The few shapes of YAML that headers have: [a, b] over one or more lines, '- a' lines, and one level of keys.
function read_header(text) {
  const header = /\/\*---([^]*?)---\*\//.exec(text)?.[1] ?? '';
  const list = (key) => {
    const body = new RegExp(`^${key}:[ \\t]*(\\[[^\\]]*\\]|(?:\\r?\\n[ \\t]*(?:-|#).*)+)`, 'm').exec(header)?.[1] ?? '';
    return body.replace(/^\s*#.*|\s#.*/gm, '').split(body[0] === '[' ? /[[\],\s]+/ : /^\s*-\s+/m)
      .map((item) => item.trim().replace(/^['"]|['"]$/g, '')).filter(Boolean);
  };
  const negative = /^negative:\s*((?:\r?\n[ \t]+.*)+)/m.exec(header)?.[1];
  return {
    includes: list('includes'),
    flags: list('flags'),
    features: list('features'),
    negative: negative && { phase: /phase:\s*(\w+)/.exec(negative)[1], type: /type:\s*(\w+)/.exec(negative)[1] },
  };
}

function modes_of({ flags }) {
  for (const [flag, mode] of [['module', 'module'], ['raw', 'raw'], ['onlyStrict', 'strict'], ['noStrict', 'sloppy']]) {
    if (flags.includes(flag)) return [mode];
  }
  return ['sloppy', 'strict'];
}

function preludes_of({ flags, includes }) {
  if (flags.includes('raw')) return [];
  return [...new Set(['assert.js', 'sta.js', ...(flags.includes('async') ? ['doneprintHandle.js'] : []), ...includes])];
}

/** The chosen tests of a checkout: { path, file, modes, preludes, async, negative }, in the order of their paths. */
export function read_tests(checkout, { exclude, exclude_features }) {
  const folder = join(checkout, 'test');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.js') && !entry.name.includes('_FIXTURE'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .map((file) => ({ file, path: relative(folder, file).split(sep).join('/') }))
    .filter(({ path }) => !under(path, exclude))
    .map(({ file, path }) => ({ file, path, header: read_header(readFileSync(file, 'utf8')) }))
    .filter(({ header }) => !header.features.some((feature) => exclude_features.includes(feature)))
    .map(({ file, path, header }) => ({
      file,
      path,
      modes: modes_of(header),
      preludes: preludes_of(header).map((name) => join(checkout, 'harness', name)),
      async: header.flags.includes('async'),
      negative: header.negative,
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Why the answer is not what the test wants; undefined when it is. */
export function fault_of({ negative, async }, { outcome, phase, name, message, printed }) {
  if (outcome !== 'ok' && outcome !== 'throw') return `${outcome}: ${message}`;
  if (negative) {
    if (outcome === 'ok') return `expected ${negative.type}`;
    if (name !== negative.type) return `expected ${negative.type}, got ${name}: ${message}`;
    return phase && phase !== negative.phase ? `expected it in phase ${negative.phase}, got it in ${phase}` : undefined;
  }
  if (outcome === 'throw') return `${name}: ${message}`;
  if (!async) return undefined;
  const failure = printed.find((line) => line.startsWith('Test262:AsyncTestFailure:'));
  return failure ?? (printed.includes('Test262:AsyncTestComplete') ? undefined : '$DONE was not called');
}
