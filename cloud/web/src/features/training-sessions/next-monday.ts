import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';

/** When training takes place unless somebody chooses otherwise: next Monday, half past eight to half past nine. */
export function nextMonday(now: number): { startsAt: string; endsAt: string } {
  const today = localDateOf(now);
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  const day = addDays(today, (8 - weekday) % 7 || 7);
  const at = (time: string) => new Date(`${day}T${time}:00+08:00`).toISOString();
  return { startsAt: at('08:30'), endsAt: at('09:30') };
}
