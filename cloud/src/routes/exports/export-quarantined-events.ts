import { type QuarantinedEvent, quarantinedEventsQuerySchema } from '@rollcall/shared/http/quarantined-events';
import { columnWords } from '@rollcall/shared/words/columns';
import { exportTitles } from '@rollcall/shared/words/exports';
import { hiddenBy, quarantineExportColumns, quarantineWords } from '@rollcall/shared/words/quarantined-events';
import { everyRow } from '../../http/every-row.ts';
import { exportColumns, listed } from '../../http/export-columns.ts';
import { defineExport } from '../../http/export-definition.ts';
import { type ListedQuarantined, listQuarantined, type QuarantineKey } from '../../ingest/quarantine-repository.ts';
import { toQuarantinedRow } from '../quarantined-events/to-quarantined-row.ts';

const column = exportColumns<QuarantinedEvent>();

export const exportQuarantinedEvents = defineExport({
  table: 'quarantined-events',
  title: exportTitles['quarantined-events'],
  access: 'stations.read',
  query: quarantinedEventsQuerySchema,
  columns: [
    column.text(quarantineWords.station, (event) => event.stationName, 26),
    column.number(quarantineExportColumns.incarnation, (event) => event.incarnation),
    column.number(quarantineExportColumns.sequenceNumber, (event) => event.seq),
    {
      heading: quarantineWords.hides,
      width: 30,
      format: 'text',
      value: ({ type }, language) => hiddenBy(type)[language],
    },
    column.text(quarantineExportColumns.type, (event) => event.type),
    column.number(quarantineExportColumns.entries, (event) => event.entries),
    column.text(columnWords.recorder, (event) => event.recorderSerial, 22),
    column.text(quarantineExportColumns.names, (event) => listed(event.names) || null, 40),
    column.text(quarantineWords.reason, (event) => event.reason, 60),
    column.moment(quarantineExportColumns.setAside, (event) => event.quarantinedAt),
  ],
  async *rows({ db }, query, { unitCode }) {
    const select = (page: { after: QuarantineKey | undefined; limit: number }) =>
      listQuarantined(db, query, { ...page, unitCode });
    const placeOf = ({ stationId, incarnation, seq }: ListedQuarantined) => ({ stationId, incarnation, seq });
    for await (const row of everyRow(select, placeOf)) yield toQuarantinedRow(row);
  },
});
