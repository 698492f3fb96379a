import type { Transaction } from '../db/database.ts';
import type { ReceivedEvent } from '../db/received-event.ts';
import { holdRecorderDays } from '../duty/reviews/recorder-day-review-repository.ts';
import { selectRecordersOfDocks } from './recorder-moments-repository.ts';

/** Locks the days of the group's recorders. Runs after `lockDutyForIntake`, before docks and footage are written; see `holdRecorderDays`. */
export async function holdRecorders(tx: Transaction, events: readonly ReceivedEvent[]): Promise<void> {
  const recorders = new Set<string>();
  const docks = new Set<string>();
  for (const { event } of events) {
    switch (event.type) {
      case 'collected':
      case 'sighted':
      case 'collect_failed':
        recorders.add(event.body.sighting.recorderSerial);
        docks.add(event.body.sighting.dockSessionId);
        break;
      case 'docked':
      case 'recorder_log':
        recorders.add(event.body.recorderSerial);
        docks.add(event.body.dockSessionId);
        break;
      case 'inventory':
      case 'card_collected':
      case 'undocked':
        docks.add(event.body.dockSessionId);
        break;
    }
  }
  if (docks.size === 0) return;
  for (const recorder of await selectRecordersOfDocks(tx, [...docks])) recorders.add(recorder);
  await holdRecorderDays(tx, [...recorders]);
}
