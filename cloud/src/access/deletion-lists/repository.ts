import type {
  DeletionListDetail,
  DeletionListRow,
  DeletionNote,
  KeptFor,
} from '@rollcall/shared/resources/deletion-lists';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { signedBy } from '../../db/signed-by.ts';
import { lastRestore } from '../../evidence/restores/last-restore.ts';
import type { Sort } from '../../http/keyset.ts';

type Listed = Awaited<ReturnType<ReturnType<typeof listsWith>['executeTakeFirstOrThrow']>>;

/** Newest first. */
export const deletionListSort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql.ref('l.proposed_at'), type: 'timestamptz' },
    { by: sql.ref('l.deletion_list_id'), type: 'uuid' },
  ],
};

/** @param own the accounts of whoever asks */
export function listsWith(db: Database, own: readonly string[]) {
  return db
    .selectFrom('deletion_list as l')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('deletion_entry as e')
          .innerJoin('recording as r', 'r.recording_id', 'e.recording_id')
          .select([
            sql<number>`count(*)`.as('recordings'),
            sql<number>`coalesce(sum(r.size_bytes), 0)::bigint`.as('sizeBytes'),
            sql<number>`count(*) filter (where e.outcome = 'deleted')`.as('deleted'),
            sql<number>`count(*) filter (where e.outcome = 'kept')`.as('kept'),
          ])
          .whereRef('e.deletion_list_id', '=', 'l.deletion_list_id')
          .as('entries'),
      (on) => on.onTrue(),
    )
    .select(['l.deletion_list_id as deletionListId', 'l.state', 'l.proposed_at as proposedAt'])
    .select(['l.closed_at as closedAt', 'entries.recordings', 'entries.sizeBytes', 'entries.deleted', 'entries.kept'])
    .select([
      sql<DeletionListRow['decisions']>`coalesce((
        select jsonb_agg(jsonb_build_object('by', ${signedBy('a')}, 'onBehalfOf', ${signedBy('leader')},
          'decision', d.decision, 'reason', d.reason,
          'at', to_char(d.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by d.decided_at)
        from deletion_decision d join account a using (account_id)
        left join account leader on leader.account_id = d.on_behalf_of
        where d.deletion_list_id = l.deletion_list_id
      ), '[]')`.as('decisions'),
      sql<boolean>`exists (
        select from deletion_decision d where d.deletion_list_id = l.deletion_list_id
          and (d.account_id = any(${own}::uuid[]) or d.on_behalf_of = any(${own}::uuid[]))
      )`.as('decidedByMe'),
    ]);
}

export function toListRow({ proposedAt, closedAt, ...list }: Listed): DeletionListRow {
  return { ...list, proposedAt: proposedAt.toISOString(), closedAt: closedAt?.toISOString() ?? null };
}

export async function selectEntries(db: Database, deletionListId: string): Promise<DeletionListDetail['entries']> {
  const rows = await db
    .selectFrom('deletion_entry as e')
    .innerJoin('recording as r', 'r.recording_id', 'e.recording_id')
    .innerJoin('station as s', 's.station_id', 'r.station_id')
    .innerJoin('unit as u', 'u.unit_code', 's.unit_code')
    .select(['e.recording_id', 'r.file_name', 'u.name', 'r.captured_at', 'r.size_bytes', 'r.locked_until'])
    .select(['e.category', 'e.due_at', 'e.outcome', 'e.note', 'e.decided_at'])
    .select(sql<KeptFor[]>`coalesce(e.kept_for, case when e.outcome is null then ${keptFor} end, '[]')`.as('keptFor'))
    .where('e.deletion_list_id', '=', deletionListId)
    .orderBy('e.due_at')
    .orderBy('e.recording_id')
    .execute();
  return rows.map((row) => ({
    recordingId: row.recording_id,
    fileName: row.file_name,
    unitName: row.name,
    capturedAt: row.captured_at?.toISOString() ?? null,
    sizeBytes: row.size_bytes,
    category: row.category,
    dueAt: row.due_at.toISOString(),
    lockedUntil: row.locked_until?.toISOString() ?? null,
    outcome: row.outcome,
    note: row.note,
    keptFor: row.keptFor,
    decidedAt: row.decided_at?.toISOString() ?? null,
  }));
}

/** By which activities and numbers recording `r` is case evidence. */
const keptFor = sql<KeptFor[]>`(
  select jsonb_agg(jsonb_build_object('activityId', c.activity_id, 'caseNo', c.case_no) order by c.case_no, c.activity_id)
  from case_evidence c where c.recording_id = r.recording_id and c.released_at is null
)`;

