import type { LegalHoldFilters, LegalHoldRow, LegalHoldState } from '@rollcall/shared/resources/legal-holds';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { signedBy } from '../../db/signed-by.ts';
import type { Sort } from '../../http/keyset.ts';

type Listed = Awaited<ReturnType<ReturnType<typeof holdsWith>['executeTakeFirstOrThrow']>>;

/** Newest first. */
export const holdSort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql.ref('h.placed_at'), type: 'timestamptz' },
    { by: sql.ref('h.legal_hold_id'), type: 'uuid' },
  ],
};

export function holdsWith(
  db: Database | Transaction,
  { active, recordingId, legalHoldId }: LegalHoldFilters & { legalHoldId?: string },
  now: Date,
) {
  const state = sql<LegalHoldState>`case
    when h.lifted_at is not null then 'lifted' when h.expires_at <= ${now} then 'expired' else 'active' end`;
  let rows = db
    .selectFrom('legal_hold as h')
    .innerJoin('recording as r', 'r.recording_id', 'h.recording_id')
    .innerJoin('account as p', 'p.account_id', 'h.placed_by')
    .leftJoin('account as l', 'l.account_id', 'h.lifted_by')
    .select(['h.legal_hold_id as legalHoldId', 'h.recording_id as recordingId', 'r.file_name as fileName', 'h.reason'])
    .select([state.as('state'), signedBy('p').as('placedBy'), signedBy<null>('l').as('liftedBy')])
    .select(['h.placed_at as placedAt', 'h.expires_at as expiresAt', 'h.lifted_at as liftedAt'])
    .select('h.lift_reason as liftReason');
  if (active !== undefined) rows = rows.where(state, '=', 'active');
  if (recordingId !== undefined) rows = rows.where('h.recording_id', '=', recordingId);
  if (legalHoldId !== undefined) rows = rows.where('h.legal_hold_id', '=', legalHoldId);
  return rows;
}

const shownOfRecording = 20;

/** What its page shows of a recording, newest first. */
export async function selectHoldsOf(db: Database, recordingId: string, now: Date): Promise<LegalHoldRow[]> {
  const found = await holdsWith(db, { recordingId }, now)
    .orderBy('h.placed_at', 'desc')
    .orderBy('h.legal_hold_id', 'desc')
    .limit(shownOfRecording)
    .execute();
  return found.map(toHoldRow);
}

export async function isHeld(tx: Transaction, recordingId: string, now: Date): Promise<boolean> {
  return (await holdsWith(tx, { recordingId, active: '1' }, now).limit(1).execute()).length > 0;
}

export function toHoldRow({ placedAt, expiresAt, liftedAt, ...hold }: Listed): LegalHoldRow {
  return {
    ...hold,
    placedAt: placedAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    liftedAt: liftedAt?.toISOString() ?? null,
  };
}

export async function insertHold(
  tx: Transaction,
  hold: { recordingId: string; reason: string; placedBy: string; placedAt: Date; expiresAt: Date | null },
): Promise<string> {
  const row = await tx
    .insertInto('legal_hold')
    .values({
      recording_id: hold.recordingId,
      reason: hold.reason,
      placed_by: hold.placedBy,
      placed_at: hold.placedAt,
      expires_at: hold.expiresAt,
    })
    .returning('legal_hold_id')
    .executeTakeFirstOrThrow();
  return row.legal_hold_id;
}

/** @returns the recording whose hold it was; undefined when it has ended already, or never was */
export async function saveLifted(
  tx: Transaction,
  legalHoldId: string,
  { by, at, reason }: { by: string; at: Date; reason: string },
): Promise<string | undefined> {
  const row = await tx
    .updateTable('legal_hold')
    .set({ lifted_by: by, lifted_at: at, lift_reason: reason })
    .where('legal_hold_id', '=', legalHoldId)
    .where('lifted_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', at)]))
    .returning('recording_id')
    .executeTakeFirst();
  return row?.recording_id;
}
