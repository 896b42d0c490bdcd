// The notches of the speed slider.

/** Expressions a second; the last is as fast as the machine can. */
export const speeds = [1, 2, 4, 8, 20, 60, 250, 1000, 1e9];

export function speed_words(speed: number): string {
  return speed > 1e6 ? 'as fast as it can' : `${speed} expressions a second`;
}
