import { isDeepStrictEqual } from 'node:util';
import type { Database, Transaction } from '../../db/database.ts';
import { lockDutyExclusive } from '../../db/duty-lock.ts';
import { reviewRecorderDays } from '../../duty/reviews/recorder-day-review-repository.ts';
import { reviewShiftsOfOfficers, reviewShiftsOwing } from '../../duty/reviews/shift-review-repository.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { replaceCheckOutConflicts, replaceEntryConflicts } from '../conflicts/repository.ts';
import type { Custody } from '../custodies/custody.ts';
import { changedHoldings, deriveHoldings } from '../custodies/holdings.ts';
import {
  deleteCustodies,
  deleteHoldings,
  insertCustodies,
  insertHoldings,
  selectCustodiesOf,
} from '../custodies/repository.ts';
import { deriveObserved } from './derive-observed.ts';
import { selectUnsettledRecorders, settleObservationsOf } from './repository.ts';

/**
 * Derives custody, conflicts and holdings of these recorders again from their observations, and marks the shifts of everyone who
 * gains or loses time. The caller holds `lockDutyExclusive`.
 */
export async function rederiveCustody(tx: Transaction, recorderSerials: readonly string[]): Promise<void> {
  if (recorderSerials.length === 0) return;
  const observations = await settleObservationsOf(tx, recorderSerials);
  const derived = [...Map.groupBy(observations, ({ recorderSerial }) => recorderSerial).values()].map(deriveObserved);
  const before = await selectCustodiesOf(tx, recorderSerials);
  const observed = derived.flatMap(({ custodies }) => custodies);
  const after = [...before.filter(({ basis }) => basis !== 'observed'), ...observed];
  const gone = missingIn(after, before);
  const come = missingIn(before, after);
  if (gone.length + come.length > 0) {
    const holdings = holdingsOf(after);
    const changes = changedHoldings(holdingsOf(before), holdings);
    await deleteHoldings(tx, recorderSerials);
    await deleteCustodies(
      tx,
      gone.map(({ custodyId }) => custodyId),
    );
    await insertCustodies(tx, come);
    await insertHoldings(tx, holdings);
    const affected = [...changes.gone, ...changes.come];
    await reviewShiftsOfOfficers(
      tx,
      affected.map(({ badgeNo, heldFrom, heldUntil }) => ({ badgeNo, from: heldFrom, until: heldUntil })),
    );
    const begun = affected.map(({ recorderSerial, heldFrom }) => ({ recorderSerial, at: heldFrom }));
    await reviewShiftsOwing(tx, begun, await readParameters(tx));
  }
  // Conflicts lie within the custodies that ended or are new, so these times cover them too.
  await reviewRecorderDays(
    tx,
    [...gone, ...come].map(({ recorderSerial, heldFrom, heldUntil }) => {
      return { recorderSerial, from: heldFrom, until: heldUntil };
    }),
  );
  await replaceCheckOutConflicts(
    tx,
    recorderSerials,
    derived.flatMap(({ conflicts }) => conflicts),
  );
  await replaceEntryConflicts(tx, recorderSerials);
}

/** Those of `others` that `custodies` doesn't contain unchanged. */
function missingIn(custodies: readonly Custody[], others: readonly Custody[]): Custody[] {
  const byId = new Map(custodies.map((custody) => [custody.custodyId, custody]));
  return others.filter((custody) => !isDeepStrictEqual(byId.get(custody.custodyId), custody));
}

function holdingsOf(custodies: readonly Custody[]) {
  return [...Map.groupBy(custodies, ({ recorderSerial }) => recorderSerial).values()].flatMap(deriveHoldings);
}

/** Lets observations count whose officer and recorder have been registered since. @returns of how many recorders */
export async function settleUnknown(db: Database): Promise<number> {
  return db.transaction().execute(async (tx) => {
    // Check without the lock first, because it stops intake and there is hardly ever anything to do. Then read again under it.
    if ((await selectUnsettledRecorders(tx)).length === 0) return 0;
    await lockDutyExclusive(tx);
    const recorderSerials = await selectUnsettledRecorders(tx);
    await rederiveCustody(tx, recorderSerials);
    return recorderSerials.length;
  });
}
