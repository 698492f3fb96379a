import type { FindingKind, FindingState, ViolationClass } from '@rollcall/shared/http/findings';
import type { Handling } from '@rollcall/shared/http/handling';
import type { CaseOutcome, EntryState } from '@rollcall/shared/resources/accountability-cases';
import type { DecisionStep } from '@rollcall/shared/resources/finding-decisions';
import { sql } from 'kysely';
import type { Transaction } from '../../db/database.ts';
import { isConfirmed, standingDecision } from '../../findings/standing-decision.ts';

export interface StandingDecision {
  decisionId: string;
  findingId: string;
  kind: FindingKind;
  violationClass: ViolationClass;
  unitCode: string;
  dutyDate: string;
  decidedAt: Date;
  appealWaits: boolean;
  persons: { badgeNo: string; seenAt: string | null }[];
}

/** Confirmations of a violation of somebody that stand, decided from `since` until `asOf`. */
export async function selectStandingDecisions(
  tx: Transaction,
  { since, asOf }: { since: Date; asOf: Date },
): Promise<StandingDecision[]> {
  const { rows } = await sql<StandingDecision>`
    select d.decision_id as "decisionId", f.finding_id as "findingId", d.finding_kind as kind,
      d.violation_class as "violationClass", f.unit_code as "unitCode", f.duty_date as "dutyDate", d.at as "decidedAt",
      exists (select from finding_appeal a where a.finding_id = f.finding_id and a.state = 'pending') as "appealWaits",
      (
        select coalesce(jsonb_agg(jsonb_build_object('badgeNo', who.badge_no, 'seenAt', n.seen_at)), '[]')
        from unnest(d.badge_nos) as who (badge_no)
        left join decision_notice n on n.decision_id = d.decision_id and n.badge_no = who.badge_no and n.seen_at <= ${asOf}
      ) as persons
    from finding f cross join lateral ${standingDecision} as d
    where d.violation_class is not null and cardinality(d.badge_nos) > 0
      and d.at >= ${since} and d.at <= ${asOf} and f.rule_key <> 'integrity' and ${isConfirmed}
    order by d.decision_id
  `.execute(tx);
  return rows;
}

export interface FinalCase {
  caseId: string;
  badgeNo: string;
  unitCode: string;
  seenAt: Date;
  decisions: {
    findingId: string;
    kind: FindingKind;
    dutyDate: string;
    decidedAt: string;
    violationClass: ViolationClass | null;
    seenAt: string;
  }[];
}

/** Cases by which somebody is to be criticised by name, with no appeal waiting against them or what they rest on. */
export async function selectFinalCases(
  tx: Transaction,
  { since, asOf }: { since: Date; asOf: Date },
): Promise<FinalCase[]> {
  const { rows } = await sql<FinalCase>`
    select e.case_id as "caseId", e.badge_no as "badgeNo", e.unit_code as "unitCode", e.seen_at as "seenAt", rests.decisions
    from accountability_entry e
    join accountability_case c using (case_id)
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object(
        'findingId', f.finding_id, 'kind', d.finding_kind, 'dutyDate', f.duty_date, 'decidedAt', d.at,
        'violationClass', d.violation_class, 'seenAt', coalesce(n.seen_at, e.seen_at)) order by f.duty_date, f.finding_id), '[]')
        as decisions
      from accountability_entry_finding r join finding f using (finding_id)
      cross join lateral ${standingDecision} as d
      left join decision_notice n on n.decision_id = d.decision_id and n.badge_no = e.badge_no
      where r.entry_id = e.entry_id and r.ended_at is null and ${isConfirmed}
    ) as rests
    where e.state = 'final' and e.outcome = 'named_criticism' and not e.void and e.seen_at is not null
      and e.decided_at >= ${since} and e.decided_at <= ${asOf}
      -- what a case about findings rests on has to stand
      and (c.source = 'complaint' or rests.decisions <> '[]')
      and not exists (
        select from accountability_entry_finding r
        where r.entry_id = e.entry_id and r.ended_at is null and (
          exists (select from finding_appeal a where a.finding_id = r.finding_id and a.state = 'pending')
          or exists (
            select from liability_appeal l
            where l.finding_id = r.finding_id and l.badge_no = e.badge_no and l.state = 'pending'
          )
        )
      )
    order by e.case_id, e.badge_no
  `.execute(tx);
  return rows;
}

export interface FindingNow {
  findingId: string;
  state: FindingState;
  handling: Handling;
  step: DecisionStep | null;
  decidedAt: Date | null;
  violationClass: ViolationClass | null;
  badgeNos: string[] | null;
  upheldAt: Date | null;
}

/** How findings stand now for which an earlier issue named somebody. */
export async function selectFindingsNow(
  tx: Transaction,
  findingIds: readonly string[],
): Promise<Map<string, FindingNow>> {
  const { rows } = await sql<FindingNow>`
    select f.finding_id as "findingId", f.state, f.handling, d.step, d.at as "decidedAt", d.violation_class as "violationClass",
      d.badge_nos as "badgeNos", (
        select max(a.decided_at) from finding_appeal a where a.finding_id = f.finding_id and a.state = 'upheld'
      ) as "upheldAt"
    from finding f left join lateral ${standingDecision} as d on true
    where f.finding_id = any(${findingIds}::uuid[])
  `.execute(tx);
  return new Map(rows.map((row) => [row.findingId, row]));
}

export interface EntryNow {
  caseId: string;
  badgeNo: string;
  state: EntryState;
  outcome: CaseOutcome | null;
  isVoid: boolean;
}

export async function selectEntriesNow(tx: Transaction, caseIds: readonly string[]): Promise<EntryNow[]> {
  const { rows } = await sql<EntryNow>`
    select case_id as "caseId", badge_no as "badgeNo", state, outcome, void as "isVoid" from accountability_entry
    where case_id = any(${caseIds}::uuid[])
    order by case_id, badge_no, role
  `.execute(tx);
  return rows;
}
