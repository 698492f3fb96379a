import type { EventBodies, StationEvent } from '@rollcall/shared/contract/event';
import type { Sighting } from '@rollcall/shared/contract/sighting';
import { localOffsetMs } from '@rollcall/shared/rules/local-date';
import type { Transaction } from '../db/database.ts';
import type { ReceivedEvent } from '../db/received-event.ts';
import { openRecorderDays, reviewRecorderDays } from '../duty/reviews/recorder-day-review-repository.ts';
import { reviewActivitiesOfRecorders } from '../duty/reviews/shift-review-repository.ts';
import { type InventoryPage, noteCardFiles, selectMissedMoments } from './card-file-repository.ts';
import { reviewClocks, reviewClocksOf } from './clock-review-repository.ts';
import { saveOutages } from './outage-repository.ts';
import { insertLogEntries, insertLogTrouble, type LogPage, selectLoggedDays } from './recorder-log-repository.ts';
import { selectLateFirstDocks, selectRecordingMoments } from './recorder-moments-repository.ts';
import { timeAround } from './time-around.ts';

type Moment = { recorderSerial: string; at: Date | string };

/**
 * Stores what the witnesses of footage say: files on cards, recorders' logs, outages of stations. Marks the recorder days and clocks
 * that the events touch. Runs after the projections that write docks and recordings.
 */
export async function projectWitnesses(tx: Transaction, events: readonly ReceivedEvent[]): Promise<void> {
  const pages: InventoryPage[] = [];
  const logs: LogPage[] = [];
  const docks = new Set<string>();
  const docked: string[] = [];
  const finished: string[] = [];
  const moments: Moment[] = [];
  // Inventories and logs may change what the witnesses say of an activity without footage.
  const told: Moment[] = [];
  const recordingIds: string[] = [];
  for (const { event } of events) {
    switch (event.type) {
      case 'docked':
        docked.push(event.body.dockSessionId);
        docks.add(event.body.dockSessionId);
        break;
      case 'inventory':
        pages.push({ ...event.body, wall: event.wall });
        docks.add(event.body.dockSessionId);
        break;
      case 'recorder_log':
        logs.push({ ...event.body, wall: event.wall, eventId: event.id });
        docks.add(event.body.dockSessionId);
        break;
      case 'collected':
      case 'sighted':
        (isFootage(event) ? moments : told).push(...momentsOf(event.body.sighting));
        if (event.body.recordingId !== null) recordingIds.push(event.body.recordingId);
        break;
      case 'collect_failed':
        moments.push(...momentsOf(event.body.sighting));
        break;
      case 'card_collected':
      case 'undocked':
        finished.push(event.body.dockSessionId);
        break;
    }
  }
  await saveOutages(tx, events.flatMap(outageOf));
  if (pages.length > 0) {
    const looked = [...new Set(pages.map(({ dockSessionId }) => dockSessionId))];
    told.push(...(await selectMissedMoments(tx, looked)));
    told.push(...(await noteCardFiles(tx, pages)));
  }
  if (logs.length > 0) {
    told.push(...(await insertLogEntries(tx, logs)));
    await insertLogTrouble(tx, logs);
  }
  if (finished.length > 0) told.push(...(await selectLoggedDays(tx, finished)));
  await reviewActivitiesOfRecorders(tx, distinct(told).map(timeAround));
  if (recordingIds.length > 0) moments.push(...(await selectRecordingMoments(tx, recordingIds)));
  await openRecorderDays(tx, distinct([...moments, ...told]));
  if (docked.length > 0) await reviewRecorderDays(tx, await selectLateFirstDocks(tx, docked));
  await reviewClocks(tx, [...docks]);
  await reviewClocksOf(tx, recordingIds);
}

/** Whether the event brings footage; then `projectReview` marks the activities. */
function isFootage(event: Extract<StationEvent, { type: 'collected' | 'sighted' }>): boolean {
  if (event.type === 'sighted') return false;
  const { inspection, sighting } = event.body;
  const { kind, outcome, durationMs } = inspection;
  return kind === 'video' && outcome !== 'damaged' && Boolean(durationMs) && sighting.claim.capturedAt !== null;
}

/** The days to which a file may belong: the day that its name claims, and the day of its last write. */
function momentsOf({ recorderSerial, modifiedAt, claim }: Sighting): Moment[] {
  return [modifiedAt, claim.capturedAt].flatMap((at) => (at === null ? [] : [{ recorderSerial, at }]));
}

function distinct(moments: readonly Moment[]): Moment[] {
  const byDay = new Map<string, Moment>();
  for (const moment of moments) {
    const day = Math.floor((new Date(moment.at).getTime() + localOffsetMs) / 86_400_000);
    byDay.set(`${moment.recorderSerial} ${day}`, moment);
  }
  return [...byDay.values()];
}

/** The outage that ends with a station's start. A station's clock that runs ahead doesn't make it longer. */
function outageOf({ stationId, receivedAt, event }: ReceivedEvent) {
  if (event.type !== 'station_started') return [];
  const { lastAliveAt }: EventBodies['station_started'] = event.body;
  if (!lastAliveAt) return [];
  const endedAt = new Date(Math.min(Date.parse(event.wall), receivedAt.getTime()));
  return [{ stationId, beganAt: new Date(lastAliveAt), endedAt }];
}
