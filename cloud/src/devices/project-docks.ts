import type { EventType } from '@rollcall/shared/contract/event';
import type { Transaction } from '../db/database.ts';
import type { ReceivedEvent } from '../db/received-event.ts';
import { raiseStationAlarms, type StationAlarm } from '../registry/station-alarm-repository.ts';
import { type DockEvent, endDockSessions, insertDockSessions, insertInventories } from './dock-repository.ts';

/**
 * Turns events into dock sessions, card inventories and alarms of the station, in the transaction that stored the events.
 * The same event again changes nothing. Sessions begin before they end, in whatever order a group has them.
 */
export async function projectDocks(tx: Transaction, events: readonly ReceivedEvent[]): Promise<void> {
  const docked = events.flatMap((received) => dockEventOf(received, 'docked'));
  const undocked = events.flatMap((received) => dockEventOf(received, 'undocked'));
  const inventories = events.flatMap((received) => dockEventOf(received, 'inventory'));
  if (docked.length > 0) await insertDockSessions(tx, docked);
  if (undocked.length > 0) await endDockSessions(tx, undocked);
  if (inventories.length > 0) await insertInventories(tx, inventories);
  await raiseStationAlarms(tx, events.flatMap(alarmOf));
}

function dockEventOf<T extends 'docked' | 'undocked' | 'inventory'>(
  { stationId, event }: ReceivedEvent,
  type: T & EventType,
): DockEvent<T>[] {
  if (event.type !== type) return [];
  return [{ ...event.body, stationId, wall: event.wall } as unknown as DockEvent<T>];
}

function alarmOf({ stationId, event }: ReceivedEvent): StationAlarm[] {
  if (event.type !== 'station_state_lost' && event.type !== 'storage_low') return [];
  return [{ stationId, kind: event.type, detail: event.body, eventId: event.id }];
}
