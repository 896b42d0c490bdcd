// A question on the screen: choices are pressed in the order in which they come, by touch, mouse or keys alike.

import { button, element, make, set_text } from '../../dom/elements';
import { judge, type Posed, type Unposed, type Verdict } from './questions';

export interface Answers {
  /** What is chosen so far, as indices of the choices. */
  given: number[];
  /** How many from the first on are known to be right. */
  kept: number;
  tries: number;
  done: 'right' | 'shown' | undefined;
}

export const no_answers = (): Answers => ({ given: [], kept: 0, tries: 0, done: undefined });

export interface CardPorts {
  checked(posed: Posed, answers: Answers, verdict: Verdict): void;
  done(posed: Posed, answers: Answers): void;
  go_on(): void;
  close(): void;
}

export class QuestionCard {
  private readonly box = element('question', HTMLElement);
  private posed: Posed | undefined;
  private answers: Answers = no_answers();

  constructor(private readonly ports: CardPorts) {}

  get shown(): Posed | undefined {
    return this.posed;
  }

  hide(): void {
    this.posed = undefined;
    this.box.hidden = true;
    this.box.replaceChildren();
  }

  refuse({ question, why_not }: Unposed): void {
    this.posed = undefined;
    const said = make('p', { class: 'verdict', role: 'status' }, `This can't be asked about this run. ${why_not}`);
    this.box.replaceChildren(make('p', { class: 'asked' }, question.text), said, this.row(button('Close', () => this.ports.close())));
    this.box.hidden = false;
  }

  show(posed: Posed, answers: Answers): void {
    this.posed = posed;
    this.answers = answers;
    const how =
      posed.question.ask === 'stack' ? 'Press them from the lowest to the top.' : posed.in_order ? 'Press them in their order.' : '';
    const asked = make('p', { class: 'asked', id: 'question-asked' }, make('strong', {}, 'Predict. '), posed.question.text, ' ');
    if (how) asked.append(make('span', { class: 'how' }, how));
    const choices = make('div', { class: 'choices', role: 'group', 'aria-labelledby': 'question-asked' });
    choices.append(...posed.choices.map((text, i) => this.choice(text, i)));
    this.box.replaceChildren(asked, choices, make('p', { class: 'verdict', role: 'status' }), make('div', { class: 'row' }));
    this.box.hidden = false;
    if (answers.done) this.end('');
    else this.begin();
    this.show_places();
  }

  private choice(text: string, index: number): HTMLButtonElement {
    const shown = text.replace(/\s+/g, ' ');
    const made = button('', () => this.press(index), { class: 'choice' });
    made.append(
      make('span', { class: 'place', 'aria-hidden': 'true' }),
      make('span', { class: 'words', title: shown.length > 40 ? shown : undefined }, shown),
    );
    return made;
  }

  private press(index: number): void {
    const { answers, posed } = this;
    if (!posed || answers.done) return;
    const place = answers.given.indexOf(index);
    if (place >= 0 && place < answers.kept) return;
    if (place >= 0) answers.given.splice(place, 1);
    else if (posed.in_order) answers.given.push(index);
    else answers.given = [index];
    this.say('');
    this.show_places();
  }

  private show_places(): void {
    const { given, kept, done } = this.answers;
    for (const [i, each] of [...this.box.querySelectorAll<HTMLButtonElement>('.choice')].entries()) {
      const place = given.indexOf(i);
      const known = place >= 0 && place < kept;
      each.setAttribute('aria-pressed', String(place >= 0));
      each.classList.toggle('right', known);
      each.setAttribute('aria-disabled', String(known || done !== undefined));
      set_text(each.querySelector('.place')!, place < 0 ? '' : this.posed?.in_order ? String(place + 1) : '✓');
      const words = each.querySelector('.words')!.textContent ?? '';
      each.setAttribute('aria-label', place < 0 || !this.posed?.in_order ? words : `${words}, place ${place + 1}${known ? ', right' : ''}`);
    }
    const check = this.box.querySelector<HTMLButtonElement>('.check');
    if (check) check.disabled = given.length <= kept;
  }

  private row(...buttons: HTMLElement[]): HTMLElement {
    return make('div', { class: 'row' }, ...buttons);
  }

  private put_row(...buttons: HTMLElement[]): void {
    this.box.querySelector('.row')!.replaceWith(this.row(...buttons));
  }

  private begin(): void {
    this.put_row(
      button('Check', () => this.check(), { class: 'check primary' }),
      button('Show me', () => this.show_answer(), { class: 'quiet' }),
      button('Skip', () => this.ports.close(), { class: 'quiet' }),
    );
  }

  private say(text: string, tone = ''): void {
    const verdict = this.box.querySelector<HTMLElement>('.verdict')!;
    verdict.dataset.tone = tone;
    set_text(verdict, text);
  }

  private check(): void {
    const { posed, answers } = this;
    if (!posed) return;
    const verdict = judge(
      posed,
      answers.given.map((index) => posed.choices[index]!),
    );
    answers.tries += 1;
    answers.kept = posed.in_order ? verdict.kept : 0;
    if (verdict.right) answers.done = 'right';
    this.ports.checked(posed, answers, verdict);
    answers.given.length = verdict.right ? answers.given.length : answers.kept;
    if (verdict.right) this.end('Right.');
    else if (verdict.reason) this.say(`${this.not_yet()} ${verdict.reason}`, 'wrong');
    else this.say(`Right so far: ${verdict.kept}. There is more.`, 'right');
    this.show_places();
  }

  private not_yet(): string {
    const { kept } = this.answers;
    return kept > 0 ? `The first ${kept === 1 ? 'one is' : `${kept} are`} right, then not.` : 'Not this.';
  }

  /** The right answer; it counts as not known. */
  private show_answer(): void {
    const { posed, answers } = this;
    if (!posed) return;
    answers.given = places_of(posed.right, posed.choices);
    answers.kept = answers.given.length;
    answers.done = 'shown';
    this.end(posed.reason(posed.right.length - 1, ''));
    this.show_places();
  }

  private end(text: string): void {
    const { posed, answers } = this;
    if (!posed) return;
    answers.kept = answers.given.length;
    this.say(text, answers.done === 'right' ? 'right' : '');
    this.put_row(
      button('Watch it run', () => this.ports.go_on(), { class: 'primary' }),
      button('Close', () => this.ports.close(), { class: 'quiet' }),
    );
    if (text) {
      this.ports.done(posed, answers);
      this.box.querySelector<HTMLButtonElement>('.row button')!.focus();
    }
  }
}

/** Which choices the answer is made of; of several with the same text each stands for one. */
function places_of(right: readonly string[], choices: readonly string[]): number[] {
  const taken: number[] = [];
  for (const text of right) taken.push(choices.findIndex((choice, i) => choice === text && !taken.includes(i)));
  return taken;
}
