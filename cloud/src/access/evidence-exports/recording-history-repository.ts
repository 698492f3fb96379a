import { sql } from 'kysely';
import { seesAll } from '../../db/data-scope.ts';
import type { Transaction } from '../../db/database.ts';
import { type ReferenceNames, readReferenceNames } from '../../db/reference-names.ts';
import { selectHoldings } from '../../evidence/recording-custody-repository.ts';
import { selectHistory } from '../../evidence/recording-repository.ts';
import { retainUntil } from '../retention/kept-until-repository.ts';

/** What is known about one recording, as it is told to people. */
export interface RecordingHistory {
  recordingId: string;
  /** Where it stands in the export. */
  file: string;
  fileName: string;
  sha256: string;
  sizeBytes: number;
  capturedAt: Date | null;
  durationMs: number | null;
  recorderSerial: string;
  stationName: string;
  unitName: string;
  outcome: 'healthy' | 'damaged' | 'not_inspected';
  /** The same bytes were seen on several recorders. */
  disputed: boolean;
  announcedAt: Date;
  verifiedAt: Date | null;
  category: string;
  keptUntil: Date | null;
  holdings: { badgeNo: string; name: string; from: Date; to: Date }[];
  sightings: {
    stationName: string;
    recorderSerial: string;
    cardVolumeId: string;
    path: string;
    modifiedAt: Date;
    seenAt: Date;
    dockedAt: Date | null;
    claimedBadgeNo: string | null;
  }[];
  events: { at: Date; type: string; by: string | null; detail: Record<string, unknown> }[];
}

/** Reads it from recordings, sightings, holdings and facts. */
export async function selectRecordingHistory(
  tx: Transaction,
  recordingId: string,
  { file, now }: { file: string; now: Date },
): Promise<RecordingHistory> {
  const recording = await selectFacts(tx, recordingId);
  const sightings = await selectSightings(tx, recordingId);
  const holdings = await selectHoldings(tx, recordingId, seesAll);
  const history = await selectHistory(tx, recordingId);
  const names = await readReferenceNames(tx);
  const until = await retainUntil(tx, [recordingId], now);
  return {
    ...recording,
    file,
    keptUntil: until.get(recordingId) ?? null,
    holdings,
    sightings,
    events: history.map(({ at, type, by, detail }) => ({ at, type, by, detail: withStationName(detail ?? {}, names) })),
  };
}

function withStationName(detail: Record<string, unknown>, names: ReferenceNames): Record<string, unknown> {
  const { stationId } = detail;
  return typeof stationId === 'string' ? { ...detail, stationId: names.station(stationId) } : detail;
}

type Facts = Omit<RecordingHistory, 'file' | 'keptUntil' | 'holdings' | 'sightings' | 'events'>;

async function selectFacts(tx: Transaction, recordingId: string): Promise<Facts> {
  return tx
    .selectFrom('recording as r')
    .innerJoin('station as s', 's.station_id', 'r.station_id')
    .innerJoin('unit as u', 'u.unit_code', 's.unit_code')
    .select([
      'r.recording_id as recordingId',
      'r.file_name as fileName',
      'r.sha256',
      'r.size_bytes as sizeBytes',
      'r.captured_at as capturedAt',
      'r.duration_ms as durationMs',
      'r.recorder_serial as recorderSerial',
      's.name as stationName',
      'u.name as unitName',
      'r.inspection_outcome as outcome',
      'r.several_recorders as disputed',
      'r.announced_at as announcedAt',
      'r.verified_at as verifiedAt',
      'r.category',
    ])
    .where('r.recording_id', '=', recordingId)
    .executeTakeFirstOrThrow();
}

async function selectSightings(tx: Transaction, recordingId: string): Promise<RecordingHistory['sightings']> {
  const { rows } = await sql<RecordingHistory['sightings'][number]>`
    select st.name as "stationName", s.recorder_serial as "recorderSerial", s.card_volume_id as "cardVolumeId",
      s.path_text as path, s.modified_at as "modifiedAt", s.seen_at as "seenAt", d.docked_at as "dockedAt",
      s.claim ->> 'badgeNo' as "claimedBadgeNo"
    from sighting s join station st using (station_id) left join dock_session d using (dock_session_id)
    where s.recording_id = ${recordingId}
    order by s.sighting_id
  `.execute(tx);
  return rows;
}
