import type { WantedCustody } from '@rollcall/cloud/custody/custodies/custody';
import type { Leave } from '@rollcall/cloud/duty/leave/plan-leave';
import type { WantedShift } from '@rollcall/cloud/duty/shifts/plan-shifts';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import brigade from './brigade.json' with { type: 'json' };
import { cardPath } from './card-path.ts';
import { demoDay, type ShiftOfDay } from './demo-day.ts';
import type { DemoActivity, DemoStatement } from './demo-happenings.ts';
import { type DemoRecorderLog, demoRecorderLogs } from './demo-recorder-log.ts';
import { atLocal } from './local-clock.ts';
import type { DemoClip } from './write-demo-clip.ts';

/** A recorder's card, and all that was recorded on it by now. */
export interface DemoCard {
  stationId: string;
  recorderSerial: string;
  /** It stays out of its dock: its officer comes off duty right now. */
  withOfficer: boolean;
  files: { path: string; clip: DemoClip }[];
  log?: DemoRecorderLog | undefined;
}

export interface DemoRoster {
  shifts: WantedShift[];
  leaves: Leave[];
  custodies: WantedCustody[];
  /** Spares taken because of a fault: they are not entered, but follow from what is said. */
  sparesTaken: WantedCustody[];
  cards: DemoCard[];
  /** Those that are over, and what people say by now. */
  activities: DemoActivity[];
  statements: DemoStatement[];
}

const ownerOf: Readonly<Record<string, string>> = {
  K000001: '100001',
  K000002: '100002',
  K000003: '100003',
  K000004: '100004',
  K000005: '100005',
  K000006: '100006',
  K000007: '100007',
  K000009: '100009',
  K000010: '100010',
  K000011: '100011',
  K000012: '100012',
};
const assignedFrom = new Date('2026-01-01T00:00:00+08:00');
/** In the name of what a recorder without an owner records. */
const noBadge = '000000';

const recorderNotDocked = 'K000012';
/** Docks today for the first time since the day before yesterday, too late for the import deadline; unless he is out. */
const lateOfficer = '100005';
/** Longer than it takes until each card is in its dock. */
const dockingMs = 2 * 60_000;
/** The import deadline, 24 hours, but for the time that it takes to import. */
const inTimeMs = (24 * 60 - 10) * 60_000;

/**
 * Yesterday's and today's duty of the demo brigade and its cards as they are at `now`. Of yesterday there is
 * only what can still be imported in time, and one officer who is late: else all that yesterday lacks would be the demo's
 * fault. `knownDates` are local dates on which the demo ran: their shifts are in the roster, so their footage comes anyhow.
 * A recorder that is docked when a shift is over has to bring what was recorded in it; those of shifts that end while the
 * cards are put in stay out, so that what the board shows hangs on `now` alone.
 */
