import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import type { Finding } from './finding.ts';

/** Every finding that these shifts ever had. */
export async function selectFindingsOfShifts(tx: Transaction, shiftIds: readonly string[]): Promise<Finding[]> {
  return tx
    .selectFrom('finding')
    .select([
      'shift_id as shiftId',
      'badge_no as badgeNo',
      'unit_code as unitCode',
      'duty_date as dutyDate',
      'kind',
      'state',
      'detail',
    ])
    .where('shift_id', '=', sql<string>`any(${shiftIds}::uuid[])`)
    .execute();
}

/**
 * Writes findings under their keys, rule and shift. One that opens, or opens again, was found now.
 * @returns their ids, in this order
 */
export async function upsertFindings(tx: Transaction, findings: readonly Finding[], now: Date): Promise<string[]> {
  const { rows } = await sql<{ findingId: string; subject: string; kind: string }>`
    insert into finding (
      kind, subject, shift_id, badge_no, unit_code, duty_date, state, detail, found_at, changed_at, resolved_at
    )
    select kind, 'shift:' || "shiftId", "shiftId", "badgeNo", "unitCode", "dutyDate", state, detail, ${now}, ${now},
      case when state = 'resolved' then ${now}::timestamptz end
    from json_to_recordset(${JSON.stringify(findings)}::json) as f (
      kind text, "shiftId" uuid, "badgeNo" text, "unitCode" text, "dutyDate" date, state text, detail jsonb
    )
    on conflict (kind, subject) do update set
      badge_no = excluded.badge_no, unit_code = excluded.unit_code, duty_date = excluded.duty_date,
      state = excluded.state, detail = excluded.detail, changed_at = excluded.changed_at, resolved_at = excluded.resolved_at,
      found_at = case when finding.state = 'resolved' then excluded.found_at else finding.found_at end
    returning finding_id as "findingId", kind, subject
  `.execute(tx);
  const ids = new Map(rows.map(({ findingId, kind, subject }) => [`${kind} ${subject}`, findingId]));
  return findings.map(({ kind, shiftId }) => ids.get(`${kind} shift:${shiftId}`) ?? '');
}
