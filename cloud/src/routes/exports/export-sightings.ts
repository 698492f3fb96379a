import { sightingsQuerySchema } from '@rollcall/shared/http/sightings';
import { type StoredSighting, selectSightings } from '../../evidence/sighting-repository.ts';
import { everyRow } from './every-row.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';
import { words } from './words.ts';

const column = exportColumns<StoredSighting>();

export const exportSightings = defineExport({
  table: 'sightings',
  title: { zh: '卡上文件', en: 'sightings' },
  access: 'sightings.read',
  query: sightingsQuerySchema,
  columns: [
    column.moment('看到时间', 'Seen', (sighting) => sighting.seen_at.toISOString()),
    column.text('采集站', 'Station', (sighting) => sighting.station_id),
    column.text('记录仪编号', 'Recorder serial', (sighting) => sighting.recorder_serial, 22),
    column.text('路径', 'Path', (sighting) => sighting.path_text, 50),
    column.number('大小（字节）', 'Size (bytes)', (sighting) => sighting.size_bytes),
    column.moment('修改时间', 'Modified', (sighting) => sighting.modified_at.toISOString()),
    column.word('问题', 'Problem', (sighting) => sighting.problem, words.sightingProblem),
    column.text('问题说明', 'Problem detail', (sighting) => sighting.problem_detail, 40),
    column.text('录像编号', 'Recording', (sighting) => sighting.recording_id, 36),
  ],
  rows: ({ db }, query, sight) =>
    everyRow(
      ({ after: before, limit }: { after: number | undefined; limit: number }) =>
        selectSightings(db, query, { before, sight, limit }),
      (last) => last.sighting_id,
    ),
});
