import type { AccessRequestRow } from '@rollcall/shared/http/access-requests';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { decidedBy } from '../../db/decided-by.ts';
import { signedBy } from '../../db/signed-by.ts';
import { approvalCounts, ownerOf, seenByRole, type Viewer } from './seen-by-repository.ts';

export type StoredAccessRequest = Awaited<ReturnType<typeof selectAccessRequests>>[number];

/** The request as it is stored. */
export type AccessRequest = NonNullable<Awaited<ReturnType<typeof findAccessRequest>>>;

type Instants = 'requestedAt' | 'expiresAt' | 'decidedAt' | 'revokedAt';

export interface AccessRequestFilter {
  accessRequestId?: string;
  /** Only what was asked by this account for itself, or for it. */
  ownerId?: string | undefined;
  /** Only what waits for a decision, and was asked neither by one of these accounts nor for it. */
  waitingFor?: readonly string[] | undefined;
  before?: { at: string; accessRequestId: string } | undefined;
  limit: number;
}

/** Newest first. */
export async function selectAccessRequests(db: Database, filter: AccessRequestFilter, now: Date) {
  const { accessRequestId, ownerId, waitingFor, before } = filter;
  const conditions: RawBuilder<SqlBool>[] = [sql`true`];
  if (accessRequestId !== undefined) conditions.push(sql`a.access_request_id = ${accessRequestId}`);
  if (ownerId !== undefined) conditions.push(sql`${ownerOf('a')} = ${ownerId}`);
  if (waitingFor !== undefined) {
    conditions.push(sql`(${stateOf(now)} = 'pending' and a.account_id <> all(${waitingFor}::uuid[])
      and (a.on_behalf_of is null or a.on_behalf_of <> all(${waitingFor}::uuid[])))`);
  }
  if (before !== undefined) {
    conditions.push(
      sql`(a.requested_at, a.access_request_id) < (${before.at}::timestamptz, ${before.accessRequestId})`,
    );
  }
  const { rows } = await sql<
    Omit<AccessRequestRow, 'own' | 'involved' | Instants> &
      Record<'requestedAt' | 'expiresAt', Date> &
      Record<'decidedAt' | 'revokedAt', Date | null> & { accountId: string; onBehalfOfId: string | null; place: string }
  >`
    select a.access_request_id as "accessRequestId", a.account_id as "accountId", a.on_behalf_of as "onBehalfOfId",
      ${stateOf(now)} as state, a.purpose,
      ${signedBy('who')} as "requestedBy", ${signedBy('leader')} as "onBehalfOf", unit.name as "requestedByUnit",
      a.requested_at as "requestedAt", a.expires_at as "expiresAt",
      ${decidedBy('a', 'decider')} as "decidedBy", a.decided_at as "decidedAt", a.decision_reason as "decisionReason",
      ${signedBy('revoker')} as "revokedBy", a.revoked_at as "revokedAt", a.revoke_reason as "revokeReason",
      footage.recordings, footage.unit_names as "unitNames",
      to_char(a.requested_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as place
    from access_request a
    join account who on who.account_id = a.account_id
    left join account leader on leader.account_id = a.on_behalf_of
    left join unit on unit.unit_code = case when a.on_behalf_of is null then who.unit_code else leader.unit_code end
    left join account decider on decider.account_id = a.decided_by
    left join account revoker on revoker.account_id = a.revoked_by
    cross join lateral (
      select count(*) as recordings, coalesce(array_agg(distinct u.name), '{}') as unit_names
      from access_request_recording join recording using (recording_id)
      join station using (station_id) join unit u on u.unit_code = station.unit_code
      where access_request_id = a.access_request_id
    ) as footage
    where ${sql.join(conditions, sql` and `)}
    order by a.requested_at desc, a.access_request_id desc limit ${filter.limit}
  `.execute(db);
  return rows;
}

function stateOf(now: Date): RawBuilder<AccessRequestRow['state']> {
  return sql`case
    when a.revoked_at is not null then 'revoked'
    when a.decision = 'refused' then 'refused'
    when a.expires_at <= ${now} then 'expired'
    else coalesce(a.decision, 'pending')
  end`;
}

