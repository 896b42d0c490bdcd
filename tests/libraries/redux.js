import { createStore, combineReducers, applyMiddleware, compose, bindActionCreators, legacy_createStore, isPlainObject, isAction } from 'redux';
const counter = (state = 0, action) => (action.type === 'add' ? state + (action.by ?? 1) : action.type === 'zero' ? 0 : state);
const todos = (state = [], action) => { switch (action.type) { case 'todo': return [...state, { text: action.text, done: false }]; case 'toggle': return state.map((todo, i) => (i === action.index ? { ...todo, done: !todo.done } : todo)); default: return state; } };
const logger = (store) => (next) => (action) => { console.log('before', action.type ?? 'thunk', store.getState().counter); const result = next(action); console.log('after', store.getState().counter); return result; };
const thunk = ({ dispatch, getState }) => (next) => (action) => (typeof action === 'function' ? action(dispatch, getState) : next(action));
const store = legacy_createStore(combineReducers({ counter, todos }), { counter: 5 }, applyMiddleware(thunk, logger));
const off = store.subscribe(() => console.log('changed', JSON.stringify(store.getState())));
store.dispatch({ type: 'add' }); store.dispatch({ type: 'todo', text: 'one' }); store.dispatch({ type: 'toggle', index: 0 });
store.dispatch((dispatch) => Promise.resolve().then(() => dispatch({ type: 'add', by: 10 }))).then((action) => console.log('thunk gave', action.type));
const actions = bindActionCreators({ add: (by) => ({ type: 'add', by }), zero: () => ({ type: 'zero' }) }, store.dispatch);
actions.add(3); actions.zero(); off(); actions.add(1); console.log(store.getState().counter);
for (const bad of [undefined, 5, {}, { type: 5 }, new Date()]) { try { store.dispatch(bad); console.log('ok'); } catch (error) { console.log(error.message.slice(0, 70)); } }
console.log(compose((x) => x + 1, (x) => x * 2)(5), isPlainObject({}), isPlainObject(new Map()), isAction({ type: 'a' }));
store.replaceReducer(combineReducers({ counter })); console.log(JSON.stringify(store.getState()));
try { combineReducers({ bad: () => undefined })({}, { type: 'x' }); } catch (error) { console.log(error.message.slice(0, 60)); }
try { createStore(() => { store2.getState(); }); } catch (error) { console.log(error.name); }
const nested = createStore((state = {}, action) => { if (action.type === 'nest') nested.dispatch({ type: 'inner' }); return state; });
try { nested.dispatch({ type: 'nest' }); } catch (error) { console.log(error.message.slice(0, 60)); }
const observable = store[Symbol.observable ?? '@@observable'](); observable.subscribe({ next: (state) => console.log('observed', state.counter) }).unsubscribe();
for (let i = 0; i < 5; i++) { const s = createStore(counter, i); s.dispatch({ type: 'add', by: i }); console.log(i, s.getState()); }
