// What is open and how its run stands. Views listen here and never to each other.

import type { ConsoleLine, Diagnostic, SourceError, SourceResult } from '../../contract/commands';
import type { StorageChange } from '../../contract/host';
import { default_html, default_ready, type Scenario } from '../../contract/scenario';
import type { TextRegion } from '../../contract/scene';
import type { EngineState } from '../../contract/state';
import type { StepKind } from '../../contract/tables';
import { Drafts, place_of, type Version } from './drafts';
import { Hub } from './hub';
import type { Machine } from './machine';
import { changed as storage_changed, is_empty, storage_of, type ProgramStorage } from './program_storage';
import { speeds } from './speeds';
import { marked } from './starts';
import { on_change, type Kept } from './storage';
import { own_zone, zone_changes } from './time_zone';

export interface SessionEvents {
  /** Another scenario is open; the editor shows its source. */
  open: Scenario;
  /** A run was loaded or restarted: step 0. */
  load: Scenario;
  /** The visitor has typed. */
  edited: string;
  state: EngineState;
  console: ConsoleLine[];
  stale: boolean;
  problem: SourceError | undefined;
  diagnostics: Diagnostic[];
  breakpoints: number[];
  /** The visitor went on by one step or jump; worth a sentence. */
  moved: EngineState;
  /** What the visitor typed could not be kept, or can be again. */
  kept: Kept;
  /** The visitor has typed something else into this program, in another tab or before. */
  elsewhere: Version[];
  /** The machine has stopped by a fault of its own. */
  died: undefined;
}

/** Whoever answers the engine has to know where one run ends and the next begins. */
export interface Runs {
  begin_run(): { commit(): void; rollback(): void };
}

/** State is asked for this often at most while the machine runs. */
const refresh_ms = 50;
const free_refresh_ms = 200; // of a run that nobody can follow
const clock_ms = 100;
const draft_ms = 400;

export class Session extends Hub<SessionEvents> {
  scenario: Scenario = { version: 1, files: { 'main.js': '' } };
  /** The address part that names what is open: '' for the visitor's own program. */
  base = '';
  source = '';
  state: EngineState | undefined;
  lines: ConsoleLine[] = [];
  stale = false;
  breakpoints: number[] = [];
  machine: Machine | undefined;
  dead = false;
  readonly drafts = new Drafts();
  /** The date that programs see at their start: one for all runs of this page, so that they can be compared. */
  readonly epoch = Date.now();
  private speed = 1;
  private storage: ProgramStorage = {};
  private runs: Runs | undefined;
  private refresh_timer = 0;
  private refreshed_at = 0;
  private draft_timer = 0;
  private check_timer = 0;
  private follow = false;
  /** What is open has words of the visitor in it. */
  private typed = false;

  constructor() {
    super();
    on_change((key) => {
      if (key === place_of(this.base)) this.look_elsewhere();
    });
  }

  /** `draft`: the version that is opened, of those that are kept; `edited`: it is to be kept from here on. */
  open(scenario: Scenario, base: string, { draft, edited = false }: { draft?: Version; edited?: boolean } = {}): void {
    this.flush_draft();
    this.drafts.show(draft);
    this.typed = draft?.typed ?? false;
    this.scenario = scenario;
    this.base = base;
    this.source = scenario.files['main.js'].replace(/\r\n?/g, '\n');
    this.breakpoints = scenario.breakpoints ?? [];
    this.storage = storage_of(scenario.storage);
    this.emit('open', scenario);
    this.emit('breakpoints', this.breakpoints);
    if (edited) this.keep_draft_soon();
    this.load();
    this.look_elsewhere();
  }

  attach(machine: Machine, runs: Runs): void {
    this.machine = machine;
    this.runs = runs;
    this.load();
  }

