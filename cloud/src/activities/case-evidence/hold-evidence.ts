import { parameterFields } from '@rollcall/shared/fields/parameters';
import type { EvidenceReleaseCause } from '@rollcall/shared/resources/case-evidence';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Transaction } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { appendFacts, type Fact } from '../../ledger/append-fact.ts';
import { readParameters } from '../../registry/parameter-repository.ts';

/** Who changed what the evidence hangs on; nobody of another system, or where HQ only looks again. */
export interface HeldBy {
  now: Date;
  by?: string | undefined;
  accountId?: string | undefined;
  /** For which leader; for whom the session acts, unless said. */
  onBehalfOf?: string | null;
  reason?: string | undefined;
}

/** Whether the number of activity `a` has this form. Postgres matches it in time that grows with its length. */
export function hasForm(pattern: string): RawBuilder<SqlBool> {
  if (pattern === '') return sql`false`;
  return sql`(a.case_no is not null and a.case_no ~ ${`^(?:${pattern})$`})`;
}

/** The same by the parameters in force. */
export const hasFormInForce = sql<SqlBool>`(
  select form <> '' and a.case_no ~ ('^(?:' || form || ')$') from (
    select coalesce((
      select parameters ->> 'caseNoPattern' from parameter_version order by version desc limit 1
    ), ${parameterFields.caseNoPattern.default}) as form
  ) as in_force
)`;

/** Whether a system of record told the number of activity `a` by its key, or a second person confirmed it. */
export const isVouched = sql<SqlBool>`(
  (a.source <> 'page' and not a.case_no_typed) or exists (
    select from case_number_claim c where c.activity_id = a.activity_id and c.case_no = a.case_no and c.state = 'confirmed'
  )
)`;

/** Whether activity `a` makes its footage evidence. */
export function isGround(pattern: string): RawBuilder<SqlBool> {
  return sql`(a.withdrawn_at is null and ${hasForm(pattern)} and ${isVouched})`;
}

/**
 * Brings case evidence to what activities say now. What has a ground is kept for good at once, and its lock in the store is looked at
 * again. What lost its ground stays, and taking it off is proposed: by whoever changed the activity, if anybody here did. Numbers that a
 * person typed or imported wait for a second one.
 * @param activityIds undefined: all, when the form of numbers has changed
 */
export async function holdEvidence(
  tx: Transaction,
  activityIds: readonly string[] | undefined,
  change: HeldBy,
): Promise<void> {
  if (activityIds?.length === 0) return;
  const { caseNoPattern } = await readParameters(tx);
  const which = (alias: string) =>
    activityIds === undefined
      ? sql<SqlBool>`true`
      : sql<SqlBool>`${sql.ref(`${alias}.activity_id`)} = any(${activityIds}::uuid[])`;
  await askAboutNumbers(tx, which, change);
  const grounds = sql`
    select l.recording_id, a.activity_id, a.case_no
    from activity a join activity_recording l using (activity_id) join recording r using (recording_id)
    where ${which('a')} and ${isGround(caseNoPattern)} and r.state <> 'deleted' and r.deletion_begun_at is null`;
  // Whoever deletes one of them is seen, or sees that it is evidence.
  await sql`
    select from recording where recording_id in (select recording_id from (${grounds}) as g) order by recording_id for no key update
  `.execute(tx);
  const { rows: kept } = await sql<{ recordingId: string }>`
    with g as materialized (${grounds}), back as (
      update case_evidence e set outdated_since = null, release_id = null from g
      where e.recording_id = g.recording_id and e.activity_id = g.activity_id and e.case_no = g.case_no
        and e.outdated_since is not null and e.released_at is null
    ), kept as (
      insert into case_evidence (recording_id, activity_id, case_no, kept_since) select recording_id, activity_id, case_no, ${change.now} from g
      on conflict do nothing returning recording_id
    )
    update recording r set lock_after = null from kept where r.recording_id = kept.recording_id returning r.recording_id as "recordingId"
  `.execute(tx);
  const { rows: outdated } = await sql<{ recordingId: string }>`
    update case_evidence e set outdated_since = ${change.now}
    where ${which('e')} and e.released_at is null and e.outdated_since is null
      and not exists (select from (${grounds}) as g
        where g.recording_id = e.recording_id and g.activity_id = e.activity_id and g.case_no = e.case_no)
    returning e.recording_id as "recordingId"
  `.execute(tx);
  await proposeReleases(tx, which, caseNoPattern, change);
  await closeEmptyReleases(tx, which, change.now);
  if (kept.length + outdated.length > 0) {
    await notifyLive(tx, [
      { topic: 'retention', unitCodes: [] },
      { topic: 'recordings', unitCodes: [] },
    ]);
  }
}

