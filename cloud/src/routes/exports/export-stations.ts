import type { StationRow } from '@rollcall/shared/http/stations';
import { z } from 'zod';
import { stationRows } from '../stations/station-rows.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';
import { words } from './words.ts';

const column = exportColumns<StationRow>();

export const exportStations = defineExport({
  table: 'stations',
  title: { zh: '采集站', en: 'stations' },
  access: 'stations.read',
  query: z.object({}),
  columns: [
    column.text('编号', 'Id', (station) => station.stationId),
    column.text('名称', 'Name', (station) => station.name, 26),
    column.text('单位代码', 'Unit code', (station) => station.unitCode),
    column.text('所属单位', 'Unit', (station) => station.unitName, 26),
    column.word('连接', 'Connection', (station) => station.presence, words.presence),
    column.moment('最近消息', 'Last heard', (station) => station.lastBatchAt),
    column.number('待核验文件', 'Files to be verified', (station) => station.queue.files),
    column.number('待核验字节', 'Bytes to be verified', (station) => station.queue.bytes),
    column.text(
      '插入的记录仪',
      'Docked',
      (station) => station.docked.map((dock) => dock.recorderSerial).join('、'),
      30,
    ),
    column.number('告警', 'Alarms', (station) => station.alarms.length),
    column.number('搁置的上报', 'Events set aside', ({ quarantined }) => quarantined?.events ?? 0),
    column.number('搁置的条目', 'Entries set aside', ({ quarantined }) => quarantined?.entries ?? 0),
    column.yesNo('已接入', 'Enrolled', (station) => station.enrolled),
    column.yesNo('已冻结', 'Frozen', (station) => station.frozen),
    column.yesNo('已注销', 'Revoked', (station) => station.revoked),
  ],
  rows: ({ db }, _query, sight) => stationRows(db, sight),
});
