import type { EventBodies } from '@rollcall/shared/contract/event';
import type { Transaction } from '../db/database.ts';
import type { ReceivedEvent } from '../db/received-event.ts';
import { errors } from '../errors/errors.ts';
import {
  type Announcement,
  insertAnnouncements,
  insertRecordings,
  insertSightings,
  type SightingToInsert,
  selectPlans,
} from './announcement-repository.ts';
import { contradictionIn, samePlan } from './check-announcement.ts';

/**
 * Turns events into recordings, their announcements and sightings, in the transaction that stored the events. The same
 * event again, or the same file announced again by another store or station, changes nothing that is there.
 * @throws `contradictory_event` when an announcement can't be true: it belongs into quarantine
 */
export async function projectEvidence(tx: Transaction, events: readonly ReceivedEvent[]): Promise<void> {
  const announcements = events.flatMap(announcementOf);
  const sightings = events.flatMap(sightingOf);
  if (announcements.length > 0) await project(tx, announcements);
  if (sightings.length > 0) await insertSightings(tx, sightings);
}

async function project(tx: Transaction, announcements: readonly Announcement[]): Promise<void> {
  const first = new Map<string, Announcement>();
  for (const announcement of announcements) {
    const { body } = announcement;
    const contradiction = contradictionIn(body);
    if (contradiction !== undefined) throw errors.contradictoryEvent(contradiction);
    if (!first.has(body.recordingId)) first.set(body.recordingId, announcement);
  }
  const inserted = await insertRecordings(tx, [...first.values()]);
  const known = [...first.keys()].filter((recordingId) => !inserted.has(recordingId));
  const stored = known.length === 0 ? [] : await selectPlans(tx, known);
  const plans = new Map(stored.map((plan) => [plan.recordingId, plan]));
  // Two files of one SHA-256 have the same size and parts, so one of the two stations is wrong. Which, the read-back says.
  await insertAnnouncements(tx, announcements, ({ body }) => {
    const plan = plans.get(body.recordingId) ?? first.get(body.recordingId)?.body;
    return plan !== undefined && !samePlan(plan, body);
  });
}

function announcementOf({ stationId, incarnation, receivedAt, event }: ReceivedEvent): Announcement[] {
  if (event.type !== 'collected') return [];
  return [{ stationId, incarnation, seq: event.seq, announcedAt: receivedAt, body: event.body }];
}

/** What could not be read has no size, no time of its own, and claims nothing. */
function unreadSightings(
  { dockSessionId, cardVolumeId, recorderSerial, entries }: EventBodies['card_unread'],
  seen: Omit<SightingToInsert, 'sighting'>,
): SightingToInsert[] {
  const claim = { recorderSerial: null, badgeNo: null, capturedAt: null, sequenceNo: null, deviceMarked: false };
  const about = { dockSessionId, cardVolumeId, recorderSerial, sizeBytes: 0, modifiedAt: seen.seenAt, claim };
  return entries.map(({ path, kind, code }) => ({
    ...seen,
    problem: kind === 'folder' ? 'folder_unreadable' : 'unreadable',
    problemDetail: code,
    sighting: { ...about, path },
  }));
}

function sightingOf({ stationId, event }: ReceivedEvent): SightingToInsert[] {
  const seen = { stationId, seenAt: event.wall, recordingId: null, problem: null, problemDetail: null };
  switch (event.type) {
    case 'collected': {
      const { recordingId, sighting } = event.body;
      return [{ ...seen, recordingId, sighting }];
    }
    case 'sighted': {
      const { recordingId, problem, sighting } = event.body;
      return [{ ...seen, recordingId, problem, sighting }];
    }
    case 'collect_failed': {
      const { reason, why, detail, sighting } = event.body;
      return [{ ...seen, problem: why ?? reason, problemDetail: detail, sighting }];
    }
    case 'card_unread':
      return unreadSightings(event.body, seen);
    default:
      return [];
  }
}
