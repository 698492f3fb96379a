import type { Transaction } from '../db/database.ts';
import { appendFacts } from '../ledger/append-fact.ts';
import type { Finding } from './finding.ts';
import { type SavedFinding, upsertFindings } from './finding-repository.ts';
import { findDeadlines } from './handling/find-deadlines.ts';
import type { FindingChange } from './plan-findings.ts';
import { endOrdersOf } from './spot-orders/end-orders.ts';

/**
 * Writes what changed, and a fact for each change.
 * @param besides what else a fact tells: why a finding is no longer so
 */
export async function saveFindings(
  tx: Transaction,
  changes: readonly FindingChange[],
  { asOf, besides }: { asOf: Date; besides?: (finding: Finding) => object | undefined },
): Promise<void> {
  if (changes.length === 0) return;
  const dueOn = await findDeadlines(
    tx,
    changes.filter(({ toldAnew }) => toldAnew).map(({ finding }) => finding.badgeNo),
    asOf,
  );
  const told = changes.map(({ finding, toldAnew }) => ({
    ...finding,
    dueOn: toldAnew ? dueOn(finding.badgeNo) : null,
  }));
  const saved = await upsertFindings(tx, told, asOf);
  const facts = changes.map(({ type, finding }, index) => ({
    type,
    subject: `finding:${saved[index]?.findingId}` as const,
    payload: {
      ...tellable(finding),
      ...dueOf(told[index]),
      ...judgedBy(saved[index]),
      ...inChargeOf(saved[index]),
      ...besides?.(finding),
      asOf: asOf.toISOString(),
    },
  }));
  await appendFacts(tx, facts);
  const ended = saved.filter((_, index) => changes[index]?.finding.state !== 'open');
  await endOrdersOf(
    tx,
    ended.map(({ findingId }) => findingId),
    asOf,
  );
}

/** By when it is to be answered, of what is told anew. */
function dueOf(told: { dueOn: string | null } | undefined): object {
  return told?.dueOn ? { dueOn: told.dueOn } : {};
}

/** What it is about, and what it says or an appeal set aside; of what is resolved not what it said before. */
function tellable({ state, detail, isAppealed: _now, setAside: _before, judged: _then, ...about }: Finding): object {
  const said = Object.entries(about).filter(([, value]) => value !== null);
  return { ...Object.fromEntries(said), ...(state === 'resolved' ? {} : { detail }) };
}

/** By which rules it is judged, and what it is by them. */
function judgedBy(saved: SavedFinding | undefined): object {
  if (!saved) return {};
  const { rulesEdition, violationClass } = saved;
  return { rulesEdition, ...(violationClass === null ? {} : { violationClass }) };
}

/** Who answers for it beside the officer: since when he led, and for whom he stood in. */
function inChargeOf(saved: SavedFinding | undefined): object {
  if (!saved?.leaderBadgeNo) return {};
  const { since, standsInFor } = saved.leaderTerm ?? {};
  return {
    leaderBadgeNo: saved.leaderBadgeNo,
    ...(since === undefined ? {} : { leaderSince: since }),
    ...(standsInFor === undefined ? {} : { leaderStandsInFor: standsInFor }),
  };
}
