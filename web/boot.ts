// Where the page starts: shows the program at once, brings the machine in, and puts the parts together.

import opening_text from './scenarios/31-microtask-basics.scenario.js';
import { assemble } from './assemble';
import { make_api, type LoopscopeApi } from './page/api';
import { ConsoleView } from './page/words/console_view';
import { Curtain } from './page/life/curtain';
import { element, set_text } from './dom/elements';
import { is_over, is_past } from './page/words/format';
import { show_help } from './page/dialogs/help';
import { show_go_to } from './page/dialogs/go_to';
import { start_hints } from './page/controls/hints';
import { next_lesson, start_lessons } from './page/dialogs/lessons';
import { step_of_address } from './page/links/address';
import { lesson, lessons, type Lesson } from './page/links/gallery';
import { start_lesson_box } from './page/lesson/lesson_box';
import { PageLife } from './page/life/page_life';
import { start_keeping } from './page/life/draft_notices';
import { start_narration } from './page/words/narration';
import { Foresight } from './page/predict/foresight';
import { start_notes_at_moments } from './page/predict/notes_at_moments';
import { Predict, asks_of_address } from './page/predict/predict';
import { say, type NoticeAction } from './page/controls/notice';
import { start_divider } from './page/controls/divider';
import { start_parts } from './page/controls/parts';
import { start_plain_editor } from './page/editor/plain_editor';
import { start_problems } from './page/editor/problems';
import type { Scenario } from './contract/scenario';
import { read_scenario_file } from './page/links/scenario_file';
import { lesson_of, mark_done } from './page/session/progress';
import { Session } from './page/session/session';
import { LinkError, decode } from './page/links/share';
import { start_share } from './page/dialogs/share_dialog';
import { start_shortcuts } from './page/controls/shortcuts';
import { begin_start, start_succeeded } from './page/session/starts';
import { TextView } from './page/words/text_view';
import { Theme } from './page/controls/theme';
import { start_view } from './page/dialogs/view_dialog';
import { start_transport, step_kind } from './page/controls/transport';
import type { Editor } from './page/editor/editor';

declare global {
  interface Window {
    loopscope?: LoopscopeApi;
  }
}

const opening = read_scenario_file(opening_text).scenario;
const session = new Session();
const theme = new Theme();
const curtain = new Curtain();
const view = start_view(session, theme);
let editor: Editor | undefined;

/** What is asked of window.loopscope before the machine is there waits for this. */
const ready = promise_with_ends<void>();
ready.promise.catch(() => {}); // whoever asked is told; the page says it itself
const life = new PageLife(session, curtain, ready.reject);

function promise_with_ends<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<T>((on_value, on_reason) => {
    resolve = on_value;
    reject = on_reason;
  });
  return { promise, resolve, reject };
}

/** Opens a scenario, or the visitor's edit of it if there is one. */
function open(original: Scenario, base: string): void {
  const draft = session.drafts.latest(base);
  session.open(draft?.scenario ?? original, base, { draft });
  if (draft && draft.scenario.files['main.js'] !== original.files['main.js'] && base !== '') {
    say('Your edited version of this program is open.', '', {
      label: 'Open the original',
      act: () => session.discard_edit(original),
    });
  }
}

async function open_address(): Promise<void> {
  const { hash } = location;
  try {
    const decoded = await decode(hash);
    if (decoded.kind === 'scenario') return open(decoded.scenario, hash);
    if (decoded.kind === 'none') return open(opening, '');
    const found = await lesson(decoded.id);
    if (!found) throw new LinkError(`There is no lesson "${decoded.id}".`, 'Choose one from the list of lessons.');
    open(found, hash);
  } catch (error) {
    open(opening, '');
    const known = error instanceof LinkError;
    say(
      known ? error.message : 'The program of this address could not be loaded.',
      `${known ? `${error.hint} ` : ''}Your last program is open instead.`,
    );
  }
}

