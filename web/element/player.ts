// <loopscope-player>: a program in somebody's page that can be run. Until the reader asks for it, it is what stands in it (code, and a
// picture if its author gave one) and a button; then it is a frame with embed.html. This file knows nothing else of Loopscope and is
// small: it is loaded by pages of others.
//
//   <loopscope-player lesson="microtask-basics"></loopscope-player>
//   <loopscope-player heading="Timers"><pre>setTimeout(() => console.log('later'));</pre></loopscope-player>
//   <loopscope-player program-from="#snippet"></loopscope-player>

import { link_of } from './program_link';
import { style } from './style';

/** Attributes that are handed on to the frame's address. */
const handed_on = ['theme', 'panels', 'at', 'controls', 'autoplay', 'predict'];

/** A busy frame takes its time to say what the reader has; one that has not answered by then is dead. */
const longest_answer_ms = 5000;

/** Browsers take the graphics away from the oldest of many frames, so the one that was used least lately rests as a poster. */
const most_live = 4;
const live: Player[] = [];

const least_height = 240;
const most_height = 1200;
const first_height = 450;

const own_script = (document.currentScript ?? document.querySelector('script[src*="loopscope-player"]')) as HTMLScriptElement | null;

type Message = { loopscope: 1; id?: string; type: string; [key: string]: unknown };

export class Player extends HTMLElement {
  private readonly root = this.attachShadow({ mode: 'open' });
  private readonly poster = made('div', 'poster');
  private readonly code = document.createElement('pre');
  private readonly run = document.createElement('button');
  private frame: HTMLIFrameElement | undefined;
  /** What the reader had when the frame was put to rest. */
  private resting: { link: string; step: number } | undefined;
  private step = 0;

  connectedCallback(): void {
    if (this.root.childElementCount === 0) this.build();
    window.addEventListener('message', this.hear);
    if (this.getAttribute('loading') === 'eager') this.start();
    else near(this, () => void this.show_lesson());
  }

  disconnectedCallback(): void {
    window.removeEventListener('message', this.hear);
    this.drop_frame();
  }

  /** Posts a message of the embed's protocol; see web/docs/hosts.md. */
  say(message: { type: string; [key: string]: unknown }): void {
    this.frame?.contentWindow?.postMessage({ loopscope: 1, ...message }, '*'); // a sandboxed frame has no origin to name
  }

  start(): void {
    if (this.frame) return;
    void this.open_frame();
  }

  private build(): void {
    const sheet = document.createElement('style');
    sheet.textContent = style;
    this.run.type = 'button';
    this.run.textContent = 'Run step by step';
    this.run.addEventListener('click', () => this.start());
    this.code.hidden = true;
    const heading = made('strong', 'heading');
    heading.textContent = this.getAttribute('heading') ?? '';
    this.poster.append(heading, document.createElement('slot'), this.code, this.run);
    this.root.append(sheet, this.poster);
  }

  /** A lesson that is only named shows its own program. */
  private async show_lesson(): Promise<void> {
    const id = this.getAttribute('lesson');
    if (!id || this.textContent?.trim()) return;
    try {
      const response = await fetch(this.address(`lessons/${encodeURIComponent(id)}.json`));
      const { title, files } = await response.json();
      this.code.textContent = files['main.js'];
      this.code.hidden = false;
      this.root.querySelector('.heading')!.textContent ||= title ?? '';
    } catch {
      // The button alone will do; the frame says what is wrong.
    }
  }

  private address(path: string): string {
    return new URL(path, new URL(this.getAttribute('site') ?? './', own_script?.src ?? document.baseURI)).href;
  }

