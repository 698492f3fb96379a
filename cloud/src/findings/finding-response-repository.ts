import type { AppealState } from '@rollcall/shared/http/finding-answers';
import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** How often finding `f` was answered. */
export const answerCountOf: RawBuilder<number> = sql`(
  select count(*)::integer from finding_answer fa where fa.finding_id = f.finding_id)`;

/** The state of the last appeal against finding `f`, null for none. */
export const lastAppealOf: RawBuilder<AppealState | null> = sql`(
  select fp.state from finding_appeal fp where fp.finding_id = f.finding_id
  order by fp.appealed_at desc, fp.appeal_id desc limit 1)`;

/** Whether that is its state. The few with such an appeal are found first: most findings have none. */
export function hasLastAppeal(state: AppealState): RawBuilder<SqlBool> {
  return sql`(f.finding_id in (select finding_id from finding_appeal where state = ${state}) and ${lastAppealOf} = ${state})`;
}
