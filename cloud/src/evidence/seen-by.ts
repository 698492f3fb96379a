import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { scopeOfSession } from '../auth/permissions.ts';
import { principalOf } from '../auth/principal.ts';
import { type DataScope, inScope } from '../db/data-scope.ts';
import { dataScopeOf } from '../http/data-scope-of.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { heldWhileRecording } from './recording-time-repository.ts';
import { isRestricted } from './restrictions/repository.ts';

/** Whose eyes: an account, the one whose approvals it uses, what its role sees on this route, and when. */
export interface Seer {
  accountId: string;
  /** The leader for whom the account acts, or the account itself. */
  principalId: string;
  dataScope: DataScope;
  now: Date;
}

/** The same, with what else of restricted footage they open. */
export interface Viewer extends Seer {
  /** The officer of the account, who sees what he recorded himself; null: none. */
  badgeNo: string | null;
  /** The role opens restricted footage. */
  opensRestricted: boolean;
}

/** With whose eyes this route looks at footage. */
export function viewerOf(session: SignedIn, now: Date): Viewer {
  return {
    ...{ accountId: session.accountId, principalId: principalOf(session), dataScope: dataScopeOf(session), now },
    badgeNo: session.badgeNo,
    opensRestricted: scopeOfSession(session, 'recordings.open_restricted') !== undefined,
  };
}

/** Whether the viewer may see recording `r` of station `s`: by the role, or by an approval that counts at that moment. */
export function seenBy(viewer: Seer): RawBuilder<SqlBool> {
  return sql`(${seenByRole(viewer)} or ${grantedUntil(viewer)} is not null)`;
}

/** Whether the viewer may see the bytes of recording `r`, too: restricted footage is for few. */
export function openedBy(viewer: Viewer): RawBuilder<SqlBool> {
  return sql`(${seenBy(viewer)} and ${opensRestricted(viewer)})`;
}

/** Whether recording `r` isn't restricted, or not to this viewer. */
export function opensRestricted(viewer: Pick<Viewer, 'badgeNo' | 'opensRestricted'>): RawBuilder<SqlBool> {
  if (viewer.opensRestricted) return sql`true`;
  return sql`(not ${isRestricted} or ${heldWhileRecording(viewer.badgeNo)})`;
}

/** Whether it needs no approval: footage of the unit's stations, of recorders while the officer held them, or of cases. */
export function seenByRole({ dataScope }: Pick<Viewer, 'dataScope'>): RawBuilder<SqlBool> {
  if (dataScope.ofCases) return showsCase;
  if (dataScope.badgeNo !== undefined) return heldWhileRecording(dataScope.badgeNo);
  return inScope(dataScope, { unitCode: sql`s.unit_code`, badgeNo: sql`null` });
}

/** Whether recording `r` shows an activity that has a case number. */
const showsCase = sql<SqlBool>`exists (
  select from activity_recording l join activity a using (activity_id)
  where l.recording_id = r.recording_id and a.case_no is not null and a.withdrawn_at is null)`;

/** Until when an approval lets the viewer see recording `r`; null: none does. */
export function grantedUntil({ principalId, now }: Pick<Viewer, 'principalId' | 'now'>): RawBuilder<Date | null> {
  return sql<Date | null>`(
    select max(a.expires_at) from access_request_recording ar join access_request a using (access_request_id)
    where ar.recording_id = r.recording_id and ${ownerOf('a')} = ${principalId} and ${approvalCounts(now)})`;
}

/** To whom what row `table` asked for belongs: the leader in whose name it was asked, or who asked. */
export function ownerOf(table: string): RawBuilder<string> {
  return sql<string>`coalesce(${sql.ref(`${table}.on_behalf_of`)}, ${sql.ref(`${table}.account_id`)})`;
}

/** Whether the approval `a` counts at that moment: decided so, not revoked, not expired. */
export function approvalCounts(now: Date): RawBuilder<SqlBool> {
  return sql`(a.decision = 'approved' and a.revoked_at is null and a.expires_at > ${now})`;
}
