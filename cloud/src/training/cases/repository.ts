import type { FindingKind, ViolationClass } from '@rollcall/shared/http/findings';
import type {
  CaseStrip,
  CaseTexts,
  CaseWithdrawal,
  TrainingCaseFilters,
} from '@rollcall/shared/resources/training-cases';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { signatureOf } from '../../db/signed-by.ts';
import { isConfirmed, standingDecision } from '../../findings/standing-decision.ts';
import type { Sort } from '../../http/keyset.ts';

export type StoredCase = NonNullable<Awaited<ReturnType<typeof findCase>>>;

/** Newest first. */
export const caseSort: Sort = { direction: 'desc', keys: [{ by: sql.ref('c.case_no'), type: 'integer' }] };

/** Why case `c` isn't in the library, null for one that is. It is there only as long as its finding stands as it was told of. */
const why = sql<CaseWithdrawal | null>`case
  when c.withdrawn_at is not null then 'by_person'
  when c.finding_id is null or (${isConfirmed} and d.violation_class = c.violation_class) then null
  when f.state <> 'set_aside' and f.handling in ('told', 'answered') then 'finding_reopened'
  else 'finding_set_aside'
end`;

/** Since when: null for what is there. */
const leftAt = sql<Date | null>`case ${why}
  when 'by_person' then c.withdrawn_at
  when 'finding_reopened' then f.told_at
  when 'finding_set_aside' then coalesce(
    greatest(
      (select max(a.decided_at) from finding_appeal a where a.finding_id = f.finding_id and a.state = 'upheld'),
      -- Of what turned out to be nobody's, no violation is confirmed.
      case when d.step in ('excuse', 'unfounded') or d.step = 'confirm' and d.violation_class is distinct from c.violation_class
        then d.at end
    ),
    f.changed_at
  )
end`;

/** Every case, each with why it left the library if it did: computed whenever it is read. */
export function cases(db: Database | Transaction) {
  return db
    .selectFrom('training_case as c')
    .leftJoin('finding as f', 'f.finding_id', 'c.finding_id')
    .leftJoinLateral(standingDecision.as('d'), (join) => join.onTrue())
    .select([
      'c.case_id as caseId',
      'c.case_no as caseNo',
      'c.origin',
      'c.source',
      'c.title',
      'c.violation_class as violationClass',
      'c.text',
      'c.rule',
      'c.advice',
      'c.strip',
      'c.finding_id as findingId',
      'c.version',
      signatureOf('c.created_by').as('createdBy'),
      'c.created_at as createdAt',
      'c.withdrawn_reason as withdrawnReason',
      why.as('why'),
      leftAt.as('leftAt'),
    ]);
}

/** @param seesTexts whether what left the library is shown, too: whoever doesn't see it can't search it either */
export function casesWith(
  db: Database,
  { violationClass, origin, withdrawn = false, search }: TrainingCaseFilters,
  seesTexts: boolean,
) {
  let rows = cases(db).where(withdrawn ? sql<SqlBool>`${why} is not null` : sql<SqlBool>`${why} is null`);
  if (violationClass) rows = rows.where('c.violation_class', '=', violationClass);
  if (origin) rows = rows.where('c.origin', '=', origin);
  if (search !== undefined) {
    const like = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
    const said = sql<SqlBool>`(
      c.title ilike ${like} or c.text ilike ${like} or c.rule ilike ${like} or coalesce(c.source, '') ilike ${like}
    )`;
    rows = rows.where(said);
    if (!seesTexts) rows = rows.where(sql<SqlBool>`${why} is null`);
  }
  return rows;
}

export async function findCase(db: Database | Transaction, caseId: string) {
  return cases(db).where('c.case_id', '=', caseId).executeTakeFirst();
}

/** The same, held until the end of the transaction, with its finding: what is decided about that waits. */
export async function lockCase(tx: Transaction, caseId: string) {
  await sql`select from training_case where case_id = ${caseId} for update`.execute(tx);
  return findCase(tx, caseId);
}

/** How many study packs show it. */
export async function countPacks(db: Database, caseId: string): Promise<number> {
  const { packs } = await db
    .selectFrom('study_pack')
    .select(({ fn }) => fn.countAll<number>().as('packs'))
    .where(sql<SqlBool>`${caseId}::uuid = any(case_ids)`)
    .executeTakeFirstOrThrow();
  return packs;
}

/** Imported cases by what imports know them by. */
export async function selectImported(tx: Transaction) {
  return cases(tx).where('c.origin', '=', 'imported').orderBy('c.case_no').execute();
}

