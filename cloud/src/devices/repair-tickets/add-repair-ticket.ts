import { randomUUID } from 'node:crypto';
import { type NewRepairTicket, repairTickets } from '@rollcall/shared/resources/repair-tickets';
import { repairTicketProblems } from '@rollcall/shared/words/repair-tickets';
import { scopeOf } from '../../auth/permissions.ts';
import { selectOfficersAsPeople } from '../../auth/person-repository.ts';
import { findWhoActs } from '../../auth/second-person.ts';
import { type DataScope, isInScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { lockDutyShared } from '../../db/duty-lock.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { findOfficersAndRecorders } from '../../registry/known-repository.ts';
import { reportFault } from './report-fault.ts';
import { selectHolders } from './repository.ts';

const problem = problemsOf(repairTickets.problems, repairTicketProblems);

/** "Just now" is a little in the past by the time it is entered. */
const graceMs = 10 * 60_000;

/**
 * A fault of time that has passed explains what is missing of it: only who cares for repairs tells of one, and nobody of a
 * recorder that he held then. @returns the ticket to which it belongs @throws AppError when it can't be
 */
export async function addRepairTicket(
  db: Database,
  { recorderSerial, symptom, ...wanted }: NewRepairTicket,
  { session, dataScope, now }: { session: SignedIn; dataScope: DataScope; now: Date },
): Promise<{ outcome: 'opened' | 'added'; repairTicketId: string }> {
  const badgeNo = wanted.badgeNo ?? session.badgeNo;
  const reportedAt = wanted.reportedAt ?? now;
  if (reportedAt > now) throw errors.badRequest([{ path: 'body.reportedAt', message: 'must not be in the future' }]);
  return db.transaction().execute(async (tx) => {
    await lockDutyShared(tx);
    const badgeNos = badgeNo === null ? [] : [badgeNo];
    const { recorders, officers } = await findOfficersAndRecorders(tx, { badgeNos, recorderSerials: [recorderSerial] });
    const recorder = recorders.get(recorderSerial);
    if (!recorder) throw errors.badRequest([{ path: 'body.recorderSerial', message: `no recorder ${recorderSerial}` }]);
    if (badgeNo !== null && !officers.has(badgeNo)) {
      throw errors.badRequest([{ path: 'body.badgeNo', message: `no officer ${badgeNo}` }]);
    }
    const heldBy = await selectHolders(tx, recorderSerial, { from: reportedAt, until: now });
    const cares = dataScope.badgeNo === undefined && isInScope(dataScope, { ...recorder, badgeNo });
    // In his own name of a recorder of his unit, or of one in his hands: a spare of another unit, say.
    const own = badgeNo !== null && badgeNo === session.badgeNo;
    const isNear = own && (officers.get(badgeNo)?.unitCode === recorder.unitCode || heldBy.includes(badgeNo));
    if (!cares && !isNear) throw errors.ofOtherUnit(`The recorder ${recorderSerial}`);
    if (reportedAt.getTime() < now.getTime() - graceMs) {
      const mayTellLate = scopeOf(session.role, 'repairs.write') !== undefined;
      const holders = await selectOfficersAsPeople(tx, heldBy);
      const who = { accountId: session.accountId, actingFor: null };
      const bonds = await findWhoActs(tx, who, holders);
      const ofOneself = holders.some(({ accountId }) => bonds.has(accountId));
      if (!mayTellLate || ofOneself) {
        throw problem('fault_told_late', { fields: [{ path: 'body.reportedAt', message: 'lies in the past' }] });
      }
    }
    const told = { stationId: null, toldBy: session.username, toldAt: now };
    const reported = await reportFault(tx, {
      reportId: randomUUID(),
      recorderSerial,
      badgeNo,
      symptom,
      reportedAt,
      ...told,
    });
    if (reported.outcome === 'known') throw new Error('a new report is known');
    return reported;
  });
}
