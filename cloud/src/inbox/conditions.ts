import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { whoFound } from '../findings/handling/who-found-repository.ts';
import type { InboxReader } from './reader.ts';

/** So long the inbox shows what was decided. */
const shownDays = 30;

/** Whether finding `f` names none of these officers, as an officer or as liable. */
export function namesNoneOf(badgeNos: readonly string[]): RawBuilder<SqlBool> {
  if (badgeNos.length === 0) return sql`true`;
  return sql`(
    (f.badge_no is null or f.badge_no <> all(${badgeNos}::text[]))
    and (f.detail -> 'badgeNos' ?| ${badgeNos}::text[]) is not true
    and (f.leaders = '{}' or not jsonb_path_query_array(f.leaders, '$.*') ?| ${badgeNos}::text[])
  )`;
}

/** Whether finding `f` is about this officer; what HQ's own store lost is about nobody. */
export function isAbout(badgeNo: string): RawBuilder<SqlBool> {
  return sql`(f.rule_key <> 'integrity' and (f.badge_no = ${badgeNo} or f.detail -> 'badgeNos' ? ${badgeNo}))`;
}

/** Whether finding `f` is about nobody, and not about HQ's own store. */
export const isAboutNobody: RawBuilder<SqlBool> = sql`(
  f.rule_key <> 'integrity' and f.badge_no is null and coalesce(jsonb_array_length(f.detail -> 'badgeNos'), 0) = 0
)`;

/** Whether no decision about finding `f` waits for its second person. */
export const nothingWaits: RawBuilder<SqlBool> = sql`not exists (
  select from finding_decision waiting where waiting.finding_id = f.finding_id and waiting.state = 'waits'
)`;

/** Whether somebody else answered finding `f`, or nobody. */
export function isAnsweredByOthers({ same }: InboxReader): RawBuilder<SqlBool> {
  return sql`not exists (
    select from finding_answer own
    where own.finding_id = f.finding_id and (own.answered_by = any(${same}::uuid[]) or own.on_behalf_of = any(${same}::uuid[]))
  )`;
}

/** Whether others than the reader confirmed or found finding `f`: who did decides no appeal against it. */
export function isFoundByOthers({ bound }: InboxReader): RawBuilder<SqlBool> {
  return sql`not exists (
    select from ${whoFound(sql`f.finding_id`)} as found where found.who = any(${bound}::uuid[])
  )`;
}

export interface Asked {
  /** The columns of who asked, and for whom. */
  by: RawBuilder<unknown>;
  onBehalfOf?: RawBuilder<unknown>;
}

/** Whether the reader is a second person to who asked. */
export function isAskedByOthers({ by, onBehalfOf }: Asked, { bound }: InboxReader): RawBuilder<SqlBool> {
  const other = (column: RawBuilder<unknown>) =>
    sql<SqlBool>`(${column} is null or ${column} <> all(${bound}::uuid[]))`;
  return onBehalfOf === undefined ? other(by) : sql`(${other(by)} and ${other(onBehalfOf)})`;
}

/** Whether it belongs to the reader, or to the leader for whom he acts. */
export function isOwn({ by, onBehalfOf }: Asked, { principalId }: InboxReader): RawBuilder<SqlBool> {
  return onBehalfOf === undefined ? sql`${by} = ${principalId}` : sql`coalesce(${onBehalfOf}, ${by}) = ${principalId}`;
}

export function isRecent(column: RawBuilder<unknown>, { now }: InboxReader): RawBuilder<SqlBool> {
  return sql`${column} > ${new Date(now.getTime() - shownDays * 86_400_000)}`;
}
