import { sql } from 'kysely';
import type { Transaction } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import type { LeaderTerm } from '../../db/tables/finding-tables.ts';
import { appendFacts, type Fact } from '../../ledger/append-fact.ts';
import { dutyBeginOf, type FindingColumns, leadersThen } from '../leaders-then.ts';
import type { Led } from './repository.ts';

type ByNamed<Value> = Readonly<Record<string, Value>>;

/** What followed from a correction for findings of that time. */
export interface LeadershipCorrected {
  /** Those that name another leader now. */
  findingsChanged: number;
  /** Those that would, and were appealed against: they keep the leader that they named. */
  findingsKept: number;
}

interface Concerned {
  findingId: string;
  unitCode: string;
  badgeNo: string | null;
  appealed: boolean;
  leaders: ByNamed<string>;
  terms: ByNamed<LeaderTerm>;
  newLeaders: ByNamed<string>;
  newTerms: ByNamed<LeaderTerm>;
  units: ByNamed<string>;
}

/**
 * After a correction: names the leaders of findings anew whose duty began in that time, for the officer or the unit that was
 * corrected. A finding that was appealed against keeps its leader, for the appeal was about that one; its history says so.
 * Whoever is named now has the whole time to appeal. Call it under `lockLeaderships`: no finding is written meanwhile.
 */
export async function deriveLeadersAnew(
  tx: Transaction,
  led: Led & { ledFrom: Date | null; ledUntil: Date | null },
  { by, approvedBy, reason, at }: { by: string; approvedBy: string; reason: string; at: Date },
): Promise<LeadershipCorrected> {
  const result = { findingsChanged: 0, findingsKept: 0 };
  const facts: Fact[] = [];
  const changed: (Pick<Concerned, 'findingId' | 'unitCode' | 'leaders' | 'terms'> & { isOther: boolean })[] = [];
  for (const finding of await selectConcerned(tx, led)) {
    const { findingId, unitCode } = finding;
    const anew = withNew(finding, led);
    const isOther = !sameEntries(anew.leaders, finding.leaders);
    const subject = `finding:${findingId}` as const;
    if (finding.appealed) {
      if (!isOther) continue;
      result.findingsKept++;
      const byCorrection = shown(finding.badgeNo, anew).leaderBadgeNo;
      const { leaderBadgeNo } = shown(finding.badgeNo, finding);
      facts.push({
        type: 'finding_leader_kept',
        subject,
        payload: { leaderBadgeNo, byCorrection, by, approvedBy, reason },
      });
      continue;
    }
    changed.push({ findingId, unitCode, ...anew, isOther });
    if (!isOther) continue;
    result.findingsChanged++;
    const payload = {
      before: shown(finding.badgeNo, finding),
      after: shown(finding.badgeNo, anew),
      by,
      approvedBy,
      reason,
    };
    facts.push({ type: 'finding_leader_corrected', subject, payload });
  }
  if (changed.length > 0) await updateLeaders(tx, changed, at);
  await appendFacts(tx, facts);
  const unitCodes = [...new Set(changed.map(({ unitCode }) => unitCode))];
  if (unitCodes.length > 0) await notifyLive(tx, [{ topic: 'findings', unitCodes }]);
  return result;
}

const columns: FindingColumns = {
  ruleKey: sql.ref('f.rule_key'),
  badgeNo: sql.ref('f.badge_no'),
  detail: sql.ref('f.detail'),
  unitCode: sql.ref('f.unit_code'),
  dutyDate: sql.ref('f.duty_date'),
  shiftId: sql.ref('f.shift_id'),
  activityId: sql.ref('f.activity_id'),
  recordingId: sql.ref('f.recording_id'),
};

/** The findings whose duty began in that time, held until the end of the transaction. Dates only narrow the search. */
async function selectConcerned(
  tx: Transaction,
  { ledFrom, ledUntil }: { ledFrom: Date | null; ledUntil: Date | null },
): Promise<Concerned[]> {
  const { rows } = await sql<Concerned>`
    select f.finding_id as "findingId", f.unit_code as "unitCode", f.badge_no as "badgeNo", f.leaders, f.leader_terms as terms,
      f.state = 'set_aside' or exists (select from finding_appeal a where a.finding_id = f.finding_id) as appealed,
      anew.leaders as "newLeaders", anew.terms as "newTerms", anew.units
    from finding f cross join lateral (${leadersThen(columns)}) as anew
    where f.rule_key <> 'integrity'
      and daterange((${ledFrom}::timestamptz)::date - 2, (${ledUntil}::timestamptz)::date + 2) @> f.duty_date
      and tstzrange(${ledFrom}, ${ledUntil}) @> ${dutyBeginOf(columns)}
    order by f.finding_id
    for no key update of f
  `.execute(tx);
  return rows;
}

/** What it says anew of the officer, or of all who belonged to the unit then; of others what it said. */
function withNew({ leaders, terms, newLeaders, newTerms, units }: Concerned, { badgeNo, unitCode }: Led) {
  const isAnew = (named: string) => (badgeNo === null ? units[named] === unitCode : named === badgeNo);
  const mixed = <Value>(was: ByNamed<Value>, anew: ByNamed<Value>): ByNamed<Value> =>
    Object.fromEntries([
      ...Object.entries(was).filter(([named]) => !isAnew(named)),
      ...Object.entries(anew).filter(([named]) => isAnew(named)),
    ]);
  return { leaders: mixed(leaders, newLeaders), terms: mixed(terms, newTerms) };
}

function sameEntries(one: ByNamed<string>, other: ByNamed<string>): boolean {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return names.every((name) => one[name] === other[name]);
}

/** As facts tell it: the leader of whom it is about, and those of the others whom it names. */
function shown(badgeNo: string | null, { leaders, terms }: Pick<Concerned, 'leaders' | 'terms'>) {
  const own = badgeNo ?? '';
  const others = Object.entries(leaders).filter(([named]) => named !== own);
  const { since = null, standsInFor = null } = terms[own] ?? {};
  return {
    leaderBadgeNo: leaders[own] ?? null,
    leaderSince: since,
    leaderStandsInFor: standsInFor,
    ...(others.length === 0 ? {} : { otherLeaderBadgeNos: [...new Set(others.map(([, leader]) => leader))].sort() }),
  };
}

async function updateLeaders(tx: Transaction, changed: readonly object[], at: Date): Promise<void> {
  await sql`
    update finding f set leaders = c.leaders, leader_terms = c.terms,
      changed_at = case when c."isOther" then ${at} else f.changed_at end
    from json_to_recordset(${JSON.stringify(changed)}::json)
      as c ("findingId" uuid, leaders jsonb, terms jsonb, "isOther" boolean)
    where f.finding_id = c."findingId"
  `.execute(tx);
}
