import { type QuarantinedEvent, quarantinedEventsQuerySchema } from '@rollcall/shared/http/quarantined-events';
import { hiddenBy } from '@rollcall/shared/words/quarantined-events';
import { type ListedQuarantined, listQuarantined, type QuarantineKey } from '../../ingest/quarantine-repository.ts';
import { toQuarantinedRow } from '../quarantined-events/to-quarantined-row.ts';
import { everyRow } from './every-row.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';

const column = exportColumns<QuarantinedEvent>();

export const exportQuarantinedEvents = defineExport({
  table: 'quarantined-events',
  title: { zh: '搁置的上报', en: 'events set aside' },
  access: 'stations.read',
  query: quarantinedEventsQuerySchema,
  columns: [
    column.text('采集站', 'Station', (event) => event.stationName, 26),
    column.number('批次', 'Incarnation', (event) => event.incarnation),
    column.number('序号', 'Sequence number', (event) => event.seq),
    {
      heading: { zh: '缺少什么', en: 'What is missing' },
      width: 30,
      format: 'text',
      value: ({ type }, language) => hiddenBy(type)[language],
    },
    column.text('类型', 'Type', (event) => event.type),
    column.number('搁置条目（空：整条上报）', 'Entries set aside (empty: all of it)', (event) => event.entries),
    column.text('记录仪', 'Recorder', (event) => event.recorderSerial, 22),
    column.text('名称', 'Names', (event) => event.names.join('、') || null, 40),
    column.text('原因', 'Reason', (event) => event.reason, 60),
    column.moment('搁置时间', 'Set aside', (event) => event.quarantinedAt),
  ],
  async *rows({ db }, query, { unitCode }) {
    const select = (page: { after: QuarantineKey | undefined; limit: number }) =>
      listQuarantined(db, query, { ...page, unitCode });
    const placeOf = ({ stationId, incarnation, seq }: ListedQuarantined) => ({ stationId, incarnation, seq });
    for await (const row of everyRow(select, placeOf)) yield toQuarantinedRow(row);
  },
});
