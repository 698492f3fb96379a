import type { Doubt } from '@rollcall/shared/http/findings';
import { holdEvidence } from '../activities/case-evidence/hold-evidence.ts';
import { linkRecordings } from '../activities/footage-repository.ts';
import { holdInspections, reviewInspectionsOf } from '../checks/inspections/review-inspections.ts';
import { selectActivityCoverage } from '../coverage/activity-coverage-repository.ts';
import { saveActivityReviews } from '../coverage/activity-review-repository.ts';
import type { CoverageOptions } from '../coverage/coverage-repository.ts';
import type { CoveredActivity } from '../coverage/covered-activity.ts';
import { claimReviews } from '../coverage/review-claim-repository.ts';
import { holdTicketDays } from '../coverage/ticket-day-repository.ts';
import type { Database, Transaction } from '../db/database.ts';
import { notifyLive } from '../db/notify-live.ts';
import { selectFindingsOf } from '../findings/finding-repository.ts';
import { type FindingChange, planFindings } from '../findings/plan-findings.ts';
import { saveFindings } from '../findings/save-findings.ts';
import { doubtsOf, doubtsOfPart, selectActivityDoubts } from '../findings/settlements/doubts.ts';
import { activityRules, type JudgedActivity, judgeActivity } from '../reconcile/judge-activity.ts';
import { judgeBurst } from '../reconcile/judge-burst.ts';
import { settledAt } from '../reconcile/judged-finding.ts';
import { testifyActivity } from '../reconcile/testify-activity.ts';
import { readParameters } from '../registry/parameter-repository.ts';
import { type ActivityTestimony, selectActivityTestimonies } from '../witnesses/activity-testimony-repository.ts';
import { liveMessage } from './live-message.ts';

/**
 * Looks at activities whose review is due, as `reviewShifts` does at shifts, and at the days of their officers: many
 * penalties within few minutes are found there.
 * @returns how many activities were looked at; 0: none was due
 */
export async function reviewActivities(db: Database, options: { now: () => Date; limit: number }): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const activityIds = await claimReviews(tx, 'activity', options.now(), options.limit);
    if (activityIds.length === 0) return 0;
    const asOf = options.now();
    const parameters = await readParameters(tx);
    const activities = await selectActivityCoverage(tx, activityIds, { asOf, parameters });
    const byFootage = activities.map((activity) => ({ activity, ...judgeActivity(activity, parameters) }));
    const uncovered = byFootage.filter(({ verdict }) => verdict === 'not_covered').map(({ activity }) => activity);
    const testimonies = await askWitnesses(tx, uncovered);
    const doubts = await findDoubts(tx, byFootage, testimonies, { asOf, minutes: parameters.activityTimeMinutes });
    const judged = byFootage.map((one) =>
      settleInTime(one, { doubts: doubts.get(one.activity.activityId), asOf, parameters }),
    );
    const known = await selectFindingsOf(tx, {
      ruleKeys: activityRules,
      subjects: activityIds.map((activityId) => `activity:${activityId}`),
    });
    const changes = [
      ...planFindings(
        judged.flatMap(({ activity: { activityId }, findings }) =>
          findings.map((finding) =>
            testifyActivity(finding, { testimony: testimonies.get(activityId), doubts: doubts.get(activityId) }),
          ),
        ),
        known,
        { letPassMs: parameters.joinToleranceMs },
      ),
      ...(await planBursts(tx, activityIds, parameters)),
    ];
    if (changes.length > 0) await holdInspections(tx);
    await saveFindings(tx, changes, { asOf });
    await reviewInspectionsOf(
      tx,
      changes.map(({ finding }) => finding),
      asOf,
    );
    const reviews = judged.map(({ activity: { activityId }, changesAt, verdict, requiredMs, recordedMs }) => {
      return { activityId, verdict, requiredMs, recordedMs, changesAt };
    });
    const changed = await saveActivityReviews(tx, { activityIds, reviews, asOf });
    await linkRecordings(tx, activityIds);
    await holdEvidence(tx, activityIds, { now: asOf });

    const covered = activities.filter(({ activityId }) => changed.has(activityId)).flatMap(({ officers }) => officers);
    await notifyLive(tx, [
      ...liveMessage('coverage', covered),
      ...liveMessage(
        'findings',
        changes.map(({ finding }) => finding),
      ),
    ]);
    return activityIds.length;
  });
}

/**
 * Of what leaves a doubt: so many days after its footage was due at the latest it ends as what nobody can tell, without a finding. Until
 * then it is looked at again that day.
 */
function settleInTime(
  judged: JudgedActivity & { activity: CoveredActivity },
  { doubts = [], asOf, parameters }: { doubts: readonly Doubt[] | undefined } & CoverageOptions,
): JudgedActivity & { activity: CoveredActivity; changesAt: Date | null } {
  const { changesAt, dueAt } = judged.activity;
  if (doubts.length === 0) return { ...judged, changesAt };
  const endsAt = settledAt(dueAt, parameters);
  if (asOf >= endsAt) {
    // Of what is recorded in part that stays so.
    const verdict = judged.verdict === 'not_covered' ? 'cannot_tell' : judged.verdict;
    return { ...judged, verdict, findings: [], changesAt };
  }
  return { ...judged, changesAt: changesAt === null || endsAt < changesAt ? endsAt : changesAt };
}

/** What recorders say of activities of which nothing is covered. */
function askWitnesses(tx: Transaction, uncovered: readonly CoveredActivity[]) {
  return selectActivityTestimonies(
    tx,
    uncovered.map(({ activityId: key, officers, core: [from, to] }) => {
      const badgeNos = officers.map(({ badgeNo }) => badgeNo);
      return { key, badgeNos, from: new Date(from), to: new Date(to) };
    }),
  );
}

/**
 * Of those that are judged by the second edition of the rules: why it isn't certain that nothing was recorded; where a part is, why it isn't
 * certain that the rest wasn't.
 */
async function findDoubts(
  tx: Transaction,
  judged: readonly (JudgedActivity & { activity: CoveredActivity })[],
  testimonies: ReadonlyMap<string, ActivityTestimony>,
  options: { asOf: Date; minutes: number },
): Promise<Map<string, Doubt[]>> {
  const doubted = judged.filter(({ activity, findings }) => activity.rulesEdition === 2 && findings.length > 0);
  const found = await selectActivityDoubts(
    tx,
    doubted.map(({ activity: { activityId } }) => activityId),
    options,
  );
  return new Map(
    doubted.flatMap(({ activity: { activityId }, verdict }) => {
      const doubts = found.get(activityId);
      if (!doubts) return [];
      const all = verdict === 'not_covered' ? doubtsOf(doubts, testimonies.get(activityId)) : doubtsOfPart(doubts);
      return [[activityId, all]];
    }),
  );
}

async function planBursts(
  tx: Transaction,
  activityIds: readonly string[],
  parameters: { burstTickets: number; burstMinutes: number },
): Promise<FindingChange[]> {
  const days = await holdTicketDays(tx, activityIds);
  const judged = days.flatMap((day) => judgeBurst(day, parameters));
  const subjects = days.map(({ badgeNo, dutyDate }) => `officer_day:${badgeNo}:${dutyDate}`);
  return planFindings(judged, await selectFindingsOf(tx, { ruleKeys: ['burst_of_tickets'], subjects }));
}
