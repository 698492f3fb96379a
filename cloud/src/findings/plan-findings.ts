import { isDeepStrictEqual } from 'node:util';
import type { JudgedFinding } from '../reconcile/judge-shift.ts';
import type { Finding, FindingSubject } from './finding.ts';

export type FindingChange = {
  type: 'finding_opened' | 'finding_changed' | 'finding_resolved' | 'finding_reopened';
  finding: Finding;
};

/**
 * What a new look at a shift changes in its findings; nothing when it says what is known. A finding that is no longer so
 * is resolved and keeps what was found last; when it comes true again, it is the same finding. It belongs to the unit that
 * the officer belonged to when it was found: it doesn't move with him.
 * @param known every finding that the shift ever had
 */
export function planFindings(
  { shiftId, badgeNo, unitCode, dutyDate }: FindingSubject,
  judged: readonly JudgedFinding[],
  known: readonly Finding[],
): FindingChange[] {
  const changes: FindingChange[] = [];
  for (const { kind, detail } of judged) {
    const before = known.find((one) => one.kind === kind);
    const standing = before?.state === 'open' && before.badgeNo === badgeNo;
    const finding: Finding = {
      shiftId,
      badgeNo,
      unitCode: standing ? before.unitCode : unitCode,
      dutyDate,
      kind,
      state: 'open',
      detail,
    };
    if (!before) changes.push({ type: 'finding_opened', finding });
    else if (before.state === 'resolved') changes.push({ type: 'finding_reopened', finding });
    else if (!isDeepStrictEqual(before, finding)) changes.push({ type: 'finding_changed', finding });
  }
  for (const finding of known) {
    if (finding.state === 'open' && !judged.some(({ kind }) => kind === finding.kind)) {
      changes.push({ type: 'finding_resolved', finding: { ...finding, state: 'resolved' } });
    }
  }
  return changes;
}
