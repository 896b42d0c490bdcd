// A time zone as the engine takes it: a table of when its clocks change, made from what this browser knows.

export type ZoneChange = [from: number, minutes: number, name: string];

const day = 86_400_000;
const first = Date.UTC(1900, 0, 1);
const last = Date.UTC(2100, 0, 1);
const stride = 20 * day; // no zone keeps an hour for a shorter time than about a month (Ramadan)

export const own_zone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

const tables = new Map<string, ZoneChange[]>();

/** Empty for UTC, and for a zone that this browser does not know. */
export function zone_changes(zone: string): ZoneChange[] {
  let table = tables.get(zone);
  if (!table) tables.set(zone, (table = made(zone)));
  return table;
}

function made(zone: string): ZoneChange[] {
  const clock = zone === 'UTC' ? undefined : clock_of(zone);
  if (!clock) return [];
  const table: ZoneChange[] = [[-8.64e15, ...clock(first)]];
  let before = clock(first);
  for (let time = first; time < last; time += stride) {
    const after = clock(time + stride);
    if (same(before, after)) continue;
    const from = change_between(time, time + stride, (at) => !same(clock(at), before));
    table.push([from, ...clock(from)]);
    before = after;
  }
  return table;
}

/** The first second at which `changed` holds, which it does at `late` and not at `early`. */
function change_between(early: number, late: number, changed: (at: number) => boolean): number {
  while (late - early > 1000) {
    const middle = early + Math.floor((late - early) / 2000) * 1000;
    if (changed(middle)) late = middle;
    else early = middle;
  }
  return late;
}

type Reading = [minutes: number, name: string];
const same = (a: Reading, b: Reading): boolean => a[0] === b[0] && a[1] === b[1];

/** How many minutes the zone's clocks are ahead of UTC at a time, and what that is called. */
function clock_of(zone: string): ((time: number) => Reading) | undefined {
  try {
    const offset = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    const name = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'long' });
    return (time) => {
      const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(offset.format(time)) ?? [];
      const ahead = sign ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) : 0;
      return [ahead, name.format(time).replace(/^.*?, /, '')]; // "3/29/2026, Central European Summer Time"
    };
  } catch {
    return undefined;
  }
}
