// The module as the page sees it: commands, deliveries and frames. The only file that touches its memory.

import type { Answers, Command } from '../../contract/commands';
import type { HostInput } from '../../contract/host';
import { questions } from '../../contract/tables';
import type { EngineModule } from '../../contract/module';

const again = 1;
const state_changed = 2;
const attention = 4;
const free = 8;

export interface MachineEvents {
  /** Something that the page shows may differ now. */
  changed(): void;
  attention(): void;
  /** The module trapped or aborted; it is not called again. */
  died(reason: unknown): void;
}

export class Machine {
  private frame_request = 0;
  private readonly turns = new MessageChannel();
  private turn_asked = false;
  private drawn_at = 0;
  private drawing_took = 0;
  /** The run shows nothing for its own time: it gets whatever time drawing leaves. */
  runs_freely = false;
  private dead = false;

  constructor(
    private readonly module: EngineModule,
    private readonly events: MachineEvents,
  ) {
    this.turns.port1.onmessage = () => this.go_on();
  }

  /** Undefined: the machine is dead. */
  command<Asked extends Command>(command: Asked): Answers[Asked['do']] | undefined {
    const answer = this.guarded(() =>
      this.with_text(JSON.stringify(command), (json) => {
        const pointer = this.module._loopscope_command(json);
        return pointer === 0 ? '{}' : this.module.UTF8ToString(pointer);
      }),
    );
    if (!questions.has(command.do)) {
      this.request_frame();
      this.request_turn(); // it need not wait for the screen
    }
    return answer === undefined ? undefined : (JSON.parse(answer) as Answers[Asked['do']]);
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

  /** Asks for a frame; the machine draws nothing while nobody asks. */
  request_frame(): void {
    if (this.frame_request === 0 && !this.dead) {
      this.frame_request = requestAnimationFrame(() => {
        this.frame_request = 0;
        this.frame(true);
      });
    }
  }

  /** A timer fell due: the machine goes on at once, and its picture comes with the browser's next frame. */
  wake(): void {
    this.frame(false);
  }

  /** Beside the pictures; the next one is not asked for before the run had as much time as the last one took. */
  private go_on(): void {
    this.turn_asked = false;
    this.frame(false);
    if (this.runs_freely && performance.now() - this.drawn_at >= this.drawing_took) this.request_frame();
  }

  private request_turn(): void {
    if (this.turn_asked || this.dead) return;
    this.turn_asked = true;
    this.turns.port2.postMessage(null);
  }

  private frame(drawing: boolean): void {
    const began = performance.now();
    const bits = this.guarded(() => this.module._loopscope_frame(began, Number(drawing)));
    if (bits === undefined) return;
    if (drawing) {
      this.drawn_at = performance.now();
      this.drawing_took = this.drawn_at - began;
    }
    this.runs_freely = (bits & free) !== 0 && !document.hidden;
    if (this.runs_freely) this.request_turn();
    else if (bits & again) this.request_frame();
    if (bits & state_changed) this.events.changed();
    if (bits & attention) this.events.attention();
  }

  stop(): void {
    this.dead = true;
    this.runs_freely = false;
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
