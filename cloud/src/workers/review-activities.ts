import type { Doubt } from '@rollcall/shared/http/findings';
import { holdEvidence } from '../activities/case-evidence/hold-evidence.ts';
import { linkRecordings } from '../activities/footage-repository.ts';
import { holdInspections, reviewInspectionsOf } from '../checks/inspections/review-inspections.ts';
import { selectActivityCoverage } from '../coverage/activity-coverage-repository.ts';
import { saveActivityReviews } from '../coverage/activity-review-repository.ts';
import type { CoveredActivity, Stretch } from '../coverage/covered-activity.ts';
import { claimReviews } from '../coverage/review-claim-repository.ts';
import { holdTicketDays } from '../coverage/ticket-day-repository.ts';
import type { Database, Transaction } from '../db/database.ts';
import { notifyLive } from '../db/notify-live.ts';
import { selectFindingsOf } from '../findings/finding-repository.ts';
import { type FindingChange, planFindings } from '../findings/plan-findings.ts';
import { saveFindings } from '../findings/save-findings.ts';
import { doubtsOf, selectActivityDoubts } from '../findings/settlements/doubts.ts';
import { activityRules, judgeActivity } from '../reconcile/judge-activity.ts';
import { judgeBurst } from '../reconcile/judge-burst.ts';
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
    const judged = activities.map((activity) => ({ activity, ...judgeActivity(activity, parameters) }));
    const uncovered = judged.filter(({ verdict }) => verdict === 'not_covered').map(({ activity }) => activity);
    const testimonies = await askWitnesses(tx, uncovered);
    const doubts = await findDoubts(tx, uncovered, testimonies, { asOf, minutes: parameters.activityTimeMinutes });
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
    const reviews = judged.map(({ activity: { activityId, changesAt }, verdict, requiredMs, recordedMs }) => {
      return { activityId, verdict, requiredMs, recordedMs, changesAt };
    });
    const changed = await saveActivityReviews(tx, { activityIds, reviews, asOf });
    await linkRecordings(tx, activityIds);
    await holdEvidence(tx, activityIds, { now: asOf });

    const covered = activities.filter(({ activityId }) => changed.has(activityId)).flatMap(({ officers }) => officers);
    const found = changes.map(({ finding }) => finding);
    await notifyLive(tx, [...liveMessage('coverage', covered), ...liveMessage('findings', found)]);
    return activityIds.length;
  });
}

/** What recorders say of activities of which nothing is covered. */
function askWitnesses(tx: Transaction, uncovered: readonly CoveredActivity[]) {
  return selectActivityTestimonies(
    tx,
    uncovered.map(({ activityId: key, officers, core }) => ({ key, badgeNos: badgesOf(officers), ...timeOf(core) })),
  );
}

/** Of those that are judged by the second edition of the rules: why it isn't certain that nothing was recorded. */
async function findDoubts(
  tx: Transaction,
  uncovered: readonly CoveredActivity[],
  testimonies: ReadonlyMap<string, ActivityTestimony>,
  options: { asOf: Date; minutes: number },
): Promise<Map<string, Doubt[]>> {
  const doubted = uncovered.filter(({ rulesEdition }) => rulesEdition === 2);
  const found = await selectActivityDoubts(
    tx,
    doubted.map(({ activityId, officers, core, window }) => ({
      activityId,
      badgeNos: badgesOf(officers),
      unitCodes: [...new Set(officers.map(({ unitCode }) => unitCode))],
      core: timeOf(core),
      window: timeOf(window),
    })),
    options,
  );
  return new Map(
    doubted.flatMap(({ activityId, kind }) => {
      const doubts = found.get(activityId);
      return doubts ? [[activityId, doubtsOf(kind, doubts, testimonies.get(activityId))]] : [];
    }),
  );
}

function badgesOf(officers: CoveredActivity['officers']): string[] {
  return officers.map(({ badgeNo }) => badgeNo);
}

function timeOf([from, to]: Stretch): { from: Date; to: Date } {
  return { from: new Date(from), to: new Date(to) };
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
