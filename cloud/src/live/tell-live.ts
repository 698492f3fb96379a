import type { Transaction } from '../db/database.ts';
import { notifyLiveOfStations } from '../db/notify-live.ts';
import type { ReceivedEvent } from '../db/received-event.ts';

const aboutRecordings = new Set<string>([
  'collected',
  'sighted',
  'collect_failed',
  'card_unread',
  'recorder_track',
  'recorder_bookmarks',
]);

/** Open pages hear of what stations sent, when it is committed. */
export async function tellLive(tx: Transaction, events: readonly ReceivedEvent[]): Promise<void> {
  const stations = new Set(events.map(({ stationId }) => stationId));
  const withRecordings = events.flatMap(({ stationId, event }) => (aboutRecordings.has(event.type) ? [stationId] : []));
  await notifyLiveOfStations(tx, ['stations'], [...stations]);
  await notifyLiveOfStations(tx, ['recordings'], [...new Set(withRecordings)]);
}
