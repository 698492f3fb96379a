import { mostShiftHours } from '@rollcall/shared/fields/shifts';
import { shifts } from '@rollcall/shared/resources/shifts';
import { shiftProblems } from '@rollcall/shared/words/shifts';
import { problemsOf } from '../../errors/problems-of.ts';
import type { Span } from '../overlaps.ts';

/** A shift as it is on the roster. Its duty date is the local date on which it starts. */
export interface Shift {
  badgeNo: string;
  startsAt: Date;
  /** Excluded. */
  endsAt: Date;
  dutyType: string;
  post: string;
  /** In order of time, within the shift, none over another: nothing has to be recorded meanwhile. */
  breaks: readonly Span[];
  campaignId: string | null;
  /** The recorder that the roster foresees. */
  plannedRecorderSerial: string | null;
}

export interface StandingShift extends Shift {
  shiftId: string;
}

/** No shift is longer. */
export const longestShiftMs = mostShiftHours * 3_600_000;

export function hasShiftLength({ startsAt, endsAt }: Span): boolean {
  const lengthMs = endsAt.getTime() - startsAt.getTime();
  return lengthMs > 0 && lengthMs <= longestShiftMs;
}

export function sameShift(one: Shift, other: Shift): boolean {
  return (
    one.badgeNo === other.badgeNo &&
    sameSpan(one, other) &&
    one.dutyType === other.dutyType &&
    one.post === other.post &&
    one.campaignId === other.campaignId &&
    one.plannedRecorderSerial === other.plannedRecorderSerial &&
    one.breaks.length === other.breaks.length &&
    one.breaks.every((span, index) => {
      const there = other.breaks[index];
      return there !== undefined && sameSpan(span, there);
    })
  );
}

function sameSpan(one: Span, other: Span): boolean {
  return one.startsAt.getTime() === other.startsAt.getTime() && one.endsAt.getTime() === other.endsAt.getTime();
}

export const shiftProblem = problemsOf(shifts.problems, shiftProblems);

/** Of a shift, or of a template of shifts. */
export const breaksWrong = () =>
  shiftProblem('breaks_wrong', {
    fields: [{ path: 'body.breaks', message: 'must lie within the shift and must not overlap' }],
  });
