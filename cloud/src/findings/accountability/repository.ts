import type { CaseFilters } from '@rollcall/shared/resources/accountability-cases';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { filedWith } from '../../attachments/file-attachments.ts';
import { type DataScope, inScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { signedBy } from '../../db/signed-by.ts';
import type { Sort } from '../../http/keyset.ts';
import { slipAsJson } from '../slips/repository.ts';

/** Newest case first. */
export const entrySort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql.ref('c.opened_at'), type: 'timestamptz' },
    { by: sql.ref('e.entry_id'), type: 'uuid' },
  ],
};

/** Whose entries somebody sees: those in sight, and always his own. */
export interface EntryViewer {
  dataScope: DataScope;
  session: { badgeNo: string | null };
}

/** Whether entry `e` is among them. */
export function entrySeenBy({ dataScope, session }: EntryViewer): RawBuilder<SqlBool> {
  const seen = inScope(dataScope, { unitCode: sql.ref('e.unit_code'), badgeNo: sql.ref('e.badge_no') });
  return sql<SqlBool>`(${seen} or e.badge_no = ${session.badgeNo})`;
}

export type ListedEntry = Awaited<ReturnType<typeof selectEntriesOf>>[number];

export function entriesWith(db: Database, filters: CaseFilters, { now, ...viewer }: EntryViewer & { now: Date }) {
  let rows = entries(db, now).where(entrySeenBy(viewer));
  if (filters.state === 'unsettled') rows = rows.where('e.state', 'in', ['open', 'heard', 'decided']);
  else if (filters.state === 'overdue') rows = rows.where(isOverdue(now));
  else if (filters.state) rows = rows.where('e.state', '=', filters.state);
  if (filters.unitCode) rows = rows.where('e.unit_code', '=', filters.unitCode);
  if (filters.badgeNo) rows = rows.where('e.badge_no', '=', filters.badgeNo);
  if (filters.role) rows = rows.where('e.role', '=', filters.role);
  if (filters.outcome) rows = rows.where('e.outcome', '=', filters.outcome).where('e.void', '=', false);
  if (filters.findingId) {
    rows = rows.where(sql<SqlBool>`exists (
      select from accountability_entry_finding of_finding
      where of_finding.entry_id = e.entry_id and of_finding.finding_id = ${filters.findingId}
    )`);
  }
  return rows;
}

const isOverdue = (now: Date) => sql<boolean>`(e.state = 'open' and e.heard_until < ${localDateOf(now)})`;

const inOrder = (rows: ReturnType<typeof entries>) =>
  rows.orderBy('c.opened_at').orderBy('e.role', 'desc').orderBy('e.badge_no').execute();

/** The entries of a case, persons first. */
export async function selectEntriesOf(db: Database, caseId: string, now: Date) {
  return inOrder(entries(db, now).where('e.case_id', '=', caseId));
}

export async function findCase(db: Database, caseId: string) {
  return db
    .selectFrom('accountability_case as c')
    .innerJoin('account as opener', 'opener.account_id', 'c.opened_by')
    .leftJoin('account as leader', 'leader.account_id', 'c.on_behalf_of')
    .selectAll('c')
    .select([signedBy('opener').as('opened_by_name'), signedBy<null>('leader').as('on_behalf_of_name')])
    .where('c.case_id', '=', caseId)
    .executeTakeFirst();
}

/** Which findings the entries of a case rest on. */
export async function selectFindingsOf(db: Database, caseId: string) {
  return db
    .selectFrom('accountability_entry_finding as r')
    .innerJoin('accountability_entry as e', 'e.entry_id', 'r.entry_id')
    .innerJoin('finding as f', 'f.finding_id', 'r.finding_id')
    .select(['r.entry_id', 'r.finding_id', 'f.kind', 'f.duty_date', 'r.violation_class', 'r.ended_at'])
    .where('e.case_id', '=', caseId)
    .orderBy('f.duty_date')
    .orderBy('r.finding_id')
    .execute();
}

/** What the officers of a case said in the present round, oldest first. */
export async function selectStatementsOf(db: Database, caseId: string) {
  return db
    .selectFrom('accountability_statement as s')
    .innerJoin('accountability_entry as e', (join) =>
      join.onRef('e.entry_id', '=', 's.entry_id').onRef('e.round', '=', 's.round'),
    )
    .select([
      's.entry_id',
      's.text',
      's.late',
      's.stated_at',
      filedWith('statement_id', 's.statement_id').as('attachments'),
    ])
    .where('e.case_id', '=', caseId)
    .orderBy('s.stated_at')
    .orderBy('s.statement_id')
    .execute();
}

/** How its decisions were handed over on paper. */
export async function selectSlipsOf(db: Database, caseId: string) {
  return db
    .selectFrom('slip as s')
    .innerJoin('accountability_entry as e', (join) =>
      join.onRef('e.entry_id', '=', 's.entry_id').onRef('e.round', '=', 's.round'),
    )
    .select(['s.entry_id', slipAsJson.as('slip')])
    .where('e.case_id', '=', caseId)
    .execute();
}

/** That it be opened again, as long as that waits. */
export async function findReopeningOf(db: Database, caseId: string) {
  return db
    .selectFrom('accountability_reopening as r')
    .innerJoin('account as who', 'who.account_id', 'r.proposed_by')
    .select(['r.reopening_id', 'r.entry_ids', 'r.reason', 'r.proposed_at', signedBy('who').as('proposed_by_name')])
    .where('r.case_id', '=', caseId)
    .where('r.state', '=', 'waits')
    .executeTakeFirst();
}

function entries(db: Database, now: Date) {
  return db
    .selectFrom('accountability_entry as e')
    .innerJoin('accountability_case as c', 'c.case_id', 'e.case_id')
    .innerJoin('officer as o', 'o.badge_no', 'e.badge_no')
    .innerJoin('unit as u', 'u.unit_code', 'e.unit_code')
    .leftJoin('accountability_appeal as a', (join) =>
      join.onRef('a.entry_id', '=', 'e.entry_id').onRef('a.round', '=', 'e.round'),
    )
    .leftJoin('account as decider', 'decider.account_id', 'e.decided_by')
    .leftJoin('account as leader', 'leader.account_id', 'e.decided_for')
    .leftJoin('account as appeal_decider', 'appeal_decider.account_id', 'a.decided_by')
    .selectAll('e')
    .select([
      'c.year',
      'c.number',
      'c.source',
      'c.opened_at',
      'o.name as officer_name',
      'u.name as unit_name',
      isOverdue(now).as('overdue'),
      signedBy<null>('decider').as('decided_by_name'),
      signedBy<null>('leader').as('decided_for_name'),
      'a.appeal_id',
      'a.state as appeal_state',
      'a.ground as appeal_ground',
      'a.reason as appeal_reason',
      filedWith('case_appeal_id', 'a.appeal_id').as('appeal_attachments'),
      'a.appealed_at',
      'a.decided_at as appeal_decided_at',
      'a.decision_reason as appeal_decision_reason',
      signedBy<null>('appeal_decider').as('appeal_decided_by'),
    ]);
}
