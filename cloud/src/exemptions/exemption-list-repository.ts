import type { ExemptionRow, ExemptionsQuery, ExplainedFinding } from '@rollcall/shared/http/exemptions';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { leadsNoneOf, speaksOf, type TimeOf } from '../auth/liable.ts';
import type { DataScope } from '../db/data-scope.ts';
import type { Database } from '../db/database.ts';
import { decidedBy } from '../db/decided-by.ts';
import { signedBy } from '../db/signed-by.ts';
import { findingSeenBy } from '../findings/finding-list-repository.ts';
import { standsUntilEnded } from '../findings/handling/after-data.ts';
import { effectThen } from './exemption-repository.ts';

type Instants = 'startsAt' | 'endsAt' | 'askedAt' | 'decidedAt' | 'withdrawnAt';

export type StoredExemption = Omit<ExemptionRow, 'own' | 'involved' | Instants> &
  Record<'startsAt' | 'endsAt' | 'askedAt', Date> &
  Record<'decidedAt' | 'withdrawnAt', Date | null> & { askedById: string; onBehalfOfId: string | null };

/** Where a page begins: after this one. */
export interface ExemptionPlace {
  askedAt: string;
  exemptionId: string;
}

export interface ExemptionFilter extends Omit<ExemptionsQuery, 'cursor' | 'limit' | 'waiting' | 'own'> {
  exemptionId?: string;
  /** Only what was asked by this account for itself, or for it. */
  ownerId?: string | undefined;
  /** Only what waits for a decision, isn't one of these accounts' own, and neither about these officers nor theirs to answer for. */
  waitingFor?: { bound: readonly string[]; barred: readonly string[] } | undefined;
}

/** The columns of the time that explanation `e` is about. */
export const explainedTime = {
  badgeNo: sql`e.badge_no`,
  unitCode: sql`e.unit_code`,
  from: sql`e.starts_at`,
  until: sql`e.ends_at`,
};

/** Newest first. */
export async function selectExemptions(
  db: Database,
  filter: ExemptionFilter,
  options: { dataScope: DataScope; after?: ExemptionPlace | undefined; limit: number },
): Promise<StoredExemption[]> {
  const { rows } = await sql<StoredExemption>`
    select e.exemption_id as "exemptionId", e.badge_no as "badgeNo", o.name as "officerName",
      u.unit_code as "unitCode", u.name as "unitName", e.starts_at as "startsAt", e.ends_at as "endsAt",
      e.reason_code as "reasonCode", ${effectThen} as effect, e.explanation, e.finding_id as "findingId", e.state,
      e.asked_by as "askedById", e.on_behalf_of as "onBehalfOfId", ${signedBy('asker')} as "askedBy",
      ${signedBy('leader')} as "onBehalfOf", e.asked_at as "askedAt",
      ${decidedBy('e', 'decider')} as "decidedBy", e.decided_at as "decidedAt", e.decision_reason as "decisionReason",
      ${signedBy('withdrawer')} as "withdrawnBy", e.withdrawn_at as "withdrawnAt", e.withdrawal_reason as "withdrawalReason",
      case when e.attachment_key is not null then jsonb_build_object('fileName', e.attachment_name,
        'sizeBytes', e.attachment_bytes, 'sha256', e.attachment_sha256, 'mediaType', e.attachment_type) end as attachment
    from exemption e
    left join officer o on o.badge_no = e.badge_no
    join unit u on u.unit_code = coalesce(e.unit_code, o.unit_code)
    join account asker on asker.account_id = e.asked_by
    left join account leader on leader.account_id = e.on_behalf_of
    left join account decider on decider.account_id = e.decided_by
    left join account withdrawer on withdrawer.account_id = e.withdrawn_by
    where ${sql.join([visible(options.dataScope), ...conditions(filter, options.after)], sql` and `)}
    order by e.asked_at desc, e.exemption_id desc limit ${options.limit}
  `.execute(db);
  return rows;
}

/** An officer sees what is for him, and what is for everybody of his unit. */
function visible({ unitCode, badgeNo }: DataScope): RawBuilder<SqlBool> {
  if (badgeNo !== undefined) return concerns(badgeNo);
  return unitCode === undefined ? sql`true` : sql`u.unit_code = ${unitCode}`;
}

function concerns(badgeNo: string | null): RawBuilder<SqlBool> {
  return sql`(e.badge_no = ${badgeNo} or e.unit_code = (select unit_code from officer where badge_no = ${badgeNo}))`;
}

function conditions(filter: ExemptionFilter, after: ExemptionPlace | undefined): RawBuilder<SqlBool>[] {
  const { exemptionId, state, reasonCode, badgeNo, unitCode, findingId, from, to, ownerId, waitingFor } = filter;
  const wanted: RawBuilder<SqlBool>[] = [];
  if (exemptionId !== undefined) wanted.push(sql`e.exemption_id = ${exemptionId}`);
  if (state !== undefined) wanted.push(sql`e.state = ${state}`);
  if (reasonCode !== undefined) wanted.push(sql`e.reason_code = ${reasonCode}`);
  if (badgeNo !== undefined) wanted.push(concerns(badgeNo));
  if (unitCode !== undefined) wanted.push(sql`u.unit_code = ${unitCode}`);
  if (findingId !== undefined) wanted.push(sql`e.finding_id = ${findingId}`);
  if (from !== undefined) wanted.push(sql`e.ends_at > ${from}`);
  if (to !== undefined) wanted.push(sql`e.starts_at < ${to}`);
  if (ownerId !== undefined) wanted.push(sql`coalesce(e.on_behalf_of, e.asked_by) = ${ownerId}`);
  if (waitingFor !== undefined) {
    const { bound, barred } = waitingFor;
    wanted.push(sql`(e.state = 'pending' and e.asked_by <> all(${bound}::uuid[])
      and (e.on_behalf_of is null or e.on_behalf_of <> all(${bound}::uuid[]))
      and (e.badge_no is null or e.badge_no <> all(${barred}::text[])) and ${leadsNoneOf(explainedTime, barred)})`);
  }
  if (after !== undefined) {
    wanted.push(sql`(e.asked_at, e.exemption_id) < (${after.askedAt}::timestamptz, ${after.exemptionId}::uuid)`);
  }
  return wanted;
}

/** The open findings in sight that speak of a time, earliest first. */
export async function selectExplainedFindings(
  db: Database,
  { badgeNo, unitCode, from, until }: TimeOf,
  dataScope: Parameters<typeof findingSeenBy>[0],
): Promise<ExplainedFinding[]> {
  const { rows } = await sql<Omit<ExplainedFinding, 'stays'> & { isAppealed: boolean }>`
    select f.finding_id as "findingId", f.kind, f.duty_date as "dutyDate", f.badge_no as "badgeNo", o.name as "officerName", f.handling,
      exists (select from finding_appeal a where a.finding_id = f.finding_id and a.state = 'pending') as "isAppealed"
    from finding f left join officer o on o.badge_no = f.badge_no
    where ${speaksOf({ badgeNo: sql`${badgeNo}::text`, unitCode: sql`${unitCode}::text`, from: sql`${from}::timestamptz`, until: sql`${until}::timestamptz` })}
      and ${findingSeenBy(dataScope)}
    order by f.duty_date, f.found_at, f.finding_id
  `.execute(db);
  return rows.map(({ isAppealed, ...row }) => ({ ...row, stays: standsUntilEnded({ ...row, isAppealed }) }));
}
