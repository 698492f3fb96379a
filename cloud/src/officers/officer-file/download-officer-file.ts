import { officerFileDownloadQuerySchema } from '@rollcall/shared/resources/officer-file';
import { downloadTitles } from '@rollcall/shared/words/list-downloads';
import { officerFileColumns } from '@rollcall/shared/words/officer-file';
import { defineDownload } from '../../http/download-definition.ts';
import { fileColumns } from '../../http/file-columns.ts';
import { composeOfficerFile } from './compose-officer-file.ts';

/** The days of an officer's month, a row a day. */
export const downloadOfficerFile = defineDownload({
  table: 'officer-file',
  title: downloadTitles['officer-file'],
  access: 'coverage.read',
  query: officerFileDownloadQuerySchema,
  columns: fileColumns(officerFileColumns),
  async rows({ db, now }, { badgeNo, month }, dataScope) {
    const { officerName: name, days } = await composeOfficerFile(db, badgeNo, { month, asOf: now(), dataScope });
    return days.map((day) => ({ ...day, officer: { badgeNo, name } }));
  },
});
