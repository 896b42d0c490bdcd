// A stand-in for the WebAssembly module that speaks the bridge of web/contract: each line with a
// console.log is one step. Only for tests of what the page does with the machine's answers.
// It exposes itself as window.fake.

const html_nodes = [
  { op: 'reset' },
  { op: 'create', node: 2, tag: 'body' },
  { op: 'insert', parent: 0, node: 2, before: null },
  { op: 'create', node: 3, tag: 'img' },
  { op: 'attribute', node: 3, name: 'alt', value: 'picture' },
  { op: 'insert', parent: 2, node: 3, before: null },
  { op: 'create', node: 4, tag: 'button' },
  { op: 'text', node: 5, text: 'Click me' },
  { op: 'insert', parent: 4, node: 5, before: null },
  { op: 'insert', parent: 2, node: 4, before: null },
];

class Fake {
  constructor(options) {
    this.options = options;
    this.texts = new Map();
    this.commands = [];
    this.delivered = [];
    this.alive = [];
    this.frames = 0;
    this.steps = [];
    this.step = 0;
    this.furthest = 0;
    this.playing = false;
    this.changed = false;
  }

  /** Aborts or traps where the program says "dies at STAGE", or window.fake_dies is one. */
  may_die(stage) {
    const said = /dies at (\w+)( by trap)?/.exec(this.source ?? '');
    const at = window.fake_dies ?? said?.[1];
    if (at !== stage) return;
    if (!said?.[2]) this.options.onAbort?.(`abort at ${stage}`);
    throw new WebAssembly.RuntimeError(said?.[2] ? 'unreachable' : `Aborted(at ${stage})`);
  }

  ask(request) {
    this.options.hostRequest(JSON.stringify(request));
  }

  command(command) {
    this.commands.push(command);
    if (command.do === 'load') this.source = command.scenario.files['main.js'];
    this.may_die(command.do);
    if (this.trap === command.do) throw new WebAssembly.RuntimeError('unreachable');
    const answer = this[`do_${command.do}`]?.(command) ?? { ok: true };
    if (!['state', 'console', 'textView', 'source', 'check', 'log', 'ahead', 'hash'].includes(command.do)) this.changed = true;
    return answer;
  }

