import { addDays, localDateOf, mondayOf } from '@rollcall/shared/local-date';

/** When training takes place unless somebody chooses otherwise: next Monday, half past eight to half past nine. */
export function nextMonday(now: number): { startsAt: string; endsAt: string } {
  const day = addDays(mondayOf(localDateOf(new Date(now))), 7);
  const at = (time: string) => new Date(`${day}T${time}:00+08:00`).toISOString();
  return { startsAt: at('08:30'), endsAt: at('09:30') };
}
