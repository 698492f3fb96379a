import type { RepairTicketsQuery } from '@rollcall/shared/http/repair-tickets';
import { type SqlBool, sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { inSight, type Sight } from '../../db/sight.ts';

export type StoredTicket = Awaited<ReturnType<typeof selectTickets>>[number];

/** Where a page of tickets begins: after this row. */
export interface TicketPlace {
  reportedAt: string;
  repairTicketId: string;
}

const unitCode = sql<string | null>`coalesce(r.unit_code, s.unit_code)`;

/** Newest first. */
export async function selectTickets(
  db: Database,
  query: Omit<RepairTicketsQuery, 'limit' | 'cursor'>,
  { after, sight, limit }: { after?: TicketPlace | undefined; sight: Sight; limit: number },
) {
  let rows = tickets(db).orderBy('t.reported_at', 'desc').orderBy('t.repair_ticket_id', 'desc').limit(limit);
  if (after) {
    rows = rows.where(
      sql<SqlBool>`(t.reported_at, t.repair_ticket_id) < (${after.reportedAt}::timestamptz, ${after.repairTicketId}::uuid)`,
    );
  }
  rows = rows.where(inSight(sight, { unitCode, badgeNo: sql.ref('t.reported_by') }));
  if (query.state === 'unsettled') rows = rows.where('t.state', '<>', 'closed');
  else if (query.state) rows = rows.where('t.state', '=', query.state);
  if (query.recorderSerial) rows = rows.where('t.recorder_serial', '=', query.recorderSerial);
  if (query.unitCode) rows = rows.where(sql<SqlBool>`${unitCode} = ${query.unitCode}`);
  return rows.execute();
}

export async function findTicketRow(db: Database | Transaction, repairTicketId: string) {
  return tickets(db).where('t.repair_ticket_id', '=', repairTicketId).executeTakeFirst();
}

/** Everything that was told of it, oldest first. */
export async function selectReports(db: Database, repairTicketId: string) {
  return db
    .selectFrom('repair_report as p')
    .leftJoin('officer as o', 'o.badge_no', 'p.badge_no')
    .select(['p.report_id', 'p.badge_no', 'o.name as officer_name', 'p.station_id', 'p.symptom', 'p.reported_at'])
    .where('p.repair_ticket_id', '=', repairTicketId)
    .orderBy('p.reported_at')
    .orderBy('p.report_id')
    .execute();
}

function tickets(db: Database | Transaction) {
  return db
    .selectFrom('repair_ticket as t')
    .leftJoin('recorder as r', 'r.recorder_serial', 't.recorder_serial')
    .leftJoin('station as s', 's.station_id', 't.station_id')
    .leftJoin('officer as o', 'o.badge_no', 't.reported_by')
    .leftJoin('unit as u', (join) => join.on(sql<SqlBool>`u.unit_code = ${unitCode}`))
    .select([
      't.repair_ticket_id',
      't.recorder_serial',
      unitCode.as('unit_code'),
      'u.name as unit_name',
      't.reported_by',
      'o.name as reporter_name',
      't.station_id',
      't.symptom',
      't.reported_at',
      't.state',
      't.closed_at',
      't.outcome',
      't.note',
      (field) =>
        field
          .selectFrom('repair_report as p')
          .whereRef('p.repair_ticket_id', '=', 't.repair_ticket_id')
          .select((reports) => reports.fn.countAll<number>().as('count'))
          .as('report_count'),
    ]);
}
