import { sightingsQuerySchema } from '@rollcall/shared/http/sightings';
import { columnWords } from '@rollcall/shared/words/columns';
import { evidenceWords } from '@rollcall/shared/words/evidence';
import { exportTitles } from '@rollcall/shared/words/exports';
import { recordingListWords, sightingExportColumns } from '@rollcall/shared/words/recordings';
import { type ListedSighting, selectSightings } from '../../evidence/sighting-repository.ts';
import { everyRow } from '../../http/every-row.ts';
import { exportColumns } from '../../http/export-columns.ts';
import { defineExport } from '../../http/export-definition.ts';

const column = exportColumns<ListedSighting>();

export const exportSightings = defineExport({
  table: 'sightings',
  title: exportTitles.sightings,
  access: 'sightings.read',
  query: sightingsQuerySchema,
  columns: [
    column.moment(sightingExportColumns.seen, (sighting) => sighting.seen_at.toISOString()),
    column.station(recordingListWords.station, (sighting) => sighting.station_id),
    column.text(columnWords.recorderSerial, (sighting) => sighting.recorder_serial, 22),
    column.text(sightingExportColumns.path, (sighting) => sighting.path_text, 50),
    column.number(columnWords.sizeBytes, (sighting) => sighting.size_bytes),
    column.moment(sightingExportColumns.modified, (sighting) => sighting.modified_at.toISOString()),
    column.word(sightingExportColumns.problem, (sighting) => sighting.problem, evidenceWords.sightingProblem),
    column.text(sightingExportColumns.problemDetail, (sighting) => sighting.problem_detail, 40),
    column.text(columnWords.recordingId, (sighting) => sighting.recording_id ?? sighting.collected_as, 36),
  ],
  rows: ({ db }, query, dataScope) =>
    everyRow(
      ({ after: before, limit }: { after: number | undefined; limit: number }) =>
        selectSightings(db, query, { before, dataScope, limit }),
      (last) => last.sighting_id,
    ),
});