/** The same of one recording, while nobody changes it. */
export async function selectKeptFor(tx: Transaction, recordingId: string): Promise<KeptFor[]> {
  const row = await tx
    .selectFrom('recording as r')
    .select(sql<KeptFor[]>`coalesce(${keptFor}, '[]')`.as('keptFor'))
    .where('r.recording_id', '=', recordingId)
    .executeTakeFirstOrThrow();
  return row.keptFor;
}

/** The list, held until the end of the transaction, with the decisions so far. */
export async function lockList(tx: Transaction, deletionListId: string) {
  const list = await tx
    .selectFrom('deletion_list')
    .select(['deletion_list_id', 'state'])
    .where('deletion_list_id', '=', deletionListId)
    .forUpdate()
    .executeTakeFirst();
  if (!list) return undefined;
  const decisions = await tx
    .selectFrom('deletion_decision')
    .select(['account_id as accountId', 'on_behalf_of as onBehalfOf', 'decision'])
    .where('deletion_list_id', '=', deletionListId)
    .execute();
  const entries = await tx
    .selectFrom('deletion_entry')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('deletion_list_id', '=', deletionListId)
    .executeTakeFirstOrThrow();
  return { state: list.state, decisions, recordings: entries.count };
}

export async function insertDecision(
  tx: Transaction,
  decided: {
    deletionListId: string;
    accountId: string;
    onBehalfOf: string | null;
    decision: 'approved' | 'refused';
    reason: string;
    at: Date;
  },
): Promise<void> {
  await tx
    .insertInto('deletion_decision')
    .values({
      deletion_list_id: decided.deletionListId,
      account_id: decided.accountId,
      on_behalf_of: decided.onBehalfOf,
      decision: decided.decision,
      reason: decided.reason,
      decided_at: decided.at,
    })
    .execute();
}

export async function saveListState(
  tx: Transaction,
  deletionListId: string,
  state: 'approved' | 'refused' | 'done',
  at: Date,
): Promise<void> {
  await tx
    .updateTable('deletion_list')
    .set({ state, closed_at: state === 'approved' ? null : at })
    .where('deletion_list_id', '=', deletionListId)
    .execute();
}

/** What is to be deleted by approved lists, oldest due first. */
export async function selectApprovedEntries(db: Database, limit: number) {
  return db
    .selectFrom('deletion_entry as e')
    .innerJoin('deletion_list as l', 'l.deletion_list_id', 'e.deletion_list_id')
    .innerJoin('recording as r', 'r.recording_id', 'e.recording_id')
    .select(['e.deletion_list_id as deletionListId', 'e.recording_id as recordingId'])
    .select(['e.version_id as versionId', 'e.category', 'r.locked_until as lockedUntil', 'e.note'])
    .where('l.state', '=', 'approved')
    .where('e.outcome', 'is', null)
    .orderBy('e.due_at')
    .orderBy('e.recording_id')
    .limit(limit)
    .execute();
}

export async function saveEntry(
  tx: Transaction,
  entry: { deletionListId: string; recordingId: string },
  saved: { outcome: 'deleted' | 'kept' | null; note: DeletionNote | null; at: Date; keptFor?: readonly KeptFor[] },
): Promise<void> {
  await tx
    .updateTable('deletion_entry')
    .set({
      outcome: saved.outcome,
      note: saved.note,
      decided_at: saved.outcome === null ? null : saved.at,
      ...(saved.keptFor?.length && { kept_for: JSON.stringify(saved.keptFor) }),
    })
    .where('deletion_list_id', '=', entry.deletionListId)
    .where('recording_id', '=', entry.recordingId)
    .where('outcome', 'is', null)
    .execute();
}

/** All that is left of a list is kept. */
export async function keepAll(tx: Transaction, deletionListId: string, at: Date): Promise<void> {
  await tx
    .updateTable('deletion_entry')
    .set({ outcome: 'kept', note: 'list_refused', decided_at: at })
    .where('deletion_list_id', '=', deletionListId)
    .where('outcome', 'is', null)
    .execute();
}

/** Who approved a list, by user name. */
export async function selectApprovers(tx: Transaction, deletionListId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('deletion_decision as d')
    .innerJoin('account as a', 'a.account_id', 'd.account_id')
    .select('a.username')
    .where('d.deletion_list_id', '=', deletionListId)
    .where('d.decision', '=', 'approved')
    .orderBy('d.decided_at')
    .execute();
  return rows.map((row) => row.username);
}

/** Whether HQ's database came back from a backup after somebody had approved the list. */
export async function wasRestoredSince(tx: Transaction, deletionListId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('deletion_decision')
    .select('deletion_list_id')
    .where('deletion_list_id', '=', deletionListId)
    .where('decided_at', '<', lastRestore)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
