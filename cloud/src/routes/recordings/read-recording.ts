import { type RecordingDetail, recordingDetailSchema } from '@rollcall/shared/http/recordings';
import { recordingIdSchema } from '@rollcall/shared/ids';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { claimedEnd } from '../../evidence/claimed-end.ts';
import { selectHoldings, selectShiftsOf } from '../../evidence/recording-custody-repository.ts';
import { findRecording, selectHistory, toRecordingRow } from '../../evidence/recording-repository.ts';
import { findRestoreOf } from '../../evidence/restores/find-restore-of.ts';
import { findRestriction } from '../../evidence/restrictions/find-restriction.ts';
import { viewerOf } from '../../evidence/seen-by.ts';
import { selectActivitiesShown } from '../../evidence/shown-activity-repository.ts';
import { type StoredSighting, selectSightingsOf } from '../../evidence/sighting-repository.ts';
import type { Route } from '../../http/route.ts';
import { toIso } from '../to-iso.ts';
import { recordingKeeping } from './recording-keeping.ts';
import { recordingStorage } from './recording-storage.ts';

/** GET /api/v1/recordings/:recordingId: one recording, where it was seen, and what happened to it. */
export function readRecording({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/recordings/:recordingId',
      {
        config: { access: 'recordings.read' },
        schema: {
          params: z.object({ recordingId: recordingIdSchema }),
          response: { 200: recordingDetailSchema },
        },
      },
      async (request): Promise<RecordingDetail> => {
        const { recordingId } = request.params;
        const viewer = viewerOf(request.session, now());
        const row = await findRecording(db, recordingId, viewer);
        if (!row) throw errors.notFound(`The recording ${recordingId}`);
        const [sightings, holdings, shifts, history, keeping, storage, activities, restriction, lostAt] =
          await Promise.all([
            selectSightingsOf(db, recordingId),
            selectHoldings(db, recordingId, viewer.dataScope),
            selectShiftsOf(db, recordingId, viewer.dataScope),
            selectHistory(db, recordingId),
            recordingKeeping(db, recordingId, viewer.now),
            recordingStorage(db, recordingId),
            selectActivitiesShown(db, recordingId, viewer.dataScope),
            findRestriction(db, recordingId, viewer),
            row.lost ? findRestoreOf(db, recordingId) : null,
          ]);
        return {
          ...toRecordingRow(row),
          sha256: row.sha256,
          partSizeBytes: row.part_size_bytes,
          partSha256: row.part_sha256,
          objectKey: row.object_key,
          versionId: row.version_id,
          sightings: sightings.map(toSighting),
          claimedUntil: toIso(claimedEnd(row, sightings)),
          holdings: holdings.map(({ from, to, ...holder }) => ({
            ...holder,
            from: from.toISOString(),
            to: to.toISOString(),
          })),
          shifts: shifts.map(({ startsAt, endsAt, ...shift }) => ({
            ...shift,
            startsAt: startsAt.toISOString(),
            endsAt: endsAt.toISOString(),
          })),
          history: history.map(({ at, type, by, detail, fact_id }) => ({
            at: at.toISOString(),
            type,
            by,
            detail: detail as RecordingDetail['history'][number]['detail'],
            factId: fact_id,
          })),
          activities: activities.map(({ startsAt, endsAt, ...activity }) => ({
            ...activity,
            startsAt: startsAt.toISOString(),
            endsAt: endsAt.toISOString(),
          })),
          restriction,
          lostAtRestore: lostAt,
          ...keeping,
          ...storage,
          accessUntil: row.seen_by_role ? null : toIso(row.granted_until),
        };
      },
    );
}

function toSighting(row: StoredSighting): RecordingDetail['sightings'][number] {
  return {
    stationId: row.station_id,
    recorderSerial: row.recorder_serial,
    cardVolumeId: row.card_volume_id,
    path: { bytes: row.path_bytes.toString('base64'), text: row.path_text },
    sizeBytes: row.size_bytes,
    modifiedAt: row.modified_at.toISOString(),
    dockSessionId: row.dock_session_id,
    claimedBadgeNo: row.claim.badgeNo,
    deviceMarked: row.claim.deviceMarked,
  };
}
