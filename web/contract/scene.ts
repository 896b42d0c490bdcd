// The picture in words (engine/scene/scene_json.cpp), and how the visitor has arranged it (engine/scene/layout_json.cpp).

import type { PartId, PicturePart } from './tables';

export type RegionRole = 'list' | 'graph' | 'status' | 'group' | 'timeline';

export interface TextItem {
  id: string;
  name: string;
  sentence: string;
  items?: TextItem[];
}

export interface TextRegion {
  id: PartId;
  role: RegionRole;
  name: string;
  sentence: string;
  /** How many more there are than `items`. */
  more?: number;
  items: TextItem[];
}

export interface TextViewResult {
  narration: string;
  regions: TextRegion[];
}

export interface Place {
  id: string;
  /** x, y, width, height in CSS pixels of the canvas; an item's before its part is scrolled. */
  rect: [number, number, number, number];
}

/** Where the picture's parts lie, and what is in them. */
export interface PlacesResult {
  parts: (Place & { slim: boolean; items: Place[] })[];
  /** The names of what is folded, to bring it back. */
  folded: Place[];
  /** To be dragged: `upright` ones sideways. */
  borders: Place[];
}

/** Shares of the room where borders were moved, and what is folded. */
export interface PictureLayout {
  stack?: number;
  apis?: number;
  queues?: number;
  microtasks?: number;
  folded: PicturePart[];
  /** What was brought back last: it stays where there is not room for all. */
  front?: PicturePart;
}
