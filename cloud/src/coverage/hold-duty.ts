import type { Transaction } from '../db/database.ts';
import type { ReceivedEvent } from '../db/received-event.ts';
import { keepDuty, lockDuty } from '../duty/duty-lock-repository.ts';
import { countRecordings } from './dispute-repository.ts';
import { footageNews } from './footage-news.ts';

/** What changes who holds a recorder. */
const changesCustody: ReadonlySet<string> = new Set(['checked_out', 'checked_in']);

/** What else has shifts looked at again. */
const concernsDuty: ReadonlySet<string> = new Set([
  'fault_reported',
  'inventory',
  'recorder_log',
  'undocked',
  'station_started',
]);

/**
 * Comes before the projections that write footage and before `projectReview`, which marks the shifts that it concerns:
 * between its marks and its commit, roster and custody stay as they are.
 *
 * It is taken before any row is written: who waits for it behind a change of the roster then holds nothing that an intake
 * which has it already could wait for in turn.
 */
export async function holdDuty(tx: Transaction, events: readonly ReceivedEvent[]): Promise<void> {
  if (events.some(({ event }) => changesCustody.has(event.type))) return lockDuty(tx);
  const { announced, sighted, collectedCards } = footageNews(events);
  const others = events.some(({ event }) => concernsDuty.has(event.type));
  if (announced.length + sighted.length + collectedCards.length === 0 && !others) return;
  // A sighting of a recording that nobody announced: another intake may be writing that very recording, and neither would
  // see that they name two recorders. Rare, so it has the intake for itself.
  const here = new Set(announced.map(({ recordingId }) => recordingId));
  const elsewhere = [...new Set(sighted)].filter((recordingId) => !here.has(recordingId));
  const known = elsewhere.length === 0 ? 0 : await countRecordings(tx, elsewhere);
  await (known < elsewhere.length ? lockDuty(tx) : keepDuty(tx));
}
