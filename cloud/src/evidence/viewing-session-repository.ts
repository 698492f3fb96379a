import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { delegationCounts } from '../auth/delegations/repository.ts';
import type { Database, Transaction } from '../db/database.ts';
import { grantedUntil, openedBy, opensRestricted, ownerOf, seenBy, seenByRole, type Viewer } from './seen-by.ts';

/** The recording, as far as it may be seen. `grantedUntil`: how long an approval lasts, which the account may not need. */
export async function findViewable(tx: Transaction, recordingId: string, viewer: Viewer) {
  return tx
    .selectFrom('recording as r')
    .innerJoin('station as s', 's.station_id', 'r.station_id')
    .select(['r.version_id as versionId', 'r.size_bytes as sizeBytes', 'r.extension', 'r.state'])
    .select([grantedUntil(viewer).as('grantedUntil'), seenByRole(viewer).as('seenByRole')])
    .select(opensRestricted(viewer).as('opens'))
    .where('r.recording_id', '=', recordingId)
    .where(seenBy(viewer))
    .executeTakeFirst();
}

/** @returns its id */
export async function insertViewingSession(
  tx: Transaction,
  session: { recordingId: string; accountId: string; onBehalfOf: string | null; openedAt: Date; expiresAt: Date },
): Promise<string> {
  const row = await tx
    .insertInto('viewing_session')
    .values({
      recording_id: session.recordingId,
      account_id: session.accountId,
      on_behalf_of: session.onBehalfOf,
      opened_at: session.openedAt,
      expires_at: session.expiresAt,
    })
    .returning('viewing_session_id')
    .executeTakeFirstOrThrow();
  return row.viewing_session_id;
}

/**
 * The account's own session that has not expired, with what is to be read; the scope may have shrunk since it began. One that
 * was opened for a leader lasts while the account acts for that leader, and may.
 */
export async function findViewingSession(db: Database, viewingSessionId: string, viewer: Viewer) {
  return db
    .selectFrom('viewing_session as v')
    .innerJoin('recording as r', 'r.recording_id', 'v.recording_id')
    .innerJoin('station as s', 's.station_id', 'r.station_id')
    .select([
      'r.recording_id as recordingId',
      'r.object_key as objectKey',
      'r.version_id as versionId',
      'r.size_bytes as sizeBytes',
      'r.part_size_bytes as partSizeBytes',
      'r.part_sha256 as partSha256',
      'r.extension',
      'r.file_name as fileName',
      'v.last_read_at as lastReadAt',
      'v.expires_at as expiresAt',
      'r.state',
    ])
    .where('v.viewing_session_id', '=', viewingSessionId)
    .where('v.account_id', '=', viewer.accountId)
    .where(ownerOf('v'), '=', viewer.principalId)
    .where((eb) => eb.or([eb('v.on_behalf_of', 'is', null), mayStillAct(viewer.now)]))
    .where('v.expires_at', '>', viewer.now)
    .where(openedBy(viewer))
    .executeTakeFirst();
}

function mayStillAct(now: Date): RawBuilder<SqlBool> {
  return sql`exists (
    select from delegation d
    join account leader on leader.account_id = d.leader_account_id
    join account delegate on delegate.account_id = d.delegate_account_id
    where delegate.account_id = v.account_id and leader.account_id = v.on_behalf_of and ${delegationCounts(now)})`;
}

/** Adds the bytes that were handed to the player. */
export async function addServed(
  db: Database,
  viewingSessionId: string,
  { from, until }: { from: number; until: number },
): Promise<void> {
  await sql`
    update viewing_session set served = served + int8multirange(int8range(${from}, ${until}))
    where viewing_session_id = ${viewingSessionId}
  `.execute(db);
}

export async function touchViewingSession(db: Database, viewingSessionId: string, now: Date): Promise<void> {
  await db
    .updateTable('viewing_session')
    .set({ last_read_at: now })
    .where('viewing_session_id', '=', viewingSessionId)
    .execute();
}
