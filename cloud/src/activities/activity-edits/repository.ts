import type { ActivityEditState, ContestClaim } from '@rollcall/shared/resources/activity-edits';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { camel } from '../../db/columns.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { decidedBy } from '../../db/decided-by.ts';
import { signedBy } from '../../db/signed-by.ts';
import { principalId } from '../../ledger/acting-for.ts';
import type { ActivityContent } from '../activity.ts';

/** As the database has it: instants are text. */
type WrittenContent = Omit<ActivityContent, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string };

/**
 * Whoever leads, or has led since its time, one of the officers of edit `e`, or the unit of one; and who is liable for a finding about its
 * activity that isn't over.
 */
const leadersOf: RawBuilder<unknown> = sql`(
  select l.leader_badge_no as badge_no from leadership l
  where l.leader_badge_no is not null and coalesce(l.led_until, 'infinity') > e.from_at
    and (l.badge_no = any(e.badge_nos) or l.badge_no is null and l.unit_code in (
      select o.unit_code from officer o where o.badge_no = any(e.badge_nos)
      union select own.unit_code from leadership own where own.badge_no = any(e.badge_nos)
        and coalesce(own.led_until, 'infinity') > e.from_at))
  union select jsonb_array_elements_text(jsonb_path_query_array(f.leaders, '$.*') || jsonb_path_query_array(f.leader_terms, '$.*.standsInFor'))
  from finding f where f.activity_id = e.activity_id and f.handling <> 'closed'
)`;

/** Whether edit `e` concerns one of these officers: he takes part in its activity, before or after, or leads somebody who does. */
export function concernsOneOf(badgeNos: readonly string[]): RawBuilder<SqlBool> {
  if (badgeNos.length === 0) return sql`false`;
  return sql`(e.badge_nos && ${badgeNos}::text[]
    or exists (select from ${leadersOf} as leader where leader.badge_no = any(${badgeNos}::text[])))`;
}

/** Of these activities those of which another system told, or that have a finding that isn't over. */
export async function selectGuarded(tx: Transaction, activityIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await guarded(activityIds).execute(tx);
  return new Set(rows.map(({ activityId }) => activityId));
}

const guarded = (activityIds: readonly string[]) => sql<{ activityId: string }>`
  select a.activity_id as "activityId" from activity a
  where a.activity_id = any(${activityIds}::uuid[]) and (a.source not in ('page', 'import') or exists (
    select from finding f where f.activity_id = a.activity_id and f.handling <> 'closed'
  ))`;

/** An officer contests the activity in a finding that names him. */
export interface Contest {
  claim: ContestClaim;
  findingId: string;
  badgeNo: string;
}

/** Whether a correction of it waits; a contest is none. */
export async function hasWaitingEdit(tx: Transaction, activityId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('activity_edit')
    .select('activity_edit_id')
    .where('activity_id', '=', activityId)
    .where('state', '=', 'proposed')
    .where('claim', 'is', null)
    .executeTakeFirst();
  return found !== undefined;
}

/** Those of these activities that an officer contests, and nobody has decided that. */
export async function selectContested(tx: Transaction, activityIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('activity_edit')
    .select('activity_id')
    .where('activity_id', '=', sql<string>`any(${activityIds}::uuid[])`)
    .where('state', '=', 'proposed')
    .where('claim', 'is not', null)
    .execute();
  return new Set(rows.map((row) => row.activity_id));
}

/** What that officer contested in that finding, and nobody agreed to. */
export async function selectContestsBy(
  tx: Transaction,
  { findingId, badgeNo }: Pick<Contest, 'findingId' | 'badgeNo'>,
) {
  const rows = await tx
    .selectFrom('activity_edit as e')
    .select(['e.claim', 'e.state', 'e.before'])
    .where('e.finding_id', '=', findingId)
    .where('e.contested_by', '=', badgeNo)
    .where('e.state', 'in', ['proposed', 'refused'])
    .execute();
  return rows.map((row) => ({ ...row, before: toContent(row.before) }));
}

/** @returns its id */
export async function insertActivityEdit(
  tx: Transaction,
  edit: {
    activityId: string;
    before: ActivityContent;
    after: ActivityContent | null;
    reason: string;
    accountId: string;
    now: Date;
    contest?: Contest;
  },
): Promise<string> {
  const sides = edit.after ? [edit.before, edit.after] : [edit.before];
  const { activity_edit_id: activityEditId } = await tx
    .insertInto('activity_edit')
    .values({
      activity_id: edit.activityId,
      before: JSON.stringify(edit.before),
      after: edit.after && JSON.stringify(edit.after),
      badge_nos: [...new Set(sides.flatMap(({ badgeNos }) => badgeNos))].sort(),
      from_at: new Date(Math.min(...sides.map(({ startsAt }) => startsAt.getTime()))),
      until_at: new Date(Math.max(...sides.map(({ endsAt }) => endsAt.getTime()))),
      reason: edit.reason,
      proposed_by: edit.accountId,
      on_behalf_of: principalId(),
      proposed_at: edit.now,
      ...(edit.contest && {
        ...{ claim: edit.contest.claim, finding_id: edit.contest.findingId, contested_by: edit.contest.badgeNo },
      }),
    })
    .returning('activity_edit_id')
    .executeTakeFirstOrThrow();
  return activityEditId;
}

