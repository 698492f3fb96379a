import { sql } from 'kysely';

/** Of finding `f`, joins as `d` the decision by which it stands as it does. */
export const lastDecision = sql`
  left join lateral (
    select s.decision_id, s.step, s.finding_kind, s.violation_class, s.badge_nos, greatest(s.decided_at, s.second_at) as at
    from finding_decision s
    where s.finding_id = f.finding_id and s.state = 'counts' and s.step not in ('close', 'ask_more')
    order by s.decided_at desc, s.decision_id desc limit 1
  ) as d on true
`;

/** Of finding `f`, whose last decision is a confirmation: it stands. */
export const isConfirmed = sql`
  f.state <> 'set_aside' and f.handling in ('confirmed', 'rectifying', 'proved', 'decided', 'closed')
`;

/** Violations that were confirmed and stand: a row a finding and person. HQ's own store violates nothing. */
export const confirmedOfPersons = sql`
  select f.finding_id, f.unit_code, f.duty_date, d.finding_kind as kind, d.violation_class, d.at as confirmed_at, who.badge_no
  from finding f ${lastDecision} cross join unnest(d.badge_nos) as who (badge_no)
  where d.step = 'confirm' and d.violation_class is not null and f.rule_key <> 'integrity' and ${isConfirmed}
`;
