import type { FindingKind, ViolationClass } from '@rollcall/shared/http/findings';
import type { DecisionStep } from '@rollcall/shared/resources/finding-decisions';
import { type SqlBool, sql } from 'kysely';

interface StandingDecision {
  decision_id: string | null;
  step: DecisionStep | null;
  finding_kind: FindingKind | null;
  violation_class: ViolationClass | null;
  badge_nos: string[] | null;
  /** When it began to count. */
  at: Date | null;
}

/**
 * The decision by which finding `f` stands as it does. None before anybody decided, and none once it is to be answered anew: what the
 * data takes back after that was never confirmed. That nothing follows from a decision is no other one.
 */
export const standingDecision = sql<StandingDecision>`(
  select s.decision_id, s.step, s.finding_kind, s.violation_class, s.badge_nos, greatest(s.decided_at, s.second_at) as at
  from finding_decision s
  where s.finding_id = f.finding_id and s.state = 'counts' and s.step not in ('close', 'ask_more') and f.judged is not null
  order by s.decided_at desc, s.decision_id desc limit 1
)`;

/** Whether finding `f` stands confirmed by decision `d`, be it that everything that follows from it is done. */
export const isConfirmed = sql<SqlBool>`(
  d.step = 'confirm' and f.state <> 'set_aside' and f.handling in ('confirmed', 'rectifying', 'proved', 'decided', 'closed')
)`;

/** Under which violation one of them falls by the rules of the day of training session `s`. Null: under none. */
export const classInSession = (violation: 'c' | 'r' | 'v') => {
  const column = (name: string) => sql.ref(`${violation}.${name}`);
  const itsOwn = sql`${column('rules_edition')}, ${column('kind')}, ${column('violation_class')}`;
  return sql`violation_class_in(rules_edition(local_day(s.starts_at)), ${itsOwn})`;
};

/** Violations that were confirmed and stand: a row a finding and person. HQ's own store violates nothing. */
export const confirmedOfPersons = sql`
  select f.finding_id, f.unit_code, f.duty_date, d.finding_kind as kind, d.violation_class,
    coalesce(f.rules_edition, 1::smallint) as rules_edition, d.at as confirmed_at, who.badge_no
  from finding f cross join lateral ${standingDecision} as d cross join unnest(d.badge_nos) as who (badge_no)
  where d.violation_class is not null and f.rule_key <> 'integrity' and ${isConfirmed}
`;