export type StoredActivityEdit = NonNullable<Awaited<ReturnType<typeof findActivityEdit>>>;

/** With who leads its officers, or did: badge numbers. Nobody decides it meanwhile, if the caller holds `lockDutyExclusive`. */
export async function findActivityEdit(db: Database | Transaction, activityEditId: string) {
  const found = await db
    .selectFrom('activity_edit as e')
    .innerJoin('account as proposer', 'proposer.account_id', 'e.proposed_by')
    .select([...camel('e', 'activity_edit_id', 'activity_id', 'badge_nos', 'reason', 'state', 'proposed_by')])
    .select([...camel('e', 'on_behalf_of', 'from_at', 'until_at'), 'e.before', 'e.after'])
    .select([...camel('e', 'claim', 'finding_id', 'contested_by'), 'proposer.username as proposerName'])
    .select(sql<string[]>`array(select badge_no from ${leadersOf} as leader order by 1)`.as('leaders'))
    .select(
      sql<string[]>`array(select distinct unit_code from officer where badge_no = any(e.badge_nos))`.as('unitCodes'),
    )
    .where('e.activity_edit_id', '=', activityEditId)
    .executeTakeFirst();
  if (!found) return undefined;
  const { before, after, claim, findingId, contestedBy, ...edit } = found;
  const contest = contestOf({ claim, findingId, badgeNo: contestedBy });
  return { ...edit, contest, before: toContent(before), after: after && toContent(after) };
}

function contestOf({
  claim,
  findingId,
  badgeNo,
}: {
  [Part in keyof Contest]: Contest[Part] | null;
}): Contest | null {
  return claim === null || findingId === null || badgeNo === null ? null : { claim, findingId, badgeNo };
}

export async function closeActivityEdit(
  tx: Transaction,
  activityEditId: string,
  decided: { state: ActivityEditState; reason: string; by: string; at: Date; outsideDecisionId: string | null },
): Promise<void> {
  await tx
    .updateTable('activity_edit')
    .set({
      state: decided.state,
      decision_reason: decided.reason,
      decided_by: decided.by,
      decided_at: decided.at,
      outside_decision_id: decided.outsideDecisionId,
    })
    .where('activity_edit_id', '=', activityEditId)
    .execute();
}

/** Those of an activity, or one, newest first. */
export async function selectActivityEdits(
  db: Database,
  { activityId, activityEditId }: { activityId?: string; activityEditId?: string },
) {
  let edits = db
    .selectFrom('activity_edit as e')
    .innerJoin('activity as a', 'a.activity_id', 'e.activity_id')
    .innerJoin('account as proposer', 'proposer.account_id', 'e.proposed_by')
    .leftJoin('account as leader', 'leader.account_id', 'e.on_behalf_of')
    .leftJoin('account as decider', 'decider.account_id', 'e.decided_by')
    .leftJoin('officer as contester', 'contester.badge_no', 'e.contested_by')
    .select([...camel('e', 'activity_edit_id', 'activity_id', 'reason', 'state', 'proposed_at', 'decided_at')])
    .select([...camel('e', 'decision_reason', 'claim', 'finding_id'), 'e.before', 'e.after'])
    .select(['e.contested_by as badgeNo', 'contester.name as contesterName'])
    .select(['e.proposed_by as proposerId', 'e.on_behalf_of as onBehalfOfId', 'a.withdrawn_at as withdrawnAt'])
    .select([
      signedBy('proposer').as('proposedBy'),
      signedBy<null>('leader').as('onBehalfOf'),
      decidedBy<null>('e', 'decider').as('decidedBy'),
    ])
    .orderBy('e.proposed_at', 'desc')
    .orderBy('e.activity_edit_id');
  if (activityId !== undefined) edits = edits.where('e.activity_id', '=', activityId);
  if (activityEditId !== undefined) edits = edits.where('e.activity_edit_id', '=', activityEditId);
  const rows = await edits.execute();
  return rows.map(({ claim, findingId, badgeNo, before, after, ...row }) => ({
    ...row,
    contest: contestOf({ claim, findingId, badgeNo }),
    before: toContent(before),
    after: after && toContent(after),
  }));
}

function toContent(written: object): ActivityContent {
  const { startsAt, endsAt, ...content } = written as WrittenContent;
  return { ...content, startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
}
