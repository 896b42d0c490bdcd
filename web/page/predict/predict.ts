// Asks a scenario's questions while its run stands where they are asked, before it shows the answer.

import type { Ahead } from '../../contract/commands';
import type { Question, Scenario } from '../../contract/scenario';
import type { EngineState } from '../../contract/state';
import { Hub } from '../session/hub';
import type { Session } from '../session/session';
import type { Foresight } from './foresight';
import { QuestionCard, no_answers, type Answers } from './question_card';
import { is_posed, pose, type Posed, type Unposed } from './questions';

/** `own`: the scenario's questions, or the order of its lines where it has none. The others: one of that kind, at any moment. */
export const asks = ['own', 'console', 'next', 'stack'] as const;
export type Asks = (typeof asks)[number];

export function asks_of_address(search: string): Asks | undefined {
  const given = new URLSearchParams(search).get('predict');
  return given === '1' ? 'own' : asks.slice(1).find((each) => each === given);
}

export interface PredictEvents {
  /** An answer was checked, right or not. */
  prediction: { ask: Question['ask']; at: string; given: string[]; kept: number; right: boolean };
  /** Nothing is left to be asked. */
  result: { right: number; of: number; tries: number };
  /** A question is shown, for which the program has to be read; or the run goes on after it. */
  stands: boolean;
}

export class Predict extends Hub<PredictEvents> {
  private readonly card: QuestionCard;
  private asked: Asks | undefined;
  private at_step = 0;
  private posed: Posed[] = [];
  private readonly answers = new Map<string, Answers>();
  private readonly shown = new Set<string>(); // in this run
  private closed = new Set<string>();

  constructor(
    private readonly session: Session,
    private readonly foresight: Foresight,
  ) {
    super();
    this.card = new QuestionCard({
      checked: (posed, { given }, { kept, right }) => {
        const { ask, at } = posed.question;
        this.emit('prediction', { ask, at, given: given.map((index) => posed.choices[index]!), kept, right });
      },
      done: () => this.tell_result(),
      go_on: () => {
        this.close();
        this.emit('stands', false);
        session.play();
      },
      close: () => this.close(),
    });
    session.on('open', () => {
      this.answers.clear();
      this.posed = [];
    });
    session.on('load', () => {
      this.shown.clear();
      this.closed.clear();
      this.posed = [];
      this.card.hide();
      if (this.asked) foresight.want();
    });
    session.on('state', (state) => this.look(state));
    session.on('died', () => this.card.hide());
    foresight.on('known', (ahead) => this.pose(ahead));
  }

  /** From now on, for what is open and what will be. `at_step`: for one kind at any moment. */
  begin(asked: Asks, at_step = 0): void {
    this.asked = asked;
    this.at_step = at_step;
    this.answers.clear();
    this.closed.clear();
    this.shown.clear();
    if (this.foresight.known) this.pose(this.foresight.known);
    else this.foresight.want();
  }

  private pose(ahead: Ahead): void {
    if (!this.asked || this.session.stale) return;
    const all = questions_of(this.session.scenario, this.asked, this.at_step, ahead).map((question) => pose(question, ahead));
    this.posed = all.filter(is_posed);
    const refused = all.find((one): one is Unposed => !is_posed(one));
    if (this.posed.length === 0 && refused) this.card.refuse(refused);
    else if (this.session.state) this.look(this.session.state);
  }

  private answers_to({ question }: Posed): Answers {
    const known = this.answers.get(key_of(question)) ?? no_answers();
    this.answers.set(key_of(question), known);
    return known;
  }

  private look(state: EngineState): void {
    if (this.session.stale) return this.card.hide();
    const waiting = this.posed.filter((one) => !this.closed.has(key_of(one.question)));
    const missed = state.playing && waiting.find((one) => state.step >= one.until && !this.shown.has(key_of(one.question)));
    if (missed && !this.answers_to(missed).done) {
      this.session.seek(missed.from); // the picture went on before it was asked
      return;
    }
    const due = waiting.find((one) => one.from <= state.step && state.step < one.until);
    if (due && this.card.shown !== due) this.show(due, state);
    else if (!due && this.card.shown && !this.answers_to(this.card.shown).done) this.card.hide();
  }

  private show(posed: Posed, state: EngineState): void {
    const answers = this.answers_to(posed);
    const key = key_of(posed.question);
    if (answers.done && state.playing) return;
    if (state.playing && !this.shown.has(key)) this.session.pause();
    this.shown.add(key);
    this.card.show(posed, answers);
    this.emit('stands', true);
  }

  private close(): void {
    if (this.card.shown) this.closed.add(key_of(this.card.shown.question));
    this.card.hide();
  }

  private tell_result(): void {
    const all = this.posed.map((one) => this.answers_to(one));
    if (!all.every(({ done }) => done)) return;
    const right = all.filter(({ done }) => done === 'right').length;
    this.emit('result', { right, of: all.length, tries: all.reduce((sum, { tries }) => sum + tries, 0) });
  }
}

const key_of = ({ ask, at }: Question): string => `${ask} ${at}`;

const ordinary: Record<Question['ask'], string> = {
  console: 'In which order do the lines come?',
  next: 'What runs next?',
  stack: 'What stands on the stack when the next line is printed?',
};

function questions_of(scenario: Scenario, asked: Asks, at_step: number, { moments }: Ahead): Question[] {
  if (asked === 'own') return scenario.questions?.length ? scenario.questions : [{ ask: 'console', at: 'start', text: ordinary.console }];
  const index = moments.findIndex(({ step }) => step >= at_step);
  const place = at_step === 0 ? 'start' : `moment ${index + 1}`;
  const at = asked === 'stack' ? `console ${(moments[at_step === 0 ? -1 : index]?.console ?? 0) + 1}` : place;
  return [{ ask: asked, at, text: ordinary[asked] }];
}
