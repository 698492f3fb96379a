import { randomUUID } from 'node:crypto';
import type { ActivitiesSaved, NewActivity } from '@rollcall/shared/http/activities';
import type { Database } from '../db/database.ts';
import { lockDutyExclusive } from '../db/duty-lock.ts';
import { errors } from '../errors/errors.ts';
import type { ToldActivity } from './activity.ts';
import { objectionsInWords } from './activity-refusal.ts';
import { selectCampaignIds } from './activity-state-repository.ts';
import { type ActivityChange, planActivityChanges, writeActivities } from './save-activities.ts';

/**
 * Takes what a source tells, all of it or nothing.
 * @throws activities_refused with everything that is against it
 */
export async function tellActivities(
  db: Database,
  source: string,
  activities: readonly NewActivity[],
  change: ActivityChange,
): Promise<ActivitiesSaved> {
  return db.transaction().execute(async (tx) => {
    await lockDutyExclusive(tx);
    const campaigns = await selectCampaignIds(tx);
    const told = activities.map((activity) => toldOf(source, activity, campaigns));
    const plan = await planActivityChanges(tx, told, change);
    const problems = [...unknownCampaigns(activities, campaigns), ...objectionsInWords(plan.objections)];
    if (problems.length > 0) throw errors.activitiesRefused(problems);
    const ids = await writeActivities(tx, plan, change);
    const added = new Set(plan.added.map(({ index }) => index));
    const changed = new Set(plan.changed.map(({ index }) => index));
    return {
      added: added.size,
      changed: changed.size,
      unchanged: plan.unchanged.length,
      activities: told.map(({ sourceId }, index) => ({
        activityId: ids[index] ?? '',
        sourceId,
        outcome: added.has(index) ? 'added' : changed.has(index) ? 'changed' : 'unchanged',
      })),
    };
  });
}

function toldOf(source: string, activity: NewActivity, campaigns: ReadonlyMap<string, string>): ToldActivity {
  const {
    sourceId = randomUUID(),
    kind,
    badgeNos,
    startsAt,
    endsAt = startsAt,
    place,
    plateNo,
    caseNo,
    ticketNo,
  } = activity;
  return {
    ...{ source, sourceId, kind, place, plateNo, caseNo, ticketNo },
    badgeNos: [...new Set(badgeNos)].sort(),
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    campaignId: campaigns.get(activity.campaign ?? '') ?? null,
  };
}

function unknownCampaigns(activities: readonly NewActivity[], campaigns: ReadonlyMap<string, string>) {
  return activities.flatMap(({ campaign }, index) =>
    campaign === null || campaigns.has(campaign)
      ? []
      : [{ path: `body.activities.${index}.campaign`, message: `there is no campaign ${campaign}` }],
  );
}
