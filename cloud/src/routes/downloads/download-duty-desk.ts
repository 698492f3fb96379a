import { type DeskRow, deskFiltersSchema } from '@rollcall/shared/http/duty-desk';
import { columnWords } from '@rollcall/shared/words/columns';
import { deskDownloadColumns, deskStateNames, deskWords } from '@rollcall/shared/words/duty-desk';
import { downloadTitles } from '@rollcall/shared/words/list-downloads';
import { downloadColumns } from '../../http/download-columns.ts';
import { defineDownload } from '../../http/download-definition.ts';
import { deskRows } from '../duty-desk/desk-rows.ts';

const column = downloadColumns<DeskRow>();

export const downloadDutyDesk = defineDownload({
  table: 'duty-desk',
  title: downloadTitles['duty-desk'],
  access: 'custodies.read',
  query: deskFiltersSchema,
  columns: [
    column.word(columnWords.state, (row) => row.state, deskStateNames),
    column.text(columnWords.ofUnit, (row) => row.unitName, 26),
    column.text(columnWords.badgeNo, (row) => row.badgeNo),
    column.text(columnWords.name, (row) => row.officerName),
    column.text(deskWords.duty, (row) => row.dutyTypeName),
    column.text(deskWords.post, (row) => row.post, 30),
    column.moment(deskDownloadColumns.shiftStarts, (row) => row.shiftStartsAt),
    column.moment(deskDownloadColumns.shiftEnds, (row) => row.shiftEndsAt),
    column.text(columnWords.recorderSerial, (row) => row.recorderSerial, 22),
    column.moment(deskWords.heldFrom, (row) => row.heldFrom),
    column.text(deskDownloadColumns.dockedAt, (row) => row.dockedAtName, 20),
    column.text(deskWords.symptom, (row) => row.symptom, 40),
    column.moment(deskWords.reported, (row) => row.reportedAt),
  ],
  rows: async ({ db, now }, query, dataScope) => (await deskRows(db, { at: now(), dataScope, ...query })).rows,
});
