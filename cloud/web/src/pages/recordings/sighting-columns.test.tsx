import type { SightingRow } from '@rollcall/shared/http/sightings';
import type { Language } from '@rollcall/shared/words/define-words';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { sightingColumns } from './sighting-columns.tsx';

const folder: SightingRow = {
  sightingId: '1',
  recordingId: null,
  problem: 'folder_unreadable',
  problemDetail: 'EIO',
  collectedAs: null,
  stationId: 'squad-1',
  recorderSerial: '7K30021',
  path: { text: 'DCIM/100MEDIA', bytes: 'RENJTS8xMDBNRURJQQ==' },
  sizeBytes: 0,
  modifiedAt: '2026-11-25T01:30:00.000Z',
  seenAt: '2026-11-25T10:05:00.000Z',
};
const cellsOf = (row: SightingRow, language: Language) =>
  Object.fromEntries(
    sightingColumns({ language, stationNames: new Map([['squad-1', '一中队采集站']]) }).map(({ key, cell }) => [
      key,
      renderToStaticMarkup(cell(row))
        .replace(/<[^>]*>/g, '')
        .trim(),
    ]),
  );

test.each<[Language, string]>([
  ['zh', '文件夹读不出'],
  ['en', 'folder can&#x27;t be read'],
])('a folder that could not be read is named, without a size or date that nobody knows: %s', (language, problem) => {
  expect(cellsOf(folder, language)).toMatchObject({
    problem,
    path: 'DCIM/100MEDIA',
    size: '–',
    modifiedAt: '–',
    recorder: '7K30021',
    station: '一中队采集站',
  });
});

test('of a file that could not even be looked at, neither is shown', () => {
  expect(cellsOf({ ...folder, problem: 'unreadable' }, 'zh')).toMatchObject({
    problem: '无法读取',
    size: '–',
    modifiedAt: '–',
  });
});

test('of a file that could not be read, size and date are shown', () => {
  expect(cellsOf({ ...folder, problem: 'unreadable', sizeBytes: 2048 }, 'zh')).toMatchObject({
    problem: '无法读取',
    size: '2.0 KB',
    modifiedAt: expect.stringContaining('09:30:00'),
  });
});