  /** Loads what the editor holds. With an error in it the old run stays. */
  load(): boolean {
    if (!this.machine) return false;
    const scenario = this.edited_scenario();
    const run = this.runs?.begin_run();
    const { machine } = this;
    const result = marked(
      () => machine.command({ do: 'load', scenario: this.completed(scenario) }),
      (answer) => answer !== undefined,
    );
    if (result && !result.ok) run?.rollback();
    else run?.commit();
    if (!result) return false;
    if (!result.ok) {
      this.emit('problem', result.error);
      this.set_stale(this.state !== undefined);
      this.refresh();
      return false;
    }
    this.scenario = scenario;
    this.emit('problem', undefined);
    this.set_stale(false);
    this.machine.command({ do: 'breakpoints', lines: this.breakpoints });
    this.lines = [];
    this.emit('load', scenario);
    this.refresh();
    return true;
  }

  /** What the page decides where a scenario says nothing. */
  private completed(scenario: Scenario): Scenario {
    const logged = scenario.log as { epoch?: unknown; timeZone?: unknown } | undefined;
    const epoch = typeof logged?.epoch === 'number' ? logged.epoch : this.epoch;
    const zones = [scenario.settings?.timeZone, logged?.timeZone, own_zone()];
    const timeZone = zones.find((zone) => typeof zone === 'string') as string;
    return {
      ...scenario,
      html: scenario.html ?? default_html,
      ready: scenario.ready ?? default_ready,
      settings: { epoch, timeZone, zoneChanges: zone_changes(timeZone), ...scenario.settings },
    };
  }

  edited_scenario(): Scenario {
    const edited: Scenario = { ...this.scenario, files: { ...this.scenario.files, 'main.js': this.source } };
    if (this.breakpoints.length > 0) edited.breakpoints = this.breakpoints;
    else delete edited.breakpoints;
    if (is_empty(this.storage)) delete edited.storage;
    else edited.storage = this.storage;
    return edited;
  }

  /** A run of a changed program finds what the one before has stored, as after a reload. */
  stored(change: StorageChange): void {
    this.storage = storage_changed(this.storage, change);
    if (this.base === '' || this.drafts.latest(this.base)) this.keep_draft_soon();
  }

  /** For a link: what the program has stored stays here. */
  shared_scenario(): Scenario {
    const { storage: _kept, ...shared } = this.edited_scenario();
    return shared as Scenario;
  }

  edit(source: string): void {
    if (source === this.source) return;
    this.source = source;
    this.typed = true;
    this.set_stale(source !== this.scenario.files['main.js']);
    this.emit('edited', source);
    this.keep_draft_soon();
    clearTimeout(this.check_timer);
    this.check_timer = window.setTimeout(() => this.check(), 250);
  }

  set_breakpoints(lines: number[]): void {
    this.breakpoints = [...lines].sort((a, b) => a - b);
    this.machine?.command({ do: 'breakpoints', lines: this.breakpoints });
    this.emit('breakpoints', this.breakpoints);
  }

  /** At the slowest speed a click on Play is one moment. */
  play(): void {
    if (this.speed === 0) return this.step('moment');
    this.follow = false;
    this.machine?.command({ do: 'play' });
    this.refresh();
  }

  pause(): void {
    this.follow = true;
    this.machine?.command({ do: 'pause' });
    this.refresh();
  }

  toggle(): void {
    if (this.state?.playing || this.state?.busy) this.pause();
    else this.play();
  }

  step(kind: StepKind): void {
    this.move({ do: 'step', kind });
  }

  back(kind: StepKind): void {
    this.move({ do: 'back', kind });
  }

  seek(step: number): void {
    this.move({ do: 'seek', step });
  }

  to_end(until?: number): void {
    this.move({ do: 'runToEnd', ...(until === undefined ? {} : { until }) });
  }

  /** The next time that a line begins, or the time before. */
  run_to_line(line: number, back = false): void {
    this.move({ do: 'runToLine', line, back });
  }

  /** Cuts what came after the step shown and goes on from here. */
  branch(): void {
    this.machine?.command({ do: 'branch' });
    this.refresh();
  }

  /** Back to step 0; with an edit in the editor, a new run of it. */
  restart(): void {
    if (this.stale) {
      this.load();
      return;
    }
    const run = this.runs?.begin_run();
    this.machine?.command({ do: 'restart' });
    run?.commit();
    this.lines = [];
    this.emit('load', this.scenario);
    this.refresh();
  }