type Which = (alias: string) => RawBuilder<SqlBool>;

/** A number that was corrected or taken back waits no longer; one that a person typed waits, unless it was decided. */
async function askAboutNumbers(
  tx: Transaction,
  which: Which,
  { now, accountId, onBehalfOf = principalId() }: HeldBy,
): Promise<void> {
  await sql`
    update case_number_claim c set state = 'superseded', decided_at = ${now} from activity a
    where a.activity_id = c.activity_id and ${which('a')} and c.state = 'waits'
      and (a.withdrawn_at is not null or a.case_no is distinct from c.case_no or not (a.source = 'page' or a.case_no_typed))
  `.execute(tx);
  await sql`
    insert into case_number_claim (activity_id, case_no, claimed_by, on_behalf_of, claimed_at)
    select a.activity_id, a.case_no, ${accountId ?? null}, ${accountId === undefined ? null : onBehalfOf}, ${now} from activity a
    where ${which('a')} and a.withdrawn_at is null and a.case_no is not null and (a.source = 'page' or a.case_no_typed)
      and not exists (
        select from case_number_claim c where c.activity_id = a.activity_id and c.case_no = a.case_no and c.state <> 'superseded'
      )
    on conflict do nothing
  `.execute(tx);
}

async function proposeReleases(
  tx: Transaction,
  which: Which,
  pattern: string,
  { now, by, accountId, reason, onBehalfOf = principalId() }: HeldBy,
): Promise<void> {
  const asked = accountId !== undefined && reason !== undefined;
  const { rows } = await sql<{
    releaseId: string;
    activityId: string;
    caseNo: string;
    cause: EvidenceReleaseCause;
  }>`
    insert into case_evidence_release (activity_id, case_no, cause, proposed_by, on_behalf_of, reason, proposed_at)
    select distinct e.activity_id, e.case_no, case
        when a.withdrawn_at is not null then 'activity_withdrawn'
        when a.case_no is distinct from e.case_no or not ${isVouched} then 'number_changed'
        when not ${hasForm(pattern)} then 'number_form'
        else 'not_shown' end,
      ${asked ? accountId : null}::uuid, ${asked ? onBehalfOf : null}::uuid, ${asked ? reason : null}, ${now}::timestamptz
    from case_evidence e join activity a using (activity_id)
    where ${which('e')} and e.outdated_since is not null and e.released_at is null and e.release_id is null
    on conflict (activity_id, case_no) where state = 'proposed' do nothing
    returning release_id as "releaseId", activity_id as "activityId", case_no as "caseNo", cause
  `.execute(tx);
  await sql`
    update case_evidence e set release_id = r.release_id from case_evidence_release r
    where ${which('e')} and r.activity_id = e.activity_id and r.case_no = e.case_no and r.state = 'proposed'
      and e.outdated_since is not null and e.released_at is null and e.release_id is null
  `.execute(tx);
  if (rows.length === 0) return;
  const counted = await countFiles(
    tx,
    rows.map(({ releaseId }) => releaseId),
  );
  await appendFacts(
    tx,
    rows.map(
      ({ releaseId, activityId, caseNo, cause }): Fact => ({
        type: 'case_evidence_release_proposed',
        subject: `activity:${activityId}`,
        payload: {
          releaseId,
          caseNo,
          releaseCause: cause,
          evidenceFiles: counted.get(releaseId) ?? 0,
          ...(asked && { by, reason }),
        },
      }),
    ),
  );
}

/** How many recordings each of these releases would take off. */
async function countFiles(tx: Transaction, releaseIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ releaseId: string; files: number }>`
    select release_id as "releaseId", count(*) as files from case_evidence where release_id = any(${releaseIds}::uuid[]) group by 1
  `.execute(tx);
  return new Map(rows.map(({ releaseId, files }) => [releaseId, files]));
}

/** What they would have taken off has its ground again. */
async function closeEmptyReleases(tx: Transaction, which: Which, now: Date): Promise<void> {
  await sql`
    update case_evidence_release r set state = 'superseded', decided_at = ${now}
    where ${which('r')} and r.state = 'proposed' and not exists (select from case_evidence e where e.release_id = r.release_id)
  `.execute(tx);
}
