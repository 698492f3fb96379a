import { randomUUID } from 'node:crypto';
import type { FactSubject } from '@rollcall/shared/resources/facts';
import type { Transaction } from '../../db/database.ts';
import { lockDutyExclusive } from '../../db/duty-lock.ts';
import { mergeOfficerTimes } from '../../duty/merge-officer-times.ts';
import { reviewRecorderDays } from '../../duty/reviews/recorder-day-review-repository.ts';
import { reviewShiftsOfOfficers, reviewShiftsOwing } from '../../duty/reviews/shift-review-repository.ts';
import { appendFacts, type Fact } from '../../ledger/append-fact.ts';
import type { ChangedBy } from '../../registry/changed-by.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import type { SaveResult } from '../../registry/save-result.ts';
import { replaceEntryConflicts } from '../conflicts/repository.ts';
import type { Custody, CustodyChange, CustodyObjection, WantedCustody } from './custody.ts';
import { type CustodyPlan, planCustodies } from './plan-custodies.ts';
import { deleteCustodies, deleteHoldings, insertCustodies, insertHoldings, selectCustodyState } from './repository.ts';

/** `refused`: nothing was written. */
export type CustodiesSaved =
  | ({ outcome: 'saved' } & SaveResult)
  | { outcome: 'refused'; objections: CustodyObjection[] };

/**
 * Adds, changes and removes entries of who holds which recorder, with everything that follows: holdings, conflicts, facts, and marks
 * on the shifts and recorder days of everyone whose holdings change. With any objection it writes nothing. Takes `lockDutyExclusive` first;
 * runs in a few statements whatever the number of entries.
 */
export async function saveCustodies(
  tx: Transaction,
  wanted: readonly WantedCustody[],
  by: CustodyChange,
  options: { remove?: readonly string[] } = {},
): Promise<CustodiesSaved> {
  await lockDutyExclusive(tx);
  const plan = await planCustodyChanges(tx, wanted, by, options);
  if (plan.objections.length > 0) return { outcome: 'refused', objections: plan.objections };
  await writeCustodies(tx, plan, by);
  return { outcome: 'saved', added: plan.added.length, changed: plan.changed.length, unchanged: plan.unchanged };
}

/** Only reads. */
export async function planCustodyChanges(
  tx: Transaction,
  wanted: readonly WantedCustody[],
  by: CustodyChange,
  { remove = [] }: { remove?: readonly string[] } = {},
): Promise<CustodyPlan> {
  const state = await selectCustodyState(tx, wanted, remove);
  return planCustodies({ save: wanted, remove }, state, { ...by, newId: randomUUID });
}

/** Writes a plan without objections, made under `lockDutyExclusive`, which the caller holds. */
async function writeCustodies(tx: Transaction, plan: CustodyPlan, by: CustodyChange): Promise<void> {
  await writeCustodyRows(tx, plan);
  await appendFacts(tx, custodyFacts(plan, by));
}

/** The same without the facts. The caller holds `lockDutyExclusive`, and what the plan was made of hasn't changed since. */
export async function writeCustodyRows(tx: Transaction, plan: CustodyPlan): Promise<void> {
  const { added, changed, removed, recorderSerials, holdings, affected } = plan;
  if (recorderSerials.length === 0) return;
  // Delete, then insert: updating one by one would break the rule against overlaps while several entries move.
  await deleteHoldings(tx, recorderSerials);
  await deleteCustodies(
    tx,
    [...changed.map(({ before }) => before), ...removed].map(({ custodyId }) => custodyId),
  );
  await insertCustodies(tx, [...added, ...changed.map(({ after }) => after)]);
  await insertHoldings(tx, holdings);
  await replaceEntryConflicts(tx, recorderSerials);
  await reviewShiftsOfOfficers(tx, mergeOfficerTimes(affected));
  const begun = affected.map(({ recorderSerial, from }) => ({ recorderSerial, at: from }));
  await reviewShiftsOwing(tx, begun, await readParameters(tx));
  await reviewRecorderDays(tx, affected);
}

/** A fact for each entry that is added, changed or removed. */
export function custodyFacts(
  { added, changed, removed }: Pick<CustodyPlan, 'added' | 'changed' | 'removed'>,
  { by, reason }: ChangedBy,
): Fact[] {
  const subjectOf = ({ custodyId }: Custody): FactSubject => `custody:${custodyId}`;
  return [
    ...removed.map(
      (custody): Fact => ({
        type: 'custody_removed',
        subject: subjectOf(custody),
        payload: { ...custody, by, reason },
      }),
    ),
    ...changed.map(
      ({ before, after }): Fact => ({
        type: 'custody_changed',
        subject: subjectOf(after),
        payload: { before, after, by, reason },
      }),
    ),
    ...added.map(
      (custody): Fact => ({
        type: 'custody_added',
        subject: subjectOf(custody),
        payload: { ...custody, by, reason },
      }),
    ),
  ];
}
