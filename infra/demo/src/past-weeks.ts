import type { WantedCustody } from '@rollcall/cloud/custody/custodies/custody';
import type { WantedShift } from '@rollcall/cloud/duty/shifts/plan-shifts';
import { stepsUntil } from '@rollcall/shared/metrics/steps';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { cardPath } from './card-path.ts';
import type { DemoCard } from './demo-roster.ts';
import { atLocal } from './local-clock.ts';

/** The duty of the weeks before this one, for trends and bulletins. */
export interface PastWeeks {
  /** Whole weeks, oldest first; `to` is excluded. */
  weeks: { from: string; to: string }[];
  recorders: { recorderSerial: string; unitCode: string }[];
  shifts: WantedShift[];
  custodies: WantedCustody[];
  cards: DemoCard[];
}

const weeksBack = 5;
/** Monday, Wednesday and Friday. */
const dutyDays = [0, 2, 4] as const;
const [dutyFrom, dutyTo] = ['08:00', '10:00'] as const;
/** In the third week; its recorder lost power. */
const damaged = { week: 2, badgeNo: '100010', day: 2 };

/**
 * Their recorders were given back since: today's have names that count on from yesterday's. The second squad got its recorders this
 * week: somebody there is late, and an outage would excuse him.
 */
const teams = [
  { badgeNo: '100002', unitCode: '150981000100', stationId: 'squad-1', recorderSerial: 'K000021', post: '迎宾路' },
  { badgeNo: '100004', unitCode: '150981000100', stationId: 'squad-1', recorderSerial: 'K000022', post: '人民路' },
  { badgeNo: '100010', unitCode: '150981000300', stationId: 'accident-squad', recorderSerial: 'K000023', post: '国道' },
] as const;

/** The same for every moment of one week. */
export function pastWeeks(now: Date): PastWeeks {
  const weeks = stepsUntil(localDateOf(now), { step: 'week', count: weeksBack + 1 }).slice(0, weeksBack);
  const duties = weeks.flatMap(({ from }, week) =>
    dutyDays.flatMap((day) => teams.map((team) => ({ ...team, week, day, date: addDays(from, day) }))),
  );
  return {
    weeks,
    recorders: teams.map(({ recorderSerial, unitCode }) => ({ recorderSerial, unitCode })),
    shifts: duties.map(({ badgeNo, post, date }) => ({
      ...{ badgeNo, post, dutyType: 'road_patrol', breaks: [] },
      startsAt: atLocal(date, dutyFrom),
      endsAt: atLocal(date, dutyTo),
    })),
    custodies: teams.map(({ badgeNo, recorderSerial }) => ({
      ...{ badgeNo, recorderSerial, basis: 'assignment' as const },
      heldFrom: atLocal(weeks[0]?.from ?? '', '00:00'),
      heldUntil: atLocal(weeks.at(-1)?.to ?? '', '00:00'),
    })),
    cards: teams.map(({ stationId, recorderSerial, badgeNo }) => ({
      ...{ stationId, recorderSerial, withOfficer: false },
      files: duties
        .filter((duty) => duty.badgeNo === badgeNo)
        .map(({ date, week, day }, index) => {
          const clip = {
            recorderSerial,
            startsAt: new Date(atLocal(date, dutyFrom).getTime() - 10_000),
            minutes: 120 as const,
            damaged: badgeNo === damaged.badgeNo && week === damaged.week && day === damaged.day,
          };
          return { path: cardPath({ ...clip, badgeNo, sequenceNo: index + 1 }), clip };
        }),
    })),
  };
}
