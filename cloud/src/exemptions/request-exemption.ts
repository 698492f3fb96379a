import type { NewExemption } from '@rollcall/shared/http/exemptions';
import type { SignedIn } from '../auth/signed-in.ts';
import type { Database, Transaction } from '../db/database.ts';
import { isInSight, type Sight } from '../db/sight.ts';
import { errors } from '../errors/errors.ts';
import { lockFinding } from '../findings/finding-subject-repository.ts';
import { principalId } from '../ledger/acting-for.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { type ExemptionTarget, findUnitOfOfficer, insertExemption, unitExists } from './exemption-repository.ts';

/**
 * Asks that time of an officer, or of everybody of a unit, is exempt or explained. It counts once somebody else approves.
 * @param sight whose time the asker may explain: his own, his unit's, or anybody's
 * @returns the exemption's id
 * @throws not_yours_to_explain, exemption_waits, not_found
 */
export async function requestExemption(
  { db, now }: { db: Database; now: () => Date },
  asker: Pick<SignedIn, 'accountId' | 'username'> & { sight: Sight },
  { badgeNo, unitCode, reasonCode, explanation, findingId, ...time }: NewExemption,
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const target = await targetOf(tx, { badgeNo, unitCode }, asker.sight);
    if (findingId !== undefined) await checkFinding(tx, findingId, asker.sight);
    const [startsAt, endsAt] = [new Date(time.startsAt), new Date(time.endsAt)];
    const exemptionId = await insertExemption(tx, {
      target,
      startsAt,
      endsAt,
      reasonCode,
      explanation,
      findingId: findingId ?? null,
      askedBy: asker.accountId,
      onBehalfOf: principalId(),
      askedAt: now(),
    });
    if (exemptionId === undefined) throw errors.exemptionWaits();
    const payload = {
      by: asker.username,
      ...(target.badgeNo === null ? { unitCode: target.unitCode } : { badgeNo: target.badgeNo }),
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      reasonCode,
      explanation,
      ...(findingId === undefined ? {} : { findingId }),
    };
    await appendFact(tx, { type: 'exemption_requested', subject: `exemption:${exemptionId}`, payload });
    return exemptionId;
  });
}

async function targetOf(
  tx: Transaction,
  { badgeNo, unitCode }: Pick<NewExemption, 'badgeNo' | 'unitCode'>,
  sight: Sight,
): Promise<ExemptionTarget> {
  if (badgeNo !== undefined) {
    const ofUnit = await findUnitOfOfficer(tx, badgeNo);
    if (ofUnit === undefined || !isInSight(sight, { unitCode: ofUnit, badgeNo })) throw errors.notYoursToExplain();
    return { badgeNo, unitCode: null };
  }
  // The contract has it that one of them is named.
  const unit = unitCode ?? '';
  const exists = await unitExists(tx, unit);
  if (!exists || !isInSight(sight, { unitCode: unit, badgeNo: null })) throw errors.notYoursToExplain();
  return { badgeNo: null, unitCode: unit };
}

async function checkFinding(tx: Transaction, findingId: string, sight: Sight): Promise<void> {
  if (!(await lockFinding(tx, findingId, sight))) throw errors.notFound(`The finding ${findingId}`);
}
