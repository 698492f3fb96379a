import { type CustodyObservationRow, custodyObservationsQuerySchema } from '@rollcall/shared/http/custody-observations';
import {
  type ObservationPlace,
  type StoredObservation,
  selectObservations,
} from '../../duty/observations/observation-list-repository.ts';
import { toObservationRow } from '../custody-observations/to-observation-row.ts';
import { custodyWords } from './custody-words.ts';
import { everyRow } from './every-row.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';

interface Row extends CustodyObservationRow {
  stationName: string | null;
}

const column = exportColumns<Row>();

export const exportCustodyObservations = defineExport({
  table: 'custody-observations',
  title: { zh: '领用与交回', en: 'check-outs' },
  access: 'custodies.read',
  query: custodyObservationsQuerySchema,
  columns: [
    column.moment('时间', 'Time', (seen) => seen.at),
    column.word('事项', 'What', (seen) => seen.kind, custodyWords.kind),
    column.text('记录仪', 'Recorder', (seen) => seen.recorderSerial, 22),
    column.text('警号', 'Badge no.', (seen) => seen.badgeNo),
    column.text('姓名', 'Name', (seen) => seen.officerName),
    column.text('顶替', 'Stands in for', (seen) => seen.spareFor, 22),
    column.word('来源', 'Source', (seen) => seen.source, custodyWords.source),
    column.text('采集站', 'Station', (seen) => seen.stationName, 26),
    column.word('效力', 'Status', (seen) => seen.standing, custodyWords.standing),
  ],
  async *rows({ db }, query, sight) {
    const select = ({ after, limit }: { after: ObservationPlace | undefined; limit: number }) =>
      selectObservations(db, query, { after, sight, limit });
    const placeOf = ({ at, observation_id }: StoredObservation) => ({
      at: at.toISOString(),
      observationId: observation_id,
    });
    for await (const row of everyRow(select, placeOf)) {
      yield { ...toObservationRow(row), stationName: row.station_name };
    }
  },
});
