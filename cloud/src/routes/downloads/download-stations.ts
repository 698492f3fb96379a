import type { StationRow } from '@rollcall/shared/http/stations';
import { columnWords } from '@rollcall/shared/words/columns';
import { downloadTitles } from '@rollcall/shared/words/list-downloads';
import { presenceNames, stationDownloadColumns, stationWords } from '@rollcall/shared/words/stations';
import { z } from 'zod';
import { downloadColumns, listed } from '../../http/download-columns.ts';
import { defineDownload } from '../../http/download-definition.ts';
import { stationRows } from '../stations/station-rows.ts';

const column = downloadColumns<StationRow>();

export const downloadStations = defineDownload({
  table: 'stations',
  title: downloadTitles.stations,
  access: 'stations.read',
  query: z.object({}),
  columns: [
    column.text(stationWords.id, (station) => station.stationId),
    column.text(stationWords.name, (station) => station.name, 26),
    column.text(columnWords.ofUnit, (station) => station.unitName, 26),
    column.word(stationWords.presence, (station) => station.presence, presenceNames),
    column.moment(stationWords.lastHeard, (station) => station.lastHeardAt),
    column.moment(stationWords.lastBatch, (station) => station.lastBatchAt),
    column.number(stationDownloadColumns.filesToBeVerified, (station) => station.queue.files),
    column.number(stationDownloadColumns.bytesToBeVerified, (station) => station.queue.bytes),
    column.text(stationWords.docked, (station) => listed(station.docked.map((dock) => dock.recorderSerial)), 30),
    column.number(stationDownloadColumns.clockBehindS, ({ clockBehindMs }) =>
      clockBehindMs === null ? null : Math.round(clockBehindMs / 1000),
    ),
    column.number(stationWords.alarms, (station) => station.alarms.length),
    column.number(stationDownloadColumns.eventsSetAside, ({ quarantined }) => quarantined?.events ?? 0),
    column.number(stationDownloadColumns.entriesSetAside, ({ quarantined }) => quarantined?.entries ?? 0),
    column.yesNo(stationDownloadColumns.enrolled, (station) => station.enrolled),
    column.yesNo(stationDownloadColumns.frozen, (station) => station.frozen),
    column.yesNo(stationDownloadColumns.revoked, (station) => station.revoked),
  ],
  rows: (deps, _query, dataScope) => stationRows(deps, dataScope),
});
