import { randomUUID } from 'node:crypto';
import type { Transaction } from '../db/database.ts';
import { mergeOfficerTimes } from '../duty/merge-officer-times.ts';
import { type OfficerTime, reviewShiftsOfOfficers } from '../duty/reviews/shift-review-repository.ts';
import { appendFacts, type Fact } from '../ledger/append-fact.ts';
import type { ChangedBy } from '../registry/changed-by.ts';
import type { ActivityContent, StandingActivity, ToldActivity } from './activity.ts';
import { selectGuarded } from './activity-edits/repository.ts';
import { selectActivityState } from './activity-state-repository.ts';
import { type ActivityToWrite, insertActivities, updateActivities } from './activity-write-repository.ts';
import { assertMayCorrect } from './assert-may-correct.ts';
import { holdEvidence } from './case-evidence/hold-evidence.ts';
import { selectCatalogue } from './catalogue-repository.ts';
import { type ActivityObjection, type ActivityPlan, type ActivityState, planActivities } from './plan-activities.ts';
import { type ResolvedItem, resolveItem } from './resolve-item.ts';

export interface ActivityChange extends ChangedBy {
  now: Date;
  /** Only officers of this unit may be named; everyone when undefined, nobody when null. */
  unitCode?: string | null | undefined;
  /** Who at HQ does it; other systems and commands have none. */
  accountId?: string | undefined;
  /** For which leader; for whom the session acts, unless said. */
  onBehalfOf?: string | null;
  /** A system tells it by its key, so that its case numbers need no second person; a file is always somebody's. */
  fromSystem?: boolean;
}

/**
 * What telling of them would do, and everything against it. Only reads; under `lockDutyExclusive` nothing else changes duty until the
 * transaction ends.
 * @throws AppError `recused`
 */
export async function planActivityChanges(
  tx: Transaction,
  told: readonly ToldActivity[],
  change: ActivityChange,
): Promise<ActivityPlan> {
  const state = await selectActivityState(tx, told, change);
  const plan = planActivities(told, state, change.now);
  if (change.fromSystem) vouchForTyped(plan, told, state);
  await assertMayCorrectAll(tx, plan, change);
  if (change.accountId !== undefined) plan.objections.push(...(await selectNeedingTwo(tx, plan)));
  return plan;
}

/** A system tells just what a person brought in before: from now on the case number is the system's. */
function vouchForTyped(plan: ActivityPlan, told: readonly ToldActivity[], { standing }: ActivityState): void {
  const typed = new Map(standing.filter(({ caseNoTyped }) => caseNoTyped).map((one) => [one.activityId, one]));
  plan.unchanged = plan.unchanged.filter(({ index, activityId }) => {
    const before = typed.get(activityId);
    if (!before || before.withdrawnAt || before.caseNo === null || before.caseNo !== told[index]?.caseNo) return true;
    plan.changed.push({ index, before, after: before, toldSha256: before.toldSha256 });
    return false;
  });
}

/** A person alone changes kind, time and officers of none that is guarded, also not by telling it again. */
async function selectNeedingTwo(
  tx: Transaction,
  { changed }: Pick<ActivityPlan, 'changed'>,
): Promise<ActivityObjection[]> {
  const moved = changed.filter(({ before, after }) => movesContent(before, after));
  const guarded = await selectGuarded(
    tx,
    moved.map(({ before }) => before.activityId),
  );
  return moved
    .filter(({ before }) => guarded.has(before.activityId))
    .map(({ index }) => ({ index, kind: 'needs_second_person' }));
}

/** @throws AppError `recused`, when one of the activities to change is about an officer about whom the account may decide nothing */
export async function assertMayCorrectAll(
  tx: Transaction,
  { changed }: Pick<ActivityPlan, 'changed'>,
  { accountId }: Pick<ActivityChange, 'accountId'>,
): Promise<void> {
  await assertMayCorrect(tx, new Set(changed.flatMap(({ before }) => before.badgeNos)), accountId);
}

/** What a plan writes: each activity as it will be, with its id and what the catalogue asks for it. */
export interface CompleteActivities {
  added: ActivityToWrite[];
  changed: { before: StandingActivity; after: ActivityToWrite }[];
}

/**
 * Writes a plan to which there are no objections, with a fact for each activity that is added or changed; shifts and
 * activities of the officers around it, before and after, are looked at again.
 * @returns the activities' ids by the index at which they were told
 */
export async function writeActivities(
  tx: Transaction,
  plan: Omit<ActivityPlan, 'objections'>,
  change: ActivityChange & { approvedBy?: string },
): Promise<string[]> {
  const complete = await completeActivities(tx, plan, change);
  await writeActivityRows(tx, complete, change);
  await appendFacts(tx, activityFacts(complete, change));
  const ids: string[] = [];
  plan.added.forEach(({ index }, nr) => {
    ids[index] = complete.added[nr]?.activityId ?? '';
  });
  for (const { index, before } of plan.changed) ids[index] = before.activityId;
  for (const { index, activityId } of plan.unchanged) ids[index] = activityId;
  return ids;
}

