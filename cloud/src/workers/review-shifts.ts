import { holdInspections, reviewInspectionsOf } from '../checks/inspections/review-inspections.ts';
import { type CoverageOptions, selectCoverage } from '../coverage/coverage-repository.ts';
import type { CoveredShift } from '../coverage/covered-shift.ts';
import { selectLateRecordings } from '../coverage/late-recording-repository.ts';
import { claimReviews } from '../coverage/review-claim-repository.ts';
import { saveShiftReviews } from '../coverage/shift-coverage-repository.ts';
import { selectUnreadCards } from '../coverage/unread-card-repository.ts';
import type { Database, Transaction } from '../db/database.ts';
import { notifyLive } from '../db/notify-live.ts';
import { keptTotals } from '../duty/shifts/not-yet-repository.ts';
import type { Finding } from '../findings/finding.ts';
import { selectFindingsOf } from '../findings/finding-repository.ts';
import { planFindings } from '../findings/plan-findings.ts';
import { saveFindings } from '../findings/save-findings.ts';
import { judgeShift, shiftRules } from '../reconcile/judge-shift.ts';
import { isInDoubt, type JudgedFinding, settledAt } from '../reconcile/judged-finding.ts';
import { readParameters } from '../registry/parameter-repository.ts';
import { liveMessage } from './live-message.ts';

/**
 * Looks at shifts whose review is due and keeps what follows: their totals, their findings, and when to look again.
 *
 * Whatever changes something about a shift locks its row before it commits. So either it waits for this transaction and
 * marks the shift once more, or its rows are seen here: every statement after the claim reads what is committed by then.
 * @returns how many shifts were looked at; 0: none was due
 */
export async function reviewShifts(db: Database, options: { now: () => Date; limit: number }): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const shiftIds = await claimReviews(tx, 'shift', options.now(), options.limit);
    if (shiftIds.length === 0) return 0;
    const asOf = options.now();
    const parameters = await readParameters(tx);
    const shifts = await selectCoverage(tx, { shiftIds }, { asOf, parameters });
    const toldLate = shifts.filter(({ footageAfterDue }) => footageAfterDue).map(({ shiftId }) => shiftId);
    const late = await selectLateRecordings(tx, toldLate, { asOf, parameters });
    const subjects = shiftIds.map((shiftId) => `shift:${shiftId}`);
    const known = await selectFindingsOf(tx, { ruleKeys: shiftRules, subjects });

    const unread = await selectUnreadOf(tx, shifts, { asOf, parameters });
    const judged = shifts.flatMap((shift) => {
      const facts = { late: late.get(shift.shiftId) ?? [], unread: unread.get(shift.shiftId) ?? [] };
      return settleInTime(judgeShift(shift, facts, parameters), { shift, asOf, parameters });
    });
    const changes = planFindings(judged, known, { letPassMs: parameters.coverageGapMs });
    const byId = new Map(shifts.map((shift) => [shift.shiftId, shift]));
    const shiftOf = ({ shiftId }: Finding) => byId.get(shiftId ?? '');
    const coverageOf = (finding: Finding) => {
      const totals = shiftOf(finding)?.totals;
      if (!totals) return undefined;
      const { leftOutMs: _, ...kept } = keptTotals(totals);
      return kept;
    };
    if (changes.length > 0) await holdInspections(tx);
    await saveFindings(tx, changes, { asOf, besides: (finding) => ({ coverage: coverageOf(finding) }) });
    await reviewInspectionsOf(
      tx,
      changes.map(({ finding }) => finding),
      asOf,
    );
    const changed = await saveShiftReviews(tx, shifts, asOf);

    const covered = shifts.filter((shift) => changed.has(shift.shiftId));
    const found = changes.flatMap(({ finding }) => [finding, shiftOf(finding) ?? finding]);
    await notifyLive(tx, [...liveMessage('coverage', covered), ...liveMessage('findings', found)]);
    return shiftIds.length;
  });
}

/** Of what is missing by the second edition of the rules: which cards may still show it. */
function selectUnreadOf(tx: Transaction, shifts: readonly CoveredShift[], options: CoverageOptions) {
  const shiftIds = shifts
    .filter(({ rulesEdition, totals }) => rulesEdition === 2 && totals.missingMs > 0)
    .map(({ shiftId }) => shiftId);
  return selectUnreadCards(tx, shiftIds, options);
}

/** What nobody can tell so many days after its footage was due at the latest isn't found any more; until then it is looked at again that day. */
function settleInTime(
  judged: JudgedFinding[],
  { shift, asOf, parameters }: CoverageOptions & { shift: CoveredShift },
): JudgedFinding[] {
  if (!judged.some(isInDoubt)) return judged;
  const endsAt = settledAt(shift.dueAt, parameters);
  if (asOf >= endsAt) return judged.filter((finding) => !isInDoubt(finding));
  if (shift.changesAt === null || endsAt < shift.changesAt) shift.changesAt = endsAt;
  return judged;
}
