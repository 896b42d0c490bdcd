// The module as the page sees it: commands, deliveries and frames. The only file that touches its memory.

import type { Command, EngineModule, HostInput } from './engine_module';

const again = 1;
const state_changed = 2;
const attention = 4;
const runs_freely = 8;

/** A frame costs what it took, or what the browser was late with it: the GPU may be the slow one. */
const ordinary_frame_ms = 17;

/** Questions that change nothing, so that nothing need be drawn for them. */
const questions = new Set<Command['do']>(['state', 'console', 'textView', 'source', 'check', 'log', 'hash', 'selection']);

export interface MachineEvents {
  /** Something that the page shows may differ now. */
  changed(): void;
  attention(): void;
  /** The module trapped or aborted; it is not called again. */
  died(reason: unknown): void;
}

export class Machine {
  private frame_request = 0;
  private frame_asked_at = 0;
  /** While the machine runs freely, drawing gets no more than half of the time. */
  private next_frame_at = 0;
  /** The run goes as fast as it can: nobody could follow it, and nothing but the picture tries to. */
  free = false;
  private news = false;
  private slice_waits = false;
  /** A message to ourselves comes as soon as the browser has done what is more urgent. */
  private readonly slices = new MessageChannel();
  private dead = false;

  constructor(
    private readonly module: EngineModule,
    private readonly events: MachineEvents,
  ) {
    this.slices.port1.onmessage = () => {
      this.slice_waits = false;
      if (this.free) this.frame(false);
    };
  }

  command<Result>(command: Command): Result | undefined {
    const answer = this.guarded(() =>
      this.with_text(JSON.stringify(command), (json) => {
        const pointer = this.module._loopscope_command(json);
        return pointer === 0 ? '{}' : this.module.UTF8ToString(pointer);
      }),
    );
    if (!questions.has(command.do)) this.request_frame();
    return answer === undefined ? undefined : (JSON.parse(answer) as Result);
  }

  deliver(input: HostInput): void {
    this.hand_over(input);
    this.request_frame();
  }

  /** Nothing happened up to a moment: no frame is needed for that. */
  alive(at: number): void {
    this.hand_over({ type: 'alive', id: 0, data: { at }, durationMs: 0 });
  }

  resize(width: number, height: number, ratio: number): void {
    this.guarded(() => this.module._loopscope_resize(width, height, ratio));
    this.request_frame();
  }

  get has_picture(): boolean {
    return this.guarded(() => this.module._loopscope_has_picture()) === 1;
  }

  add_font(name: string, bytes: Uint8Array): void {
    this.guarded(() =>
      this.with_text(name, (text) => {
        const pointer = this.module._malloc(bytes.length);
        if (pointer === 0) throw new Error('out of memory');
        this.module.HEAPU8.set(bytes, pointer);
        this.module._loopscope_font(text, pointer, bytes.length);
        this.module._free(pointer);
      }),
    );
    this.request_frame();
  }

  /** Asks for a frame; the machine draws nothing while nobody asks. */
  request_frame(): void {
    if (this.frame_request !== 0 || this.dead) return;
    this.frame_asked_at = performance.now();
    this.frame_request = requestAnimationFrame(() => {
      this.frame_request = 0;
      const began = performance.now();
      const late = Math.max(0, began - this.frame_asked_at - ordinary_frame_ms);
      this.frame(true);
      const end = performance.now();
      this.next_frame_at = end + (end - began) + late;
    });
  }

  /** A timer fell due: the machine goes on at once, and its picture comes with the browser's next frame. */
  wake(): void {
    this.frame(false);
  }

  private frame(drawing: boolean): void {
    const bits = this.guarded(() => this.module._loopscope_frame(performance.now(), Number(drawing)));
    if (bits === undefined) return;
    const was_free = this.free;
    this.free = (bits & runs_freely) !== 0;
    this.news ||= (bits & state_changed) !== 0 || (was_free && !this.free);
    // What is shown of a free run is shown with its frames.
    if (this.news && (drawing || !this.free)) {
      this.news = false;
      this.events.changed();
    }
    if (bits & attention) this.events.attention();
    if (bits & again && (!this.free || performance.now() >= this.next_frame_at)) this.request_frame();
    if (this.free) this.request_slice();
  }

  /** The time between two frames is the run's. */
  private request_slice(): void {
    if (this.slice_waits || this.dead) return;
    this.slice_waits = true;
    this.slices.port2.postMessage(undefined);
  }

  stop(): void {
    this.dead = true;
    this.free = false;
    cancelAnimationFrame(this.frame_request);
    this.frame_request = 0;
  }

  private hand_over(input: HostInput): void {
    this.guarded(() => this.with_text(JSON.stringify(input), (json) => this.module._loopscope_deliver(json)));
  }

  private with_text<Result>(text: string, use: (pointer: number) => Result): Result {
    const capacity = this.module.lengthBytesUTF8(text) + 1;
    const pointer = this.module._malloc(capacity);
    if (pointer === 0) throw new Error('out of memory');
    try {
      this.module.stringToUTF8(text, pointer, capacity);
      return use(pointer);
    } finally {
      this.module._free(pointer);
    }
  }

  private guarded<Result>(work: () => Result): Result | undefined {
    if (this.dead) return undefined;
    try {
      return work();
    } catch (error) {
      this.stop();
      this.events.died(error);
      return undefined;
    }
  }
}
