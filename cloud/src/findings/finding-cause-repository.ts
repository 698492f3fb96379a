import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from '../db/database.ts';

/** The cause that a finding is under; undefined: none. */
export async function findCauseOf(db: Database, findingId: string) {
  return db
    .selectFrom('finding_cause as fc')
    .innerJoin('common_cause as c', 'c.cause_id', 'fc.cause_id')
    .select(['c.cause_id', 'c.title', 'c.kind', 'c.text', 'c.starts_at', 'c.ends_at'])
    .where('fc.finding_id', '=', findingId)
    .where('fc.detached_at', 'is', null)
    .executeTakeFirst();
}

/** Whether finding `f` is under this cause. */
export function isUnderCause(causeId: string): RawBuilder<SqlBool> {
  return sql`f.finding_id in (
    select fc.finding_id from finding_cause fc where fc.cause_id = ${causeId} and fc.detached_at is null)`;
}

/**
 * Whether finding `f` about shift `s` may belong to a cause: nobody decided about it, it is under none, it is of the same unit, of
 * an overlapping time, and of a rule that findings under the cause are of, once there are any.
 */
export function isLikeCause(causeId: string): RawBuilder<SqlBool> {
  return sql`(
    f.state = 'open' and f.handling in ('told', 'answered')
    and not exists (select from finding_cause fc where fc.finding_id = f.finding_id and fc.detached_at is null)
    and exists (
      select from common_cause c
      where c.cause_id = ${causeId} and (c.unit_code is null or c.unit_code = f.unit_code)
        and tstzrange(c.starts_at, c.ends_at) && tstzrange(
          coalesce(s.starts_at, f.duty_date::timestamp at time zone 'Asia/Shanghai'),
          coalesce(s.ends_at, (f.duty_date + 1)::timestamp at time zone 'Asia/Shanghai'))
    )
    and (
      not exists (select from finding_cause fc where fc.cause_id = ${causeId} and fc.detached_at is null)
      or f.rule_key in (
        select other.rule_key from finding_cause fc join finding other on other.finding_id = fc.finding_id
        where fc.cause_id = ${causeId} and fc.detached_at is null)
    )
  )`;
}
