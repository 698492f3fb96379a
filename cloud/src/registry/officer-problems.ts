import type { Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { missingUnit } from './missing-unit.ts';
import { type Officer, selectOfficers } from './officer-repository.ts';

/**
 * What is wrong with an officer's unit and leader. Who leaves stays in a unit that is retired, and below the leader of then.
 * @param before undefined: the officer is new
 * @throws AppError `unit_retired`, `officer_left` of a leader
 */
export async function officerProblems(
  tx: Transaction,
  after: Officer,
  { before, today }: { before?: Officer; today: string },
): Promise<{ path: string; message: string }[]> {
  const forPast = after.leftOn !== null && after.unitCode === before?.unitCode;
  return [
    ...(await missingUnit(tx, 'unitCode', after.unitCode, { forPast })),
    ...(await leaderProblems(tx, after, { isNew: after.leaderBadgeNo !== before?.leaderBadgeNo, today })),
  ];
}

async function leaderProblems(
  tx: Transaction,
  { badgeNo, leaderBadgeNo }: Officer,
  { isNew, today }: { isNew: boolean; today: string },
) {
  const path = 'body.leaderBadgeNo';
  if (leaderBadgeNo === null) return [];
  if (leaderBadgeNo === badgeNo) return [{ path, message: "must be somebody else's badge number" }];
  const [leader] = await selectOfficers(tx, [leaderBadgeNo]);
  if (isNew && leader?.leftOn && leader.leftOn <= today) throw errors.officerLeft(leaderBadgeNo, leader.leftOn);
  return leader ? [] : [{ path, message: `there is no officer ${leaderBadgeNo}` }];
}
