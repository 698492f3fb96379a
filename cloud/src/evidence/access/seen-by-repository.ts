import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** Whose eyes: an account, the only unit whose footage its role sees (undefined: any, null: none), and when. */
export interface Viewer {
  accountId: string;
  unitCode: string | null | undefined;
  now: Date;
}

/** Whether the viewer may see recording `r` of station `s`: by its unit, or by an approval that counts at that moment. */
export function seenBy(viewer: Viewer): RawBuilder<SqlBool> {
  if (viewer.unitCode === undefined) return sql`true`;
  return sql`(s.unit_code = ${viewer.unitCode} or ${grantedUntil(viewer)} is not null)`;
}

/** Until when an approval lets the account see recording `r`; null: none does. */
export function grantedUntil({ accountId, now }: Pick<Viewer, 'accountId' | 'now'>): RawBuilder<Date | null> {
  return sql<Date | null>`(
    select max(a.expires_at) from access_request_recording ar join access_request a using (access_request_id)
    where ar.recording_id = r.recording_id and a.account_id = ${accountId} and ${approvalCounts(now)})`;
}

/** Whether the approval `a` counts at that moment: decided so, not revoked, not expired. */
export function approvalCounts(now: Date): RawBuilder<SqlBool> {
  return sql`(a.decision = 'approved' and a.revoked_at is null and a.expires_at > ${now})`;
}
