import { type CustodyObservationRow, custodyObservationsQuerySchema } from '@rollcall/shared/http/custody-observations';
import { columnWords } from '@rollcall/shared/words/columns';
import { custodyObservationWords, observationStandingNames } from '@rollcall/shared/words/custody-observations';
import { exportTitles } from '@rollcall/shared/words/exports';
import {
  type ObservationPlace,
  type StoredObservation,
  selectObservations,
} from '../../duty/observations/observation-list-repository.ts';
import { everyRow } from '../../http/every-row.ts';
import { exportColumns } from '../../http/export-columns.ts';
import { defineExport } from '../../http/export-definition.ts';
import { toObservationRow } from '../custody-observations/to-observation-row.ts';

interface Row extends CustodyObservationRow {
  stationName: string | null;
}

const column = exportColumns<Row>();

export const exportCustodyObservations = defineExport({
  table: 'custody-observations',
  title: exportTitles['custody-observations'],
  access: 'custodies.read',
  query: custodyObservationsQuerySchema,
  columns: [
    column.moment(custodyObservationWords.at, (seen) => seen.at),
    column.word(custodyObservationWords.kind, (seen) => seen.kind, custodyObservationWords.kinds),
    column.text(columnWords.recorder, (seen) => seen.recorderSerial, 22),
    column.text(columnWords.badgeNo, (seen) => seen.badgeNo),
    column.text(columnWords.name, (seen) => seen.officerName),
    column.text(custodyObservationWords.spareFor, (seen) => seen.spareFor, 22),
    column.word(custodyObservationWords.source, (seen) => seen.source, custodyObservationWords.sources),
    column.text(columnWords.station, (seen) => seen.stationName, 26),
    column.word(custodyObservationWords.standing, (seen) => seen.standing, observationStandingNames),
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
