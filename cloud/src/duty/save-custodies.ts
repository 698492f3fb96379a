import { randomUUID } from 'node:crypto';
import type { Transaction } from '../db/database.ts';
import { appendFacts } from '../ledger/append-fact.ts';
import type { SaveResult } from '../registry/save-result.ts';
import type { CustodyChange } from './custody-change.ts';
import { custodyFacts } from './custody-facts.ts';
import type { CustodyObjection } from './custody-objection.ts';
import { deleteCustodies, insertCustodies, selectCustodyState } from './custody-repository.ts';
import { lockDuty } from './duty-lock-repository.ts';
import { deleteHoldings, insertHoldings } from './holding-repository.ts';
import { replaceEntryConflicts } from './observations/conflict-repository.ts';
import { planCustodies } from './plan-custodies.ts';
import { reviewRecorderDays } from './recorder-day-review-repository.ts';
import { reviewShiftsOfOfficers } from './shift-review-repository.ts';
import type { WantedCustody } from './wanted-custody.ts';

/** `refused`: nothing was written. */
export type CustodiesSaved =
  | ({ outcome: 'saved' } & SaveResult)
  | { outcome: 'refused'; objections: CustodyObjection[] };

/**
 * Adds, changes and removes entries of who holds which recorder, with everything that follows: holdings, conflicts, facts, and marks
 * on the shifts and recorder days of everyone whose holdings change. With any objection it writes nothing. Takes `lockDuty` first;
 * runs in a few statements whatever the number of entries.
 */
export async function saveCustodies(
  tx: Transaction,
  wanted: readonly WantedCustody[],
  by: CustodyChange,
  options: { remove?: readonly string[] } = {},
): Promise<CustodiesSaved> {
  const { remove = [] } = options;
  await lockDuty(tx);
  const state = await selectCustodyState(tx, wanted, remove);
  const plan = planCustodies({ save: wanted, remove }, state, { ...by, newId: randomUUID });
  if (plan.objections.length > 0) return { outcome: 'refused', objections: plan.objections };

  const { added, changed, removed, unchanged, recorderSerials, holdings, affected } = plan;
  if (recorderSerials.length > 0) {
    // Delete, then insert: updating one by one would break the rule against overlaps while several entries move.
    await deleteHoldings(tx, recorderSerials);
    await deleteCustodies(
      tx,
      [...changed.map(({ before }) => before), ...removed].map(({ custodyId }) => custodyId),
    );
    await insertCustodies(tx, [...added, ...changed.map(({ after }) => after)]);
    await insertHoldings(tx, holdings);
    await replaceEntryConflicts(tx, recorderSerials);
    await appendFacts(tx, custodyFacts(plan, by));
    await reviewShiftsOfOfficers(tx, affected);
    await reviewRecorderDays(tx, affected);
  }
  return { outcome: 'saved', added: added.length, changed: changed.length, unchanged };
}
