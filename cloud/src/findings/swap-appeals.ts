import {
  type AppealSwap,
  type NewAppeal,
  type SwappedShift,
  swapHindranceSchema,
} from '@rollcall/shared/http/finding-answers';
import { addDays } from '@rollcall/shared/rules/local-date';
import { wordsIn } from '@rollcall/shared/words/define-words';
import { swapAppealWords } from '@rollcall/shared/words/finding-answers';
import { findingKindNames } from '@rollcall/shared/words/findings';
import type { Decided } from '../auth/request.ts';
import { seesAll } from '../db/data-scope.ts';
import type { Database, Transaction } from '../db/database.ts';
import { selectStandingLeaves } from '../duty/leave/repository.ts';
import { findShift, type StoredShift, shiftRows } from '../duty/shifts/repository.ts';
import { swapShiftsWithin } from '../duty/shifts/save-shifts.ts';
import { shiftProblem } from '../duty/shifts/shift.ts';
import { AppError } from '../errors/app-error.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { principalId } from '../ledger/acting-for.ts';
import { appendFact } from '../ledger/append-fact.ts';
import type { NamedSwap, selectAppeals } from './finding-answer-repository.ts';
import { problem } from './handling/problem.ts';

// An appeal may say that the shift was swapped. Upheld, it proposes the correction of the roster, in the same transaction. A second
// person decides that: nobody rewrites the past on the strength of his own decision.

/** So many days before and after a shift begin the shifts that may have been swapped with it. */
const nearDays = 7;
const mostShifts = 100;
/** So much of an appeal stands in the reason of the correction. */
const quotedCharacters = 200;

type OfShift = { shiftId: string | null; badgeNo: string | null };
type Who = Pick<SignedIn, 'badgeNo'>;
type Asked = { who: Who; now: Date };

/**
 * With whom the appellant swapped the shift that the finding is about; undefined where the ground is another one.
 * @throws swap_not_own, swap_with_self, swap_unknown_officer, swap_other_shift
 */
export async function namedSwap(
  tx: Transaction,
  finding: OfShift,
  asked: Asked,
  { swappedWith, otherShiftId = null }: Pick<NewAppeal, 'swappedWith' | 'otherShiftId'>,
): Promise<NamedSwap | undefined> {
  if (swappedWith === undefined) return undefined;
  const { shift, shifts } = await swapsWith(tx, finding, asked, swappedWith);
  const other = shifts.find(({ shiftId }) => shiftId === otherShiftId);
  if (otherShiftId !== null && !other) throw problem('swap_other_shift');
  return {
    ground: 'shift_swapped',
    swapped_with: swappedWith,
    shift_version: shift.version,
    other_shift_id: otherShiftId,
    other_shift_version: other?.version ?? null,
  };
}

/**
 * The appellant's own shift, and those of the other officer near it.
 * @throws swap_not_own, swap_with_self, swap_unknown_officer
 */
export async function swapsWith(
  db: Database | Transaction,
  finding: OfShift,
  { who: { badgeNo }, now }: Asked,
  otherBadgeNo: string,
) {
  const shift =
    finding.shiftId === null ? undefined : await findShift(db, finding.shiftId, { dataScope: seesAll, now });
  const own = principalId() === null && badgeNo !== null && finding.badgeNo === badgeNo;
  if (!own || shift?.badgeNo !== badgeNo || shift.cancelledAt !== null) throw problem('swap_not_own');
  if (otherBadgeNo === badgeNo) throw shiftProblem('swap_with_self');
  const officer = await db.selectFrom('officer').select('name').where('badge_no', '=', otherBadgeNo).executeTakeFirst();
  if (!officer) throw problem('swap_unknown_officer');
  const [from, to] = [addDays(shift.dutyDate, -nearDays), addDays(shift.dutyDate, nearDays)];
  const near = { badgeNo: otherBadgeNo, from, to };
  const shifts = await shiftRows(db, near, { dataScope: seesAll, now })
    .orderBy('s.starts_at')
    .orderBy('s.shift_id')
    .limit(mostShifts)
    .execute();
  return { shift, officerName: officer.name, shifts };
}

export function toSwappedShift(row: StoredShift): SwappedShift {
  return {
    shiftId: row.shiftId,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    dutyDate: row.dutyDate,
    dutyTypeName: row.dutyTypeName,
    post: row.post,
  };
}

/** What an upheld appeal says was swapped, with what the appellant saw of the roster. */
async function findNamedSwap(tx: Transaction, appealId: string) {
  return tx
    .selectFrom('finding_appeal as a')
    .innerJoin('finding as f', 'f.finding_id', 'a.finding_id')
    .innerJoin('shift as s', 's.shift_id', 'f.shift_id')
    .leftJoin('shift as other', 'other.shift_id', 'a.other_shift_id')
    .select([
      'a.finding_id as findingId',
      'a.finding_kind as findingKind',
      'a.reason',
      'f.duty_date as dutyDate',
      's.shift_id as shiftId',
      's.badge_no as badgeNo',
      's.starts_at as startsAt',
      's.ends_at as endsAt',
      'a.shift_version as version',
      'a.swapped_with as swappedWith',
      'a.other_shift_id as otherShiftId',
      'a.other_shift_version as otherVersion',
      'other.starts_at as otherStartsAt',
      'other.ends_at as otherEndsAt',
    ])
    .where('a.appeal_id', '=', appealId)
    .executeTakeFirstOrThrow();
}

