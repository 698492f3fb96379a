import type { Handling } from '@rollcall/shared/http/handling';
import type { Transaction } from '../db/database.ts';
import { endEntriesOn } from './accountability/end-entries.ts';
import { selectHeldFindings } from './finding-repository.ts';
import { refuseWaiting } from './handling/repository.ts';
import { endRectifications } from './rectifications/end-rectification.ts';
import { saveFindings } from './save-findings.ts';

/** Sets aside what findings say, because it is unfounded: an appeal was upheld, or whoever handled them says so. */
export async function setFindingsAside(tx: Transaction, findingIds: readonly string[], asOf: Date): Promise<void> {
  const changes = (await selectHeldFindings(tx, findingIds)).map((finding) => {
    const { kind, badgeNo, grade, detail } = finding;
    const setAside = { kind, badgeNo, grade, detail };
    const nothingToDo = { handling: 'unfounded', lookAgain: null, judged: null } as const;
    const change = { ...finding, ...nothingToDo, state: 'set_aside' as const, setAside };
    return { type: 'finding_set_aside' as const, finding: change, toldAnew: false };
  });
  await saveFindings(tx, changes, { asOf });
  await refuseWaiting(tx, findingIds);
  await endRectifications(tx, findingIds, { why: 'appeal_upheld', at: asOf });
  await endEntriesOn(tx, findingIds, asOf);
}

/** Nobody's decision stands in the way of the data. */
const endedByData: readonly Handling[] = ['told', 'answered', 'closed'];

/** Resolves a finding that only an appeal kept open: the data no longer says so, and nobody decided it. Of one that is dismissed. */
export async function resolveNoLongerAppealed(tx: Transaction, findingId: string, asOf: Date): Promise<void> {
  const held = await selectHeldFindings(tx, [findingId]);
  const over = held.filter((one) => one.lookAgain === 'no_longer_so' && endedByData.includes(one.handling));
  const changes = over.map((finding) => ({
    type: 'finding_resolved' as const,
    finding: { ...finding, state: 'resolved' as const, handling: 'closed' as const, lookAgain: null },
    toldAnew: false,
  }));
  await saveFindings(tx, changes, { asOf });
}
