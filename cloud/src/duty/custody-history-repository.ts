import type { History } from '@rollcall/shared/http/history';
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { toHistory } from '../ledger/to-history.ts';

/** What happened to an officer or a recorder, oldest first, with all that happened to the custodies that name it and was seen of it. */
export async function selectHistoryWithCustodies(
  db: Database,
  subject: { badgeNo: string } | { recorderSerial: string },
): Promise<History> {
  const ownSubject = 'badgeNo' in subject ? `officer:${subject.badgeNo}` : `recorder:${subject.recorderSerial}`;
  const { rows } = await sql<{ fact_id: number; recorded_at: Date; type: string; payload: object }>`
    select fact_id, recorded_at, type, payload from fact
    where subject = ${ownSubject} or (
      subject like 'custody:%' and (
        payload @> ${JSON.stringify(subject)}::jsonb
        or payload @> ${JSON.stringify({ before: subject })}::jsonb
        or payload @> ${JSON.stringify({ after: subject })}::jsonb
      )
    ) or (subject like 'observation:%' and payload @> ${JSON.stringify(subject)}::jsonb)
    order by fact_id
  `.execute(db);
  return toHistory(rows);
}
