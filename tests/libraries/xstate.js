import { createMachine, createActor, assign, setup, fromPromise, waitFor, toPromise, raise, sendTo, stateIn } from 'xstate';
const log = (...values) => console.log(...values);
const light = createMachine({ id: 'light', initial: 'green', context: { count: 0 }, states: {
  green: { on: { NEXT: { target: 'yellow', actions: assign({ count: ({ context }) => context.count + 1 }) } }, entry: () => log('enter green'), exit: () => log('exit green') },
  yellow: { on: { NEXT: 'red' }, after: { 60: 'red' } },
  red: { initial: 'walk', states: { walk: { on: { COUNT: 'wait' } }, wait: { type: 'final' } }, onDone: 'green', on: { RESET: { target: 'green', guard: ({ context }) => context.count > 0 } } } } });
const actor = createActor(light); actor.subscribe((state) => log('state', JSON.stringify(state.value), state.context.count)); actor.start();
actor.send({ type: 'NEXT' }); log(actor.getSnapshot().matches('yellow'), actor.getSnapshot().can({ type: 'NEXT' }), actor.getSnapshot().can({ type: 'COUNT' }));
setTimeout(() => { actor.send({ type: 'COUNT' }); actor.send({ type: 'NEXT' }); actor.send({ type: 'NEXT' }); actor.send({ type: 'RESET' }); actor.stop(); log(actor.getSnapshot().status); }, 120);
const loader = setup({ actors: { load: fromPromise(async ({ input }) => { await null; if (input.fail) throw new Error('failed'); return `loaded ${input.id}`; }) } }).createMachine({ id: 'loader', initial: 'loading', context: ({ input }) => ({ input, data: null, error: null }), states: {
  loading: { invoke: { src: 'load', input: ({ context }) => context.input, onDone: { target: 'done', actions: assign({ data: ({ event }) => event.output }) }, onError: { target: 'failed', actions: assign({ error: ({ event }) => event.error.message }) } } },
  done: { type: 'final' }, failed: { type: 'final' } }, output: ({ context }) => context.data ?? context.error });
for (const input of [{ id: 1 }, { id: 2, fail: true }]) { const one = createActor(loader, { input }); one.subscribe({ next: (s) => log('loader', input.id, s.value), complete: () => log('complete', input.id) }); one.start(); toPromise(one).then((output) => log('output', output)); }
const parallel = createMachine({ type: 'parallel', states: { bold: { initial: 'off', states: { off: { on: { B: 'on' } }, on: { on: { B: 'off' } } } }, italic: { initial: 'off', states: { off: { on: { I: 'on' } }, on: {} } } } });
const editor = createActor(parallel).start(); editor.send({ type: 'B' }); editor.send({ type: 'I' }); log(JSON.stringify(editor.getSnapshot().value));
const raised = createActor(createMachine({ initial: 'a', states: { a: { on: { GO: { actions: raise({ type: 'ON' }) }, ON: 'b' } }, b: { always: 'c' }, c: { entry: () => log('in c') } } })).start(); raised.send({ type: 'GO' }); log(raised.getSnapshot().value);
const history = createActor(createMachine({ initial: 'on', states: { on: { initial: 'one', states: { one: { on: { SWITCH: 'two' } }, two: {}, hist: { type: 'history' } }, on: { OFF: 'off' } }, off: { on: { ON: 'on.hist' } } } })).start(); for (const type of ['SWITCH', 'OFF', 'ON']) history.send({ type }); log(JSON.stringify(history.getSnapshot().value));
log(JSON.stringify(actor.getPersistedSnapshot().value), light.id, Object.keys(light.states).join());
waitFor(createActor(light).start(), (s) => s.matches('red'), { timeout: 200 }).catch((error) => log(error.message));
for (const event of ['x', 'NEXT']) { const one = createActor(light).start(); one.send({ type: event }); log(event, one.getSnapshot().value); one.stop(); }
