import { activityEdits, type NewContest } from '@rollcall/shared/resources/activity-edits';
import { activityEditProblems } from '@rollcall/shared/words/activity-edits';
import type { StandingActivity } from '../../activities/activity.ts';
import { tellContest, toldOf, withoutOfficer } from '../../activities/activity-edits/activity-edit.ts';
import { insertActivityEdit, selectContestsBy } from '../../activities/activity-edits/repository.ts';
import { lockActivity } from '../../activities/activity-state-repository.ts';
import { contentOf, movesContent } from '../../activities/save-activities.ts';
import { assertMayBe } from '../../activities/write-edit.ts';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { lockDutyExclusive } from '../../db/duty-lock.ts';
import { reviewActivity } from '../../duty/reviews/shift-review-repository.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { endOfDay } from '../../roster/calendar/working-days.ts';
import { type HandledFinding, peopleOf } from '../handling/handled-finding.ts';
import { findHandled, lockHandled } from '../handling/repository.ts';
import { handlingAfter } from '../handling/transitions.ts';

const problem = problemsOf(activityEdits.problems, activityEditProblems);

/**
 * An officer contests the activity in a finding that names him: until his answer is due, and as long as nobody has decided. It proposes an
 * edit of the activity. Until somebody has decided that, no finding about the activity is confirmed.
 * @returns the edit's id
 * @throws not_found, contest_not_of_activity, contest_not_now, contest_too_late, contest_waits, contest_refused_before, contest_same_time,
 * and what the activity as it is to be is refused for
 */
export async function contestActivity(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username' | 'badgeNo' | 'actingFor'> & { dataScope: DataScope },
  findingId: string,
  said: NewContest,
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    // Duty, activity, finding: whoever settles a doubt locks them in this order, too.
    await lockDutyExclusive(tx);
    const activityId = (await findHandled(tx, findingId))?.activityId ?? null;
    const activity = activityId === null ? undefined : await lockActivity(tx, activityId);
    const finding = await lockHandled(tx, findingId, who.dataScope);
    const { accountId, username: by, badgeNo } = who;
    // In his own name: nobody knows for somebody else where he was.
    if (!finding || badgeNo === null || who.actingFor !== null || !peopleOf(finding).includes(badgeNo))
      throw errors.notFound(`The finding ${findingId}`);
    if (!activity || finding.rulesEdition !== 2) throw problem('contest_not_of_activity');
    const at = now();
    assertInTime(finding, activity, at);
    const contest = { claim: said.claim, findingId, badgeNo };
    await assertNotBefore(tx, contest, activity);
    const { reason } = said;
    const after = contested(activity, said, badgeNo);
    if (after) {
      if (said.claim === 'other_time' && !movesContent(activity, after)) throw problem('contest_same_time');
      await assertMayBe(tx, after, { by, reason, now: at });
    }
    const sides = { before: contentOf(activity), after: after && contentOf(after) };
    const edit = { activityId: activity.activityId, ...sides, reason, accountId, now: at, contest };
    const activityEditId = await insertActivityEdit(tx, edit);
    const told = { activityEditId, ...toldOf({ ...sides, contest }), by, reason };
    await appendFact(tx, { type: 'activity_edit_proposed', subject: `activity:${activity.activityId}`, payload: told });
    await appendFact(tx, { type: 'activity_contested', subject: `finding:${findingId}`, payload: told });
    await reviewActivity(tx, activity.activityId);
    await tellContest(tx, findingId);
    return activityEditId;
  });
}

/** @throws contest_not_now, contest_too_late */
function assertInTime(
  { handling, dueOn }: Pick<HandledFinding, 'handling' | 'dueOn'>,
  { withdrawnAt }: StandingActivity,
  at: Date,
): void {
  // What can still be confirmed can be contested.
  if (handlingAfter(handling, 'confirm') === undefined || withdrawnAt !== null) throw problem('contest_not_now');
  if (at >= endOfDay(dueOn)) throw problem('contest_too_late');
}

/** @throws contest_waits, contest_refused_before */
async function assertNotBefore(
  tx: Transaction,
  contest: Parameters<typeof selectContestsBy>[1] & Pick<NewContest, 'claim'>,
  activity: StandingActivity,
): Promise<void> {
  const known = await selectContestsBy(tx, contest);
  if (known.some(({ state }) => state === 'proposed')) throw problem('contest_waits');
  // Of the activity as it stands: somebody has looked into it.
  const again = known.some(({ claim, before }) => claim === contest.claim && !movesContent(before, activity));
  if (again) throw problem('contest_refused_before');
}

/** The activity if he is right; null: it is withdrawn. */
function contested(
  activity: StandingActivity,
  { claim, startsAt = activity.startsAt, endsAt = startsAt }: NewContest,
  badgeNo: string,
): StandingActivity | null {
  if (claim === 'did_not_happen') return null;
  return claim === 'not_me' ? withoutOfficer(activity, badgeNo) : { ...activity, startsAt, endsAt };
}
