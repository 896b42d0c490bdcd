// What the program's localStorage and sessionStorage hold, to be kept with its draft. It is never the visitor's own storage.

import type { StorageChange } from '../../contract/host';

/** As a scenario's `storage`. */
export interface ProgramStorage {
  local?: Record<string, string>;
  session?: Record<string, string>;
}

const is_texts = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string');

/** What of a scenario's `storage` is one. */
export function storage_of(value: unknown): ProgramStorage {
  const { local, session } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return { ...(is_texts(local) && { local }), ...(is_texts(session) && { session }) };
}

export function changed(storage: ProgramStorage, { area, key, value }: StorageChange): ProgramStorage {
  const { [key ?? '']: _old, ...rest } = storage[area] ?? {};
  const items = key === undefined ? {} : typeof value === 'string' ? { ...storage[area], [key]: value } : rest;
  return { ...storage, [area]: items };
}

export const is_empty = (storage: ProgramStorage): boolean =>
  [storage.local, storage.session].every((area) => Object.keys(area ?? {}).length === 0);
