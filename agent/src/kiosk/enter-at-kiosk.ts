import type { AppendEvent } from '../outbox/append-event.ts';
import type { StationStore } from '../store/station-store.ts';
import { findEntry, forgetEntriesBefore, insertEntry } from './entry-repository.ts';
import { identifyOfficer } from './identify-officer.ts';
import type { Entered } from './kiosk-messages.ts';
import type { KioskRequest } from './kiosk-request.ts';

const keptMs = 30 * 24 * 3_600_000;

/**
 * Enters what an officer, known by his PIN, does at the screen: an entry here and an event for HQ. It is what was seen, so
 * nothing of it is refused because something else was seen or entered before: HQ shows where they differ. The same entry again, after
 * a double tap say, is entered once.
 */
export async function enterAtKiosk(
  { store, append }: { store: StationStore; append: AppendEvent },
  request: KioskRequest,
  now: Date,
): Promise<Entered> {
  const identified = await identifyOfficer(store, request, now);
  if (identified.outcome !== 'officer') return identified;
  const { entryId, kind, recorderSerial, badgeNo } = request;
  return store.transaction(() => {
    const before = findEntry(store.db, entryId);
    if (before) {
      const same = before.kind === kind && before.recorderSerial === recorderSerial && before.badgeNo === badgeNo;
      return same ? { outcome: 'entered', entryId } : { outcome: 'other_entry' };
    }
    const eventId = appendTo(append, request, now);
    insertEntry(store.db, { entryId, kind, recorderSerial, badgeNo, at: now }, eventId);
    forgetEntriesBefore(store.db, new Date(now.getTime() - keptMs));
    return { outcome: 'entered', entryId };
  });
}

function appendTo(append: AppendEvent, request: KioskRequest, now: Date): number {
  const { entryId, recorderSerial, badgeNo } = request;
  const seen = { recorderSerial, badgeNo, at: now.toISOString() };
  switch (request.kind) {
    case 'check_out':
      return append('checked_out', {
        observationId: entryId,
        ...seen,
        ...(request.spareFor === undefined ? {} : { spareFor: request.spareFor }),
      });
    case 'check_in':
      return append('checked_in', { observationId: entryId, ...seen });
    case 'fault':
      return append('fault_reported', { ticketId: entryId, ...seen, symptom: request.symptom });
  }
}
