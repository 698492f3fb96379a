import type { WantedCustody } from '@rollcall/cloud/custody/custodies/custody';
import type { WantedShift } from '@rollcall/cloud/duty/shifts/plan-shifts';
import { demoClipMs } from './demo-clip-length.ts';
import { type ClipRun, type Duty, demoDuties } from './demo-duties.ts';
import { activitiesOf, type DemoActivity, type DemoStatement, statementsOf } from './demo-happenings.ts';
import { atLocal } from './local-clock.ts';
import type { DemoClip } from './write-demo-clip.ts';

/** A shift, the clips that its officer records, and what else happens in it. */
export interface ShiftOfDay {
  shift: WantedShift;
  checkedOut: WantedCustody | undefined;
  /** The spare that the officer takes because of a fault: HQ hears of it when that is said. */
  spareTaken: WantedCustody | undefined;
  /** `dockedAt`: from when on the clip lies on a card in a dock. */
  clips: (DemoClip & { sequenceNo: number; dockedAt: Date })[];
  activities: DemoActivity[];
  statements: DemoStatement[];
}

/** Names have four digits of it. */
const sequenceNumbers = 9999;
const dayMs = 86_400_000;

/** What the demo brigade does on a local date: always the same for the same date. */
export function demoDay(date: string): ShiftOfDay[] {
  const nextSequenceNo = countFrom(date);
  return demoDuties.map((duty) => {
    const shift = {
      badgeNo: duty.badgeNo,
      startsAt: atLocal(date, duty.from),
      endsAt: atLocal(date, duty.to),
      post: duty.post,
      dutyType: duty.dutyType,
      breaks: (duty.breaks ?? []).map(([from, to]) => ({ startsAt: atLocal(date, from), endsAt: atLocal(date, to) })),
    };
    const clips = duty.footage.flatMap((run) => clipsOf(date, run));
    const lastEndMs = Math.max(shift.endsAt.getTime(), ...clips.map(endMs));
    return {
      shift,
      checkedOut: duty.checkedOut && {
        recorderSerial: duty.checkedOut.recorderSerial,
        badgeNo: duty.badgeNo,
        basis: 'check_out',
        heldFrom: atLocal(date, duty.checkedOut.from),
        heldUntil: atLocal(date, duty.checkedOut.to),
      },
      spareTaken: spareTakenOn(date, duty),
      clips: clips.map((clip) => ({
        ...clip,
        sequenceNo: nextSequenceNo(clip.recorderSerial),
        dockedAt: new Date(duty.docksMeanwhile ? endMs(clip) : lastEndMs),
      })),
      activities: activitiesOf(date, duty),
      statements: statementsOf(date, duty, new Date(lastEndMs)),
    };
  });
}

function spareTakenOn(date: string, { badgeNo, said = [] }: Duty): WantedCustody | undefined {
  for (const statement of said) {
    if (statement.says !== 'check' || !statement.fault) continue;
    const { spareSerial: recorderSerial } = statement.fault;
    const returned = said.find((other) => other.says === 'return' && other.recorderSerial === recorderSerial);
    const heldUntil = returned?.says === 'return' ? atLocal(date, returned.at) : null;
    return { recorderSerial, badgeNo, basis: 'check_out', heldFrom: atLocal(date, statement.at), heldUntil };
  }
  return undefined;
}

/**
 * Each recorder is switched on some seconds early. Those with an odd number begin a clip before the last one ends, those
 * with an even one need a second for it.
 */
function clipsOf(date: string, { recorderSerial, from, clips, damaged }: ClipRun): DemoClip[] {
  const number = Number(recorderSerial.slice(-2));
  let startMs = atLocal(date, from).getTime() - (5 + (number % 11)) * 1000;
  return clips.map((minutes, index) => {
    const startsAt = new Date(startMs);
    startMs += number % 2 === 0 ? demoClipMs(minutes) + 1000 : minutes * 60_000;
    return { recorderSerial, startsAt, minutes, damaged: index === damaged };
  });
}

/** Recorders count on from day to day: a number left out would look like a deleted file. */
function countFrom(date: string): (recorderSerial: string) => number {
  const used = new Map<string, number>();
  return (recorderSerial) => {
    const index = used.get(recorderSerial) ?? 0;
    used.set(recorderSerial, index + 1);
    const runs = demoDuties.flatMap(({ footage }) => footage).filter((run) => run.recorderSerial === recorderSerial);
    const perDay = runs.reduce((count, { clips }) => count + clips.length, 0);
    return (((Date.parse(date) / dayMs) * perDay + index) % sequenceNumbers) + 1;
  };
}

function endMs({ startsAt, minutes }: DemoClip): number {
  return startsAt.getTime() + demoClipMs(minutes);
}
