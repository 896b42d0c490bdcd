// What the engine's Host asks of the browser (web/app/browser_host.cpp), and what it is answered. A request has its data as an
// answer has: {ask, id, data} and {type, id, data}. Only what an answer belongs to has an id.

import type { PictureLayout } from './scene';

export type HostRequest =
  | { ask: 'wake'; data: { at: number } }
  | { ask: 'cancelWake' }
  | { ask: 'fetch'; id: number; data: FetchRequest }
  | { ask: 'abort'; id: number }
  | { ask: 'image'; id: number; data: { url: string; node?: number } }
  | { ask: 'dialog'; id: number; data: DialogQuestion }
  | { ask: 'geometry'; id: number; data: GeometryQuestion }
  | { ask: 'geolocation'; id: number; data: PositionOptions }
  | { ask: 'dom'; data: DomChange[] }
  | { ask: 'storage'; data: StorageChange }
  /** The visitor has arranged the picture; not the engine's question, but the canvas's. */
  | { ask: 'keepLayout'; data: PictureLayout };

export interface DialogQuestion {
  kind: 'alert' | 'confirm' | 'prompt';
  message: string;
  value?: string;
}

/** `node` -1 is the view. What it is called is for a host without a preview. */
export interface GeometryQuestion {
  kind?: 'box' | 'style' | 'window';
  node: number;
  tag?: string;
  elementId?: string;
  property?: string;
}

/** The program's storage has changed: a value that is null is gone; without a key the area is empty. */
export interface StorageChange {
  area: 'local' | 'session';
  key?: string;
  value?: string | null;
}

export interface FetchRequest {
  method: string;
  url: string;
  headers?: [string, string][];
  redirect?: RequestRedirect;
  mode?: RequestMode;
  /** In base64. */
  body?: string | null;
}

/** The mirror of the engine's DOM. Parent 0 is the preview itself. */
export type DomChange =
  | { op: 'create'; node: number; tag: string }
  | { op: 'text'; node: number; text: string }
  | { op: 'insert'; parent: number; node: number; before: number | null }
  | { op: 'remove'; node: number }
  | { op: 'attribute'; node: number; name: string; value: string | null }
  | { op: 'value'; node: number; value: string }
  /** What is selected in a field, or where its caret is. */
  | { op: 'select'; node: number; from: number; to: number; direction: 'forward' | 'backward' }
  /** The view (-1) is scrolled to a place, or by a distance; or an element is brought into view. */
  | { op: 'scroll'; node: number; left?: number; top?: number; adds?: boolean }
  /** An image shows the picture that has come from an address, or none. */
  | { op: 'picture'; node: number; address: string | null }
  | { op: 'checked'; node: number; checked: boolean }
  | { op: 'focus'; node: number | null }
  | { op: 'hear'; type: string }
  | { op: 'reset' };

/**
 * One answer of the browser. `durationMs` is measured from the moment the engine asked. `alive` answers nothing: it says
 * that until `data.at` (in performance.now()) nothing has come but what was delivered before it.
 */
export interface HostInput {
  type: HostInputType;
  id: number;
  data: Record<string, unknown>;
  /** Missing: it comes now. */
  durationMs?: number;
}

export type HostInputType =
  | 'headers'
  | 'body'
  | 'end'
  | 'fail'
  | 'blocked'
  | 'image'
  | 'event'
  | 'dialog'
  | 'geometry'
  | 'geolocation'
  | 'alive';
