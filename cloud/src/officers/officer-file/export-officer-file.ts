import { officerFileExportQuerySchema } from '@rollcall/shared/resources/officer-file';
import { exportTitles } from '@rollcall/shared/words/exports';
import { officerFileColumns } from '@rollcall/shared/words/officer-file';
import { defineExport } from '../../http/export-definition.ts';
import { fileColumns } from '../../http/file-columns.ts';
import { composeOfficerFile } from './compose-officer-file.ts';

/** The days of an officer's month, a row a day. */
export const exportOfficerFile = defineExport({
  table: 'officer-file',
  title: exportTitles['officer-file'],
  access: 'coverage.read',
  query: officerFileExportQuerySchema,
  columns: fileColumns(officerFileColumns),
  async rows({ db, now }, { badgeNo, month }, dataScope) {
    const { officerName: name, days } = await composeOfficerFile(db, badgeNo, { month, asOf: now(), dataScope });
    return days.map((day) => ({ ...day, officer: { badgeNo, name } }));
  },
});
