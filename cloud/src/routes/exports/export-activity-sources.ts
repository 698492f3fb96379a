import type { ActivitySourceRow } from '@rollcall/shared/http/activity-sources';
import { z } from 'zod';
import { selectActivitySources } from '../../activities/activity-source-repository.ts';
import { toActivitySourceRow } from '../activity-sources/to-activity-source-row.ts';
import { activityWords } from './activity-words.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';

const column = exportColumns<ActivitySourceRow>();

export const exportActivitySources = defineExport({
  table: 'activity-sources',
  title: { zh: '报送系统', en: 'sources' },
  access: 'accounts.read',
  query: z.object({}),
  columns: [
    column.text('代码', 'Code', (source) => source.source),
    column.text('名称', 'Name', (source) => source.name, 26),
    column.text('发放人', 'Token given by', (source) => source.addedBy),
    column.moment('发放时间', 'Token given', (source) => source.addedAt),
    column.moment('最近报送', 'Last used', (source) => source.lastUsedAt),
    column.word(
      '状态',
      'State',
      (source) => (source.revokedAt === null ? 'active' : 'revoked'),
      activityWords.sourceState,
    ),
    column.text('撤销人', 'Revoked by', (source) => source.revokedBy),
    column.moment('撤销时间', 'Revoked', (source) => source.revokedAt),
  ],
  rows: async ({ db }) => (await selectActivitySources(db)).map(toActivitySourceRow),
});
