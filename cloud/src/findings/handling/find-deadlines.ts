import { localDateOf } from '@rollcall/shared/rules/local-date';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { readCalendar } from '../../roster/calendar/repository.ts';
import { deadlineOf, type Pause } from '../../roster/calendar/working-days.ts';

/**
 * The last day on which somebody can answer in time what he is told now, in working days of the brigade's calendar; leave
 * doesn't count. @returns it for each of these badge numbers; null: nobody's leave counts
 */
export async function findDeadlines(
  tx: Transaction,
  badgeNos: readonly (string | null)[],
  toldAt: Date,
): Promise<(badgeNo: string | null) => string> {
  if (badgeNos.length === 0) return () => localDateOf(toldAt);
  const [{ answerDays }, calendar] = [await readParameters(tx), await readCalendar(tx)];
  const people = badgeNos.map((badgeNo) => ({ badgeNo }));
  const pauses = await selectPauses(tx, people, toldAt);
  return (badgeNo) =>
    deadlineOf({ toldAt, workingDays: answerDays, calendar, pauses: pauses.get(badgeNo ?? '') ?? [] }).dueOn;
}

/** The last day on which somebody can appeal in time against what he saw now. */
export async function findAppealEnd(tx: Transaction, badgeNo: string, seenAt: Date): Promise<string> {
  const [{ appealDays }, calendar] = [await readParameters(tx), await readCalendar(tx)];
  const pauses = (await selectPauses(tx, [{ badgeNo }], seenAt)).get(badgeNo) ?? [];
  return deadlineOf({ toldAt: seenAt, workingDays: appealDays, calendar, pauses }).dueOn;
}

/** The leave of these officers from a moment on, by badge number: each day of which some belongs to it. */
export async function selectPauses(
  db: Database | Transaction,
  people: readonly { badgeNo: string | null }[],
  since: Date,
): Promise<Map<string, Pause[]>> {
  const rows = await db
    .selectFrom('leave')
    .select([
      'badge_no as badgeNo',
      sql<string>`(starts_at at time zone 'Asia/Shanghai')::date`.as('from'),
      // What ends at midnight has nothing of the next day.
      sql<string>`((ends_at - interval '1 millisecond') at time zone 'Asia/Shanghai')::date`.as('to'),
    ])
    .where('badge_no', '=', sql<string>`any(${[...new Set(people.map(({ badgeNo }) => badgeNo))]}::text[])`)
    .where('removed_at', 'is', null)
    .where('ends_at', '>', since)
    .execute();
  const pauses = new Map<string, Pause[]>();
  for (const { badgeNo, ...pause } of rows) pauses.set(badgeNo, [...(pauses.get(badgeNo) ?? []), pause]);
  return pauses;
}
