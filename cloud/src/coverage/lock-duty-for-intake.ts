import type { Transaction } from '../db/database.ts';
import { lockDutyExclusive, lockDutyShared } from '../db/duty-lock.ts';
import type { ReceivedEvent } from '../db/received-event.ts';
import { countRecordings } from './dispute-repository.ts';
import { footageNews } from './footage-news.ts';

/** Events that change who holds a recorder. */
const changesCustody: ReadonlySet<string> = new Set(['checked_out', 'checked_in']);

/** Other events that mark shifts for review, or belong to one. */
const concernsDuty: ReadonlySet<string> = new Set([
  'fault_reported',
  'pre_shift_checked',
  'inventory',
  'recorder_log',
  'station_started',
]);

/**
 * Takes the duty lock for an intake: exclusively if its events change custody, otherwise shared. Then roster and custody can't change
 * between the marks of `projectReview` and the commit.
 *
 * Runs as the first projection. Take this lock before any row of footage, docks or shifts is locked or written, or an intake that
 * waits here behind a roster change can deadlock with another intake that holds this lock already.
 */
export async function lockDutyForIntake(tx: Transaction, events: readonly ReceivedEvent[]): Promise<void> {
  if (events.some(({ event }) => changesCustody.has(event.type))) return lockDutyExclusive(tx);
  const { announced, sighted, docked } = footageNews(events);
  const others = events.some(({ event }) => concernsDuty.has(event.type));
  if (announced.length + sighted.length + docked.length === 0 && !others) return;
  // A sighting of a recording that HQ doesn't know: another intake may be announcing it now from another recorder, and neither would
  // see the contradiction. It is rare, so this intake takes the lock exclusively and runs alone.
  const here = new Set(announced.map(({ recordingId }) => recordingId));
  const elsewhere = [...new Set(sighted)].filter((recordingId) => !here.has(recordingId));
  const known = elsewhere.length === 0 ? 0 : await countRecordings(tx, elsewhere);
  await (known < elsewhere.length ? lockDutyExclusive(tx) : lockDutyShared(tx));
}
