import type { Transaction } from '../db/database.ts';
import { missingUnit } from './missing-unit.ts';
import { type Officer, selectOfficers } from './officer-repository.ts';

/** What is wrong with an officer's unit and leader. */
export async function officerProblems(
  tx: Transaction,
  { badgeNo, unitCode, leaderBadgeNo }: Officer,
): Promise<{ path: string; message: string }[]> {
  return [...(await missingUnit(tx, 'unitCode', unitCode)), ...(await leaderProblems(tx, badgeNo, leaderBadgeNo))];
}

async function leaderProblems(tx: Transaction, badgeNo: string, leaderBadgeNo: string | null) {
  const path = 'body.leaderBadgeNo';
  if (leaderBadgeNo === null) return [];
  if (leaderBadgeNo === badgeNo) return [{ path, message: "must be somebody else's badge number" }];
  const [leader] = await selectOfficers(tx, [leaderBadgeNo]);
  return leader ? [] : [{ path, message: `there is no officer ${leaderBadgeNo}` }];
}
