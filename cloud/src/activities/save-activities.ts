import { randomUUID } from 'node:crypto';
import type { Transaction } from '../db/database.ts';
import { lockDuty } from '../duty/duty-lock-repository.ts';
import { type OfficerTime, reviewShiftsOfOfficers } from '../duty/shift-review-repository.ts';
import { appendFacts, type Fact } from '../ledger/append-fact.ts';
import type { ChangedBy } from '../registry/changed-by.ts';
import type { ActivityContent, ToldActivity } from './activity.ts';
import { selectActivityState } from './activity-state-repository.ts';
import { type ActivityToWrite, insertActivities, updateActivities } from './activity-write-repository.ts';
import { selectCatalogue } from './catalogue-repository.ts';
import { type ActivityPlan, planActivities } from './plan-activities.ts';
import { type ResolvedItem, resolveItem } from './resolve-item.ts';

export interface ActivityChange extends ChangedBy {
  now: Date;
  /** Only officers of this unit may be named; everyone when undefined, nobody when null. */
  unitCode?: string | null | undefined;
}

/** What telling of them would do, and everything against it. Until the transaction ends, nothing else changes duty. */
export async function planActivityChanges(
  tx: Transaction,
  told: readonly ToldActivity[],
  change: ActivityChange,
): Promise<ActivityPlan> {
  await lockDuty(tx);
  return planActivities(told, await selectActivityState(tx, told, change));
}

/**
 * Writes a plan to which there are no objections, with a fact for each activity that is added or changed; shifts and
 * activities of the officers around it, before and after, are looked at again.
 * @returns the activities' ids by the index at which they were told
 */
export async function writeActivities(
  tx: Transaction,
  plan: Omit<ActivityPlan, 'objections'>,
  { by, reason, now }: ActivityChange,
): Promise<string[]> {
  const catalogue = await selectCatalogue(tx);
  const complete = (activityId: string, activity: ToldActivity, toldSha256: string | null): ActivityToWrite => ({
    ...activity,
    ...resolveItem(catalogue, activity),
    activityId,
    toldSha256,
  });
  const added = plan.added.map(({ activity, toldSha256 }) => complete(randomUUID(), activity, toldSha256));
  const changed = plan.changed.map(({ before, after, toldSha256 }) => ({
    before,
    after: complete(before.activityId, after, toldSha256),
  }));
  if (added.length > 0) await insertActivities(tx, added, now);
  if (changed.length > 0) {
    await updateActivities(
      tx,
      changed.map(({ after }) => after),
      now,
    );
  }
  await appendFacts(tx, [
    ...added.map(
      (after): Fact => ({
        type: 'activity_told',
        subject: `activity:${after.activityId}`,
        payload: { ...payloadOf(after), by, reason },
      }),
    ),
    ...changed.map(
      ({ before, after }): Fact => ({
        type: 'activity_changed',
        subject: `activity:${after.activityId}`,
        payload: { before: payloadOf(before), after: payloadOf(after), by, reason },
      }),
    ),
  ]);
  await reviewShiftsOfOfficers(
    tx,
    [...added, ...changed.flatMap(({ before, after }) => [before, after])].flatMap(timesOf),
  );

  const ids: string[] = [];
  plan.added.forEach(({ index }, nr) => {
    ids[index] = added[nr]?.activityId ?? '';
  });
  for (const { index, before } of plan.changed) ids[index] = before.activityId;
  for (const { index, activityId } of plan.unchanged) ids[index] = activityId;
  return ids;
}

/** The time that footage of its officers has to cover. */
export function timesOf(
  activity: Pick<ActivityContent, 'badgeNos' | 'startsAt' | 'endsAt'> & Pick<ResolvedItem, 'leadMs' | 'lagMs'>,
): OfficerTime[] {
  const from = new Date(activity.startsAt.getTime() - activity.leadMs);
  const until = new Date(activity.endsAt.getTime() + activity.lagMs);
  return activity.badgeNos.map((badgeNo) => ({ badgeNo, from, until }));
}

/** As facts and histories tell of it, citing the catalogue. */
export function payloadOf(activity: ToldActivity & Partial<ResolvedItem>): object {
  const { source, sourceId, kind, startsAt, endsAt, place, plateNo, caseNo, campaignId, badgeNos } = activity;
  const { catalogueVersion, itemId } = activity;
  return {
    ...{ source, sourceId, kind, startsAt, endsAt, badgeNos, place, plateNo, caseNo, campaignId },
    ...(catalogueVersion === undefined ? {} : { catalogueVersion, itemId }),
  };
}
