import type { CalendarDayFilters, CalendarDayKind } from '@rollcall/shared/resources/calendar-days';
import { type Selectable, sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { signatureOf } from '../../db/signed-by.ts';
import type { RosterTables } from '../../db/tables/roster-tables.ts';
import type { Sort } from '../../http/keyset.ts';
import type { Calendar } from './working-days.ts';

export type StoredDay = Selectable<RosterTables['calendar_day']>;

/** In order of time. */
export const calendarSort: Sort = { direction: 'asc', keys: [{ by: sql.ref('day'), type: 'date' }] };

export function calendarDaysWith(db: Database, { year, kind }: CalendarDayFilters) {
  let rows = days(db);
  if (year !== undefined) rows = rows.where('day', '>=', `${year}-01-01`).where('day', '<=', `${year}-12-31`);
  if (kind !== undefined) rows = rows.where('kind', '=', kind);
  return rows;
}

/** `set_by` as whoever set it signs. */
function days(db: Database | Transaction) {
  return db
    .selectFrom('calendar_day')
    .select(['day', 'kind', 'name', 'note', 'late_change', 'reason', 'set_at', signatureOf('set_by').as('set_by')]);
}

/** The whole calendar. A deadline counted while it changes is lengthened afterwards: see `lengthenDeadlines`. */
export async function readCalendar(db: Database | Transaction): Promise<Calendar> {
  const rows = await db.selectFrom('calendar_day').select(['day', 'kind']).execute();
  return new Map<string, CalendarDayKind>(rows.map(({ day, kind }) => [day, kind]));
}

export async function findDay(db: Database | Transaction, day: string): Promise<StoredDay | undefined> {
  return days(db).where('day', '=', day).executeTakeFirst();
}

/** Adds the day, or replaces what is there of it. */
export async function putDay(tx: Transaction, day: StoredDay): Promise<void> {
  await tx
    .insertInto('calendar_day')
    .values(day)
    .onConflict((conflict) => conflict.column('day').doUpdateSet(day))
    .execute();
}

export async function deleteDay(tx: Transaction, day: string): Promise<void> {
  await tx.deleteFrom('calendar_day').where('day', '=', day).execute();
}
