import type { History } from '@rollcall/shared/http/history';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { DataScope } from '../db/data-scope.ts';
import type { Database } from '../db/database.ts';
import { nameSigners } from './name-signers.ts';
import { toHistory } from './to-history.ts';

/**
 * The facts about an officer or a recorder, oldest first, with those about its custodies and observations. For an officer only
 * the facts that name the officer.
 */
export async function selectHistoryWithCustodies(
  db: Database,
  subject: { badgeNo: string } | { recorderSerial: string },
  { badgeNo }: DataScope,
): Promise<History> {
  const ownSubject = 'badgeNo' in subject ? `officer:${subject.badgeNo}` : `recorder:${subject.recorderSerial}`;
  const seen = badgeNo === undefined ? sql`true` : names({ badgeNo });
  const { rows } = await sql<{ fact_id: number; recorded_at: Date; type: string; payload: object }>`
    select fact_id, recorded_at, type, payload from fact
    where subject = ${ownSubject}
      or (subject like 'custody:%' and ${names(subject)} and ${seen})
      or (subject like 'observation:%' and payload @> ${JSON.stringify(subject)}::jsonb and ${seen})
    order by fact_id
  `.execute(db);
  return nameSigners(db, toHistory(rows));
}

function names(whom: { badgeNo: string | null } | { recorderSerial: string }): RawBuilder<SqlBool> {
  return sql`(
    payload @> ${JSON.stringify(whom)}::jsonb
    or payload @> ${JSON.stringify({ before: whom })}::jsonb
    or payload @> ${JSON.stringify({ after: whom })}::jsonb
  )`;
}
