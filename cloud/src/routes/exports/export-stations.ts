import type { StationRow } from '@rollcall/shared/http/stations';
import { columnWords } from '@rollcall/shared/words/columns';
import { exportTitles } from '@rollcall/shared/words/exports';
import { presenceNames, stationExportColumns, stationWords } from '@rollcall/shared/words/stations';
import { z } from 'zod';
import { exportColumns, listed } from '../../http/export-columns.ts';
import { defineExport } from '../../http/export-definition.ts';
import { stationRows } from '../stations/station-rows.ts';

const column = exportColumns<StationRow>();

export const exportStations = defineExport({
  table: 'stations',
  title: exportTitles.stations,
  access: 'stations.read',
  query: z.object({}),
  columns: [
    column.text(stationWords.id, (station) => station.stationId),
    column.text(stationWords.name, (station) => station.name, 26),
    column.text(columnWords.ofUnit, (station) => station.unitName, 26),
    column.word(stationWords.presence, (station) => station.presence, presenceNames),
    column.moment(stationWords.lastHeard, (station) => station.lastHeardAt),
    column.moment(stationWords.lastBatch, (station) => station.lastBatchAt),
    column.number(stationExportColumns.filesToBeVerified, (station) => station.queue.files),
    column.number(stationExportColumns.bytesToBeVerified, (station) => station.queue.bytes),
    column.text(stationWords.docked, (station) => listed(station.docked.map((dock) => dock.recorderSerial)), 30),
    column.number(stationExportColumns.clockBehindS, ({ clockBehindMs }) =>
      clockBehindMs === null ? null : Math.round(clockBehindMs / 1000),
    ),
    column.number(stationWords.alarms, (station) => station.alarms.length),
    column.number(stationExportColumns.eventsSetAside, ({ quarantined }) => quarantined?.events ?? 0),
    column.number(stationExportColumns.entriesSetAside, ({ quarantined }) => quarantined?.entries ?? 0),
    column.yesNo(stationExportColumns.enrolled, (station) => station.enrolled),
    column.yesNo(stationExportColumns.frozen, (station) => station.frozen),
    column.yesNo(stationExportColumns.revoked, (station) => station.revoked),
  ],
  rows: (deps, _query, dataScope) => stationRows(deps, dataScope),
});
