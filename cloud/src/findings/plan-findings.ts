import { isDeepStrictEqual } from 'node:util';
import type { JudgedFinding } from '../reconcile/judged-finding.ts';
import type { Finding } from './finding.ts';

export type FindingChange = {
  type: 'finding_opened' | 'finding_changed' | 'finding_resolved' | 'finding_reopened';
  finding: Finding;
};

/**
 * What a new look changes in the findings of what was looked at; nothing when it says what is known. A finding is known by
 * rule and subject: when the rule says it in other words, or again after it was resolved, it is the same one. One that is no
 * longer so is resolved and keeps what was found last. It belongs to the unit that the officer belonged to when it was found:
 * it doesn't move with him.
 * @param judged everything that the rules in question say now of the subjects in question
 * @param known every finding that these rules ever made of these subjects, and no others: what isn't judged is resolved
 */
export function planFindings(judged: readonly JudgedFinding[], known: readonly Finding[]): FindingChange[] {
  const before = new Map(known.map((finding) => [keyOf(finding), finding]));
  const changes: FindingChange[] = [];
  for (const one of judged) {
    const was = before.get(keyOf(one));
    before.delete(keyOf(one));
    const standing = was?.state === 'open' && was.badgeNo === one.badgeNo;
    const finding = openFinding(one, standing ? was.unitCode : one.unitCode);
    if (!was) changes.push({ type: 'finding_opened', finding });
    else if (was.state === 'resolved') changes.push({ type: 'finding_reopened', finding });
    else if (!isDeepStrictEqual(was, finding)) changes.push({ type: 'finding_changed', finding });
  }
  for (const finding of before.values()) {
    if (finding.state === 'open')
      changes.push({ type: 'finding_resolved', finding: { ...finding, state: 'resolved' } });
  }
  return changes;
}

function keyOf({ ruleKey, subject }: { ruleKey: string; subject: string }): string {
  return `${ruleKey} ${subject}`;
}

function openFinding(judged: JudgedFinding, unitCode: string): Finding {
  return {
    ruleKey: judged.ruleKey,
    kind: judged.kind,
    subject: judged.subject,
    shiftId: judged.shiftId ?? null,
    activityId: judged.activityId ?? null,
    recorderSerial: judged.recorderSerial ?? null,
    recordingId: judged.recordingId ?? null,
    badgeNo: judged.badgeNo,
    unitCode,
    dutyDate: judged.dutyDate,
    grade: judged.grade ?? null,
    state: 'open',
    detail: judged.detail,
  };
}
