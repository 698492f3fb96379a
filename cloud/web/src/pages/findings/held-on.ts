import { addDays, startOfLocalDate } from '@rollcall/shared/rules/local-date';

/** Whether somebody held a recorder for some time of a local date. @param until excluded; null: it lasts */
export function heldOn(date: string, from: string, until: string | null): boolean {
  const begins = Date.parse(from) < startOfLocalDate(addDays(date, 1)).getTime();
  return begins && (until === null || Date.parse(until) > startOfLocalDate(date).getTime());
}
