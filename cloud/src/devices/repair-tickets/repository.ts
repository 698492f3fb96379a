import type { RepairOutcome, RepairState, RepairTicketFilters } from '@rollcall/shared/resources/repair-tickets';
import { type SqlBool, sql } from 'kysely';
import { camel } from '../../db/columns.ts';
import { type DataScope, inScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import type { Sort } from '../../http/keyset.ts';

/** What was told of a recorder's fault. */
export interface FaultReport {
  reportId: string;
  recorderSerial: string;
  badgeNo: string | null;
  stationId: string | null;
  symptom: string;
  reportedAt: Date;
  /** Who entered it; null for a station's screen. */
  toldBy: string | null;
  toldAt: Date;
}

export interface RepairTicket {
  repairTicketId: string;
  recorderSerial: string;
  reportedBy: string | null;
  reportedAt: Date;
  state: RepairState;
  outcome: RepairOutcome | null;
  closedAt: Date | null;
  note: string;
}

/** One at a time: a recorder has one ticket that isn't closed. After `lockDutyShared` where that is taken too. */
export async function lockRepairs(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('rollcall repairs'))`.execute(tx);
}

export async function isReported(tx: Transaction, reportId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('repair_report')
    .select('report_id')
    .where('report_id', '=', reportId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The officers who held the recorder at any moment of that time. */
export async function selectHolders(
  tx: Transaction,
  recorderSerial: string,
  { from, until }: { from: Date; until: Date },
): Promise<string[]> {
  const rows = await tx
    .selectFrom('holding')
    .select('badge_no')
    .distinct()
    .where('recorder_serial', '=', recorderSerial)
    .where('held_from', '<', until)
    .where((where) => where.or([where('held_until', 'is', null), where('held_until', '>', from)]))
    .execute();
  return rows.map((row) => row.badge_no);
}

/** The ticket to which a fault of that moment belongs: the first that wasn't closed by then. */
export async function findTicketAt(
  tx: Transaction,
  recorderSerial: string,
  at: Date,
): Promise<RepairTicket | undefined> {
  return tickets(tx)
    .where('recorder_serial', '=', recorderSerial)
    .where((where) => where.or([where('closed_at', 'is', null), where('closed_at', '>', at)]))
    .orderBy('reported_at')
    .limit(1)
    .executeTakeFirst();
}

export async function findTicket(tx: Transaction, repairTicketId: string): Promise<RepairTicket | undefined> {
  return tickets(tx).where('repair_ticket_id', '=', repairTicketId).executeTakeFirst();
}

/** @returns its id */
export async function insertTicket(tx: Transaction, report: FaultReport): Promise<string> {
  const { repair_ticket_id } = await tx
    .insertInto('repair_ticket')
    .values({
      recorder_serial: report.recorderSerial,
      reported_by: report.badgeNo,
      station_id: report.stationId,
      symptom: report.symptom,
      reported_at: report.reportedAt,
    })
    .returning('repair_ticket_id')
    .executeTakeFirstOrThrow();
  return repair_ticket_id;
}

export async function insertReport(tx: Transaction, repairTicketId: string, report: FaultReport): Promise<void> {
  await tx
    .insertInto('repair_report')
    .values({
      report_id: report.reportId,
      repair_ticket_id: repairTicketId,
      badge_no: report.badgeNo,
      station_id: report.stationId,
      symptom: report.symptom,
      reported_at: report.reportedAt,
      told_by: report.toldBy,
      told_at: report.toldAt,
    })
    .execute();
}

export async function updateTicket(
  tx: Transaction,
  { repairTicketId, reportedAt, state, outcome, closedAt, note }: RepairTicket,
): Promise<void> {
  await tx
    .updateTable('repair_ticket')
    .set({ reported_at: reportedAt, state, outcome, closed_at: closedAt, note })
    .where('repair_ticket_id', '=', repairTicketId)
    .execute();
}

function tickets(tx: Transaction) {
  return tx
    .selectFrom('repair_ticket')
    .select(
      camel(
        'repair_ticket',
        'repair_ticket_id',
        'recorder_serial',
        'reported_by',
        'reported_at',
        'state',
        'outcome',
        'closed_at',
        'note',
      ),
    );
}

const unitCode = sql<string | null>`coalesce(r.unit_code, s.unit_code)`;

/** Newest first. */
export const ticketSort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql.ref('t.reported_at'), type: 'timestamptz' },
    { by: sql.ref('t.repair_ticket_id'), type: 'uuid' },
  ],
};

export function ticketsWith(db: Database, filters: RepairTicketFilters, dataScope: DataScope) {
  let rows = ticketRows(db).where(inScope(dataScope, { unitCode, badgeNo: sql.ref('t.reported_by') }));
  if (filters.state === 'unsettled') rows = rows.where('t.state', '<>', 'closed');
  else if (filters.state) rows = rows.where('t.state', '=', filters.state);
  if (filters.recorderSerial) rows = rows.where('t.recorder_serial', '=', filters.recorderSerial);
  if (filters.unitCode) rows = rows.where(sql<SqlBool>`${unitCode} = ${filters.unitCode}`);
  return rows;
}

export async function findTicketRow(db: Database | Transaction, repairTicketId: string) {
  return ticketRows(db).where('t.repair_ticket_id', '=', repairTicketId).executeTakeFirst();
}

/** Everything that was told of it, oldest first. */
export async function selectReports(db: Database, repairTicketId: string) {
  return db
    .selectFrom('repair_report as p')
    .leftJoin('officer as o', 'o.badge_no', 'p.badge_no')
    .select(camel('p', 'report_id', 'badge_no', 'station_id', 'symptom', 'reported_at'))
    .select('o.name as officerName')
    .where('p.repair_ticket_id', '=', repairTicketId)
    .orderBy('p.reported_at')
    .orderBy('p.report_id')
    .execute();
}

function ticketRows(db: Database | Transaction) {
  return db
    .selectFrom('repair_ticket as t')
    .leftJoin('recorder as r', 'r.recorder_serial', 't.recorder_serial')
    .leftJoin('station as s', 's.station_id', 't.station_id')
    .leftJoin('officer as o', 'o.badge_no', 't.reported_by')
    .leftJoin('unit as u', (join) => join.on(sql<SqlBool>`u.unit_code = ${unitCode}`))
    .select(camel('t', 'repair_ticket_id', 'recorder_serial', 'reported_by', 'station_id', 'symptom', 'reported_at'))
    .select(camel('t', 'state', 'closed_at', 'outcome', 'note'))
    .select([unitCode.as('unitCode'), 'u.name as unitName', 'o.name as reporterName'])
    .select((field) =>
      field
        .selectFrom('repair_report as p')
        .whereRef('p.repair_ticket_id', '=', 't.repair_ticket_id')
        .select((reports) => reports.fn.countAll<number>().as('count'))
        .$asScalar()
        .$notNull()
        .as('reportCount'),
    );
}
