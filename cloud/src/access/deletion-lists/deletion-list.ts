import { type DeletionDecision, deletionLists } from '@rollcall/shared/resources/deletion-lists';
import { deletionListProblems } from '@rollcall/shared/words/deletion-lists';
import { sql } from 'kysely';
import { assertMayDecide, secondTo } from '../../auth/request.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { appendFact, appendFacts, type Fact } from '../../ledger/append-fact.ts';
import {
  heldUntil,
  keptByCategory,
  nearlyDue,
  type Retention,
  readRetention,
} from '../retention/kept-until-repository.ts';
import { insertDecision, keepAll, lockList, saveListState } from './repository.ts';

const problem = problemsOf(deletionLists.problems, deletionListProblems);

/** As many as a person can look over. */
const mostOfList = 500;
const approvalsNeeded = 2;

/**
 * Puts what is due on a list for two people, unless one waits for them already.
 * @returns how many recordings are on it
 */
export async function proposeDeletions(db: Database, now: Date): Promise<number> {
  return db.transaction().execute(async (tx) => {
    if (!(await lockProposals(tx)) || (await hasProposedList(tx))) return 0;
    const retention = await readRetention(tx);
    const list = await insertList(tx, { retention, now, limit: mostOfList });
    if (!list) return 0;
    const { deletionListId, recordingIds } = list;
    await appendFacts(tx, [
      {
        type: 'deletion_list_proposed',
        subject: `deletion_list:${deletionListId}`,
        payload: { recordingIds, retentionVersion: retention.version },
      },
      ...recordingIds.map(
        (recordingId): Fact => ({
          type: 'deletion_listed',
          subject: `recording:${recordingId}`,
          payload: { deletionListId },
        }),
      ),
    ]);
    await notifyLive(tx, [{ topic: 'retention', unitCodes: [] }]);
    return recordingIds.length;
  });
}

/**
 * One of two people approves a list, or refuses it, which one alone can do, as long as nothing of it was deleted.
 * @throws not_found, already_decided, wrong_count, approved_by_same_person, not_yet_second_person
 */
export async function decideDeletions(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username' | 'actingFor'>,
  deletionListId: string,
  { decision, reason, recordings }: DeletionDecision,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const list = await lockList(tx, deletionListId);
    if (!list) throw errors.notFound('The list of deletions');
    const at = now();
    // One alone can refuse: it keeps what the list would delete.
    const first = list.decisions.flatMap(({ accountId, onBehalfOf }) => [accountId, onBehalfOf]);
    const barred = secondTo(first, () => problem('approved_by_same_person'));
    await assertMayDecide(tx, who, { barred }, { outcome: decision === 'approved' ? 'granted' : 'refused' });
    const decidedByMe = list.decisions.some(({ accountId }) => accountId === who.accountId);
    if (list.state !== 'proposed' || decidedByMe) throw errors.alreadyDecided();
    if (recordings !== list.recordings) {
      throw problem('wrong_count', { detail: `There are ${list.recordings} recordings on the list.` });
    }
    const signed = { accountId: who.accountId, onBehalfOf: principalId() };
    await insertDecision(tx, { deletionListId, ...signed, decision, reason, at });
    await appendFact(tx, {
      type: `deletion_list_${decision}`,
      subject: `deletion_list:${deletionListId}`,
      payload: { by: who.username, reason, recordings },
    });
    if (decision === 'refused') {
      await saveListState(tx, deletionListId, 'refused', at);
      await keepAll(tx, deletionListId, at);
    } else if (list.decisions.length + 1 === approvalsNeeded) {
      await saveListState(tx, deletionListId, 'approved', at);
    }
    await notifyLive(tx, [{ topic: 'retention', unitCodes: [] }]);
  });
}

/** Lists of which everything is deleted or kept are done. */
export async function closeLists(db: Database, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const closed = await closeDoneLists(tx, now);
    if (closed.length === 0) return;
    await appendFacts(
      tx,
      closed.map((id) => ({ type: 'deletion_list_done', subject: `deletion_list:${id}` as const, payload: {} })),
    );
    await notifyLive(tx, [{ topic: 'retention', unitCodes: [] }]);
  });
}

/** One that proposes lists at a time. @returns false when another process is at it */
async function lockProposals(tx: Transaction): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('rollcall deletion lists')) as locked
  `.execute(tx);
  return rows[0]?.locked ?? false;
}

async function hasProposedList(tx: Transaction): Promise<boolean> {
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
async function insertList(
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

/** Closes approved lists of which everything is settled. */
async function closeDoneLists(tx: Transaction, at: Date): Promise<string[]> {
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
