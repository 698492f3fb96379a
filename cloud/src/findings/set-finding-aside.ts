import type { Transaction } from '../db/database.ts';
import { endEntriesOn } from './accountability/end-entries.ts';
import { selectHeldFinding } from './finding-repository.ts';
import { refuseWaiting } from './handling/repository.ts';
import { endRectification } from './rectifications/end-rectification.ts';
import { saveFindings } from './save-findings.ts';

/** Sets aside what a finding says, because it is unfounded: an appeal was upheld, or whoever handled it says so. */
export async function setFindingAside(tx: Transaction, findingId: string, asOf: Date): Promise<void> {
  const finding = await selectHeldFinding(tx, findingId);
  const { kind, badgeNo, grade, detail } = finding;
  const setAside = { kind, badgeNo, grade, detail };
  const nothingToDo = { handling: 'unfounded', lookAgain: null, judged: null } as const;
  const change = { ...finding, ...nothingToDo, state: 'set_aside' as const, setAside };
  await saveFindings(tx, [{ type: 'finding_set_aside', finding: change, toldAnew: false }], { asOf });
  await refuseWaiting(tx, findingId);
  await endRectification(tx, findingId, { why: 'appeal_upheld', at: asOf });
  await endEntriesOn(tx, findingId, asOf);
}
