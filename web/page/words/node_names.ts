// Names that programs for Node have and browsers have not: the ReferenceError is the browser's, the reason is ours.

const names = ['process', 'require', 'setImmediate', 'clearImmediate', 'module', 'exports', 'global', 'Buffer', '__dirname', '__filename'];

const instead: Record<string, string> = {
  process: "process.nextTick's nearest kin here is queueMicrotask",
  require: 'a browser has import, and one global scope for scripts',
  setImmediate: "setTimeout(f, 0) comes nearest to it, in the timers' own order",
  global: 'here it is called globalThis, or window',
  Buffer: 'here it is Uint8Array, with TextEncoder and TextDecoder',
};

/** What a learner should know about a line of the console; empty when there is nothing. */
export function node_hint(line: string): string {
  const name = /^\s*(?:Uncaught (?:\(in promise\) )?)?ReferenceError: (\w+) is not defined$/.exec(line)?.[1];
  if (!name || !names.includes(name)) return '';
  const more = instead[name];
  return `${name} belongs to Node.js; a browser does not have it${more ? `: ${more}` : ''}.`;
}