type FoundSwap = Awaited<ReturnType<typeof findNamedSwap>>;

/**
 * Proposes the correction of the roster that an upheld appeal asks for, in the name of who upheld it, and says in the finding's
 * history that it did or what hindered it. The caller holds the exclusive lock on duty, taken before any row.
 */
export async function proposeSwap(
  tx: Transaction,
  appealId: string,
  decided: Pick<Decided, 'by' | 'username' | 'at'>,
): Promise<void> {
  const swap = await findNamedSwap(tx, appealId);
  const outcome = await proposedOrHindered(tx, appealId, swap, decided);
  const proposed = 'rosterProposalId' in outcome;
  await tx
    .updateTable('finding_appeal')
    .set(proposed ? { roster_proposal_id: outcome.rosterProposalId } : { swap_hindrance: outcome.hindrance })
    .where('appeal_id', '=', appealId)
    .execute();
  await appendFact(tx, {
    type: proposed ? 'appeal_swap_proposed' : 'appeal_swap_hindered',
    subject: `finding:${swap.findingId}`,
    payload: { by: decided.username, appealId, ...outcome },
  });
}

async function proposedOrHindered(
  tx: Transaction,
  appealId: string,
  swap: FoundSwap,
  { by: accountId, username: by, at: now }: Pick<Decided, 'by' | 'username' | 'at'>,
) {
  if (await wouldBeOnLeave(tx, swap)) return { hindrance: 'on_leave' as const };
  const { findingId, dutyDate, findingKind, swappedWith, otherShiftId, version, otherVersion } = swap;
  const said = [...swap.reason];
  const quoted = said.length > quotedCharacters ? `${said.slice(0, quotedCharacters).join('')}…` : swap.reason;
  const reason = wordsIn(swapAppealWords, 'zh').why(dutyDate, findingKindNames[findingKind].zh, quoted);
  const change = { by, accountId, now, reason, fromAppeal: { appealId, findingId } };
  const to = otherShiftId === null ? { badgeNo: swappedWith ?? '' } : { otherShiftId };
  const seen = { version: version ?? undefined, otherVersion: otherVersion ?? undefined };
  try {
    const swapped = await swapShiftsWithin(tx, swap.shiftId, to, change, seen);
    if (swapped.outcome === 'kept')
      throw new Error('a swap that follows from an appeal counted without a second person');
    return { rosterProposalId: swapped.rosterProposalId };
  } catch (error) {
    // Whatever refuses a swap does so before it writes.
    if (!(error instanceof AppError)) throw error;
    return { hindrance: swapHindranceSchema.safeParse(error.code).data ?? ('not_proposed' as const) };
  }
}

/** Whether one of the two was on leave when he would have stood the other's shift. The roster itself allows that. */
async function wouldBeOnLeave(tx: Transaction, swap: FoundSwap): Promise<boolean> {
  const { badgeNo, swappedWith, startsAt, endsAt, otherStartsAt, otherEndsAt } = swap;
  const stood = [
    { badgeNo: swappedWith, startsAt, endsAt },
    { badgeNo, startsAt: otherStartsAt, endsAt: otherEndsAt },
  ];
  const from = otherStartsAt !== null && otherStartsAt < startsAt ? otherStartsAt : startsAt;
  const badgeNos = [badgeNo, swappedWith].filter((one) => one !== null);
  const leaves = await selectStandingLeaves(tx, { badgeNos, from, leaveIds: [] });
  return leaves.some((leave) =>
    stood.some(
      (shift) =>
        shift.badgeNo === leave.badgeNo &&
        shift.startsAt !== null &&
        shift.endsAt !== null &&
        leave.startsAt < shift.endsAt &&
        shift.startsAt < leave.endsAt,
    ),
  );
}

/** What an appeal says was swapped, with the shifts as they are now, and what came of it; null where its ground is another one. */
export async function appealSwapOf(
  db: Database,
  { shiftId, ...appeal }: Awaited<ReturnType<typeof selectAppeals>>[number],
  now: Date,
): Promise<AppealSwap | null> {
  const {
    swappedWith: badgeNo,
    swappedWithName: officerName,
    otherShiftId,
    rosterProposalId,
    correctionState,
  } = appeal;
  const seen = { dataScope: seesAll, now };
  const shift = shiftId === null ? undefined : await findShift(db, shiftId, seen);
  if (badgeNo === null || officerName === null || !shift) return null;
  const other = otherShiftId === null ? undefined : await findShift(db, otherShiftId, seen);
  const proposal = rosterProposalId && correctionState ? { rosterProposalId, state: correctionState } : null;
  // HQ 0.2.0 proposes nothing, and may have decided it.
  const unsaid = appeal.state === 'upheld' && !proposal ? ('not_proposed' as const) : null;
  return {
    badgeNo,
    officerName,
    shift: toSwappedShift(shift),
    otherShift: other ? toSwappedShift(other) : null,
    proposal,
    hindrance: appeal.swapHindrance ?? unsaid,
  };
}

/** The finding of whose appeal a proposal comes. */
export async function findAppealOf(db: Database, rosterProposalId: string) {
  return db
    .selectFrom('finding_appeal as a')
    .innerJoin('finding as f', 'f.finding_id', 'a.finding_id')
    .select([
      'f.finding_id as findingId',
      'f.duty_date as dutyDate',
      'f.unit_code as unitCode',
      'f.badge_no as badgeNo',
    ])
    .where('a.roster_proposal_id', '=', rosterProposalId)
    .executeTakeFirst();
}
