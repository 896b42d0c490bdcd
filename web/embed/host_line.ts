// The line to the page around the frame. It hears its parent alone, and after `hello` one origin alone; whoever else posts here is not
// answered.

import { read_message, type FromFrame, type FromHost, type MessageId } from './messages';

/** More than this in a second is not answered: a page that floods its frame must not keep the visitor from using it. */
const most_in_a_second = 60;

export type Answer = FromFrame | undefined;

export class HostLine {
  private peer: string | undefined;
  private second = 0;
  private heard = 0;

  /** `answer` does what is asked; what it returns is posted back under the asker's id. */
  constructor(
    private readonly pinned: string | undefined,
    private readonly answer: (message: FromHost) => Answer | Promise<Answer>,
  ) {
    if (this.alone) return;
    window.addEventListener('message', (event) => void this.hear(event));
  }

  private get alone(): boolean {
    return window.parent === window;
  }

  /** Nobody may know who stands around the frame, so only what says nothing about the visitor goes out before `hello`. */
  tell(message: FromFrame, id?: MessageId): void {
    if (this.alone) return;
    const to_anybody = message.type === 'ready' || message.type === 'size';
    if (this.peer === undefined && !to_anybody) return;
    window.parent.postMessage({ loopscope: 1, ...(id === undefined ? {} : { id }), ...message }, this.target());
  }

  /** A sandboxed page has no origin that can be named; it is the parent all the same, since only the parent is posted to. */
  private target(): string {
    const origin = this.peer ?? this.pinned ?? '*';
    return origin === 'null' ? '*' : origin;
  }

  private async hear({ source, origin, data }: MessageEvent): Promise<void> {
    if (source !== window.parent || origin !== (this.peer ?? this.pinned ?? origin)) return;
    const read = read_message(data);
    if (!read || this.is_flooded()) return;
    if ('message' in read && read.message.type === 'hello') this.peer = origin;
    if (this.peer === undefined) return;
    if ('problem' in read) return this.tell({ type: 'error', message: read.problem }, read.id);
    try {
      const answer = await this.answer(read.message);
      if (answer) this.tell(answer, read.id);
    } catch (error) {
      const { message, hint } = error as { message: string; hint?: string };
      this.tell({ type: 'error', message: String(message), ...(hint ? { hint } : {}) }, read.id);
    }
  }

  private is_flooded(): boolean {
    const now = Math.floor(performance.now() / 1000);
    if (now !== this.second) this.heard = 0;
    this.second = now;
    return ++this.heard > most_in_a_second;
  }
}
