// Puts module, host, session and picture together: the same for the page and for a frame in a course page.

import type { Scenario } from './contract/scenario';
import type { PictureLayout } from './contract/scene';
import { element } from './dom/elements';
import { BrowserHost } from './host/browser_host';
import { say, type NoticeAction } from './page/controls/notice';
import { start_picture } from './page/controls/picture';
import type { Theme } from './page/controls/theme';
import type { Curtain } from './page/life/curtain';
import { has_webgl2, load_module, type ModuleFiles } from './page/life/load_module';
import type { PageLife } from './page/life/page_life';
import { Machine } from './page/session/machine';
import type { Session } from './page/session/session';
import type { TextView } from './page/words/text_view';

export interface Around {
  session: Session;
  theme: Theme;
  curtain: Curtain;
  life: PageLife;
  words: TextView;
  files?: ModuleFiles;
  /** With what the page itself answers. */
  scenario(): Scenario;
  /** What the visitor can do about a request that stays without an answer. */
  unanswered(): NoticeAction | undefined;
  arranged(layout: PictureLayout): void;
}

export async function assemble(around: Around): Promise<void> {
  const { session, theme, curtain, life, words } = around;
  const picture = has_webgl2();
  const slow = window.setTimeout(
    () => curtain.hint('Still loading: the connection is slow. The program can be read and edited meanwhile.'),
    10_000,
  );
  let host: BrowserHost | undefined;
  const module = await load_module(
    {
      canvas: element('canvas', HTMLCanvasElement),
      picture,
      host_request: (json) => host?.ask(json),
      progress: (done, whole) => curtain.loading(done, whole),
      aborted: life.machine_died,
    },
    around.files,
  ).finally(() => clearTimeout(slow));
  const machine = new Machine(module, {
    changed: () => session.changed(),
    attention: () => session.changed(),
    died: life.machine_died,
  });
  host = new BrowserHost(element('preview', HTMLElement), {
    deliver: (input) => machine.deliver(input),
    alive: (at) => machine.alive(at),
    stop: () => session.pause(),
    wake: () => machine.wake(),
    scenario: () => around.scenario(),
    blocked: (reason) => say('A request stays without an answer; the rest runs on.', reason, around.unanswered()),
    refused: (reason) => say('A request was refused.', reason),
    unshown: (what) => say('The preview does not show all of the document.', what),
    arranged: (layout) => around.arranged(layout),
    stored: (change) => session.stored(change),
  });
  machine.command({ do: 'theme', value: theme.name });
  machine.command({ do: 'reducedMotion', value: theme.reduced_motion });
  theme.on('change', (value) => machine.command({ do: 'theme', value }));
  theme.on('motion', (value) => machine.command({ do: 'reducedMotion', value }));
  session.attach(machine, host);
  session.set_speed(element('speed', HTMLInputElement).valueAsNumber);
  if (picture) start_picture(machine, (there) => show_picture(there, words));
  else words.stand_in_for_picture(true);
  life.pause_when_hidden();
}

function show_picture(there: boolean, words: TextView): void {
  words.stand_in_for_picture(!there);
  if (there) say('The picture is back.');
  else say('The picture was lost: the browser took its graphics away.', 'The machine runs on, in words.');
}
