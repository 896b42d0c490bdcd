// The steps of the speed slider.

/** How many times faster than one reads; 0: one moment at a click, the last: as fast as the machine can. */
export const speeds = [0, 0.5, 0.75, 1, 1.5, 2, 4, 16, 1e9];

export function speed_words(speed: number): string {
  if (speed === 0) return 'one moment at a click';
  if (speed > 1e6) return 'as fast as it goes';
  return speed === 1 ? 'to read along' : `${speed}× as fast as one reads`;
}
