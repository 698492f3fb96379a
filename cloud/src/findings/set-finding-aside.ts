import type { Transaction } from '../db/database.ts';
import { selectHeldFinding } from './finding-repository.ts';
import { saveFindings } from './save-findings.ts';

/** Sets aside what a finding says, because an appeal against it was upheld. */
export async function setFindingAside(tx: Transaction, findingId: string, asOf: Date): Promise<void> {
  const finding = await selectHeldFinding(tx, findingId);
  const { kind, badgeNo, grade, detail } = finding;
  const setAside = { kind, badgeNo, grade, detail };
  await saveFindings(tx, [{ type: 'finding_set_aside', finding: { ...finding, state: 'set_aside', setAside } }], {
    asOf,
  });
}
