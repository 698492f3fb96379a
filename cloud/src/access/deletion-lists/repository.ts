import type { DeletionListDetail, DeletionListRow, DeletionNote } from '@rollcall/shared/http/deletion-lists';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { signedBy } from '../../db/signed-by.ts';
import { lastRestore } from '../../evidence/restores/last-restore.ts';
import { heldUntil, keptByCategory, nearlyDue, type Retention } from '../retention/retention-repository.ts';

export type StoredList = Omit<DeletionListRow, 'proposedAt' | 'closedAt' | 'decidedByMe' | 'decisions'> & {
  proposedAt: Date;
  closedAt: Date | null;
  decisions: {
    accountId: string;
    onBehalfOfId: string | null;
    by: string;
    onBehalfOf: string | null;
    decision: 'approved' | 'refused';
    reason: string;
    at: string;
  }[];
  place: string;
};

/** Newest first, those that wait for a decision before all. */
export async function selectLists(
  db: Database,
  filter: { deletionListId?: string; before?: { at: string; deletionListId: string } | undefined; limit: number },
): Promise<StoredList[]> {
  const { deletionListId, before, limit } = filter;
  const one = deletionListId === undefined ? sql`true` : sql`l.deletion_list_id = ${deletionListId}`;
  const after =
    before === undefined
      ? sql`true`
      : sql`(l.proposed_at, l.deletion_list_id) < (${before.at}::timestamptz, ${before.deletionListId})`;
  const { rows } = await sql<StoredList>`
    select l.deletion_list_id as "deletionListId", l.state, l.proposed_at as "proposedAt", l.closed_at as "closedAt",
      entries.*, coalesce(decisions.rows, '[]') as decisions,
      to_char(l.proposed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as place
    from deletion_list l
    cross join lateral (
      select count(*) as recordings, coalesce(sum(r.size_bytes), 0)::bigint as "sizeBytes",
        count(*) filter (where outcome = 'deleted') as deleted, count(*) filter (where outcome = 'kept') as kept
      from deletion_entry join recording r using (recording_id) where deletion_list_id = l.deletion_list_id
    ) as entries
    cross join lateral (
      select jsonb_agg(jsonb_build_object('accountId', d.account_id, 'by', ${signedBy('a')},
        'onBehalfOfId', d.on_behalf_of, 'onBehalfOf', ${signedBy('leader')}, 'decision', d.decision,
        'reason', d.reason, 'at', to_char(d.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        order by d.decided_at) as rows
      from deletion_decision d join account a using (account_id) left join account leader on leader.account_id = d.on_behalf_of
      where d.deletion_list_id = l.deletion_list_id
    ) as decisions
    where ${one} and ${after}
    order by l.proposed_at desc, l.deletion_list_id desc limit ${limit}
  `.execute(db);
  return rows;
}

export async function selectEntries(db: Database, deletionListId: string): Promise<DeletionListDetail['entries']> {
  const rows = await db
    .selectFrom('deletion_entry as e')
    .innerJoin('recording as r', 'r.recording_id', 'e.recording_id')
    .innerJoin('station as s', 's.station_id', 'r.station_id')
    .innerJoin('unit as u', 'u.unit_code', 's.unit_code')
    .select(['e.recording_id', 'r.file_name', 'u.name', 'r.captured_at', 'r.size_bytes', 'r.locked_until'])
    .select(['e.category', 'e.due_at', 'e.outcome', 'e.note', 'e.decided_at'])
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
    decidedAt: row.decided_at?.toISOString() ?? null,
  }));
}

/** One that proposes lists at a time. @returns false when another process is at it */
export async function lockProposals(tx: Transaction): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('rollcall deletion lists')) as locked
  `.execute(tx);
  return rows[0]?.locked ?? false;
}

export async function hasProposedList(tx: Transaction): Promise<boolean> {
  const found = await tx
    .selectFrom('deletion_list')
    .select('deletion_list_id')
    .where('state', '=', 'proposed')
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/**
 * Makes a list of what is due and isn't on one that is open: verified, kept long enough by its category, under no hold, its
 * bytes without a problem that somebody must look at, and not refused within the last month.
 * @returns its id, and how many recordings; undefined when nothing is due
 */
export async function insertList(
  tx: Transaction,
  { retention, now, limit }: { retention: Retention; now: Date; limit: number },
): Promise<{ deletionListId: string; recordingIds: string[] } | undefined> {
  const { rows } = await sql<{ recordingId: string; versionId: string; category: string; dueAt: Date }>`
    select r.recording_id as "recordingId", r.version_id as "versionId", r.category, ${keptByCategory(retention)} as "dueAt"
    from recording r
    where r.state = 'verified' and r.integrity_problem is null
      and ${nearlyDue(retention, now)} and ${keptByCategory(retention)} <= ${now} and ${heldUntil(now)} is null
      and not exists (
        select from deletion_entry e where e.recording_id = r.recording_id
          and (e.outcome is null or (e.note = 'list_refused' and e.decided_at > ${now}::timestamptz - interval '1 month'))
      )
    order by "dueAt", r.recording_id limit ${limit}
  `.execute(tx);
  if (rows.length === 0) return undefined;
  const list = await tx
    .insertInto('deletion_list')
    .values({ proposed_at: now })
    .returning('deletion_list_id')
    .executeTakeFirstOrThrow();
  const deletionListId = list.deletion_list_id;
  await sql`
    insert into deletion_entry (deletion_list_id, recording_id, version_id, category, due_at)
    select ${deletionListId}, "recordingId", "versionId", category, "dueAt"
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as e ("recordingId" text, "versionId" text, category text, "dueAt" timestamptz)
  `.execute(tx);
  return { deletionListId, recordingIds: rows.map(({ recordingId }) => recordingId) };
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
  saved: { outcome: 'deleted' | 'kept' | null; note: DeletionNote | null; at: Date },
): Promise<void> {
  await tx
    .updateTable('deletion_entry')
    .set({ outcome: saved.outcome, note: saved.note, decided_at: saved.outcome === null ? null : saved.at })
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

/** Closes approved lists of which everything is settled. */
export async function closeDoneLists(tx: Transaction, at: Date): Promise<string[]> {
  const rows = await tx
    .updateTable('deletion_list as l')
    .set({ state: 'done', closed_at: at })
    .where('l.state', '=', 'approved')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('deletion_entry as e')
            .select('e.recording_id')
            .whereRef('e.deletion_list_id', '=', 'l.deletion_list_id')
            .where('e.outcome', 'is', null),
        ),
      ),
    )
    .returning('l.deletion_list_id')
    .execute();
  return rows.map((row) => row.deletion_list_id);
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