export function demoRoster(now: Date, knownDates: readonly string[] = []): DemoRoster {
  const today = localDateOf(now);
  const yesterday = addDays(today, -1);
  const inTime = ({ shift }: ShiftOfDay) => now.getTime() - shift.endsAt.getTime() < inTimeMs;
  const ofToday = demoDay(today);
  const isOut = ofToday.some((duty) => duty.shift.badgeNo === lateOfficer && endsJustNow(duty, now));
  const late = ({ shift }: ShiftOfDay) => shift.badgeNo === lateOfficer && !isOut;
  const duties = [
    ...demoDay(addDays(today, -2)).filter(late),
    ...demoDay(yesterday).filter((duty) => knownDates.includes(yesterday) || inTime(duty) || late(duty)),
    ...ofToday,
  ];
  const clips = duties.flatMap((duty) => duty.clips).filter(({ dockedAt }) => dockedAt <= now);
  // A recorder that may first dock tomorrow has no log: HQ wouldn't count its entries of today.
  const docksToday = localDateOf(new Date(now.getTime() + dockingMs)) === today;
  const logs = docksToday ? demoRecorderLogs(today, now) : undefined;
  const comesInLater = (duty: ShiftOfDay) => endsJustNow(duty, now);
  return {
    shifts: duties.map(({ shift }) => shift),
    leaves: [yesterday, today].flatMap(leavesOn),
    activities: duties.flatMap((duty) => duty.activities).filter(({ endsAt }) => endsAt <= now),
    statements: duties.flatMap((duty) =>
      duty.statements.filter(({ saidAt, onFinding }) => saidAt <= now && !(onFinding && comesInLater(duty))),
    ),
    custodies: [
      ...Object.entries(ownerOf).map(assignment),
      ...duties.flatMap((duty) => (duty.checkedOut && isKnown(duty, now) ? [duty.checkedOut] : [])),
    ],
    sparesTaken: duties.flatMap((duty) =>
      duty.spareTaken && duty.spareTaken.heldFrom <= now ? [duty.spareTaken] : [],
    ),
    cards: brigade.recorders.flatMap(({ recorderSerial, unitCode }) => {
      const files = clips.filter((clip) => clip.recorderSerial === recorderSerial).map(fileOf);
      const hasCard = recorderSerial !== recorderNotDocked && (files.length > 0 || recorderSerial in ownerOf);
      const withOfficer = duties.some((duty) => isHeldIn(duty, recorderSerial) && comesInLater(duty));
      const log = logs?.get(recorderSerial);
      return hasCard ? { stationId: stationOf(unitCode), recorderSerial, withOfficer, files, log } : [];
    }),
  };
}

/** One the whole day, whatever the roster says; one for the hours between two shifts. */
function leavesOn(date: string): Leave[] {
  const during = (from: string, to: string) => ({ startsAt: atLocal(date, from), endsAt: atLocal(date, to) });
  return [
    { badgeNo: '100011', leaveKind: 'annual', ...during('00:00', '24:00'), note: '年休假' },
    { badgeNo: '100004', leaveKind: 'personal', ...during('09:00', '12:00'), note: '送孩子就医' },
  ];
}

/** A recorder is planned for a shift; that one was taken outside of it is known afterwards. */
function isKnown({ shift, checkedOut }: ShiftOfDay, now: Date): boolean {
  const until = checkedOut?.heldUntil ?? null;
  return until === null || until > shift.startsAt || until <= now;
}

function isHeldIn({ shift, checkedOut, spareTaken }: ShiftOfDay, recorderSerial: string): boolean {
  if (spareTaken?.recorderSerial === recorderSerial) return true;
  const taken = checkedOut?.recorderSerial === recorderSerial && checkedOut.heldFrom < shift.endsAt;
  // One that was brought back before the shift has nothing of it.
  const keptOn = taken && (checkedOut.heldUntil === null || checkedOut.heldUntil > shift.startsAt);
  return ownerOf[recorderSerial] === shift.badgeNo || keptOn;
}

/** Recorders run on for a while after a shift, and only then does their last clip lie on the card. */
function endsJustNow({ shift, clips }: ShiftOfDay, now: Date): boolean {
  const comesInMs = Math.max(shift.endsAt.getTime(), ...clips.map(({ dockedAt }) => dockedAt.getTime()));
  return shift.endsAt.getTime() - dockingMs <= now.getTime() && now.getTime() < comesInMs;
}

function assignment([recorderSerial, badgeNo]: [string, string]): WantedCustody {
  return { recorderSerial, badgeNo, basis: 'assignment', heldFrom: assignedFrom, heldUntil: null };
}

/** As layout L6. The badge is the owner's: the recorder doesn't notice who carries it. */
function fileOf(clip: ShiftOfDay['clips'][number]): DemoCard['files'][number] {
  return { path: cardPath({ ...clip, badgeNo: ownerOf[clip.recorderSerial] ?? noBadge }), clip };
}

/** Units without a station of their own dock at the first one. */
function stationOf(unitCode: string): string {
  const [first] = brigade.stations;
  return (brigade.stations.find((station) => station.unitCode === unitCode) ?? first)?.stationId ?? '';
}
