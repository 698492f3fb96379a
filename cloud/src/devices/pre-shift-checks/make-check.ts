import { randomUUID } from 'node:crypto';
import { type NewPreShiftCheck, preShiftChecks } from '@rollcall/shared/resources/pre-shift-checks';
import { preShiftCheckProblems, symptomOf } from '@rollcall/shared/words/pre-shift-checks';
import { scopeOf } from '../../auth/permissions.ts';
import { selectOfficersAsPeople } from '../../auth/person-repository.ts';
import { findWhoActs } from '../../auth/second-person.ts';
import { type DataScope, isInScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { lockDutyExclusive, lockDutyShared } from '../../db/duty-lock.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { findOfficersAndRecorders } from '../../registry/known-repository.ts';
import { reportFault } from '../repair-tickets/report-fault.ts';
import { selectHolders } from '../repair-tickets/repository.ts';
import { faultyItems, keepCheck } from './keep-check.ts';
import { type PreShiftCheck, selectFreeSpares, selectHeld } from './repository.ts';
import { swapRecorder } from './swap-recorder.ts';

const problem = problemsOf(preShiftChecks.problems, preShiftCheckProblems);

/** "Just now" is a little in the past by the time it is entered. */
const graceMs = 10 * 60_000;

/** Who enters a check, and when. */
interface Entering {
  session: SignedIn;
  dataScope: DataScope;
  now: Date;
}

/**
 * Enters a check of a recorder that the officer holds. A fault opens a repair ticket; the spare, if one is chosen, is checked out
 * at the moment of the check, which ends the check-out of the recorder. All of it happens in one transaction.
 * @returns its id @throws AppError when it can't be
 */
export async function makeCheck(db: Database, wanted: NewPreShiftCheck, entering: Entering): Promise<string> {
  const { session, dataScope, now } = entering;
  const { recorderSerial, items, spareSerial, reason } = wanted;
  const badgeNo = wanted.badgeNo ?? session.badgeNo;
  if (badgeNo === null)
    throw errors.badRequest([{ path: 'body.badgeNo', message: 'is needed without a badge number' }]);
  const checkedAt = wanted.checkedAt === undefined ? now : new Date(wanted.checkedAt);
  if (checkedAt > now) throw errors.badRequest([{ path: 'body.checkedAt', message: 'must not be in the future' }]);
  const late = checkedAt.getTime() < now.getTime() - graceMs;
  if (late && reason === undefined) throw errors.reasonRequired();
  const failed = faultyItems(items).length > 0;
  if (!failed && spareSerial !== undefined) {
    throw errors.badRequest([{ path: 'body.spareSerial', message: 'is taken for a recorder with a fault only' }]);
  }
  const preShiftCheckId = randomUUID();
  await db.transaction().execute(async (tx) => {
    // A spare changes custody. Take the lock before any row.
    await (spareSerial === undefined ? lockDutyShared(tx) : lockDutyExclusive(tx));
    const { officers } = await findOfficersAndRecorders(tx, { badgeNos: [badgeNo], recorderSerials: [] });
    const officer = officers.get(badgeNo);
    if (!officer) throw errors.badRequest([{ path: 'body.badgeNo', message: `no officer ${badgeNo}` }]);
    if (!isInScope(dataScope, { ...officer, badgeNo })) throw errors.ofOtherUnit(`The officer ${badgeNo}`);
    if (late) {
      // A past fault explains what is missing of the recorder since: it is told by nobody who held it.
      const since = { from: checkedAt, until: now };
      const holders = failed ? await selectHolders(tx, recorderSerial, since) : [];
      await assertMayTellLate(tx, [badgeNo, ...holders], entering);
    }
    const held = await selectHeld(tx, badgeNo, checkedAt);
    const holding = held.find((one) => one.recorderSerial === recorderSerial);
    if (!holding) throw problem('recorder_not_held');

    const told = { stationId: null, toldBy: session.username, toldAt: now };
    const check: PreShiftCheck = {
      ...{ preShiftCheckId, recorderSerial, badgeNo, checkedAt, items, ...told },
      ...{ chargePercent: wanted.chargePercent ?? null, reportId: null, spare: null, spareSerial: null },
    };
    if (!failed) return keepCheck(tx, check, reason);
    const free = await selectFreeSpares(tx, officer.unitCode ?? '', checkedAt);
    if (spareSerial !== undefined && !free.includes(spareSerial)) throw problem('spare_not_free');
    const reportId = randomUUID();
    await reportFault(tx, {
      ...{ reportId, recorderSerial, badgeNo, symptom: symptomOf(items), reportedAt: checkedAt, ...told },
    });
    if (spareSerial !== undefined) {
      await swapRecorder(tx, { holding, badgeNo, spareSerial, at: checkedAt }, { by: session.username, now, reason });
    }
    const spare = spareSerial !== undefined ? 'taken' : free.length === 0 ? 'none_free' : 'not_taken';
    await keepCheck(tx, { ...check, reportId, spare, spareSerial: spareSerial ?? null }, reason);
  });
  return preShiftCheckId;
}

/** A past check could hide that there was none: who cares for repairs enters one, and none of these officers. */
async function assertMayTellLate(tx: Transaction, badgeNos: readonly string[], { session }: Entering): Promise<void> {
  const officers = await selectOfficersAsPeople(tx, badgeNos);
  const bonds = await findWhoActs(tx, { accountId: session.accountId, actingFor: null }, officers);
  const ofOneself = officers.some(({ accountId }) => bonds.has(accountId));
  if (scopeOf(session.role, 'repairs.write') === undefined || ofOneself) {
    throw problem('check_told_late', { fields: [{ path: 'body.checkedAt', message: 'lies in the past' }] });
  }
}
