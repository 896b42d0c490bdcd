// Brings the WebAssembly module in, with progress, and says in words when that fails.

import type { CreateEngineModule, EngineModule } from '../../contract/module';
import { in_site } from '../../dom/site';

export interface LoadPorts {
  canvas: HTMLCanvasElement;
  picture: boolean;
  host_request(json: string): void;
  progress(done: number, whole: number): void;
  aborted(reason: unknown): void;
}

/** A failure that the visitor can read. */
export class LoadFailure extends Error {
  constructor(
    message: string,
    readonly hint: string,
    /** The machine itself failed, not the way to it. */
    readonly is_fault = false,
  ) {
    super(message);
  }
}

/** Where the module's two files come from. */
export interface ModuleFiles {
  script(): Promise<CreateEngineModule>;
  code(): Promise<Response>;
}

export function has_webgl2(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

export async function load_module(ports: LoadPorts, files: ModuleFiles = site_files): Promise<EngineModule> {
  if (typeof WebAssembly !== 'object') {
    throw new LoadFailure(
      'This browser has no WebAssembly.',
      'Loopscope needs it. Any current browser has it; some forbid it by a setting.',
    );
  }
  const create = await files.script();
  return new Promise<EngineModule>((resolve, reject) => {
    const failed = (error: unknown) => reject(as_failure(error));
    create({
      canvas: ports.canvas,
      picture: ports.picture,
      hostRequest: ports.host_request,
      instantiateWasm(imports, success) {
        instantiate(files, imports, ports.progress).then(({ instance, module }) => success(instance, module), failed);
        return {};
      },
      locateFile: (name) => in_site(name).href,
      print: (text) => console.info(text),
      printErr: (text) => console.warn(text),
      onAbort(reason) {
        failed(reason);
        ports.aborted(reason);
      },
    }).then(resolve, failed);
  });
}

const as_failure = (error: unknown): LoadFailure =>
  error instanceof LoadFailure ? error : new LoadFailure("The machine didn't start.", String((error as Error)?.message ?? error), true);

/** As every page of the site has them. */
export const site_files: ModuleFiles = {
  async script() {
    try {
      const { default: create } = (await import(in_site('loopscope.js').href)) as { default: CreateEngineModule };
      return create;
    } catch {
      throw new LoadFailure(
        "The machine can't be loaded.",
        'loopscope.js did not come from the server. Check the connection and reload the page.',
      );
    }
  },
  async code() {
    try {
      const response = await fetch(in_site('loopscope.wasm'));
      if (!response.ok) throw new Error(`the server answered ${response.status}`);
      return response;
    } catch (error) {
      throw new LoadFailure("The machine can't be loaded.", `loopscope.wasm did not come: ${(error as Error).message}.`);
    }
  },
};

async function instantiate(
  files: ModuleFiles,
  imports: WebAssembly.Imports,
  progress: LoadPorts['progress'],
): Promise<WebAssembly.WebAssemblyInstantiatedSource> {
  const whole = Number(document.body.dataset.wasmBytes ?? 0);
  const response = await files.code();
  const counted = new Response(response.body?.pipeThrough(counter((done) => progress(done, whole))), {
    headers: { 'content-type': 'application/wasm' },
  });
  return WebAssembly.instantiateStreaming(counted, imports);
}

function counter(tell: (done: number) => void): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let done = 0;
  return new TransformStream({
    transform(chunk, controller) {
      done += chunk.length;
      tell(done);
      controller.enqueue(chunk);
    },
  });
}