export async function insertAccessRequest(
  tx: Transaction,
  request: {
    accountId: string;
    onBehalfOf: string | null;
    purpose: string;
    requestedAt: Date;
    expiresAt: Date;
    recordingIds: readonly string[];
  },
): Promise<string> {
  const { access_request_id } = await tx
    .insertInto('access_request')
    .values({
      account_id: request.accountId,
      on_behalf_of: request.onBehalfOf,
      purpose: request.purpose,
      requested_at: request.requestedAt,
      expires_at: request.expiresAt,
    })
    .returning('access_request_id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('access_request_recording')
    .values(request.recordingIds.map((recording_id) => ({ access_request_id, recording_id })))
    .execute();
  return access_request_id;
}

export async function findAccessRequest(db: Database | Transaction, accessRequestId: string) {
  return accessRequest(db, accessRequestId).executeTakeFirst();
}

/** The request, held until the end of the transaction. */
export async function lockAccessRequest(tx: Transaction, accessRequestId: string) {
  return accessRequest(tx, accessRequestId).forUpdate().executeTakeFirst();
}

function accessRequest(db: Database | Transaction, accessRequestId: string) {
  return db.selectFrom('access_request').selectAll().where('access_request_id', '=', accessRequestId);
}

/** Whether nobody decides on it any more: somebody has, or it was taken back. */
export function isDecided({ decision, revoked_at }: AccessRequest): boolean {
  return decision !== null || revoked_at !== null;
}

export async function saveAccessDecision(
  tx: Transaction,
  accessRequestId: string,
  decision: {
    decision: 'approved' | 'refused';
    reason: string;
    by: string;
    at: Date;
    expiresAt: Date;
    outsideDecisionId: string | null;
  },
): Promise<void> {
  await tx
    .updateTable('access_request')
    .set({
      decision: decision.decision,
      decision_reason: decision.reason,
      decided_by: decision.by,
      decided_at: decision.at,
      expires_at: decision.expiresAt,
      outside_decision_id: decision.outsideDecisionId,
    })
    .where('access_request_id', '=', accessRequestId)
    .execute();
}

export async function saveAccessRevocation(
  tx: Transaction,
  accessRequestId: string,
  { reason, by, at }: { reason: string; by: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('access_request')
    .set({ revoked_by: by, revoked_at: at, revoke_reason: reason })
    .where('access_request_id', '=', accessRequestId)
    .execute();
}

/** Who decided a request: by user name, or who did outside and by which document; no longer than a manifest takes. */
export async function findDecider(tx: Transaction, accessRequestId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('access_request as r')
    .innerJoin('account as a', 'a.account_id', 'r.decided_by')
    .leftJoin('outside_decision as d', 'd.outside_decision_id', 'r.outside_decision_id')
    .select(sql<string>`coalesce(left(d.decided_by || ' · ' || d.document_no, 200), a.username)`.as('decider'))
    .where('r.access_request_id', '=', accessRequestId)
    .executeTakeFirst();
  return row?.decider ?? null;
}

/** Of these recordings those of other units than the account's, which exist: what a request can be for. */
export async function selectForeignRecordings(
  tx: Transaction,
  recordingIds: readonly string[],
  unitCode: string | null,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('recording as r')
    .innerJoin('station as s', 's.station_id', 'r.station_id')
    .select('r.recording_id')
    .where('r.recording_id', 'in', [...recordingIds, ''])
    .where('r.state', '<>', 'deleted')
    .where(sql<SqlBool>`s.unit_code is distinct from ${unitCode}`)
    .orderBy('r.recording_id')
    .execute();
  return rows.map((row) => row.recording_id);
}

export async function selectRequestedIds(db: Database | Transaction, accessRequestId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('access_request_recording')
    .select('recording_id')
    .where('access_request_id', '=', accessRequestId)
    .orderBy('recording_id')
    .execute();
  return rows.map((row) => row.recording_id);
}

/** Ends what the account, or who acts for it, has open of these recordings. @returns whose viewing sessions ended, one by one */
export async function endViewingSessions(
  tx: Transaction,
  { ownerId, recordingIds, at }: { ownerId: string; recordingIds: readonly string[]; at: Date },
): Promise<string[]> {
  const rows = await tx
    .updateTable('viewing_session')
    .set({ expires_at: at })
    .where(ownerOf('viewing_session'), '=', ownerId)
    .where('expires_at', '>', at)
    .where('recording_id', 'in', [...recordingIds, ''])
    .returning('account_id')
    .execute();
  return rows.map((row) => row.account_id);
}

/** For each of these recordings that the role alone doesn't show: the viewer's approval that lasts longest and counts now. */
export async function selectApprovals(
  tx: Transaction,
  recordingIds: readonly string[],
  viewer: Viewer,
): Promise<{ recordingId: string; accessRequestId: string | null }[]> {
  const { rows } = await sql<{ recordingId: string; accessRequestId: string | null }>`
    select r.recording_id as "recordingId", (
      select a.access_request_id from access_request_recording ar join access_request a using (access_request_id)
      where ar.recording_id = r.recording_id and ${ownerOf('a')} = ${viewer.principalId} and ${approvalCounts(viewer.now)}
      order by a.expires_at desc, a.access_request_id limit 1
    ) as "accessRequestId"
    from recording r join station s using (station_id)
    where r.recording_id = any(${recordingIds}) and (${seenByRole(viewer)}) is not true
  `.execute(tx);
  return rows;
}
