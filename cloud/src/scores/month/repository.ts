import type { FindingKind, FindingState, RuleKey, ViolationClass } from '@rollcall/shared/http/findings';
import type { Handling } from '@rollcall/shared/http/handling';
import type { DecisionStep } from '@rollcall/shared/resources/finding-decisions';
import { addMonths, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import { standingDecision } from '../../findings/standing-decision.ts';

/** The first and last of some months that follow each other. */
interface Span {
  first: string;
  last: string;
}

const daysOf = ({ first, last }: Span) => ({ from: `${first}-01`, to: `${addMonths(last, 1)}-01` });

export interface OfficerMonth {
  month: string;
  badgeNo: string;
  officerName: string;
  unitCode: string;
  dutyDays: number;
}

/**
 * Every officer in every month, with the unit at its end (or now) and the days on which a shift began. Who had left before a month,
 * or wasn't known yet, and had no duty in it, isn't there.
 */
export async function selectOfficerMonths(db: Database, months: readonly string[], now: Date): Promise<OfficerMonth[]> {
  const { from, to } = daysOf(spanOf(months));
  const ends = months.map((month) => startOfLocalDate(`${addMonths(month, 1)}-01`));
  const { rows } = await sql<OfficerMonth>`
    select m.month, o.badge_no as "badgeNo", o.name as "officerName", coalesce(own.unit_code, o.unit_code) as "unitCode",
      coalesce(days.count, 0) as "dutyDays"
    from unnest(${months}::text[], ${ends}::timestamptz[]) as m (month, ends)
    cross join officer o
    left join lateral (
      select l.unit_code from leadership l
      where l.badge_no = o.badge_no
        and tstzrange(l.led_from, l.led_until) @> least(${now}, m.ends - interval '1 millisecond')
    ) as own on true
    left join (
      select badge_no, to_char(duty_date, 'YYYY-MM') as month, count(distinct duty_date)::integer as count from shift
      where cancelled_at is null and starts_at >= ${startOfLocalDate(from)}
        and starts_at < least(${startOfLocalDate(to)}, ${now}::timestamptz)
      group by 1, 2
    ) as days on days.badge_no = o.badge_no and days.month = m.month
    where days.count > 0 or (o.created_at < m.ends and (o.left_on is null or o.left_on > (m.month || '-01')::date))
    order by m.month, o.badge_no
  `.execute(db);
  return rows;
}

export interface FindingOfMonth {
  month: string;
  findingId: string;
  ruleKey: RuleKey;
  kind: FindingKind;
  state: FindingState;
  handling: Handling;
  unitCode: string;
  dutyDate: string;
  badgeNo: string | null;
  /** The others whom it names. */
  alsoNamed: string[] | null;
  deduction: number | null;
  inspectionId: string | null;
  answerDueOn: string;
  /** Whether the first answer of whom it is about came after the deadline; null: there is none. */
  answeredLate: boolean | null;
  /** By which it stands as it does; null: nobody decided. */
  step: DecisionStep | null;
  decidedKind: FindingKind | null;
  violationClass: ViolationClass | null;
  /** Under what its kind falls, as it was decided, or says now. */
  ownClass: ViolationClass | null;
  decidedBadgeNos: string[] | null;
  decidedAt: Date | null;
  /** When the last appeal against it was upheld. */
  upheldAt: Date | null;
  /** When it last came to stand otherwise by what people decided. */
  movedAt: Date | null;
}

/** The findings of duty in these months, in its order. */
export async function selectFindingsOfMonths(db: Database, span: Span): Promise<FindingOfMonth[]> {
  const { from, to } = daysOf(span);
  const { rows } = await sql<FindingOfMonth>`
    select to_char(f.duty_date, 'YYYY-MM') as month, f.finding_id as "findingId", f.rule_key as "ruleKey", f.kind, f.state,
      f.handling, f.unit_code as "unitCode", f.duty_date as "dutyDate", f.badge_no as "badgeNo", f.detail -> 'badgeNos' as "alsoNamed",
      (f.detail #>> '{spotCheck,deduction}')::integer as deduction, f.detail #>> '{inspection,inspectionId}' as "inspectionId",
      f.answer_due_on as "answerDueOn", said.late as "answeredLate", d.step, d.finding_kind as "decidedKind",
      d.violation_class as "violationClass", violation_class_of(
        coalesce(f.rules_edition, 1::smallint), coalesce(d.finding_kind, f.kind), case when d.step is null then f.grade else f.judged ->> 'grade' end
      ) as "ownClass", d.badge_nos as "decidedBadgeNos", d.at as "decidedAt", upheld.at as "upheldAt",
      greatest(moved.at, upheld.at) as "movedAt"
    from finding f
    left join lateral (
      select a.late from finding_answer a
      join account who on who.account_id = a.answered_by left join account leader on leader.account_id = a.on_behalf_of
      where a.finding_id = f.finding_id and (
        (f.badge_no is null and f.detail -> 'badgeNos' is null)
        or coalesce(leader.badge_no, who.badge_no) = f.badge_no
        or f.detail -> 'badgeNos' ? coalesce(leader.badge_no, who.badge_no)
      )
      order by a.answered_at limit 1
    ) as said on true
    left join lateral ${standingDecision} as d on true
    left join lateral (
      select max(greatest(s.decided_at, s.second_at)) as at from finding_decision s
      where s.finding_id = f.finding_id and s.state = 'counts' and s.step not in ('close', 'ask_more')
    ) as moved on true
    left join lateral (
      select max(a.decided_at) as at from finding_appeal a where a.finding_id = f.finding_id and a.state = 'upheld'
    ) as upheld on true
    where f.duty_date >= ${from} and f.duty_date < ${to} and f.rule_key <> 'integrity'
    order by f.duty_date, f.found_at, f.finding_id
  `.execute(db);
  return rows;
}

export interface FaultOfMonth {
  findingId: string;
  reviewId: string;
  badgeNo: string;
  itemKey: string;
  itemName: string | null;
  deduction: number;
  joined: boolean;
}

/** Faults of reviews behind the findings of these months. */
export async function selectFaultsOfMonths(db: Database, span: Span): Promise<FaultOfMonth[]> {
  const { from, to } = daysOf(span);
  const { rows } = await sql<FaultOfMonth>`
    select rf.finding_id as "findingId", rf.review_id as "reviewId", r.badge_no as "badgeNo", rf.item_key as "itemKey",
      item.name as "itemName", rf.deduction, rf.joined
    from finding f join review_fault rf using (finding_id) join review r using (review_id)
    left join checklist c on c.version = r.checklist_version
    left join lateral (
      select one ->> 'name' as name from jsonb_array_elements(c.items) as one where one ->> 'key' = rf.item_key
    ) as item on true
    where f.duty_date >= ${from} and f.duty_date < ${to}
    order by rf.review_id, rf.item_key
  `.execute(db);
  return rows;
}

/** Field inspections that say what a finding of these months states. */
export async function selectJoinedInspections(
  db: Database,
  span: Span,
): Promise<{ findingId: string; inspectionId: string; badgeNo: string }[]> {
  const { from, to } = daysOf(span);
  return db
    .selectFrom('field_inspection as i')
    .innerJoin('finding as f', 'f.finding_id', 'i.joins_finding_id')
    .select(['f.finding_id as findingId', 'i.inspection_id as inspectionId', 'i.badge_no as badgeNo'])
    .where('f.duty_date', '>=', from)
    .where('f.duty_date', '<', to)
    .where('i.withdrawn_at', 'is', null)
    .orderBy('i.inspected_at')
    .execute();
}

export interface OverdueOfMonth {
  rectificationId: string;
  orderYear: number;
  orderNo: number;
  findingId: string;
  dueOn: string;
}

/** Orders about these months' findings whose last day passed before they were carried out or given to somebody else. */
export async function selectOverdueOfMonths(db: Database, span: Span, today: string): Promise<OverdueOfMonth[]> {
  const { from, to } = daysOf(span);
  const { rows } = await sql<OverdueOfMonth>`
    select r.rectification_id as "rectificationId", r.order_year as "orderYear", r.order_no as "orderNo",
      r.finding_id as "findingId", coalesce(missed.due_on, r.due_on) as "dueOn"
    from finding f join rectification r using (finding_id)
    left join lateral (
      select min(course.due_before) as due_on from (
        select s.step, s.taken_at, lag(s.due_on) over (order by s.nr) as due_before from rectification_step s
        where s.rectification_id = r.rectification_id
      ) as course
      where course.step in ('prove', 'reassign')
        and (course.taken_at at time zone 'Asia/Shanghai')::date > course.due_before
    ) as missed on true
    where f.duty_date >= ${from} and f.duty_date < ${to} and r.state <> 'ended'
      and (missed.due_on is not null or (r.state = 'ordered' and r.due_on < ${today}))
    order by r.order_year, r.order_no
  `.execute(db);
  return rows;
}

export async function selectUnitNames(db: Database): Promise<Map<string, string>> {
  const rows = await db.selectFrom('unit').select(['unit_code as unitCode', 'name']).execute();
  return new Map(rows.map(({ unitCode, name }) => [unitCode, name]));
}

export function spanOf(months: readonly string[]): Span {
  const [first = '', last = first] = [months[0], months.at(-1)];
  return { first, last };
}
