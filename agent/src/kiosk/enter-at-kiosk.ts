import { randomUUID } from 'node:crypto';
import type { AppendEvent } from '../outbox/append-event.ts';
import type { StationStore } from '../store/station-store.ts';
import { findEntry, forgetOldEntries, insertEntry, type KioskEntry } from './entry-repository.ts';
import { identifyOfficer } from './identify-officer.ts';
import type { Entered } from './kiosk-messages.ts';
import type { KioskCheck, RecorderRequest } from './kiosk-request.ts';

/**
 * Enters what an officer, known by his PIN, does with a recorder at the screen: entries here and events for HQ. It is what was seen, so
 * nothing of it is refused because something else was seen or entered before: HQ shows where they differ. The same entry again, after
 * a double tap say, is entered once.
 */
export async function enterAtKiosk(
  { store, append }: { store: StationStore; append: AppendEvent },
  request: RecorderRequest,
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
    for (const { eventId, ...entry } of appendTo(append, request, now))
      insertEntry(store.db, { ...entry, badgeNo, at: now }, eventId);
    forgetOldEntries(store.db, now);
    return { outcome: 'entered', entryId };
  });
}

type RecorderEntry = Exclude<KioskEntry, { kind: 'attend' }>;
type Told = Pick<RecorderEntry, 'entryId' | 'kind' | 'recorderSerial'> & { eventId: number };

/** The events of an entry, each with what the screen shows of it. */
function appendTo(append: AppendEvent, request: RecorderRequest, now: Date): Told[] {
  const { entryId, kind, recorderSerial, badgeNo } = request;
  const seen = { recorderSerial, badgeNo, at: now.toISOString() };
  const told = (eventId: number) => [{ entryId, kind, recorderSerial, eventId }];
  switch (request.kind) {
    case 'check_out':
      return told(
        append('checked_out', {
          observationId: entryId,
          ...seen,
          ...(request.spareFor === undefined ? {} : { spareFor: request.spareFor }),
        }),
      );
    case 'check_in':
      return told(append('checked_in', { observationId: entryId, ...seen }));
    case 'fault':
      return told(append('fault_reported', { ticketId: entryId, ...seen, symptom: request.symptom }));
    case 'check':
      return appendCheck(append, request, now);
  }
}

/**
 * A check, and what follows from a fault: its report, the return of the recorder and the check-out of the spare, all at one moment.
 * Without a spare the officer keeps the recorder.
 */
function appendCheck(append: AppendEvent, request: KioskCheck, now: Date): Told[] {
  const { entryId, recorderSerial, badgeNo, items, fault } = request;
  const seen = { badgeNo, at: now.toISOString() };
  const check = { checkId: entryId, recorderSerial, ...seen, items };
  const tell = (kind: RecorderEntry['kind'], serial: string, id: string, eventId: number): Told => {
    return { entryId: id, kind, recorderSerial: serial, eventId };
  };
  if (!fault) return [tell('check', recorderSerial, entryId, append('pre_shift_checked', check))];
  const { symptom, spare } = fault;
  const [ticketId, returnId, spareId] = [randomUUID(), randomUUID(), randomUUID()];
  const spareSerial = spare.outcome === 'taken' ? spare.recorderSerial : undefined;
  const chosen = { spare: spare.outcome, ...(spareSerial === undefined ? {} : { spareSerial }) };
  const checked = append('pre_shift_checked', { ...check, ticketId, ...chosen });
  const reported = append('fault_reported', { ticketId, recorderSerial, ...seen, symptom });
  const both = [tell('check', recorderSerial, entryId, checked), tell('fault', recorderSerial, ticketId, reported)];
  if (spareSerial === undefined) return both;
  const returned = append('checked_in', { observationId: returnId, recorderSerial, ...seen });
  const taken = { observationId: spareId, recorderSerial: spareSerial, ...seen, spareFor: recorderSerial };
  return [
    ...both,
    tell('check_in', recorderSerial, returnId, returned),
    tell('check_out', spareSerial, spareId, append('checked_out', taken)),
  ];
}
