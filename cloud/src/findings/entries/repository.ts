import type {
  ConfirmedCountFilters,
  ConfirmedCountRow,
  ConfirmedEntryFilters,
} from '@rollcall/shared/resources/confirmed-entries';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type DataScope, inScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import type { Sort } from '../../http/keyset.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { readCalendar } from '../../roster/calendar/repository.ts';
import { workingDayAfter } from '../../roster/calendar/working-days.ts';
import { confirmedEntries } from './confirmed-entries.ts';

/** The latest confirmation first. */
export const entrySort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql.ref('n.confirmed_at'), type: 'timestamptz' },
    { by: sql.ref('n.finding_id'), type: 'uuid' },
    { by: sql.ref('n.role'), type: 'text' },
    { by: sql.ref('n.badge_no'), type: 'text' },
  ],
};

/** @param overdueUntil what was confirmed on this local date, or before, is overdue as long as it is undecided */
export function entriesWith(
  db: Database,
  { from, to, unitCode, badgeNo, role, consequence }: ConfirmedEntryFilters,
  { dataScope, overdueUntil }: { dataScope: DataScope; overdueUntil: string },
) {
  const conditions = [
    inScope(dataScope, { unitCode: sql`n.unit_code`, badgeNo: sql`n.badge_no` }),
    ...confirmedWithin({ from, to }),
    ...(unitCode ? [sql<SqlBool>`n.unit_code = ${unitCode}`] : []),
    ...(badgeNo ? [sql<SqlBool>`n.badge_no = ${badgeNo}`] : []),
    ...(role ? [sql<SqlBool>`n.role = ${role}`] : []),
    ...(consequence === 'overdue' ? [isOverdue(overdueUntil)] : []),
    ...(consequence && consequence !== 'overdue' ? [sql<SqlBool>`n.consequence = ${consequence}`] : []),
  ];
  return db
    .selectFrom(confirmedEntries.as('n'))
    .innerJoin('officer as o', 'o.badge_no', 'n.badge_no')
    .innerJoin('unit as u', 'u.unit_code', 'n.unit_code')
    .selectAll('n')
    .select(['o.name as officer_name', 'u.name as unit_name'])
    .where(sql<SqlBool>`${sql.join(conditions, sql` and `)}`);
}

/** By the code of their unit. */
export async function countEntries(
  db: Database | Transaction,
  { from, to }: ConfirmedCountFilters,
  { dataScope, overdueUntil }: { dataScope: DataScope; overdueUntil: string },
): Promise<ConfirmedCountRow[]> {
  const conditions = [
    inScope(dataScope, { unitCode: sql`n.unit_code`, badgeNo: sql`n.badge_no` }),
    ...confirmedWithin({ from, to }),
  ];
  const { rows } = await sql<ConfirmedCountRow>`
    select n.unit_code as "unitCode", u.name as "unitName", count(*)::integer as entries,
      count(*) filter (where n.consequence = 'held')::integer as held,
      count(*) filter (where n.consequence = 'under_way')::integer as "underWay",
      count(*) filter (where n.consequence = 'ground')::integer as ground,
      count(*) filter (where n.consequence = 'undone')::integer as undone,
      count(*) filter (where n.consequence = 'undecided')::integer as undecided,
      count(*) filter (where ${isOverdue(overdueUntil)})::integer as overdue
    from ${confirmedEntries} as n join unit u using (unit_code)
    where ${sql.join(conditions, sql` and `)}
    group by n.unit_code, u.name
    order by n.unit_code collate "C"
  `.execute(db);
  return rows;
}

const isOverdue = (overdueUntil: string) =>
  sql<SqlBool>`(n.consequence = 'undecided' and local_day(n.confirmed_at) <= ${overdueUntil}::date)`;

function confirmedWithin({ from, to }: { from?: string | undefined; to?: string | undefined }): RawBuilder<SqlBool>[] {
  return [
    ...(from ? [sql<SqlBool>`local_day(n.confirmed_at) >= ${from}::date`] : []),
    ...(to ? [sql<SqlBool>`local_day(n.confirmed_at) <= ${to}::date`] : []),
  ];
}

/** Until when it is to be decided what follows from a confirmation. Local dates. */
export interface DecideTimes {
  /** What was confirmed on this day, or before, is overdue. */
  overdueUntil: string;
  today: string;
  /** The last day on which that is in time. */
  untilOf(confirmedAt: Date): string;
}

export async function readDecideTimes(db: Database | Transaction, now: Date): Promise<DecideTimes> {
  const { decideDays } = await readParameters(db);
  const calendar = await readCalendar(db);
  const today = localDateOf(now);
  let overdueUntil = addDays(today, -1);
  while (workingDayAfter(overdueUntil, decideDays, calendar) >= today) overdueUntil = addDays(overdueUntil, -1);
  return {
    overdueUntil,
    today,
    untilOf: (confirmedAt) => workingDayAfter(localDateOf(confirmedAt), decideDays, calendar),
  };
}
