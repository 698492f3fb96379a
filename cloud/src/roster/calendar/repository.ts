import type { CalendarDayFilters, CalendarDayKind } from '@rollcall/shared/resources/calendar-days';
import { type Selectable, sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import type { RosterTables } from '../../db/tables/roster-tables.ts';
import type { Sort } from '../../http/keyset.ts';
import type { Calendar } from './working-days.ts';

export type StoredDay = Selectable<RosterTables['calendar_day']>;

/** In order of time. */
export const calendarSort: Sort = { direction: 'asc', keys: [{ by: sql.ref('day'), type: 'date' }] };

export function calendarDaysWith(db: Database, { year, kind }: CalendarDayFilters) {
  let rows = db.selectFrom('calendar_day').selectAll();
  if (year !== undefined) rows = rows.where('day', '>=', `${year}-01-01`).where('day', '<=', `${year}-12-31`);
  if (kind !== undefined) rows = rows.where('kind', '=', kind);
  return rows;
}

/** The whole calendar. A deadline counted while it changes is lengthened afterwards: see `lengthenDeadlines`. */
export async function readCalendar(db: Database | Transaction): Promise<Calendar> {
  const rows = await db.selectFrom('calendar_day').select(['day', 'kind']).execute();
  return new Map<string, CalendarDayKind>(rows.map(({ day, kind }) => [day, kind]));
}

export async function findDay(db: Database | Transaction, day: string): Promise<StoredDay | undefined> {
  return db.selectFrom('calendar_day').selectAll().where('day', '=', day).executeTakeFirst();
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
