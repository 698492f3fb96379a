import { type RawBuilder, sql } from 'kysely';
import { confirmedOfPersons } from '../standing-decision.ts';

/**
 * Confirmed violations of persons, each with the last one before it that makes it a re-offence: of the same person and violation (by
 * the rules of this duty), of an earlier duty, confirmed at most so many days before this duty. Nulls where there is none.
 */
export const violationsWithEarlier = (reOffenceDays: number): RawBuilder<unknown> => sql`
  with confirmed as materialized (${confirmedOfPersons})
  select distinct on (c.finding_id, c.badge_no) c.*, e.finding_id as earlier_finding_id, e.duty_date as earlier_duty_date,
    e.confirmed_at as earlier_confirmed_at
  from confirmed c
  left join confirmed e on e.badge_no = c.badge_no and e.duty_date < c.duty_date
    and violation_class_in(c.rules_edition, e.rules_edition, e.kind, e.violation_class) = c.violation_class
    and local_day(e.confirmed_at) between c.duty_date - ${reOffenceDays}::integer and c.duty_date
  order by c.finding_id, c.badge_no, e.confirmed_at desc, e.finding_id desc
`;
