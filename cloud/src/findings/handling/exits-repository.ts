import type { RulesEdition, ViolationClass } from '@rollcall/shared/http/findings';
import type { Handling } from '@rollcall/shared/http/handling';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { liabilityEnded } from '../liability/conditions.ts';
import { confirmedOfPersons, standingDecision } from '../standing-decision.ts';
import { type HandledFinding, peopleOf } from './handled-finding.ts';
import { liableLeaders } from './liable-leaders.ts';

/** What a finding would end without: those whom it leaves without being held to account. */
export interface Exit {
  /** As which violation it was confirmed, else under which it falls. */
  violationClass: ViolationClass;
  /** Officers and leaders of whom no case is. Both empty: it names nobody. */
  officers: readonly string[];
  leaders: readonly string[];
  /** Those of them of whom an earlier violation of this class was confirmed in the days of a re-offence; leaders as its leaders. */
  earlierOfficers: readonly string[];
  earlierLeaders: readonly string[];
}

/**
 * What these findings would end without, by their id. Left out is what ends as it did before: by a step that is taken under the old
 * rules, of what violates nothing, and where everybody answers in a case that goes on: what is unfounded ends with its cases.
 */
export async function readExits(
  db: Database | Transaction,
  findings: readonly HandledFinding[],
  at: Date,
  { step }: { step: string },
): Promise<Map<string, Exit>> {
  const exits = new Map<string, Exit>();
  if ((await editionAt(db, at)) === 1) return exits;
  const ids = findings.map(({ findingId }) => findingId);
  const [decided, answering] = [
    await selectDecided(db, ids),
    step === 'unfounded' ? new Map() : await selectAnswering(db, ids),
  ];
  for (const finding of findings) {
    const { findingId, leaders } = finding;
    const confirmed = isConfirmedBy(finding.handling) ? decided.get(findingId) : undefined;
    const violationClass = confirmed?.violationClass ?? finding.violationClass;
    if (violationClass === null) continue;
    const named = confirmed?.badgeNos ?? peopleOf(finding);
    const liable = liableLeaders(leaders, named).filter((badgeNo) => !confirmed?.freed.includes(badgeNo));
    const inCase = answering.get(findingId);
    if (inCase && [...named, ...liable].every((badgeNo) => inCase.has(badgeNo))) continue;
    const free = (badgeNo: string) => !inCase?.has(badgeNo);
    const exit = { violationClass, officers: named.filter(free), leaders: liable.filter(free) };
    exits.set(findingId, { ...exit, earlierOfficers: [], earlierLeaders: [] });
  }
  return withEarlier(db, exits);
}

const isConfirmedBy = (handling: Handling) =>
  ['confirmed', 'rectifying', 'proved', 'decided', 'closed'].includes(handling);

/** By which rules a step is taken at this moment. */
export async function editionAt(db: Database | Transaction, at: Date): Promise<RulesEdition> {
  const today = localDateOf(at);
  const { rows } = await sql<{ edition: RulesEdition }>`select rules_edition(${today}::date) as edition`.execute(db);
  return rows[0]?.edition ?? 1;
}

interface Decided {
  findingId: string;
  violationClass: ViolationClass | null;
  badgeNos: string[];
  /** Leaders whose appeal was right. */
  freed: string[];
}

async function selectDecided(db: Database | Transaction, findingIds: readonly string[]): Promise<Map<string, Decided>> {
  const { rows } = await sql<Decided>`
    select f.finding_id as "findingId", d.violation_class as "violationClass", d.badge_nos as "badgeNos",
      array(
        select led.value from jsonb_each_text(f.leaders) as led where ${liabilityEnded(sql`led.value`)}
      ) as freed
    from finding f cross join lateral ${standingDecision} as d
    where f.finding_id = any(${findingIds}::uuid[]) and d.step = 'confirm'
  `.execute(db);
  return new Map(rows.map((row) => [row.findingId, row]));
}

/** Who answers for them in a case, be it that it is decided. */
async function selectAnswering(
  db: Database | Transaction,
  findingIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const rows = await db
    .selectFrom('accountability_entry_finding as r')
    .innerJoin('accountability_entry as e', 'e.entry_id', 'r.entry_id')
    .select(['r.finding_id', 'e.badge_no'])
    .where('r.finding_id', '=', sql<string>`any(${findingIds}::uuid[])`)
    .where('r.ended_at', 'is', null)
    .where('e.state', '<>', 'ended')
    .execute();
  const answering = new Map<string, Set<string>>();
  for (const { finding_id, badge_no } of rows) {
    answering.set(finding_id, (answering.get(finding_id) ?? new Set()).add(badge_no));
  }
  return answering;
}

/** With those of whom an earlier violation was confirmed: of an earlier duty, and not longer before this one than a re-offence is. */
async function withEarlier(db: Database | Transaction, exits: Map<string, Exit>): Promise<Map<string, Exit>> {
  if (exits.size === 0) return exits;
  const asked = [...exits].flatMap(([findingId, { violationClass, officers, leaders }]) => [
    ...officers.map((badgeNo) => ({ findingId, violationClass, badgeNo, leads: false })),
    ...leaders.map((badgeNo) => ({ findingId, violationClass, badgeNo, leads: true })),
  ]);
  const rows = await selectEarlier(db, asked);
  const all = new Map<string, Exit>();
  for (const [findingId, exit] of exits) {
    const earlier = rows.filter((row) => row.findingId === findingId);
    const of = (leads: boolean) => earlier.filter((row) => row.leads === leads).map(({ badgeNo }) => badgeNo);
    all.set(findingId, { ...exit, earlierOfficers: of(false), earlierLeaders: of(true) });
  }
  return all;
}

interface Asked {
  findingId: string;
  violationClass: ViolationClass;
  badgeNo: string;
  /** As the leader of those whom it names. */
  leads: boolean;
}

/** Of whom an earlier violation of the class was confirmed in the days of a re-offence before this finding. */
export async function selectEarlier(
  db: Database | Transaction,
  asked: readonly Asked[],
): Promise<Pick<Asked, 'findingId' | 'badgeNo' | 'leads'>[]> {
  if (asked.length === 0) return [];
  const { reOffenceDays } = await readParameters(db);
  const { rows } = await sql<Pick<Asked, 'findingId' | 'badgeNo' | 'leads'>>`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
        as a ("findingId" uuid, "violationClass" text, "badgeNo" text, leads boolean)
    ), confirmed as materialized (${confirmedOfPersons})
    select distinct a."findingId", a."badgeNo", a.leads
    from asked a join finding own on own.finding_id = a."findingId"
    join confirmed e on e.duty_date < own.duty_date and e.finding_id <> own.finding_id
      and local_day(e.confirmed_at) >= own.duty_date - ${reOffenceDays}::integer
      and violation_class_in(coalesce(own.rules_edition, 1::smallint), e.rules_edition, e.kind, e.violation_class)
        = a."violationClass"
    join finding f on f.finding_id = e.finding_id
    where case when a.leads then f.leaders ->> e.badge_no = a."badgeNo" and not ${liabilityEnded(sql`a."badgeNo"`)}
      else e.badge_no = a."badgeNo" end
    order by a."badgeNo"
  `.execute(db);
  return rows;
}
