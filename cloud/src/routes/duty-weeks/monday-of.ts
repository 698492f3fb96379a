import { addDays } from '@rollcall/shared/local-date';

/** The Monday of the week that a local date lies in. */
export function mondayOf(date: string): string {
  const sundayFirst = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, -((sundayFirst + 6) % 7));
}
