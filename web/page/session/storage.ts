// The visitor's storage, which may be missing, full, or throw at the mere mention of it. Nothing waits for it.

const prefix = 'loopscope.';
const memory = new Map<string, string>();

function store(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

export function read(key: string): string | undefined {
  try {
    return store()?.getItem(prefix + key) ?? memory.get(key);
  } catch {
    return memory.get(key);
  }
}

export function write(key: string, value: string): void {
  memory.set(key, value);
  try {
    store()?.setItem(prefix + key, value);
  } catch {
    // Full or forbidden: what is in memory lasts as long as this page.
  }
}

export function forget(key: string): void {
  memory.delete(key);
  try {
    store()?.removeItem(prefix + key);
  } catch {
    // As above.
  }
}
