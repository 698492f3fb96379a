import type { ActivitySourceRow } from '@rollcall/shared/http/activity-sources';
import {
  activitySourceDownloadColumns,
  activitySourceStateNames,
  activitySourceWords,
} from '@rollcall/shared/words/activity-sources';
import { columnWords } from '@rollcall/shared/words/columns';
import { downloadTitles } from '@rollcall/shared/words/list-downloads';
import { z } from 'zod';
import { selectActivitySources } from '../../activities/activity-source-repository.ts';
import { downloadColumns } from '../../http/download-columns.ts';
import { defineDownload } from '../../http/download-definition.ts';
import { toActivitySourceRow } from '../activity-sources/to-activity-source-row.ts';

const column = downloadColumns<ActivitySourceRow>();

export const downloadActivitySources = defineDownload({
  table: 'activity-sources',
  title: downloadTitles['activity-sources'],
  access: 'accounts.read',
  query: z.object({}),
  columns: [
    column.text(activitySourceWords.source, (source) => source.source),
    column.text(activitySourceWords.name, (source) => source.name, 26),
    column.text(activitySourceDownloadColumns.tokenGivenBy, (source) => source.addedBy),
    column.moment(activitySourceDownloadColumns.tokenGiven, (source) => source.addedAt),
    column.moment(activitySourceWords.lastUsed, (source) => source.lastUsedAt),
    column.word(
      activitySourceWords.state,
      (source) => (source.revokedAt === null ? 'active' : 'revoked'),
      activitySourceStateNames,
    ),
    column.text(activitySourceDownloadColumns.revokedBy, (source) => source.revokedBy),
    column.moment(columnWords.revoked, (source) => source.revokedAt),
  ],
  rows: async ({ db }) => (await selectActivitySources(db)).map(toActivitySourceRow),
});
