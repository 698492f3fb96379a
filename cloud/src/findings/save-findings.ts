import type { CoverageTotals } from '@rollcall/shared/http/shifts';
import type { Transaction } from '../db/database.ts';
import { appendFacts } from '../ledger/append-fact.ts';
import { upsertFindings } from './finding-repository.ts';
import type { FindingChange } from './plan-findings.ts';

/**
 * Writes what changed, and a fact for each change.
 * @param totalsOf what of the shift was recorded and missing when it was looked at: why a finding is no longer so
 */
export async function saveFindings(
  tx: Transaction,
  changes: readonly FindingChange[],
  { asOf, totalsOf }: { asOf: Date; totalsOf: (shiftId: string) => CoverageTotals | undefined },
): Promise<void> {
  if (changes.length === 0) return;
  const findings = changes.map((change) => change.finding);
  const ids = await upsertFindings(tx, findings, asOf);
  const facts = changes.map(({ type, finding: { state, detail, ...about } }, index) => ({
    type,
    subject: `finding:${ids[index]}` as const,
    payload: {
      ...about,
      ...(state === 'open' ? { detail } : {}),
      coverage: totalsOf(about.shiftId),
      asOf: asOf.toISOString(),
    },
  }));
  await appendFacts(tx, facts);
}
