// The visitor's storage, which may be missing, full, or throw at the mere mention of it. Nothing waits for it.

const prefix = 'loopscope.';
const memory = new Map<string, string>();

/** Whether what was written will be there after this page: else its storage is full, or switched off. */
export type Kept = 'kept' | 'full' | 'off';

let memory_alone = false;

/** From here on nothing is read from the visitor's storage, and nothing written: a frame in somebody's page holds nothing of value. */
export function stay_in_memory(): void {
  memory_alone = true;
}

function store(): Storage | undefined {
  if (memory_alone) return undefined;
  try {
    return window.localStorage ?? undefined;
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

export function write(key: string, value: string): Kept {
  memory.set(key, value);
  const there = store();
  if (!there) return 'off';
  try {
    there.setItem(prefix + key, value);
    memory.delete(key);
    return 'kept';
  } catch {
    return 'full'; // what is in memory lasts as long as this page
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

/** The names of all that is kept and begins so. */
export function names(start: string): string[] {
  try {
    return Object.keys(store() ?? {})
      .filter((name) => name.startsWith(prefix + start))
      .map((name) => name.slice(prefix.length));
  } catch {
    return [];
  }
}

/** Another tab has written or forgotten something. */
export function on_change(listener: (key: string) => void): void {
  window.addEventListener('storage', ({ key }) => {
    if (key?.startsWith(prefix)) listener(key.slice(prefix.length));
  });
}