export interface CandidateRow {
  findingId: string;
  kind: FindingKind;
  violationClass: ViolationClass;
  dutyDate: string;
  unitName: string | null;
  closedAt: Date;
  shiftId: string | null;
}

/**
 * Of findings about somebody that were confirmed and that people are done with: no appeal and no decision waits, nobody has to look
 * again, and no case was made of them that somebody hasn't taken out.
 * @param which a condition on finding `f`
 */
function candidates(which: RawBuilder<SqlBool>, limit: number) {
  return sql<CandidateRow>`
    select f.finding_id as "findingId", f.kind, d.violation_class as "violationClass", f.duty_date as "dutyDate",
      u.name as "unitName", f.shift_id as "shiftId",
      coalesce((
        select max(coalesce(c.second_at, c.decided_at)) from finding_decision c
        where c.finding_id = f.finding_id and c.state = 'counts'
      ), f.changed_at) as "closedAt"
    from finding f
    join unit u using (unit_code)
    cross join lateral ${standingDecision} as d
    where ${which} and f.handling in ('decided', 'closed') and ${isConfirmed} and d.violation_class is not null and cardinality(d.badge_nos) > 0
      and f.look_again is null
      and not exists (select from finding_appeal a where a.finding_id = f.finding_id and a.state = 'pending')
      and not exists (select from liability_appeal l where l.finding_id = f.finding_id and l.state = 'pending')
      and not exists (select from finding_decision w where w.finding_id = f.finding_id and w.state = 'waits')
      and not exists (select from training_case t where t.finding_id = f.finding_id and t.withdrawn_at is null)
    order by "closedAt" desc, f.finding_id
    limit ${limit}
  `;
}

export async function selectCandidates(db: Database, limit: number): Promise<CandidateRow[]> {
  return (await candidates(sql`true`, limit).execute(db)).rows;
}

export async function findCandidate(db: Database | Transaction, findingId: string): Promise<CandidateRow | undefined> {
  return (await candidates(sql`f.finding_id = ${findingId}`, 1).execute(db)).rows[0];
}

/** Whether there is a case of it that nobody took out. */
export async function hasCase(tx: Database | Transaction, findingId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('training_case')
    .select('case_id')
    .where('finding_id', '=', findingId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** As what a finding is confirmed now; undefined: it isn't. */
export async function confirmedAs(tx: Database | Transaction, findingId: string): Promise<ViolationClass | undefined> {
  const { rows } = await sql<{ violationClass: ViolationClass }>`
    select d.violation_class as "violationClass" from finding f cross join lateral ${standingDecision} as d
    where f.finding_id = ${findingId} and ${isConfirmed} and d.violation_class is not null
  `.execute(tx);
  return rows[0]?.violationClass;
}

export type NewCase = CaseTexts & { strip: CaseStrip | null } & (
    | { findingId: string; source: null }
    | { findingId: null; source: string }
  );

/** Nobody else adds a case until the end of the transaction. */
export async function lockLibrary(tx: Transaction): Promise<void> {
  await sql`lock table training_case in share row exclusive mode`.execute(tx);
}

/** Its number is the next one: none is left out. */
export async function insertCase(tx: Transaction, one: NewCase, { by, at }: { by: string; at: Date }) {
  await lockLibrary(tx);
  return tx
    .insertInto('training_case')
    .values({
      case_no: sql<number>`(select coalesce(max(case_no), 0) + 1 from training_case)`,
      origin: one.findingId === null ? 'imported' : 'own',
      source: one.source,
      title: one.title,
      violation_class: one.violationClass,
      text: one.text,
      rule: one.rule,
      advice: one.advice,
      strip: one.strip === null ? null : JSON.stringify(one.strip),
      finding_id: one.findingId,
      created_by: by,
      created_at: at,
    })
    .returning(['case_id as caseId', 'case_no as caseNo', 'origin'])
    .executeTakeFirstOrThrow();
}

export async function updateTexts(tx: Transaction, caseId: string, texts: CaseTexts): Promise<void> {
  await tx
    .updateTable('training_case')
    .set(({ eb }) => ({
      title: texts.title,
      violation_class: texts.violationClass,
      text: texts.text,
      rule: texts.rule,
      advice: texts.advice,
      version: eb('version', '+', 1),
    }))
    .where('case_id', '=', caseId)
    .execute();
}

export async function updateWithdrawn(tx: Transaction, caseId: string, reason: string, at: Date): Promise<void> {
  await tx
    .updateTable('training_case')
    .set(({ eb }) => ({ withdrawn_reason: reason, withdrawn_at: at, version: eb('version', '+', 1) }))
    .where('case_id', '=', caseId)
    .execute();
}
