import type { ActivitySourceRow } from '@rollcall/shared/http/activity-sources';
import {
  activitySourceExportColumns,
  activitySourceStateNames,
  activitySourceWords,
} from '@rollcall/shared/words/activity-sources';
import { columnWords } from '@rollcall/shared/words/columns';
import { exportTitles } from '@rollcall/shared/words/exports';
import { z } from 'zod';
import { selectActivitySources } from '../../activities/activity-source-repository.ts';
import { exportColumns } from '../../http/export-columns.ts';
import { defineExport } from '../../http/export-definition.ts';
import { toActivitySourceRow } from '../activity-sources/to-activity-source-row.ts';

const column = exportColumns<ActivitySourceRow>();

export const exportActivitySources = defineExport({
  table: 'activity-sources',
  title: exportTitles['activity-sources'],
  access: 'accounts.read',
  query: z.object({}),
  columns: [
    column.text(activitySourceWords.source, (source) => source.source),
    column.text(activitySourceWords.name, (source) => source.name, 26),
    column.text(activitySourceExportColumns.tokenGivenBy, (source) => source.addedBy),
    column.moment(activitySourceExportColumns.tokenGiven, (source) => source.addedAt),
    column.moment(activitySourceWords.lastUsed, (source) => source.lastUsedAt),
    column.word(
      activitySourceWords.state,
      (source) => (source.revokedAt === null ? 'active' : 'revoked'),
      activitySourceStateNames,
    ),
    column.text(activitySourceExportColumns.revokedBy, (source) => source.revokedBy),
    column.moment(columnWords.revoked, (source) => source.revokedAt),
  ],
  rows: async ({ db }) => (await selectActivitySources(db)).map(toActivitySourceRow),
});
