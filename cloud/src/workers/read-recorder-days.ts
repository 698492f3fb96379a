import type { Transaction } from '../db/database.ts';
import type { RecorderDayFacts } from '../reconcile/recorder-day/recorder-day-facts.ts';
import {
  selectLoggedFiles,
  selectLogTestimonies,
  selectMissedFiles,
  selectSequenceHoles,
} from '../witnesses/lost-file-repository.ts';
import type { RecorderDay } from '../witnesses/recorder-day-repository.ts';
import {
  selectActivitySpans,
  selectCustodyTrouble,
  selectDayClocks,
  selectDayHoldings,
  selectDayRecordings,
  selectDutySpans,
  selectRecorderUnits,
} from '../witnesses/recorder-use-repository.ts';

/** All that the rules know of these days, in a dozen queries however many they are. A recorder without any unit has none. */
export async function readRecorderDays(tx: Transaction, days: readonly RecorderDay[]): Promise<RecorderDayFacts[]> {
  const units = await selectRecorderUnits(tx, days);
  const holdings = await selectDayHoldings(tx, days);
  const badgeNos = [...new Set(holdings.map(({ badgeNo }) => badgeNo))];
  const shifts = await selectDutySpans(tx, badgeNos, days);
  const activities = await selectActivitySpans(tx, badgeNos, days);
  const logs = await selectLogTestimonies(tx, days);
  const ofDay = byDay({
    recordings: await selectDayRecordings(tx, days),
    missed: await selectMissedFiles(tx, days),
    logged: await selectLoggedFiles(tx, days),
    holes: await selectSequenceHoles(tx, days),
    clocks: await selectDayClocks(tx, days),
    custodyTrouble: await selectCustodyTrouble(tx, days),
  });
  return days.flatMap(({ recorderSerial, day }) => {
    const own = <T extends { recorderSerial: string }>(rows: readonly T[]) =>
      rows.filter((row) => row.recorderSerial === recorderSerial);
    const unit = units.get(recorderSerial);
    const facts = { recorderSerial, day, shifts, activities, holdings: own(holdings), logs: own(logs) };
    return unit ? [{ ...facts, ...unit, ...ofDay(recorderSerial, day) }] : [];
  });
}

type OfDay = { recorderSerial: string; day: string };

/** Each list, cut to one recorder's day. */
function byDay<T extends Record<string, OfDay[]>>(lists: T): (recorderSerial: string, day: string) => T {
  const grouped = Object.entries(lists).map(
    ([name, rows]) => [name, Map.groupBy(rows, (row) => `${row.recorderSerial} ${row.day}`)] as const,
  );
  return (recorderSerial, day) =>
    Object.fromEntries(grouped.map(([name, groups]) => [name, groups.get(`${recorderSerial} ${day}`) ?? []])) as T;
}
