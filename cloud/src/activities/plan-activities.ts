import { localDateOf } from '@rollcall/shared/rules/local-date';
import {
  type ActivityContent,
  digestOf,
  longestActivityMs,
  type StandingActivity,
  type ToldActivity,
} from './activity.ts';

/** What a plan must know. */
export interface ActivityState {
  /** Those who may be named, by badge number. */
  officers: ReadonlyMap<string, { leftOn: string | null }>;
  /** Of the same source and id, withdrawn ones too. */
  standing: readonly StandingActivity[];
}

/** Why the activity at `index` can't be. `otherIndex`: the one that it repeats. */
export type ActivityObjection = { index: number } & (
  | { kind: 'unknown_officer'; badgeNo: string }
  | { kind: 'officer_left'; badgeNo: string; leftOn: string }
  | { kind: 'activity_length' | 'activity_to_come' | 'activity_of_other_unit' | 'needs_second_person' }
  | { kind: 'told_twice'; otherIndex: number }
);

export interface ActivityPlan {
  added: { index: number; activity: ToldActivity; toldSha256: string }[];
  /** `toldSha256` null: not its source tells it, what that told last stays known. */
  changed: { index: number; before: StandingActivity; after: ToldActivity; toldSha256: string | null }[];
  unchanged: { index: number; activityId: string }[];
  /** By index. Unless it is empty, the rest must not be written. */
  objections: ActivityObjection[];
}

/**
 * What telling of these activities would add and change, and every reason against it. What its source told already meets
 * no objection and changes nothing, whatever became of it since.
 */
export function planActivities(told: readonly ToldActivity[], state: ActivityState, now: Date): ActivityPlan {
  const byKey = new Map(state.standing.map((activity) => [keyOf(activity), activity]));
  const seen = new Map<string, number>();
  const plan: ActivityPlan = { added: [], changed: [], unchanged: [], objections: [] };
  told.forEach((activity, index) => {
    const key = keyOf(activity);
    const otherIndex = seen.get(key);
    if (otherIndex !== undefined) {
      plan.objections.push({ index, kind: 'told_twice', otherIndex });
      return;
    }
    seen.set(key, index);
    const toldSha256 = digestOf(activity);
    const before = byKey.get(key);
    if (before?.toldSha256 === toldSha256) {
      plan.unchanged.push({ index, activityId: before.activityId });
      return;
    }
    plan.objections.push(...judgeActivity(index, activity, { officers: state.officers, now }));
    if (before) {
      if (!isAllOf(before, state.officers)) plan.objections.push({ index, kind: 'activity_of_other_unit' });
      plan.changed.push({ index, before, after: activity, toldSha256 });
    } else plan.added.push({ index, activity, toldSha256 });
  });
  return plan;
}

/** The clocks of other systems may be a little ahead of HQ's. */
const mostAheadMs = 10 * 60_000;

/** What is against one activity by itself. */
export function judgeActivity(
  index: number,
  { badgeNos, startsAt, endsAt }: ActivityContent,
  { officers, now }: Pick<ActivityState, 'officers'> & { now: Date },
): ActivityObjection[] {
  const objections: ActivityObjection[] = [];
  const lengthMs = endsAt.getTime() - startsAt.getTime();
  if (lengthMs < 0 || lengthMs > longestActivityMs) objections.push({ index, kind: 'activity_length' });
  if (startsAt.getTime() - now.getTime() > mostAheadMs) objections.push({ index, kind: 'activity_to_come' });
  for (const badgeNo of badgeNos) {
    const officer = officers.get(badgeNo);
    if (!officer) objections.push({ index, kind: 'unknown_officer', badgeNo });
    else if (officer.leftOn !== null && localDateOf(startsAt) >= officer.leftOn) {
      objections.push({ index, kind: 'officer_left', badgeNo, leftOn: officer.leftOn });
    }
  }
  return objections;
}

/** Whether all of its officers may be named: who may name some of them only changes nothing about the others. */
export function isAllOf({ badgeNos }: ActivityContent, officers: ActivityState['officers']): boolean {
  return badgeNos.every((badgeNo) => officers.has(badgeNo));
}

function keyOf({ source, sourceId }: ToldActivity): string {
  return `${source} ${sourceId}`;
}
