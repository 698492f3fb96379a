import { activityEdits as resource } from '@rollcall/shared/resources/activity-edits';
import { activityEditProblems } from '@rollcall/shared/words/activity-edits';
import { selectLiable } from '../../auth/liable.ts';
import { isOfPrincipal } from '../../auth/principal.ts';
import type { Decided, RequestKind, WaitingRequest } from '../../auth/request.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { lockDutyExclusive } from '../../db/duty-lock.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { reviewActivity } from '../../duty/reviews/shift-review-repository.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import type { ActivityContent, StandingActivity } from '../activity.ts';
import { lockActivity } from '../activity-state-repository.ts';
import { type ActivityChange, contentOf, movesContent } from '../save-activities.ts';
import { insertSettlement, selectVouchers } from '../settlement-repository.ts';
import { writeChange, writeWithdrawal } from '../write-edit.ts';
import {
  type Contest,
  closeActivityEdit,
  findActivityEdit,
  hasWaitingEdit,
  insertActivityEdit,
  type StoredActivityEdit,
  selectGuarded,
} from './repository.ts';

const problem = problemsOf(resource.problems, activityEditProblems);

/** `kept`: the edit counts. `proposed`: it waits for a second person. */
export type EditOutcome = { outcome: 'kept' } | { outcome: 'proposed'; activityEditId: string };

/**
 * Writes a correction of kind, time or officers, or a withdrawal (`after` null); or proposes it, where the activity has a finding that isn't
 * over, or another system told of it. The caller holds `lockDutyExclusive`.
 * @throws activity_edit_waits
 */
export async function keepOrPropose(
  tx: Transaction,
  before: StandingActivity,
  after: StandingActivity | null,
  change: ActivityChange & { reason: string },
): Promise<EditOutcome> {
  const { activityId } = before;
  const { accountId, by, reason, now } = change;
  const moves = after === null || movesContent(before, after);
  if (accountId !== undefined && moves) {
    if (await hasWaitingEdit(tx, activityId)) throw problem('activity_edit_waits');
    if ((await selectGuarded(tx, [activityId])).has(activityId)) {
      const sides = { before: contentOf(before), after: after && contentOf(after) };
      const activityEditId = await insertActivityEdit(tx, { activityId, ...sides, reason, accountId, now });
      await appendFact(tx, {
        type: 'activity_edit_proposed',
        subject: `activity:${activityId}`,
        payload: { activityEditId, ...toldOf({ ...sides, contest: null }), by, reason },
      });
      return { outcome: 'proposed', activityEditId };
    }
  }
  await (after ? writeChange(tx, before, after, change) : writeWithdrawal(tx, before, change));
  return { outcome: 'kept' };
}

/**
 * A correction or withdrawal of an activity. Whoever decides it takes no part in the activity, before or after, leads nobody who does, nor
 * has led since, and is liable for no finding that it could end. Where an officer contests the activity, whoever told of it, corrected or
 * confirmed it doesn't decide either.
 * @throws activity_edit_outdated, and what the corrected activity is refused for
 */
export const activityEdits = {
  name: 'The edit of the activity',
  action: 'activities.agree',
  facts: { granted: 'activity_edit_agreed', refused: 'activity_edit_refused' },
  find: async (db, id) => requestOf(db, await findActivityEdit(db, id)),
  async lock(tx, id) {
    // Before any row: the activity can't change between check and write.
    await lockDutyExclusive(tx);
    return requestOf(tx, await findActivityEdit(tx, id));
  },
} as const satisfies RequestKind;

async function requestOf(
  db: Database | Transaction,
  edit: StoredActivityEdit | undefined,
): Promise<WaitingRequest | undefined> {
  if (!edit) return undefined;
  const { activityEditId, activityId, badgeNos, leaders, unitCodes, fromAt: from, untilAt: until, contest } = edit;
  const liable = await selectLiable(
    db,
    badgeNos.map((badgeNo) => ({ badgeNo, unitCode: null, from, until })),
  );
  return {
    subject: `activity:${activityId}`,
    findingId: null,
    unitCode: unitCodes.length === 1 ? (unitCodes[0] ?? null) : null,
    badgeNo: badgeNos.length === 1 ? (badgeNos[0] ?? null) : null,
    waits: edit.state === 'proposed',
    barred: {
      askers: [edit.proposedBy, edit.onBehalfOf],
      own: () => problem('own_activity_edit'),
      concerned: [...badgeNos, ...leaders, ...liable],
      ...(contest && {
        before: {
          accounts: await selectVouchers(db, activityId),
          refusal: () => problem('vouched_for_activity'),
        },
      }),
    },
    told: { activityEditId, ...toldOf(edit), proposedBy: edit.proposerName },
    async settle(tx, { outcome, reason, by, username, at, outside }) {
      if (outcome === 'granted') {
        const approvedBy = outside?.decidedBy ?? username;
        const { proposedBy: accountId, onBehalfOf, reason: why } = edit;
        await write(tx, edit, { by: edit.proposerName, accountId, onBehalfOf, approvedBy, reason: why, now: at });
      }
      const outsideDecisionId = outside?.outsideDecisionId ?? null;
      const state = outcome === 'granted' ? 'agreed' : 'refused';
      if (contest && state === 'refused') await vouchFor(tx, edit, { reason, by, at });
      await closeActivityEdit(tx, activityEditId, { state, reason, by, at, outsideDecisionId });
      if (contest) await endContest(tx, { ...edit, contest }, { state, by: username, reason });
    },
  };
}

/** @throws activity_edit_outdated */
async function write(
  tx: Transaction,
  edit: StoredActivityEdit,
  change: ActivityChange & { reason: string; approvedBy: string },
): Promise<void> {
  const now = await lockActivity(tx, edit.activityId);
  if (!now || isOutdated(edit, now)) throw problem('activity_edit_outdated');
  const after = edited(edit, now);
  await (after === null ? writeWithdrawal(tx, now, change) : writeChange(tx, now, after, change));
}

