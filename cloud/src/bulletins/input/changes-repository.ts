import type { BulletinContent } from '@rollcall/shared/bulletins/content';
import type { FactType } from '@rollcall/shared/resources/facts';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Transaction } from '../../db/database.ts';

/** What counts for everybody: rules, parameters, the calendar, what is drawn and how it is judged. */
export const ruleTypes: readonly FactType[] = [
  'activity_withdrawn',
  'calendar_day_removed',
  'calendar_day_set',
  'checklist_set',
  'draw_plan_set',
  'duty_type_added',
  'duty_type_changed',
  'guarantee_overridden',
  'leadership_corrected',
  'must_record_changed',
  'parameters_changed',
  'retention_change_approved',
  'rules_start_agreed',
  'score_rules_set',
];

/** Edits of roster and custody: printed when they are about a day that was over. */
export const editTypes: readonly FactType[] = [
  'custody_added',
  'custody_changed',
  'custody_removed',
  'leave_added',
  'leave_changed',
  'leave_removed',
  'shift_added',
  'shift_cancelled',
  'shift_changed',
  'shift_swapped',
];

/** Of these an id would tell nobody anything: the days do. */
const datedKinds = ['activity', 'custody', 'leave', 'shift'];

/** Transactions overlap, so facts aren't quite in the order of their times. */
const overlapMs = 60 * 60_000;

/** Facts after `since` that changed rules, calendar, parameters or the past. */
export async function selectChanges(
  tx: Transaction,
  { since, asOf }: { since: Date; asOf: Date },
  isBadgeNo: (text: string) => boolean,
): Promise<BulletinContent['changes']> {
  const after = await findFactBefore(tx, new Date(since.getTime() - overlapMs));
  const { rows } = await sql<{
    at: Date;
    leaf: number | null;
    type: string;
    subject: string | null;
    payload: unknown;
    unitCode: string | null;
  }>`
    select c.recorded_at as at, l.leaf_index as leaf, c.type, c.subject, c.payload, coalesce(o.unit_code, c.unit_code) as "unitCode"
    from (
      select f.fact_id, f.type, f.subject, f.payload, f.recorded_at, coalesce(f.payload ->> 'badgeNo', f.payload #>> '{after,badgeNo}') as badge_no,
        (select u.unit_code from unit u where u.unit_code = coalesce(f.payload ->> 'unitCode', f.payload #>> '{after,unitCode}'))
          as unit_code,
        case when f.type = any(${editTypes}::text[]) then least(
          coalesce(f.payload ->> 'startsAt', f.payload ->> 'heldFrom'),
          coalesce(f.payload #>> '{before,startsAt}', f.payload #>> '{before,heldFrom}'),
          coalesce(f.payload #>> '{after,startsAt}', f.payload #>> '{after,heldFrom}')
        )::timestamptz end as about
      from fact f
      where f.fact_id > ${after} and f.recorded_at > ${since} and f.recorded_at <= ${asOf}
        and f.type = any(${[...ruleTypes, ...editTypes]}::text[])
    ) as c
    left join officer o on o.badge_no = c.badge_no
    left join ledger_leaf l on l.fact_id = c.fact_id
    where c.type = any(${ruleTypes}::text[])
      or (c.about at time zone 'Asia/Shanghai')::date < (c.recorded_at at time zone 'Asia/Shanghai')::date
    order by c.fact_id
  `.execute(tx);
  return rows.map(({ at, leaf, type, subject, payload, unitCode }) => ({
    ...{ at: at.toISOString(), leaf, type, unitCode },
    subject:
      subject === null || isBadgeNo(subject.slice(subject.indexOf(':') + 1)) ? null : toldSubject(subject, payload),
  }));
}

const side = z.object({
  startsAt: z.string().optional(),
  endsAt: z.string().nullish(),
  heldFrom: z.string().optional(),
  heldUntil: z.string().nullish(),
  name: z.string().optional(),
});
const parameters = z.record(z.string(), z.unknown());
const both = z.object({ before: parameters, after: parameters });

/**
 * What `subjectIn` says in words: `leave:2026-11-20/2026-11-22` for an id that nobody can read, the names of the parameters
 * that were set, the name of a duty type. The leaf says which fact it was.
 */
function toldSubject(subject: string, payload: unknown): string {
  const kind = subject.slice(0, subject.indexOf(':'));
  const edit = z.object({ before: side.optional(), after: side.optional() }).safeParse(payload).data;
  const of = edit?.after ?? edit?.before ?? side.safeParse(payload).data;
  if (kind === 'hq') {
    const { before, after } = both.safeParse(payload).data ?? { before: {}, after: {} };
    const changed = Object.keys(after).filter((name) => JSON.stringify(after[name]) !== JSON.stringify(before[name]));
    return changed.length === 0 ? subject : `hq:${changed.join(',')}`;
  }
  if (kind === 'duty_type') return of?.name === undefined ? subject : `${kind}:${of.name}`;
  if (!datedKinds.includes(kind)) return subject;
  const begin = of?.startsAt ?? of?.heldFrom;
  if (begin === undefined) return subject;
  const end = of?.endsAt ?? of?.heldUntil;
  const from = localDateOf(new Date(begin));
  // An end at midnight is the end of the day before.
  const to = end ? localDateOf(new Date(Date.parse(end) - 1)) : from;
  return to > from ? `${kind}:${from}/${to}` : `${kind}:${from}`;
}

/** The last fact that was recorded before a moment, or 0. Facts come in order, so halving finds it without an index. */
async function findFactBefore(tx: Transaction, moment: Date): Promise<number> {
  const { rows } = await sql<{ last: number }>`select coalesce(max(fact_id), 0) as last from fact`.execute(tx);
  let [low, high] = [0, rows[0]?.last ?? 0];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const found = await sql<{ before: boolean }>`
      select recorded_at < ${moment} as before from fact where fact_id <= ${middle} order by fact_id desc limit 1
    `.execute(tx);
    if (found.rows[0]?.before ?? true) low = middle;
    else high = middle - 1;
  }
  return low;
}