function open_lesson({ id, scenario }: Lesson): void {
  history.pushState(null, '', `#x_${id}`);
  open(scenario, `#x_${id}`);
}

async function offered_lesson(): Promise<{ title: string; open(): void } | undefined> {
  const current = lesson_of(session.base);
  const next = current && next_lesson(await lessons(), current);
  return next ? { title: next.scenario.title ?? next.id, open: () => open_lesson(next) } : undefined;
}

function start_views(): TextView {
  start_plain_editor(session);
  start_parts(session);
  start_divider();
  start_transport(session);
  start_narration(session, () => ['instruction', 'expression'].includes(step_kind()));
  new ConsoleView(session);
  const words = new TextView(session);
  start_keeping(session);
  start_problems(session, (position) => editor?.go_to(position));
  start_shortcuts(session, show_help, () => show_go_to(session, (line) => editor?.go_to_line(line)));
  element('help', HTMLButtonElement).addEventListener('click', show_help);
  start_share(session, (scenario) => open_own(scenario));
  start_lessons({ open: open_lesson, current: () => lesson_of(session.base) });
  session.on('state', (state) => {
    const id = lesson_of(session.base);
    if (id && state.step > 0 && is_over(state)) mark_done(id);
  });
  const foresight = new Foresight(session);
  const predict = new Predict(session, foresight);
  start_notes_at_moments(session, foresight);
  start_lesson_box(session, { predict: () => predict_from_start(predict), next: offered_lesson });
  const asked = asks_of_address(location.search);
  if (asked) predict.begin(asked, step_of_address(location.search));
  session.on('open', ({ title }) => {
    set_text(element('title', HTMLElement), title || 'Untitled');
    document.title = title ? `${title} · Loopscope` : 'Loopscope';
  });
  session.on('state', (state) => {
    element('preview', HTMLElement).inert = is_past(state);
  });
  return words;
}

/** What has been seen can't be foretold. */
function predict_from_start(predict: Predict): void {
  if (session.state && session.state.furthest > 0) session.restart();
  predict.begin('own');
}

/** A file becomes the visitor's own program. */
function open_own(scenario: Scenario): boolean {
  if (location.hash) history.pushState(null, '', location.pathname + location.search);
  session.open(scenario, '', { edited: true });
  return !session.dead && !session.stale && session.state !== undefined;
}

async function start_editor(): Promise<void> {
  try {
    const { Editor } = await import('./page/editor/editor');
    editor = new Editor(element('editor', HTMLElement), session);
  } catch {
    // The text area stays: it is an editor too.
  }
}

/** Only the visitor's own step leads to the page whose policy lets requests out. */
function live_page(): NoticeAction | undefined {
  if (document.documentElement.hasAttribute('data-live')) return undefined;
  return {
    label: 'Open the live page',
    act: () => {
      session.flush_draft();
      location.assign(`live.html${location.hash}`);
    },
  };
}

async function start_machine(words: TextView): Promise<void> {
  await assemble({
    session,
    theme,
    curtain,
    life,
    words,
    scenario: () => session.scenario,
    unanswered: live_page,
    arranged: (layout) => view.arranged(layout),
  });
  view.tell();
}

async function start(): Promise<void> {
  const words = start_views();
  theme.apply();
  life.hear_traps();
  window.addEventListener('pagehide', () => session.flush_draft());
  window.addEventListener('hashchange', () => void open_address());
  window.loopscope = make_api(session, ready.promise, open_own);
  await open_address();
  if (!begin_start()) {
    life.stay_stopped();
    return;
  }
  await Promise.all([start_machine(words), start_editor()]);
  if (session.dead) return;
  curtain.open();
  const at = step_of_address(location.search);
  if (at > 0) session.seek(at);
  start_hints(session);
  start_succeeded();
  ready.resolve();
}

start().catch((error: unknown) => life.start_failed(error));