  private async open_frame(): Promise<void> {
    const frame = document.createElement('iframe');
    const at = this.resting ? String(this.resting.step) : this.getAttribute('at');
    const query = new URLSearchParams({ embed: '1' });
    for (const name of handed_on) if (this.hasAttribute(name)) query.set(name, this.getAttribute(name) || '1');
    if (at) query.set('at', at);
    if (location.origin !== 'null' && location.protocol !== 'file:') query.set('origin', location.origin);
    const lesson = this.getAttribute('lesson');
    const hash =
      this.resting?.link ?? this.getAttribute('link') ?? (lesson ? `#x_${lesson}` : link_of(this.program(), this.getAttribute('heading')));
    frame.title = this.getAttribute('heading') || 'Loopscope: a program, step by step';
    frame.setAttribute('sandbox', 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads');
    frame.allow = 'clipboard-write; fullscreen';
    frame.referrerPolicy = 'no-referrer';
    frame.height = this.getAttribute('height') ?? String(first_height);
    frame.src = `${this.address('embed.html')}?${query}${hash}`;
    this.frame = frame;
    this.root.append(frame);
    this.toggleAttribute('live', true);
    live.push(this);
    if (live.length > most_live) await live[0]!.rest();
  }

  /** What the author wrote, without the indentation that all its lines share. */
  private program(): string {
    const from = this.getAttribute('program-from');
    const source = from ? document.querySelector(from) : (this.querySelector('pre, code, script, textarea') ?? this);
    const lines = ((source as HTMLTextAreaElement | null)?.value ?? source?.textContent ?? '')
      .replace(/^\s*\n/, '')
      .trimEnd()
      .split('\n');
    const shared = Math.min(...lines.filter((line) => line.trim()).map((line) => line.search(/\S/)));
    return `${lines.map((line) => line.slice(shared)).join('\n')}\n`;
  }

  /** Back to the poster, from where the reader can go on. */
  private async rest(): Promise<void> {
    const [step, link] = [this.step, await this.asked_link()];
    this.drop_frame();
    if (link) this.resting = { link, step };
    this.run.textContent = step > 0 ? 'Go on' : 'Run step by step';
  }

  private asked_link(): Promise<string | undefined> {
    return new Promise((resolve) => {
      const answered = ({ source, data }: MessageEvent) => {
        if (source === this.frame?.contentWindow && data?.type === 'link' && typeof data.link === 'string') end(data.link);
      };
      const end = (link?: string) => {
        window.removeEventListener('message', answered);
        clearTimeout(timer);
        resolve(link);
      };
      const timer = setTimeout(end, longest_answer_ms);
      window.addEventListener('message', answered);
      this.say({ type: 'get-link' });
    });
  }

  private drop_frame(): void {
    this.frame?.remove();
    this.frame = undefined;
    this.toggleAttribute('live', false);
    const at = live.indexOf(this);
    if (at >= 0) live.splice(at, 1);
  }

  private readonly hear = ({ source, data }: MessageEvent): void => {
    if (!this.frame || source !== this.frame.contentWindow || typeof data !== 'object' || data?.loopscope !== 1) return;
    const message = data as Message;
    if (message.type === 'ready' && message.id === undefined) this.say({ type: 'hello', id: 'player' });
    if (message.type === 'size') this.grow(Number(message.height));
    if (message.type === 'moment') {
      this.step = Number((message.moment as { step?: unknown })?.step) || 0;
      this.use();
    }
    this.dispatchEvent(new CustomEvent(`loopscope-${message.type}`, { detail: message, bubbles: true }));
  };

  private grow(height: number): void {
    if (this.frame && !this.hasAttribute('height') && height > 0)
      this.frame.height = String(Math.min(most_height, Math.max(least_height, height)));
  }

  /** It is the one that was used last. */
  private use(): void {
    live.splice(live.indexOf(this), 1);
    live.push(this);
  }
}

function made(tag: 'div' | 'strong', name: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = name;
  return element;
}

function near(element: HTMLElement, then: () => void): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      then();
    },
    { rootMargin: '600px' },
  );
  observer.observe(element);
}

if (!customElements.get('loopscope-player')) customElements.define('loopscope-player', Player);