/** The activity as it is by the edit; null: withdrawn. */
function edited({ before, after, contest }: StoredActivityEdit, now: StandingActivity): StandingActivity | null {
  // Others may have been put on it or taken off since.
  if (contest?.claim === 'not_me') return withoutOfficer(now, contest.badgeNo);
  return after && { ...now, ...changesOf({ before, after }) };
}

/** Null: nobody else took part. */
export function withoutOfficer<Activity extends ActivityContent>(activity: Activity, badgeNo: string): Activity | null {
  const badgeNos = activity.badgeNos.filter((other) => other !== badgeNo);
  return badgeNos.length === 0 ? null : { ...activity, badgeNos };
}

/** Who refuses a contest says that the activity is so as it stands: that is the word of a second person. */
async function vouchFor(
  tx: Transaction,
  edit: StoredActivityEdit,
  { reason, by, at }: Pick<Decided, 'reason' | 'by' | 'at'>,
): Promise<void> {
  const { activityId } = edit;
  const now = await lockActivity(tx, activityId);
  // Otherwise he says it of another activity than stands.
  if (!now || isOutdated(edit, now) || movesContent(edit.before, now)) return;
  const said = { activityId, kind: 'confirmed', recordingIds: [] } as const;
  await insertSettlement(tx, { ...said, reason, by, onBehalfOf: principalId(), at });
}

/** The finding says what became of the contest, and whether it is certain is asked again. */
async function endContest(
  tx: Transaction,
  {
    activityEditId,
    activityId,
    contest,
  }: Pick<StoredActivityEdit, 'activityEditId' | 'activityId'> & { contest: Contest },
  { state, by, reason }: { state: 'agreed' | 'refused' | 'withdrawn'; by: string; reason: string },
): Promise<void> {
  const { claim, findingId, badgeNo } = contest;
  await appendFact(tx, {
    type: `activity_contest_${state}`,
    subject: `finding:${findingId}`,
    payload: { activityEditId, contestClaim: claim, contestedBy: badgeNo, by, reason },
  });
  await reviewActivity(tx, activityId);
  await tellContest(tx, findingId);
}

/** Open pages load the finding again. */
export async function tellContest(tx: Transaction, findingId: string): Promise<void> {
  const finding = tx.selectFrom('finding').select('unit_code').where('finding_id', '=', findingId);
  const { unit_code: unitCode } = await finding.executeTakeFirstOrThrow();
  await notifyLive(tx, [{ topic: 'findings', unitCodes: [unitCode] }]);
}

/** What it changes of the activity. */
function changesOf({ before, after }: Pick<StoredActivityEdit, 'before' | 'after'>): Partial<ActivityContent> {
  const old: Record<string, unknown> = { ...before };
  const changed = Object.entries(after ?? {}).filter(([name, value]) => !isSame(value, old[name]));
  return Object.fromEntries(changed);
}

/**
 * Whether the activity has been withdrawn, or is another one in what the edit changes, or in its kind, time or officers. What an officer
 * contests stays open to be decided until that is gone: his time to contest it may be over.
 */
export function isOutdated(
  edit: Pick<StoredActivityEdit, 'before' | 'after' | 'contest'>,
  now: ActivityContent & { withdrawnAt: Date | null },
): boolean {
  if (now.withdrawnAt !== null) return true;
  if (edit.contest?.claim === 'did_not_happen') return false;
  if (edit.contest?.claim === 'not_me') return !now.badgeNos.includes(edit.contest.badgeNo);
  if (edit.contest === null && movesContent(edit.before, now)) return true;
  const [before, current]: Record<string, unknown>[] = [{ ...edit.before }, { ...now }];
  return Object.keys(changesOf(edit)).some((name) => !isSame(before?.[name], current?.[name]));
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

export function toldOf({ before, after, contest }: Pick<StoredActivityEdit, 'before' | 'after' | 'contest'>): object {
  if (contest) {
    const { claim: contestClaim, findingId, badgeNo: contestedBy } = contest;
    const time = contestClaim === 'other_time' ? toldOf({ before, after, contest: null }) : {};
    return { contestClaim, contestedBy, findingId, ...time };
  }
  if (after === null) return { withdraws: true };
  const changes = changesOf({ before, after });
  const old: Record<string, unknown> = { ...before };
  return { before: Object.fromEntries(Object.keys(changes).map((name) => [name, old[name]])), after: changes };
}

/** By whose it is, or who acts for that one, before it is decided. @throws not_found, not_own_activity_edit, already_decided */
export async function withdrawActivityEdit(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username' | 'actingFor'>,
  activityEditId: string,
  reason: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockDutyExclusive(tx);
    const edit = await findActivityEdit(tx, activityEditId);
    if (!edit) throw errors.notFound(activityEdits.name);
    if (!isOfPrincipal(who, { askedBy: edit.proposedBy, onBehalfOf: edit.onBehalfOf })) {
      throw problem('not_own_activity_edit');
    }
    if (edit.state !== 'proposed') throw errors.alreadyDecided();
    const decided = { state: 'withdrawn', reason, by: who.accountId, at: now(), outsideDecisionId: null } as const;
    await closeActivityEdit(tx, activityEditId, decided);
    await appendFact(tx, {
      type: 'activity_edit_withdrawn',
      subject: `activity:${edit.activityId}`,
      payload: { activityEditId, ...toldOf(edit), by: who.username, reason },
    });
    const { contest } = edit;
    if (contest) await endContest(tx, { ...edit, contest }, { state: 'withdrawn', by: who.username, reason });
  });
}
