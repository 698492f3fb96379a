import { sightingsQuerySchema } from '@rollcall/shared/http/sightings';
import { columnWords } from '@rollcall/shared/words/columns';
import { evidenceWords } from '@rollcall/shared/words/evidence';
import { downloadTitles } from '@rollcall/shared/words/list-downloads';
import { recordingListWords, sightingDownloadColumns } from '@rollcall/shared/words/recordings';
import { type ListedSighting, selectSightings } from '../../evidence/sighting-repository.ts';
import { downloadColumns } from '../../http/download-columns.ts';
import { defineDownload } from '../../http/download-definition.ts';
import { everyRow } from '../../http/every-row.ts';

const column = downloadColumns<ListedSighting>();

export const downloadSightings = defineDownload({
  table: 'sightings',
  title: downloadTitles.sightings,
  access: 'sightings.read',
  query: sightingsQuerySchema,
  columns: [
    column.moment(sightingDownloadColumns.seen, (sighting) => sighting.seen_at.toISOString()),
    column.station(recordingListWords.station, (sighting) => sighting.station_id),
    column.text(columnWords.recorderSerial, (sighting) => sighting.recorder_serial, 22),
    column.text(sightingDownloadColumns.path, (sighting) => sighting.path_text, 50),
    column.number(columnWords.sizeBytes, (sighting) => sighting.size_bytes),
    column.moment(sightingDownloadColumns.modified, (sighting) => sighting.modified_at.toISOString()),
    column.word(sightingDownloadColumns.problem, (sighting) => sighting.problem, evidenceWords.sightingProblem),
    column.text(sightingDownloadColumns.problemDetail, (sighting) => sighting.problem_detail, 40),
    column.text(columnWords.recordingId, (sighting) => sighting.recording_id ?? sighting.collected_as, 36),
  ],
  rows: ({ db }, query, dataScope) =>
    everyRow(
      ({ after: before, limit }: { after: number | undefined; limit: number }) =>
        selectSightings(db, query, { before, dataScope, limit }),
      (last) => last.sighting_id,
    ),
});
