import type { LegalHoldRow } from '@rollcall/shared/http/legal-holds';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { signedBy } from '../../db/signed-by.ts';

type Instants = 'placedAt' | 'expiresAt' | 'liftedAt';
export type StoredHold = Omit<LegalHoldRow, Instants> & {
  placedAt: Date;
  expiresAt: Date | null;
  liftedAt: Date | null;
  place: string;
};

/** Newest first. */
export async function selectHolds(
  db: Database | Transaction,
  filter: {
    legalHoldId?: string;
    recordingId?: string | undefined;
    active?: boolean;
    before?: { at: string; legalHoldId: string } | undefined;
    limit: number;
  },
  now: Date,
): Promise<StoredHold[]> {
  const { legalHoldId, recordingId, active, before } = filter;
  const state = sql`case
    when h.lifted_at is not null then 'lifted' when h.expires_at <= ${now} then 'expired' else 'active' end`;
  const conditions: RawBuilder<SqlBool>[] = [sql`true`];
  if (legalHoldId !== undefined) conditions.push(sql`h.legal_hold_id = ${legalHoldId}`);
  if (recordingId !== undefined) conditions.push(sql`h.recording_id = ${recordingId}`);
  if (active) conditions.push(sql`${state} = 'active'`);
  if (before !== undefined) {
    conditions.push(sql`(h.placed_at, h.legal_hold_id) < (${before.at}::timestamptz, ${before.legalHoldId})`);
  }
  const { rows } = await sql<StoredHold>`
    select h.legal_hold_id as "legalHoldId", h.recording_id as "recordingId", r.file_name as "fileName", ${state} as state,
      h.reason, ${signedBy('p')} as "placedBy", h.placed_at as "placedAt", h.expires_at as "expiresAt",
      ${signedBy('l')} as "liftedBy", h.lifted_at as "liftedAt", h.lift_reason as "liftReason",
      to_char(h.placed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as place
    from legal_hold h
    join recording r using (recording_id)
    join account p on p.account_id = h.placed_by
    left join account l on l.account_id = h.lifted_by
    where ${sql.join(conditions, sql` and `)}
    order by h.placed_at desc, h.legal_hold_id desc limit ${filter.limit}
  `.execute(db);
  return rows;
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
