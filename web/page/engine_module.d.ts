// The bridge between the page and the WebAssembly module, declared once. Every string is UTF-8 and every
// document JSON. `web/app/` exports these functions; `machine.ts` is the only file that calls them.

export interface EngineModule {
  _loopscope_command(json: number): number;
  _loopscope_deliver(json: number): void;
  /**
   * Bits: 1 call again next frame; 2 the state changed; 4 parked or blocked, needs attention. `drawing` 0: a timer fell
   * due, the picture waits for the screen's next frame.
   */
  _loopscope_frame(nowMs: number, drawing: number): number;
  _loopscope_resize(cssWidth: number, cssHeight: number, devicePixelRatio: number): void;
  /** Returned strings belong to the module and hold until the next call; the page copies them at once. */
  UTF8ToString(pointer: number): string;
  stringToUTF8(text: string, pointer: number, capacity: number): void;
  lengthBytesUTF8(text: string): number;
  _malloc(bytes: number): number;
  _free(pointer: number): void;
}

export interface EngineModuleOptions {
  canvas: HTMLCanvasElement;
  /** The one imported function: the engine's Host asks. It never answers at once. */
  hostRequest(json: string): void;
  /** False where WebGL2 is missing: the module then runs without drawing. */
  picture: boolean;
  instantiateWasm(
    imports: WebAssembly.Imports,
    success: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
  locateFile(name: string): string;
  print(text: string): void;
  printErr(text: string): void;
  onAbort(reason: unknown): void;
}

/** The default export of `loopscope.js`. */
export type CreateEngineModule = (options: EngineModuleOptions) => Promise<EngineModule>;

export type StepKind =
  'moment' | 'instruction' | 'expression' | 'line' | 'over' | 'out' | 'call' | 'microtask' | 'task' | 'render' | 'console';

export type Phase =
  'script' | 'task' | 'microtasks' | 'rejections' | 'rendering' | 'waiting' | 'parked' | 'idle' | 'finished' | 'halted';

export type ThemeName = 'dark' | 'light' | 'contrast';

/** What the page asks of the engine. */
export type Command =
  | { do: 'load'; scenario: object }
  | { do: 'play' }
  | { do: 'pause' }
  | { do: 'restart' }
  | { do: 'step'; kind: StepKind }
  | { do: 'back'; kind: StepKind }
  | { do: 'seek'; step: number }
  | { do: 'runToEnd'; until?: number }
  | { do: 'speed'; value: number }
  /** `brief` leaves out agents, apis and console, which a page that shows a clock doesn't need. */
  | { do: 'state'; brief?: boolean; heap?: boolean }
  | { do: 'console'; from: number }
  | { do: 'textView' }
  | { do: 'source' }
  | { do: 'check'; source: string }
  | { do: 'theme'; value: ThemeName }
  | { do: 'reducedMotion'; value: boolean }
  | { do: 'breakpoints'; lines: number[] }
  | { do: 'log' }
  | { do: 'hash' }
  | { do: 'selection' }
  | { do: 'branch' }
  | { do: 'settings'; wording?: 'plain' | 'precise'; skipWaits?: boolean; lecture?: boolean; layout?: PictureLayout };

/** Parts of the picture that can be put away. */
export type PicturePart = 'stack' | 'heap' | 'apis' | 'loop' | 'microtasks' | 'tasks' | 'timeline';

/** The visitor's arrangement: shares of the room where they were moved, and what is folded. */
export interface PictureLayout {
  stack?: number;
  apis?: number;
  queues?: number;
  microtasks?: number;
  folded?: PicturePart[];
}

/** Offsets count UTF-16 code units of the source; lines and columns start at 1. */
export interface SourceError {
  message: string;
  hint?: string;
  line?: number;
  column?: number;
  start?: number;
  end?: number;
}

export interface CommandResult {
  ok?: boolean;
  error?: SourceError;
}

/** The state object of design section 10, and what the page's own playback adds. */
export interface EngineState {
  version: number;
  step: number;
  /** Program time in milliseconds. */
  time: number;
  phase: Phase;
  /** The event loop's tick. */
  turn: number;
  currentAgent?: number;
  agents?: AgentState[];
  apis?: ApiState[];
  console?: ConsoleLine[];
  halted?: HaltReason | string | null;
  /** What has just happened: the latest step at which the picture's subject changed, null before the first. */
  moment?: Moment | null;
  /** The one sentence to show: the moment's, with what was told instead of shown on the way to it. */
  sentence?: string;
  /** What the next step does, in one sentence. */
  doing?: string;
  /** The sentence of this step, with the rule it follows. */
  why?: string;
  /** Added by playback. */
  playing?: boolean;
  /** A seek or a run to the end is still under way. */
  busy?: boolean;
  /** The furthest step this run has reached; below it the learner looks at the past. */
  furthest?: number;
  /** How many times faster than one reads. */
  speed?: number;
}

/** engine/inspect/moments.def lists the kinds. */
export interface Moment {
  kind: string;
  weight: 'passing' | 'beat' | 'key';
  /** The step that it is the state after. */
  step: number;
  /** Ids of the tokens, promises and frames that it is about. */
  subjects: number[];
  /** What has just happened, then what is next. */
  sentence: string;
}

export interface HaltReason {
  message: string;
  /** Where in the program; absent when no place of it is to blame. */
  line?: number;
  column?: number;
  start?: number;
  end?: number;
}

export interface AgentState {
  id: number;
  stack: { id: number; name: string; line: number; column: number; kind: string; scopes?: unknown }[];
  microtasks: { id: number; kind: string; label: string; origin?: unknown }[];
  tasks: { id: number; source: string; label: string; queuedAt?: number; origin?: unknown }[];
  frameCallbacks?: unknown[];
}

export interface ApiState {
  id: number;
  api: string;
  label: string;
  startedAt?: number;
  due?: number;
  state: string;
  origin?: unknown;
}

/** `uncaught`: an exception or a rejection that nobody handled. */
export type ConsoleLevel = 'log' | 'info' | 'warn' | 'error' | 'debug' | 'uncaught';

export interface ConsoleLine {
  level: ConsoleLevel;
  text: string;
  step: number;
  /** Program time in milliseconds. */
  time?: number;
  line?: number;
  /** Letter of the token whose callback wrote it, so that the line takes its colour. */
  badge?: string;
  /** In how many groups it stands; its text begins with two spaces for each. */
  depth?: number;
  /** It is the head of a group. */
  group?: 'open' | 'collapsed';
  table?: ConsoleTable;
}

/** Each row begins with its index; null where it has nothing for a column. */
export interface ConsoleTable {
  columns: string[];
  rows: (string | null)[][];
}

export interface ConsoleResult {
  /** Lines from the asked index on. */
  lines: ConsoleLine[];
  /** How many there are in all; fewer than the page shows means that the run went back. */
  total: number;
}

export type RegionRole = 'list' | 'log' | 'graph' | 'status' | 'group' | 'timeline';

export interface TextItem {
  id: number | string;
  name?: string;
  sentence: string;
  items?: TextItem[];
}

export interface TextRegion {
  id: string;
  role: RegionRole | string;
  name: string;
  sentence?: string;
  /** How many more there are than `items`. */
  more?: number;
  items: TextItem[];
}

export interface TextViewResult {
  regions: TextRegion[];
}

export type MarkState = 'waiting' | 'queued' | 'running' | 'promise';

/** The kinds of a token, which are also the names of its colours in `palette.css`. */
export type TokenKind = 'sync' | 'microtask' | 'timer' | 'fetch' | 'event' | 'rendering' | 'error';

export interface SourceMark {
  line: number;
  letter: string;
  kind: TokenKind;
  state: MarkState;
}

export interface SourceResult {
  running?: { start: number; end: number; line: number; column: number } | null;
  marks: SourceMark[];
  /** A click in the picture asks to see a place of the program. */
  reveal?: { start: number; line: number } | null;
  /** What the expression just completed became, to stand behind its line: `u.name` became `'Ada'`. */
  note?: { line: number; text: string } | null;
}

export interface Diagnostic {
  start: number;
  end: number;
  message: string;
  hint?: string;
  line?: number;
  column?: number;
}

/** What the engine's Host asks of the browser. */
export type HostRequest =
  | { ask: 'wake'; at: number }
  | { ask: 'cancelWake' }
  | { ask: 'fetch'; id: number; request: FetchRequest }
  | { ask: 'abort'; id: number }
  | { ask: 'image'; id: number; url: string; node?: number }
  | { ask: 'dialog'; id: number; kind: 'alert' | 'confirm' | 'prompt'; message: string; value?: string }
  | { ask: 'geometry'; id: number; node: number; kind?: string; property?: string }
  | ({ ask: 'geolocation'; id: number } & PositionOptions)
  | { ask: 'dom'; changes: DomChange[] }
  /** The program's storage has changed: a value that is null is gone; without a key the area is empty. */
  | { ask: 'storage'; area: 'local' | 'session'; key?: string; value?: string | null }
  /** The visitor has arranged the picture; not the engine's question, but the canvas's. */
  | { ask: 'keepLayout'; layout: PictureLayout };

export interface FetchRequest {
  method: string;
  url: string;
  headers?: [string, string][];
  redirect?: RequestRedirect;
  mode?: RequestMode;
  /** In base64. */
  body?: string | null;
}

/** The mirror of the engine's DOM. Parent 0 is the preview itself. */
export type DomChange =
  | { op: 'create'; node: number; tag: string }
  | { op: 'text'; node: number; text: string }
  | { op: 'insert'; parent: number; node: number; before: number | null }
  | { op: 'remove'; node: number }
  | { op: 'attribute'; node: number; name: string; value: string | null }
  | { op: 'value'; node: number; value: string }
  /** An image shows the picture that has come from an address, or none. */
  | { op: 'picture'; node: number; address: string | null }
  | { op: 'checked'; node: number; checked: boolean }
  | { op: 'focus'; node: number | null }
  | { op: 'hear'; type: string }
  | { op: 'reset' };

/**
 * One answer of the browser. `durationMs` is measured from the moment the engine asked. `alive` answers nothing: it says
 * that until `data.at` (in performance.now()) nothing has come but what was delivered before it.
 */
export interface HostInput {
  type: HostInputType;
  id: number;
  data: Record<string, unknown>;
  /** Missing: it comes now. */
  durationMs?: number;
}

export type HostInputType =
  'headers' | 'body' | 'end' | 'fail' | 'blocked' | 'image' | 'event' | 'dialog' | 'geometry' | 'geolocation' | 'alive';
