import type { Transaction } from '../db/database.ts';
import type { ReceivedEvent } from '../db/received-event.ts';
import { keepLostEvents } from '../evidence/restores/keep-lost-events.ts';
import { endStorageAlarm, raiseStationAlarms, type StationAlarm } from '../registry/station-alarm-repository.ts';
import {
  collectDockSessions,
  type DockEvent,
  endDockSessions,
  insertDockSessions,
  insertInventories,
} from './dock-repository.ts';

/**
 * Turns events into dock sessions, card inventories and alarms of the station, in the transaction that stored the events.
 * The same event again changes nothing. Sessions begin before they end, in whatever order a group has them.
 */
export async function projectDocks(tx: Transaction, events: readonly ReceivedEvent[]): Promise<void> {
  const docked: DockEvent<'docked'>[] = [];
  const undocked: DockEvent<'undocked'>[] = [];
  const collected: DockEvent<'card_collected'>[] = [];
  const inventories: (DockEvent<'inventory'> & { setAside: number })[] = [];
  for (const { stationId, incarnation, event, setAside = 0 } of events) {
    const from = { stationId, incarnation, seq: event.seq, wall: event.wall };
    if (event.type === 'docked') docked.push({ ...event.body, ...from });
    if (event.type === 'undocked') undocked.push({ ...event.body, ...from });
    if (event.type === 'card_collected') collected.push({ ...event.body, ...from });
    if (event.type === 'inventory') inventories.push({ ...event.body, ...from, setAside });
  }
  if (docked.length > 0) await insertDockSessions(tx, docked);
  if (undocked.length > 0) await endDockSessions(tx, undocked);
  if (collected.length > 0) await collectDockSessions(tx, collected);
  if (inventories.length > 0) await insertInventories(tx, inventories);
  await keepLostEvents(tx, events);
  await raiseAlarms(tx, events);
}

/** A full disk that was freed in the same group is no alarm; one that fills up again after it is another. */
async function raiseAlarms(tx: Transaction, events: readonly ReceivedEvent[]): Promise<void> {
  const freed = events.flatMap(({ stationId, receivedAt, event }) =>
    event.type === 'storage_freed' ? [{ stationId, since: event.body.since, at: receivedAt }] : [],
  );
  for (const { stationId, since, at } of freed) await endStorageAlarm(tx, stationId, since, at);
  const isOver = ({ stationId, event }: ReceivedEvent) =>
    event.type === 'storage_low' && freed.some((end) => end.stationId === stationId && end.since === event.body.since);
  await raiseStationAlarms(tx, events.filter((received) => !isOver(received)).flatMap(alarmOf));
}

function alarmOf({ stationId, event }: ReceivedEvent): StationAlarm[] {
  switch (event.type) {
    case 'station_state_lost':
    case 'events_lost':
    case 'storage_low':
    case 'ledger_fork':
    case 'promise_broken':
    case 'card_unread':
    case 'card_scan_failed':
      return [{ stationId, kind: event.type, detail: event.body, eventId: event.id }];
    case 'collect_failed': {
      const { reason, why = reason, detail, sighting } = event.body;
      if (why !== 'reads_differ' && why !== 'too_large') return [];
      const { recorderSerial, path } = sighting;
      return [{ stationId, kind: why, detail: { recorderSerial, path: path.text, detail }, eventId: event.id }];
    }
    default:
      return [];
  }
}