  /** Runs what the editor holds from the start. */
  run_edit(): void {
    if (this.stale ? this.load() : (this.restart(), true)) this.play();
  }

  set_speed(index: number): void {
    this.speed = speeds[index] ?? 1;
    if (this.speed > 0) this.machine?.command({ do: 'speed', value: this.speed });
  }

  running_range(): SourceResult | undefined {
    return this.stale ? undefined : this.machine?.command({ do: 'source' });
  }

  text_view(): TextRegion[] {
    return this.machine?.command({ do: 'textView' })?.regions ?? [];
  }

  discard_edit(original: Scenario): void {
    this.drafts.drop(this.base);
    clearTimeout(this.draft_timer);
    this.draft_timer = 0;
    this.open(original, this.base);
  }

  /** The machine says that something differs; a burst of that makes one refresh now and one at its end. */
  changed(): void {
    clearTimeout(this.refresh_timer);
    const pause = this.machine?.runs_freely ? free_refresh_ms : refresh_ms;
    const wait = Math.max(0, this.refreshed_at + pause - performance.now());
    if (wait === 0) this.refresh();
    else this.refresh_timer = window.setTimeout(() => this.refresh(), wait);
  }

  refresh(): EngineState | undefined {
    clearTimeout(this.refresh_timer);
    this.refresh_timer = 0;
    this.refreshed_at = performance.now();
    const state = this.machine?.command({ do: 'state', brief: true });
    if (!state) return this.state;
    if (state.stopped && this.state?.playing) this.follow = true; // it stopped by itself: that is news
    this.state = state;
    this.refresh_console();
    this.emit('state', state);
    this.watch_the_clock(state);
    if (this.follow && !state.busy && !state.playing) {
      this.follow = false;
      this.emit('moved', state);
    }
    return state;
  }

  /** While the loop waits only the time goes on, and the machine tells nobody. */
  private watch_the_clock(state: EngineState): void {
    if (!state.playing || state.phase !== 'waiting' || this.refresh_timer !== 0) return;
    this.refresh_timer = window.setTimeout(() => this.refresh(), clock_ms);
  }

  /** The whole state object, for those who ask from outside. */
  whole_state(): EngineState | undefined {
    return this.machine?.command({ do: 'state' });
  }

  private refresh_console(): void {
    let answer = this.machine?.command({ do: 'console', from: this.lines.length });
    if (!answer) return;
    if (answer.total < this.lines.length) {
      this.lines = this.lines.slice(0, answer.total);
      answer = { lines: [], total: answer.total };
    } else if (answer.lines.length === 0) {
      return;
    }
    this.lines = [...this.lines, ...answer.lines];
    this.emit('console', this.lines);
  }

  private move(command: Parameters<Machine['command']>[0]): void {
    this.follow = true;
    this.machine?.command(command);
    this.refresh();
  }

  private check(): void {
    const answer = this.machine?.command({ do: 'check', source: this.source });
    if (answer) this.emit('diagnostics', answer.diagnostics);
  }

  private set_stale(stale: boolean): void {
    if (stale === this.stale) return;
    this.stale = stale;
    this.emit('stale', stale);
  }

  /** Nobody is asked any more; what the editor holds stays. */
  die(): void {
    if (this.dead) return;
    this.dead = true;
    this.machine?.stop();
    this.flush_draft();
    this.emit('died', undefined);
  }

  /** So soon after the first change that is not kept yet, however long the visitor types on. */
  private keep_draft_soon(): void {
    if (this.draft_timer !== 0) return;
    this.draft_timer = window.setTimeout(() => {
      this.flush_draft();
      this.look_elsewhere();
    }, draft_ms);
  }

  flush_draft(): void {
    if (this.draft_timer === 0) return;
    clearTimeout(this.draft_timer);
    this.draft_timer = 0;
    const kept = this.drafts.keep(this.base, this.edited_scenario(), this.typed);
    if (this.typed) this.emit('kept', kept);
  }

  private look_elsewhere(): void {
    const others = this.drafts.others(this.base, this.edited_scenario());
    if (others.length > 0) this.emit('elsewhere', others);
  }
}
