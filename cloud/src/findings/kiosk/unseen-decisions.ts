import type { KioskDecisions } from '@rollcall/shared/http/station-kiosk';
import { accountabilityCaseWords, caseNo } from '@rollcall/shared/words/accountability-cases';
import type { Word } from '@rollcall/shared/words/define-words';
import { decisionStepNames, findingDecisionWords } from '@rollcall/shared/words/finding-decisions';
import { findingKindNames, violationClassNames } from '@rollcall/shared/words/findings';
import { assertPinNotGiven } from '../../custody/kiosk-pins/set-kiosk-pin.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { findAppealEnd } from '../handling/find-deadlines.ts';
import { selectUnseenDecisions, selectUnseenEntries, servesAt } from './unseen-repository.ts';

const cases = accountabilityCaseWords;

/**
 * What was decided about an officer who stands before his station's screen, and that he hasn't seen, oldest first.
 * @throws not_found when he doesn't serve in the station's unit, pin_not_own
 */
export async function unseenDecisions(
  { db, now }: { db: Database; now: () => Date },
  stationId: string,
  badgeNo: string,
): Promise<KioskDecisions> {
  const at = now();
  if (!(await servesAt(db, { stationId, badgeNo, now: at }))) throw errors.notFound(`The officer ${badgeNo}`);
  await assertPinNotGiven(db, badgeNo);
  const [findings, entries] = [await selectUnseenDecisions(db, badgeNo), await selectUnseenEntries(db, badgeNo)];
  if (findings.length + entries.length === 0) return { decisions: [] };
  const end = await db.transaction().execute((tx) => findAppealEnd(tx, badgeNo, at));
  const ofFindings = findings.map((row) => ({
    kind: 'finding' as const,
    id: row.decision_id,
    about: joined([findingKindNames[row.finding_kind], same(row.duty_date)]),
    decision: joined([
      decisionStepNames[row.step],
      ...(row.violation_class === null ? [] : [violationClassNames[row.violation_class]]),
      ...(row.named ? [] : [findingDecisionWords.asLeader]),
    ]),
    reason: row.reason,
    decidedAt: row.decided_at.toISOString(),
    appealUntilOn: row.step === 'unfounded' ? null : end,
  }));
  const ofCases = entries.map((row) => ({
    kind: 'case' as const,
    id: row.entry_id,
    about: joined([cases.title, same(caseNo(row)), cases.roles[row.role]]),
    decision: row.points === null ? cases.outcomes[row.outcome ?? 'none'] : pointsOff(row.points),
    reason: row.reason ?? '',
    decidedAt: row.decided_at?.toISOString() ?? at.toISOString(),
    // What an office above decided is appealed against there; where nothing follows there is nothing to appeal against.
    appealUntilOn: row.office === null && row.outcome !== 'none' ? end : null,
  }));
  const decisions = [...ofFindings, ...ofCases];
  return { decisions: decisions.sort((one, other) => one.decidedAt.localeCompare(other.decidedAt)) };
}

const same = (text: string): Word => ({ zh: text, en: text });
const pointsOff = (points: number): Word => ({ zh: cases.pointsOff.zh(points), en: cases.pointsOff.en(points) });
function joined(words: readonly Word[]): Word {
  const inOne = (language: keyof Word) => words.map((word) => word[language]).join(' · ');
  return { zh: inOne('zh'), en: inOne('en') };
}