/** Only reads. New activities get their ids. A case number counts as typed if a person told it, in a file too. */
export async function completeActivities(
  tx: Transaction,
  plan: Pick<ActivityPlan, 'added' | 'changed'>,
  { fromSystem = false }: Pick<ActivityChange, 'fromSystem'>,
): Promise<CompleteActivities> {
  const catalogue = await selectCatalogue(tx);
  const complete = (
    activity: ToldActivity,
    more: Pick<ActivityToWrite, 'activityId' | 'toldSha256' | 'caseNoTyped'>,
  ): ActivityToWrite => ({ ...activity, ...resolveItem(catalogue, activity), ...more });
  return {
    added: plan.added.map(({ activity, toldSha256 }) =>
      complete(activity, {
        activityId: randomUUID(),
        toldSha256,
        caseNoTyped: !fromSystem && activity.caseNo !== null,
      }),
    ),
    changed: plan.changed.map(({ before, after, toldSha256 }) => {
      // What a system tells takes the place of what a person typed.
      const caseNoTyped = !fromSystem && (before.caseNoTyped || after.caseNo !== before.caseNo);
      return { before, after: complete(after, { activityId: before.activityId, toldSha256, caseNoTyped }) };
    }),
  };
}

/** Without the facts. The caller holds `lockDutyExclusive`, and what the plan was made of hasn't changed since. */
export async function writeActivityRows(
  tx: Transaction,
  { added, changed }: CompleteActivities,
  change: ActivityChange,
): Promise<void> {
  const { now } = change;
  if (added.length > 0) await insertActivities(tx, added, now);
  if (changed.length > 0) {
    await updateActivities(
      tx,
      changed.map(({ after }) => after),
      now,
    );
  }
  const touched = [
    ...added.flatMap(timesOf),
    ...changed
      .filter(({ before, after }) => movesTime(before, after))
      .flatMap((both) => Object.values(both).flatMap(timesOf)),
  ];
  await reviewShiftsOfOfficers(tx, mergeOfficerTimes(touched));
  const numbered = [
    ...added.filter(({ caseNo }) => caseNo !== null),
    ...changed.filter(({ before, after }) => changesNumber(before, after)).map(({ after }) => after),
  ];
  await holdEvidence(
    tx,
    numbered.map(({ activityId }) => activityId),
    change,
  );
}

function changesNumber(before: StandingActivity, after: ActivityToWrite): boolean {
  return before.caseNo !== after.caseNo || before.caseNoTyped !== after.caseNoTyped;
}

/** A fact for each activity that is added or changed. */
export function activityFacts(
  { added, changed }: CompleteActivities,
  { by, reason, approvedBy }: ChangedBy & { approvedBy?: string },
): Fact[] {
  return [
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
        payload: { ...differencesOf(before, after), by, reason, ...(approvedBy === undefined ? {} : { approvedBy }) },
      }),
    ),
  ];
}

/** Whether kind, time or officers differ: what decides whether something had to be recorded, and by whom. */
export function movesContent(before: ActivityContent, after: ActivityContent): boolean {
  const said = ({ kind, startsAt, endsAt, badgeNos }: ActivityContent) =>
    JSON.stringify([kind, startsAt, endsAt, badgeNos]);
  return said(before) !== said(after);
}

/** Whether other time has to be recorded, or by others: where it was, and which plate, doesn't matter to any shift. */
function movesTime(before: StandingActivity, after: ActivityToWrite): boolean {
  const said = (activity: StandingActivity | ActivityToWrite) => {
    const { kind, startsAt, endsAt, badgeNos, leadMs, lagMs } = activity;
    return JSON.stringify([kind, startsAt, endsAt, badgeNos, leadMs, lagMs]);
  };
  return said(before) !== said(after);
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
  const { source, sourceId, catalogueVersion, itemId } = activity;
  const { ticketNo, ...content } = contentOf(activity);
  return {
    ...{ source, sourceId, ...content, ...(ticketNo !== null && { ticketNo }) },
    ...(catalogueVersion === undefined ? {} : { catalogueVersion, itemId }),
  };
}

/** What was changed of it; the rest is in the facts before. */
function differencesOf(before: ToldActivity, after: ToldActivity & ResolvedItem): object {
  const { source, sourceId, catalogueVersion, itemId } = after;
  const old: Record<string, unknown> = { ...contentOf(before) };
  const changed = Object.entries(contentOf(after)).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(old[name]),
  );
  return {
    ...{ source, sourceId, catalogueVersion, itemId },
    before: Object.fromEntries(changed.map(([name]) => [name, old[name]])),
    after: Object.fromEntries(changed),
  };
}

export function contentOf(activity: ActivityContent): ActivityContent {
  const { kind, startsAt, endsAt, badgeNos, place, plateNo, caseNo, ticketNo, campaignId } = activity;
  return { kind, startsAt, endsAt, badgeNos, place, plateNo, caseNo, ticketNo, campaignId };
}
