import { addDays, startOfDutyDate } from '../../format/duty-date.ts';

/** Whether somebody held a recorder for some time of a local date. @param until excluded; null: it lasts */
export function heldOn(date: string, from: string, until: string | null): boolean {
  const begins = Date.parse(from) < startOfDutyDate(addDays(date, 1));
  return begins && (until === null || Date.parse(until) > startOfDutyDate(date));
}
