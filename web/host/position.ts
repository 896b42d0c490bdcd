// Where the visitor is: the browser's own answer, on the live page and by consent; else the scenario's.

import type { Mock } from '../contract/scenario';
import { place } from './consent';

export const position_address = 'geolocation:';

type Data = Record<string, unknown>;

/** The scenario's position: coordinates as JSON in the mock's body, or an error whose code is the mock's status. */
export function scripted_position(mock: Mock): Data {
  if (mock.error !== undefined) {
    const code = mock.status === 1 || mock.status === 3 ? mock.status : 2;
    return { error: { code, message: mock.error } };
  }
  try {
    const coords: unknown = JSON.parse(mock.body ?? '');
    if (typeof coords === 'object' && coords !== null) return { coords };
  } catch {
    // said below
  }
  return { error: { code: 2, message: 'The position in the scenario is not a JSON object.' } };
}

export const denied_position = { error: { code: 1, message: 'User denied Geolocation' } };

/** `asks`: the page is one that asks for consent. */
export const why_no_position = (asks: boolean): { reason: string; origin?: string } =>
  asks
    ? { reason: 'You have not allowed the program to know your position yet.', origin: place }
    : { reason: `A position is asked for only on the live page (live.html). Or give the scenario one: a mock for ${position_address}` };

export function real_position(options: PositionOptions): Promise<Data> {
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ coords: plain(coords) }),
      ({ code, message }) => resolve({ error: { code, message } }),
      options,
    );
  });
}

const plain = ({ latitude, longitude, accuracy, altitude, altitudeAccuracy, heading, speed }: GeolocationCoordinates) => ({
  latitude,
  longitude,
  accuracy,
  altitude,
  altitudeAccuracy,
  heading,
  speed,
});
