// A scenario: everything a run is made of. Links, files and the gallery carry it; `check_scenario` is the one
// gate through which a scenario from outside comes in.

export interface Scenario {
  version: 1;
  title?: string;
  files: { 'main.js': string; [name: string]: string };
  html?: string;
  ready?: 'body' | 'complete';
  settings?: Record<string, unknown>;
  mocks?: Mock[];
  notes?: string;
  quiz?: unknown;
  log?: unknown;
  breakpoints?: number[];
  /** What localStorage and sessionStorage hold when the run begins: { local, session }, each from key to text. */
  storage?: unknown;
  /** Keys of newer versions are kept and handed on. */
  [key: string]: unknown;
}

export interface Mock {
  method?: string;
  url: string;
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  afterMs?: number;
  error?: string;
}

export const scenario_limits = { decoded_bytes: 256 * 1024, title: 120, breakpoints: 200, mocks: 50, files: 20 };

export type Checked = { scenario: Scenario } | { problem: string };

const is_record = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Parses JSON from outside. A key named `__proto__` means nothing to a scenario and is dropped. */
export function parse_untrusted(text: string): unknown {
  return JSON.parse(text, (key, value) => (key === '__proto__' ? undefined : value));
}

/** Checks the shape of a scenario by hand; unknown keys pass. */
export function check_scenario(value: unknown): Checked {
  if (!is_record(value)) return { problem: 'it is not an object' };
  if (value.version !== undefined && value.version !== 1) {
    const version = typeof value.version === 'number' ? `version ${value.version}` : 'a version that is no number';
    return { problem: `it was made for ${version} of scenarios; this page knows version 1` };
  }
  const problem = files_problem(value.files) ?? texts_problem(value) ?? lists_problem(value) ?? storage_problem(value.storage);
  return problem ? { problem } : { scenario: { ...value, version: 1 } as Scenario };
}

function files_problem(files: unknown): string | undefined {
  if (!is_record(files)) return 'it has no files';
  if (typeof files['main.js'] !== 'string') return 'it has no main.js';
  const names = Object.keys(files);
  if (names.length > scenario_limits.files) return `it has more than ${scenario_limits.files} files`;
  const bad = names.find((name) => typeof files[name] !== 'string');
  return bad === undefined ? undefined : `its file ${bad} is not text`;
}

function storage_problem(storage: unknown): string | undefined {
  if (storage === undefined) return undefined;
  if (!is_record(storage)) return 'its storage is not an object';
  for (const area of [storage.local, storage.session]) {
    const bad = is_record(area) ? Object.keys(area).find((key) => typeof area[key] !== 'string') : undefined;
    if (bad !== undefined) return `in its storage, ${bad} is not text`;
  }
  return undefined;
}

function texts_problem(value: Record<string, unknown>): string | undefined {
  for (const key of ['title', 'html', 'notes']) {
    if (value[key] !== undefined && typeof value[key] !== 'string') return `its ${key} is not text`;
  }
  if (typeof value.title === 'string' && value.title.length > scenario_limits.title) {
    return `its title is longer than ${scenario_limits.title} characters`;
  }
  if (value.ready !== undefined && value.ready !== 'body' && value.ready !== 'complete') {
    return `its ready is neither 'body' nor 'complete'`;
  }
  if (value.settings !== undefined && !is_record(value.settings)) return 'its settings are not an object';
  return undefined;
}

function lists_problem(value: Record<string, unknown>): string | undefined {
  const { mocks, breakpoints } = value;
  if (mocks !== undefined) {
    if (!Array.isArray(mocks)) return 'its mocks are not a list';
    if (mocks.length > scenario_limits.mocks) return `it has more than ${scenario_limits.mocks} mocks`;
    const bad = mocks.findIndex((mock) => !is_record(mock) || typeof mock.url !== 'string');
    if (bad >= 0) return `its mock ${bad + 1} has no url`;
  }
  if (breakpoints !== undefined) {
    if (!Array.isArray(breakpoints) || breakpoints.some((line) => !Number.isInteger(line) || line < 1)) {
      return 'its breakpoints are not line numbers';
    }
    if (breakpoints.length > scenario_limits.breakpoints) {
      return `it has more than ${scenario_limits.breakpoints} breakpoints`;
    }
  }
  return undefined;
}

/** What version 1 shows where a scenario says nothing, so that course snippets find an image and a button. */
export const default_html = '<img alt="picture">\n<button>Click me</button>';
export const default_ready = 'body';
