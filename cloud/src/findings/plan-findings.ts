import { isDeepStrictEqual } from 'node:util';
import type { RuleKey } from '@rollcall/shared/http/findings';
import type { JudgedFinding } from '../reconcile/judged-finding.ts';
import type { Finding } from './finding.ts';
import { afterData, type News, standsUntilEnded } from './handling/after-data.ts';
import { saysMore } from './says-more.ts';

export interface FindingChange {
  type: 'finding_opened' | 'finding_changed' | 'finding_resolved' | 'finding_reopened' | 'finding_set_aside';
  finding: Finding;
  /** It is to be answered, by a new deadline. */
  toldAnew: boolean;
}

/** What can happen again after it was put right, without saying more: then it is another matter than what was set aside. */
const happensAgain: readonly RuleKey[] = ['integrity'];

/**
 * What a new look changes in the findings of what was looked at; nothing when it says what is known. A finding is known by
 * rule and subject: when the rule says it in other words, or again after it was resolved, it is the same one. One that is no
 * longer so keeps what was found last, and is resolved unless somebody has to end it (`standsUntilEnded`); what HQ's own store lost
 * is about nobody. It belongs to the unit that the officer belonged to when it was found:
 * it doesn't move with him.
 *
 * What an upheld appeal set aside stays as it was then, whether the rule still says it or not. It is open when the rule says
 * more, and set aside again when that was wrong.
 * @param judged everything that the rules in question say now of the subjects in question
 * @param known every finding that these rules ever made of these subjects, and no others: what isn't judged is resolved
 * @param letPassMs so much missing time beyond what was set aside isn't more
 */
export function planFindings(
  judged: readonly JudgedFinding[],
  known: readonly Finding[],
  { letPassMs } = { letPassMs: 0 },
): FindingChange[] {
  const before = new Map(known.map((finding) => [keyOf(finding), finding]));
  const changes: FindingChange[] = [];
  for (const one of judged) {
    const was = before.get(keyOf(one));
    before.delete(keyOf(one));
    const standing = was?.state === 'open' && was.badgeNo === one.badgeNo;
    const setAside = was?.setAside ?? null;
    const said = { ...openFinding(one, standing ? was.unitCode : one.unitCode), setAside };
    if (!was) {
      const finding: Finding = { ...said, handling: 'told', lookAgain: null, isAppealed: false, judged: null };
      changes.push({ type: 'finding_opened', finding, toldAnew: true });
    } else if (setAside !== null && !saysMore(said, setAside, letPassMs)) {
      if (was.state !== 'set_aside') changes.push(handled('finding_set_aside', was, { ...said, state: 'set_aside' }));
    } else {
      const change = handled(was.state === 'open' ? 'finding_changed' : 'finding_reopened', was, said, letPassMs);
      if (change.type === 'finding_reopened' || !isDeepStrictEqual(was, change.finding)) changes.push(change);
    }
  }
  for (const finding of before.values()) {
    const again = happensAgain.includes(finding.ruleKey);
    if (finding.state === 'resolved' || (finding.state === 'set_aside' && !again)) continue;
    const setAside = again ? null : finding.setAside;
    const { finding: ended, ...change } = handled('finding_resolved', finding, {
      ...finding,
      state: 'resolved',
      setAside,
    });
    if (again || !standsUntilEnded(finding)) changes.push({ ...change, finding: ended });
    else if (finding.lookAgain !== ended.lookAgain) {
      changes.push({ ...change, type: 'finding_changed', finding: { ...ended, state: 'open' } });
    }
  }
  return changes;
}

type Said = Omit<Finding, 'handling' | 'lookAgain' | 'isAppealed' | 'judged'>;

/** The finding as it is said now, with what becomes of its handling. */
function handled(type: FindingChange['type'], was: Finding, said: Said, letPassMs = 0): FindingChange {
  const otherPerson = was.badgeNo !== said.badgeNo;
  const { toldAnew, ...handling } = afterData(was, {
    state: said.state,
    wasOpen: was.state === 'open',
    comparedWithDecided: compared(said, was.judged, letPassMs),
    otherPerson,
  });
  return {
    type,
    finding: { ...said, ...handling, isAppealed: was.isAppealed, judged: toldAnew ? null : was.judged },
    toldAnew,
  };
}

function compared(said: Said, judged: Finding['judged'], letPassMs: number): News['comparedWithDecided'] {
  if (judged === null) return 'nothing_decided';
  if (said.badgeNo !== judged.badgeNo) return 'other_person';
  return saysMore(said, judged, letPassMs) ? 'says_more' : 'no_more';
}

function keyOf({ ruleKey, subject }: { ruleKey: string; subject: string }): string {
  return `${ruleKey} ${subject}`;
}

function openFinding(judged: JudgedFinding, unitCode: string): Omit<Said, 'setAside'> {
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
