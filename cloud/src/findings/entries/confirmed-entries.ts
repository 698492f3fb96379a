import type { FindingKind, ViolationClass } from '@rollcall/shared/http/findings';
import type { Ground } from '@rollcall/shared/http/handling';
import type { EntryRole } from '@rollcall/shared/resources/accountability-cases';
import type { Consequence } from '@rollcall/shared/resources/confirmed-entries';
import { sql } from 'kysely';
import { decidedBy } from '../../db/decided-by.ts';
import { liabilityEnded } from '../liability/conditions.ts';
import { isConfirmed, standingDecision } from '../standing-decision.ts';

// What became of each finding that was confirmed, for each person of it: the only place that says so. Pages, files and bulletins
// count its rows.

export interface FoundEntry {
  finding_id: string;
  badge_no: string;
  role: EntryRole;
  unit_code: string;
  kind: FindingKind;
  violation_class: ViolationClass;
  duty_date: string;
  confirmed_at: Date;
  confirmed_by: string;
  consequence: Consequence;
  ground: Ground | null;
  case_id: string | null;
}

/**
 * Every confirmation that ever counted, each person of it once: officers whom it names, and who led them then. It is that of the last
 * one that names the person; what a correction left out was undone. A step is taken by the rules of its own moment, so those count
 * that were confirmed by the second edition.
 */
const confirmedPersons = sql`
  select distinct on (p.finding_id, p.role, p.badge_no) p.*
  from (
    select c.finding_id, c.decision_id, c.finding_kind, c.decided_at, ${decidedBy('c', 'confirmer')} as confirmed_by, greatest(c.decided_at, c.second_at) as confirmed_at,
      coalesce(c.violation_class, f.violation_class) as violation_class, who.role, who.badge_no
    from finding_decision c join finding f on f.finding_id = c.finding_id join account confirmer on confirmer.account_id = c.decided_by
    cross join lateral (
      select 'person' as role, named.badge_no from unnest(c.badge_nos) as named (badge_no)
      union
      select 'leader', led.value from jsonb_each_text(f.leaders) as led
      where led.key = any(c.badge_nos) or cardinality(c.badge_nos) = 0
    ) as who
    where c.step = 'confirm' and c.state in ('counts', 'corrected') and f.rule_key <> 'integrity'
  ) as p
  where p.violation_class is not null and local_day(p.confirmed_at) >= (select rules_from())
  order by p.finding_id, p.role, p.badge_no, p.decided_at desc, p.decision_id desc
`;

/** The case in which a person answers for it, be it that it is over. */
const caseOfPerson = sql`(
  select e.case_id, e.state, e.outcome, e.ground, e.void, exists (
      select from accountability_appeal a where a.entry_id = e.entry_id and a.state = 'pending'
    ) as appealed
  from accountability_entry_finding r join accountability_entry e on e.entry_id = r.entry_id
  where r.finding_id = p.finding_id and r.ended_at is null and e.badge_no = p.badge_no and e.role = p.role
  order by e.told_at desc, e.entry_id limit 1
)`;

/** Why the decision by which the finding was closed doesn't hold this person to account. */
const closedBy = sql`(
  select case p.role when 'person' then c.officer_ground else c.leader_ground end as ground from finding_decision c
  where c.finding_id = p.finding_id and c.step = 'close' and c.state = 'counts' and c.decided_at >= p.decided_at
  order by c.decided_at desc, c.decision_id desc limit 1
)`;

const consequence = sql`
  case
    when d.decision_id is distinct from p.decision_id or not coalesce(${isConfirmed}, false) then 'undone'
    when p.role = 'leader' and ${liabilityEnded(sql`p.badge_no`)} then 'undone'
    when e.void then 'undone'
    when e.state in ('open', 'heard') or e.appealed then 'under_way'
    when e.outcome <> 'none' then 'held'
    when e.ground is not null then 'ground'
    when f.handling in ('rectifying', 'proved') then 'under_way'
    when closed.ground is not null then 'ground'
    else 'undecided'
  end
`;

/** A row a finding and person. */
export const confirmedEntries = sql<FoundEntry>`(
  select p.finding_id, p.badge_no, p.role, f.unit_code, p.finding_kind as kind, p.violation_class, f.duty_date, p.confirmed_at, p.confirmed_by,
    became.consequence, e.case_id, case when became.consequence = 'ground' then coalesce(e.ground, closed.ground) end as ground
  from (${confirmedPersons}) as p
  join finding f on f.finding_id = p.finding_id
  left join lateral ${standingDecision} as d on true
  left join lateral ${caseOfPerson} as e on true
  left join lateral ${closedBy} as closed on true
  cross join lateral (select ${consequence} as consequence) as became
)`;
