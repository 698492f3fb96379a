import type { Brigade } from './chapter.ts';
import { putClip } from './put-on-card.ts';
import { untilVerified } from './until-verified.ts';

/** Of each officer: where the recorder is docked, and on which days it recorded. The last day that 100003 recorded is cut off. */
const duties = [
  { badgeNo: '100002', recorderSerial: 'K000002', stationId: 'squad-1', recorded: 7 },
  { badgeNo: '100003', recorderSerial: 'K000003', stationId: 'squad-1', recorded: 7, damaged: 6 },
  { badgeNo: '100004', recorderSerial: 'K000004', stationId: 'squad-1', recorded: 1 },
  { badgeNo: '100006', recorderSerial: 'K000006', stationId: 'squad-2', recorded: 3 },
  { badgeNo: '100010', recorderSerial: 'K000010', stationId: 'accident-squad', recorded: 7 },
];
const days = ['01', '02', '03', '05', '06', '08', '09'].map((day) => `2026-10-${day}`);

/** Ten minutes of duty from ten o'clock. */
export async function rosterOfOctober({ as }: Brigade): Promise<void> {
  for (const { badgeNo } of duties) {
    for (const day of days) {
      const time = { startsAt: `${day}T10:00:00+08:00`, endsAt: `${day}T10:10:00+08:00` };
      await as('admin').post('shifts', { badgeNo, ...time, dutyType: 'road_patrol', post: '迎宾路口' });
    }
  }
}

export async function bringOctoberIn(brigade: Brigade): Promise<void> {
  for (const { stationId, recorded, damaged, ...card } of duties) {
    for (const [index, day] of days.slice(0, recorded).entries()) {
      const clip = { startsAt: `${day}T09:59:50+08:00`, sequenceNo: 9001 + index, damaged: index === damaged };
      await putClip(brigade.dockOf(stationId), { ...card, ...clip });
    }
  }
  for (const { recorderSerial, recorded } of duties) {
    await untilVerified(brigade, recorderSerial, recorded, '2026-10-01T00:00:00+08:00');
  }
}