  do_load({ scenario }) {
    const source = scenario.files['main.js'];
    const at = source.indexOf('@@');
    if (at >= 0) {
      const line = source.slice(0, at).split('\n').length;
      return {
        ok: false,
        error: { message: 'Unexpected character "@"', hint: 'Remove it.', refused: false, line, column: 1, start: at, end: at + 2 },
      };
    }
    this.source = source;
    this.steps = [];
    let start = 0;
    source.split('\n').forEach((text, index) => {
      const found = /console\.(log|warn|error|info|debug)\((['"])(.*?)\2/.exec(text);
      if (found) {
        const range = {
          start: start + found.index,
          end: start + found.index + found[0].length + 1,
          line: index + 1,
          column: found.index + 1,
        };
        this.steps.push({ level: found[1], text: found[1] === 'log' ? found[3] : `[${found[1]}] ${found[3]}`, range });
      }
      start += text.length + 1;
    });
    this.do_restart();
    this.ask({ ask: 'dom', data: html_nodes });
    return { ok: true };
  }

  do_restart() {
    this.step = this.furthest = 0;
    this.playing = false;
  }

  do_play() {
    this.playing = true;
    this.last = 0;
  }
  do_pause() {
    this.playing = false;
  }
  do_step() {
    this.go(this.step + 1);
  }
  do_back() {
    this.go(this.step - 1);
  }
  do_seek({ step }) {
    this.go(step);
  }
  do_runToEnd() {
    this.go(this.steps.length);
  }

  go(step) {
    this.step = Math.max(0, Math.min(step, this.steps.length));
    this.furthest = Math.max(this.furthest, this.step);
    this.playing = false;
  }

  do_state() {
    const phase = this.step === this.steps.length ? 'finished' : this.step === 0 ? 'script' : 'task';
    return {
      version: 1,
      step: this.step,
      time: this.step * 0.4,
      phase,
      turn: Math.max(0, this.step - 1),
      currentAgent: 1,
      agents: [],
      apis: [],
      console: [],
      speed: 1,
      playing: this.playing,
      busy: false,
      furthest: this.furthest,
      halted: null,
      doing: `Line ${this.steps[this.step - 1]?.range.line ?? 1}: calls console.log.`,
      why: `The script runs its line ${this.steps[this.step - 1]?.range.line ?? 1}.`,
      moment: null,
      sentence: this.step === 0 ? 'Nothing has run yet.' : `The console shows “${this.steps[this.step - 1].text}”.`,
    };
  }

  do_console({ from }) {
    const lines = this.steps
      .slice(0, this.step)
      .map(({ level, text, range }, index) => ({
        level,
        text,
        step: index + 1,
        time: (index + 1) * 0.4,
        line: range.line,
        badge: '',
        kind: 'neutral',
      }));
    return { lines: lines.slice(from), total: lines.length };
  }

  do_log() {
    return { version: 1, inputs: [], epoch: 0 };
  }

  /** It foresees nothing. */
  do_ahead() {
    return { over: true, end: 'over', console: [], moments: [] };
  }

  do_source() {
    const now = this.steps[this.step - 1]?.range;
    const lines = this.source.split('\n');
    const marks = lines.flatMap((text, index) =>
      /setTimeout/.test(text)
        ? [{ line: index + 1, letter: 'T', kind: 'timer', state: 'waiting' }]
        : /fetch\(/.test(text)
          ? [
              { line: index + 1, letter: 'F', kind: 'fetch', state: 'queued' },
              { line: index + 1, letter: 'P', kind: 'microtask', state: 'promise' },
            ]
          : /addEventListener/.test(text)
            ? [{ line: index + 1, letter: 'E', kind: 'event', state: 'waiting' }]
            : [],
    );
    return {
      running: now,
      marks,
      note: now && { line: now.line, text: `→ '${this.steps[this.step - 1].text}'` },
    };
  }

  do_textView() {
    return {
      narration: '',
      regions: [
        {
          id: 'stack',
          role: 'list',
          name: 'Call stack',
          sentence: 'The top frame runs.',
          items: [{ id: 'frame-1', name: 'global', sentence: `line ${this.step}` }],
        },
        { id: 'microtasks', role: 'list', name: 'Microtask queue', sentence: 'First in, first out.', items: [] },
        {
          id: 'console',
          role: 'list',
          name: 'Console',
          sentence: '',
          items: this.do_console({ from: 0 }).lines.map((line) => ({ id: String(line.step), name: '', sentence: line.text })),
        },
      ],
    };
  }

  do_check({ source }) {
    const at = source.indexOf('@@');
    const line = source.slice(0, at).split('\n').length;
    const error = { start: at, end: at + 2, line, column: 1, message: 'Unexpected character "@"', hint: 'Remove it.' };
    return { diagnostics: at < 0 ? [] : [error] };
  }

  deliver(input) {
    this.may_die('deliver');
    if (input.type === 'alive') {
      this.alive.push(input.data.at);
      return;
    }
    this.delivered.push(input);
    this.changed = true;
  }

  frame(now) {
    this.may_die('frame');
    this.frames++;
    if (this.playing && now - (this.last ?? 0) > 60) {
      this.last = now;
      const playing = this.step + 1 < this.steps.length;
      this.go(this.step + 1);
      this.playing = playing;
      this.changed = true;
    }
    const bits = (this.playing ? 1 : 0) | (this.changed ? 2 : 0);
    this.changed = false;
    return bits;
  }
}

export default async function create(options) {
  if (window.fake_refuses) throw new Error(window.fake_refuses);
  const fake = new Fake(options);
  fake.may_die('create');
  window.fake = fake;
  let next = 8;
  const put = (text) => {
    fake.texts.set(4, text);
    return 4;
  };
  return {
    _malloc: () => (next += 8),
    _free: (pointer) => fake.texts.delete(pointer),
    stringToUTF8: (text, pointer) => fake.texts.set(pointer, text),
    lengthBytesUTF8: (text) => new TextEncoder().encode(text).length,
    UTF8ToString: (pointer) => fake.texts.get(pointer),
    _loopscope_command: (pointer) => put(JSON.stringify(fake.command(JSON.parse(fake.texts.get(pointer))))),
    _loopscope_deliver: (pointer) => fake.deliver(JSON.parse(fake.texts.get(pointer))),
    _loopscope_frame: (now) => fake.frame(now),
    _loopscope_resize: (...size) => {
      fake.may_die('resize');
      fake.size = size;
    },
  };
}
