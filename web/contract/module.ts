// The bridge between the page and the WebAssembly module. Every string is UTF-8 and every document JSON: commands.ts,
// state.ts, scene.ts and host.ts have their shapes, and a test holds what the module writes against them. web/app/bridge.cpp
// exports these functions; page/session/machine.ts is the only file that calls them.

export interface EngineModule {
  _loopscope_command(json: number): number;
  _loopscope_deliver(json: number): void;
  /**
   * Bits: 1 call again next frame; 2 the state changed; 4 parked or blocked, needs attention; 8 it runs freely: call as
   * often as there is time. `drawing` 0: the picture waits for the screen's next frame.
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
  /** The one imported function: the engine's Host asks (HostRequest). It never answers at once. */
  hostRequest(json: string): void;
  /** False where WebGL2 is missing: the module then runs without drawing. */
  picture: boolean;
  instantiateWasm(imports: WebAssembly.Imports, success: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void): object;
  locateFile(name: string): string;
  print(text: string): void;
  printErr(text: string): void;
  onAbort(reason: unknown): void;
}

/** The default export of `loopscope.js`. */
export type CreateEngineModule = (options: EngineModuleOptions) => Promise<EngineModule>;
