import type { AccessRequestRow } from '@rollcall/shared/resources/access-requests';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Bonds } from '../../auth/bonds.ts';
import { partIn } from '../../auth/principal.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { decidedBy } from '../../db/decided-by.ts';
import { signedBy } from '../../db/signed-by.ts';
import { recordings } from '../../evidence/recording-repository.ts';
import { approvalCounts, ownerOf, seenBy, seenByRole, type Viewer } from '../../evidence/seen-by.ts';
import type { Sort } from '../../http/keyset.ts';
import type { SignedIn } from '../../http/signed-in.ts';

type Listed = Awaited<ReturnType<ReturnType<typeof requestsWith>['executeTakeFirstOrThrow']>>;

/** The request as it is stored. */
export type AccessRequest = NonNullable<Awaited<ReturnType<typeof findAccessRequest>>>;

/** Newest first. */
export const accessRequestSort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql.ref('a.requested_at'), type: 'timestamptz' },
    { by: sql.ref('a.access_request_id'), type: 'uuid' },
  ],
};

interface Filter {
  accessRequestId?: string;
  /** Only what was asked by this account for itself, or for it. */
  ownerId?: string | undefined;
  /** Only what waits for a decision, and was asked neither by one of these accounts nor for it. */
  waitingFor?: readonly string[] | undefined;
}

export function requestsWith(db: Database, { accessRequestId, ownerId, waitingFor }: Filter, now: Date) {
  let rows = db
    .selectFrom('access_request as a')
    .innerJoin('account as who', 'who.account_id', 'a.account_id')
    .leftJoin('account as leader', 'leader.account_id', 'a.on_behalf_of')
    .leftJoin('unit', (on) =>
      on.on(
        'unit.unit_code',
        '=',
        sql<string>`case when a.on_behalf_of is null then who.unit_code else leader.unit_code end`,
      ),
    )
    .leftJoin('account as decider', 'decider.account_id', 'a.decided_by')
    .leftJoin('account as revoker', 'revoker.account_id', 'a.revoked_by')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('access_request_recording as asked')
          .innerJoin('recording as r', 'r.recording_id', 'asked.recording_id')
          .innerJoin('station as s', 's.station_id', 'r.station_id')
          .innerJoin('unit as u', 'u.unit_code', 's.unit_code')
          .select(sql<number>`count(*)`.as('recordings'))
          .select(sql<string[]>`coalesce(array_agg(distinct u.name), '{}')`.as('unitNames'))
          .whereRef('asked.access_request_id', '=', 'a.access_request_id')
          .as('footage'),
      (on) => on.onTrue(),
    )
    .select(['a.access_request_id as accessRequestId', 'a.account_id as accountId', 'a.on_behalf_of as onBehalfOfId'])
    .select([stateOf(now).as('state'), 'a.purpose', 'unit.name as requestedByUnit'])
    .select([signedBy('who').as('requestedBy'), signedBy<null>('leader').as('onBehalfOf')])
    .select(['a.requested_at as requestedAt', 'a.expires_at as expiresAt', 'a.decided_at as decidedAt'])
    .select([decidedBy<null>('a', 'decider').as('decidedBy'), 'a.decision_reason as decisionReason'])
    .select([signedBy<null>('revoker').as('revokedBy'), 'a.revoked_at as revokedAt'])
    .select(['a.revoke_reason as revokeReason', 'footage.recordings', 'footage.unitNames']);
  if (accessRequestId !== undefined) rows = rows.where('a.access_request_id', '=', accessRequestId);
  if (ownerId !== undefined) rows = rows.where(sql<SqlBool>`${ownerOf('a')} = ${ownerId}`);
  if (waitingFor !== undefined) {
    rows = rows.where(
      sql<SqlBool>`(${stateOf(now)} = 'pending' and a.account_id <> all(${waitingFor}::uuid[])
        and (a.on_behalf_of is null or a.on_behalf_of <> all(${waitingFor}::uuid[])))`,
    );
  }
  return rows;
}

/** How a request looks to whoever asks. */
export function toRequestRow(row: Listed, session: SignedIn, bonds: Bonds): AccessRequestRow {
  const { accountId: askedBy, onBehalfOfId: onBehalfOf, ...request } = row;
  return {
    ...request,
    requestedAt: row.requestedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    ...partIn(session, { askedBy, onBehalfOf }, bonds),
  };
}

/** What a request is for, as far as the viewer may see it: of one's own request, what its approval shows. */
export async function selectFootageOf(db: Database, accessRequestId: string, viewer: Viewer) {
  return recordings(db, viewer.dataScope)
    .innerJoin('access_request_recording as ar', 'ar.recording_id', 'r.recording_id')
    .where('ar.access_request_id', '=', accessRequestId)
    .where(seenBy(viewer))
    .orderBy('r.captured_at')
    .orderBy('r.recording_id')
    .execute();
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
