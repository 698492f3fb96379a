import type { Transaction } from '../../db/database.ts';
import type { ReceivedEvent } from '../../db/received-event.ts';
import type { Observation } from './observation.ts';
import { saveObservations } from './save-observations.ts';

/** Stores check-outs and returns at stations' screens. Runs after `lockDutyForIntake`, which takes the duty lock exclusively for them. */
export async function projectObservations(tx: Transaction, events: readonly ReceivedEvent[]): Promise<void> {
  await saveObservations(tx, events.flatMap(toObservation));
}

function toObservation({ stationId, receivedAt, event }: ReceivedEvent): Observation[] {
  if (event.type !== 'checked_out' && event.type !== 'checked_in') return [];
  const { observationId, recorderSerial, badgeNo } = event.body;
  const spareFor = 'spareFor' in event.body ? (event.body.spareFor ?? null) : null;
  const kind = event.type === 'checked_out' ? 'check_out' : 'check_in';
  // An observation can't be later than its arrival, even if the station's clock is ahead.
  const at = new Date(Math.min(Date.parse(event.body.at ?? event.wall), receivedAt.getTime()));
  const told = { toldBy: null, toldAt: receivedAt };
  return [{ observationId, kind, recorderSerial, badgeNo, at, source: 'kiosk', stationId, spareFor, ...told }];
}
