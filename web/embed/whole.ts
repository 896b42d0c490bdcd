// All files of the site that a frame needs, as one classic script (whole.js, made by web/build.mjs). A frame in a sandbox has no origin, so
// a server that does not send `Access-Control-Allow-Origin: *` lets it read none of its files; a classic script loads all the same.

import type { CreateEngineModule } from '../contract/module';
import type { Mock } from '../contract/scenario';
import { own_script } from '../dom/own_script';
import { in_site } from '../dom/site';
import type { Lesson } from '../page/links/gallery';
import { LoadFailure, site_files, type ModuleFiles } from '../page/life/load_module';

export interface Whole {
  create: CreateEngineModule;
  code: Uint8Array<ArrayBuffer>;
  lessons: Lesson[];
  /** What the site answers to a program: text, or a picture as a data: address. */
  answers: Record<string, string>;
}

declare global {
  interface Window {
    loopscope_whole?: Whole;
  }
}

let asked: Promise<Whole> | undefined;
let present: Whole | undefined;

export function whole(): Promise<Whole> {
  asked ??= new Promise<Whole>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = own_script(in_site('whole.js').href);
    script.onload = () => {
      present = window.loopscope_whole;
      if (present) resolve(present);
      else reject(no_file('whole.js did not bring what it should.'));
    };
    script.onerror = () => reject(no_file('Neither loopscope.wasm nor whole.js came from the server.'));
    document.head.append(script);
  });
  return asked;
}

const no_file = (why: string) => new LoadFailure("The machine can't be loaded.", `${why} Open it in a tab of its own, or try again.`);

/** From the server one by one, which is less to load; where that is forbidden, all at once. */
export const frame_files: ModuleFiles = {
  script: () => site_files.script().catch(async () => (await whole()).create),
  code: () => (present ? code_of(present) : site_files.code().catch(async () => code_of(await whole()))),
};

const code_of = async ({ code }: Whole): Promise<Response> => new Response(code);

/** What the server would answer to the program if the frame were allowed to read it. */
export function own_answers(): Mock[] {
  return Object.entries(present?.answers ?? {}).map(([url, body]) => ({
    url,
    body,
    headers: { 'content-type': url.endsWith('.json') ? 'application/json' : 'text/plain' },
  }));
}
