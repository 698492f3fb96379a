import { randomUUID } from 'node:crypto';
import type { AppendEvent } from '../outbox/append-event.ts';
import type { StationStore } from '../store/station-store.ts';
import { forgetEntriesBefore, insertEntry } from './entry-repository.ts';
import { identifyOfficer } from './identify-officer.ts';
import type { Entered } from './kiosk-messages.ts';
import type { KioskRequest } from './kiosk-request.ts';

const keptMs = 30 * 24 * 3_600_000;

/**
 * Enters what an officer, known by his PIN, does at the screen: an entry here and an event for HQ. It is what was seen, so
 * nothing of it is refused because something else was seen or entered before: HQ shows where they differ.
 */
export async function enterAtKiosk(
  { store, append }: { store: StationStore; append: AppendEvent },
  request: KioskRequest,
  now: Date,
): Promise<Entered> {
  const identified = await identifyOfficer(store, request, now);
  if (identified.outcome !== 'officer') return identified;
  const { kind, recorderSerial, badgeNo } = request;
  const entryId = randomUUID();
  store.transaction(() => {
    const eventId = appendTo(append, request, entryId, now);
    insertEntry(store.db, { entryId, kind, recorderSerial, badgeNo, at: now }, eventId);
    forgetEntriesBefore(store.db, new Date(now.getTime() - keptMs));
  });
  return { outcome: 'entered', entryId };
}

function appendTo(append: AppendEvent, request: KioskRequest, entryId: string, now: Date): number {
  const { recorderSerial, badgeNo } = request;
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
