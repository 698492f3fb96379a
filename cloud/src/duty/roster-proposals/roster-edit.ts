import { firstTouched, leaveEntry, shiftEntry } from '@rollcall/shared/rules/touches-past';
import type { SignedIn } from '../../http/signed-in.ts';
import type { ChangedBy } from '../../registry/changed-by.ts';
import type { StandingLeave } from '../leave/plan-leave.ts';
import type { Span } from '../overlaps.ts';
import type { OfficerTime } from '../reviews/shift-review-repository.ts';
import type { StandingShift } from '../shifts/shift.ts';

/** Who changes the roster, when, why, and for which unit. */
export interface RosterChange extends ChangedBy {
  now: Date;
  /** Only officers of this unit may be rostered; everyone when undefined, nobody when null. */
  unitCode?: string | null | undefined;
  /** The account. Undefined: HQ's operator by a command, who needs no second person. */
  accountId?: string | undefined;
  /** The upheld appeal that it follows from: it waits for a second person whatever the parameter says. */
  fromAppeal?: { appealId: string; findingId: string } | undefined;
}

/** A change of the roster by who is signed in, of officers in sight. */
export function rosterChangeBy<Reason extends string | undefined>(
  { session, dataScope }: { session: SignedIn; dataScope: Pick<RosterChange, 'unitCode'> },
  { now, reason }: { now: Date; reason: Reason },
): RosterChange & { reason: Reason } {
  return { by: session.username, accountId: session.accountId, reason, now, unitCode: dataScope.unitCode };
}

/** `kept`: the change counts. `proposed`: it waits for a second person. */
export type RosterOutcome = { outcome: 'kept' } | { outcome: 'proposed'; rosterProposalId: string };

/** Answers with 202 and the proposal when the change waits for a second person, otherwise with `counting`. */
export async function answerOf<Answer>(
  kept: RosterOutcome,
  reply: { code(status: number): unknown },
  counting: () => Answer | Promise<Answer>,
): Promise<Answer | { rosterProposalId: string }> {
  if (kept.outcome === 'kept') return counting();
  reply.code(202);
  return { rosterProposalId: kept.rosterProposalId };
}

/** One shift or leave before and after the edit. `before` null: it is new. `after` null: it leaves the roster. */
export type RosterEdit =
  | { thing: 'shift'; before: StandingShift | null; after: StandingShift | null }
  | { thing: 'leave'; before: StandingLeave | null; after: StandingLeave | null };

/** The sides that aren't null. */
export function sidesOf({ before, after }: RosterEdit): (StandingShift | StandingLeave)[] {
  return [before, after].filter((side) => side !== null);
}

/** The earliest instant that the edit affects, in milliseconds. */
export function firstTouchedBy(edit: RosterEdit): number {
  if (edit.thing === 'shift')
    return firstTouched(edit.before && shiftEntry(edit.before), edit.after && shiftEntry(edit.after));
  return firstTouched(edit.before && leaveEntry(edit.before), edit.after && leaveEntry(edit.after));
}

/**
 * The officers' times that the edit affects: of a shift its times before and after, of leave that only grows or shrinks the
 * difference.
 */
export function touchedTimes(edit: RosterEdit): OfficerTime[] {
  const { before, after } = edit;
  const whole = [before, after].flatMap((side) => (side ? [timeOf(side.badgeNo, side)] : []));
  if (edit.thing === 'shift' || !before || !after || before.badgeNo !== after.badgeNo) return whole;
  if (before.endsAt <= after.startsAt || after.endsAt <= before.startsAt) return whole;
  const edges: [Date, Date][] = [
    [before.startsAt, after.startsAt],
    [before.endsAt, after.endsAt],
  ];
  return edges
    .map((edge) => edge.toSorted((one, other) => one.getTime() - other.getTime()))
    .flatMap(([startsAt, endsAt]) =>
      startsAt && endsAt && startsAt < endsAt ? [timeOf(after.badgeNo, { startsAt, endsAt })] : [],
    );
}

function timeOf(badgeNo: string, { startsAt, endsAt }: Span): OfficerTime {
  return { badgeNo, from: startsAt, until: endsAt };
}
