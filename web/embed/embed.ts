// Loopscope in a frame of a course page. It starts without storage, without an origin of its own and without a script of the page around
// it; what it can't do there it says, with the way out.

import { assemble } from '../assemble';
import type { Scenario } from '../contract/scenario';
import { element, set_text } from '../dom/elements';
import { say } from '../page/controls/notice';
import { Theme } from '../page/controls/theme';
import { start_transport } from '../page/controls/transport';
import { start_shortcuts } from '../page/controls/shortcuts';
import { Editor } from '../page/editor/editor';
import { start_plain_editor } from '../page/editor/plain_editor';
import { start_problems } from '../page/editor/problems';
import { Curtain } from '../page/life/curtain';
import { PageLife } from '../page/life/page_life';
import { start_lesson_box } from '../page/lesson/lesson_box';
import { lesson } from '../page/links/gallery';
import { LinkError, decode, encode } from '../page/links/share';
import { Session } from '../page/session/session';
import { stay_in_memory } from '../page/session/storage';
import { Foresight } from '../page/predict/foresight';
import { start_notes_at_moments } from '../page/predict/notes_at_moments';
import { Predict } from '../page/predict/predict';
import { ConsoleView } from '../page/words/console_view';
import { is_past } from '../page/words/format';
import { start_narration } from '../page/words/narration';
import { TextView } from '../page/words/text_view';
import { HostLine, type Answer } from './host_line';
import type { FromHost } from './messages';
import { keep_open_link } from './open_link';
import { read_options, type EmbedOptions } from './options';
import { Panels } from './panels';
import { tell_of_run } from './reports';
import { frame_files, own_answers, whole } from './whole';

class Embed {
  private readonly session = new Session();
  private readonly theme = new Theme();
  private readonly curtain = new Curtain();
  private readonly life = new PageLife(this.session, this.curtain, () => {});
  private readonly panels: Panels;
  private readonly line: HostLine;

  constructor(private readonly options: EmbedOptions) {
    this.panels = new Panels(this.session, options);
    this.line = new HostLine(options.origin, (message) => this.answer(message));
  }

  async start(): Promise<void> {
    document.getElementById('not-started')?.remove();
    for (const part of ['.tabs', 'main', '.bar', '#curtain']) document.querySelector<HTMLElement>(part)!.hidden = false;
    document.body.classList.add(`controls-${this.options.controls}`);
    this.theme.choose(this.options.theme);
    const words = this.start_views();
    this.life.hear_traps();
    await this.open(location.hash);
    window.addEventListener('hashchange', () => void this.open(location.hash));
    await assemble({
      session: this.session,
      theme: this.theme,
      curtain: this.curtain,
      life: this.life,
      words,
      files: frame_files,
      scenario: () => with_own_answers(this.session.scenario),
      unanswered: () => undefined,
      arranged: () => {},
    });
    if (this.session.dead) return;
    this.panels.arrange();
    this.curtain.open();
    this.run_while_seen();
    this.line.tell({ type: 'ready', version: 1 });
    this.panels.on_height((height) => this.line.tell({ type: 'size', height }));
  }

  readonly failed = (error: unknown): void => this.life.start_failed(error);

  private start_views(): TextView {
    const { session } = this;
    start_plain_editor(session);
    start_transport(session);
    start_narration(session, () => false);
    start_shortcuts(session, () => {});
    new ConsoleView(session);
    const editor = new Editor(element('editor', HTMLElement), session);
    start_problems(session, (position) => {
      this.panels.show('program');
      editor.go_to(position);
    });
    keep_open_link(session);
    tell_of_run(session, this.line);
    start_lesson_box(session);
    const foresight = new Foresight(session);
    start_notes_at_moments(session, foresight);
    this.start_predicting(new Predict(session, foresight));
    session.on('open', ({ title }) => {
      document.title = title ? `${title} · Loopscope` : 'Loopscope';
    });
    session.on('state', (state) => {
      element('preview', HTMLElement).inert = is_past(state);
      set_text(element('sentence', HTMLElement), state.sentence);
    });
    return new TextView(session);
  }

  private start_predicting(predict: Predict): void {
    predict.on('prediction', (given) => this.line.tell({ type: 'prediction', ...given }));
    predict.on('result', (result) => this.line.tell({ type: 'result', ...result }));
    predict.on('stands', (stands) => this.panels.show(stands ? 'program' : 'machine'));
    if (this.options.predict) predict.begin(this.options.predict, this.options.at);
  }

  private async open(hash: string): Promise<void> {
    try {
      this.session.open(await scenario_of(hash), '');
    } catch (error) {
      this.session.open(empty, '');
      if (!(error instanceof LinkError)) return say('The program of this frame could not be loaded.', String(error));
      say(error.message, error.hint);
      this.line.tell({ type: 'error', message: error.message, hint: error.hint });
    }
  }

  private go_to_first_moment(): void {
    const { at, autoplay } = this.options;
    if (at > 0) this.session.seek(at);
    else if (autoplay && !this.theme.reduced_motion) this.session.play();
  }

  /** The browser slows down what nobody sees: what the address asks for begins in sight, and playing pauses out of it. */
  private run_while_seen(): void {
    let begun = false;
    new IntersectionObserver((entries) => {
      const seen = entries.at(-1)!.isIntersecting;
      if (seen && !begun) this.go_to_first_moment();
      else if (!seen && begun && this.is_played()) this.session.pause();
      begun ||= seen;
    }).observe(document.body);
  }

  /** And not on its way to the moment that the address names. */
  private is_played(): boolean {
    const { playing = false, step = 0 } = this.session.state ?? {};
    return playing && step >= this.options.at;
  }

  /** Asks nothing that the visitor could not do here with a click. */
  private async answer(message: FromHost): Promise<Answer> {
    const { session } = this;
    switch (message.type) {
      case 'hello':
        return { type: 'ready', version: 1, ...(session.scenario.title ? { title: session.scenario.title } : {}) };
      case 'load':
        session.open(await scenario_of(message.link.slice(Math.max(0, message.link.indexOf('#')))), '');
        return undefined;
      case 'play':
        return void session.play();
      case 'pause':
        return void session.pause();
      case 'step':
        return void (message.back ? session.back(message.kind) : session.step(message.kind));
      case 'seek':
        return void session.seek(message.step);
      case 'theme':
        return void this.theme.choose(message.value);
      case 'get-state': {
        const state = session.whole_state();
        return state && { type: 'state', state };
      }
      case 'get-link':
        return { type: 'link', link: await encode(session.shared_scenario()) };
    }
  }
}

const empty: Scenario = { version: 1, files: { 'main.js': '' } };

async function scenario_of(hash: string): Promise<Scenario> {
  const decoded = await decode(hash);
  if (decoded.kind === 'scenario') return decoded.scenario;
  if (decoded.kind === 'none') return empty;
  const { id } = decoded;
  const found = await lesson(id).catch(async () => (await whole()).lessons.find((each) => each.id === id)?.scenario);
  if (!found) throw new LinkError(`There is no lesson "${id}".`, 'The address of this frame names one that this Loopscope does not have.');
  return found;
}

const with_own_answers = (scenario: Scenario): Scenario => ({ ...scenario, mocks: [...(scenario.mocks ?? []), ...own_answers()] });

stay_in_memory();
const embed = new Embed(read_options(location.search));
embed.start().catch(embed.failed);
