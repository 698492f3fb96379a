import { type ActivityRow, activitiesQuerySchema } from '@rollcall/shared/http/activities';
import {
  activityExportColumns,
  activityKindNames,
  activityVerdictNames,
  activityWords,
} from '@rollcall/shared/words/activities';
import { columnWords } from '@rollcall/shared/words/columns';
import { exportTitles } from '@rollcall/shared/words/exports';
import { findingKindNames } from '@rollcall/shared/words/findings';
import { type ActivityPlace, selectActivities } from '../../activities/activity-repository.ts';
import { everyRow } from '../../http/every-row.ts';
import { exportColumns, listed } from '../../http/export-columns.ts';
import { defineExport } from '../../http/export-definition.ts';
import { toActivityRow } from '../activities/to-activity-row.ts';

const column = exportColumns<ActivityRow>();

export const exportActivities = defineExport({
  table: 'activities',
  title: exportTitles.activities,
  access: 'activities.read',
  query: activitiesQuerySchema,
  columns: [
    column.text(activityExportColumns.number, (activity) => activity.sourceId, 22),
    column.text(activityWords.source, (activity) => activity.source),
    column.word(activityWords.kind, (activity) => activity.kind, activityKindNames),
    column.text(columnWords.badgeNo, ({ officers }) => listed(officers.map(({ badgeNo }) => badgeNo)), 20),
    column.text(columnWords.name, ({ officers }) => listed(officers.map(({ name }) => name)), 20),
    column.text(activityExportColumns.unit, ({ officers }) =>
      listed([...new Set(officers.map(({ unitName }) => unitName))]),
    ),
    column.moment(columnWords.starts, (activity) => activity.startsAt),
    column.moment(columnWords.ends, (activity) => activity.endsAt),
    column.text(activityWords.place, (activity) => activity.place, 30),
    column.text(activityWords.plate, (activity) => activity.plateNo),
    column.text(activityWords.caseNo, (activity) => activity.caseNo, 22),
    column.text(columnWords.campaign, (activity) => activity.campaign),
    column.word(activityWords.verdict, (activity) => activity.verdict, activityVerdictNames),
    {
      heading: activityWords.found,
      width: 22,
      format: 'text',
      value: ({ found }, language) => listed(found.map((kind) => findingKindNames[kind][language])),
    },
    {
      heading: activityWords.item,
      width: 22,
      format: 'text',
      value: ({ itemId, catalogueVersion }, language, names) =>
        itemId === null || catalogueVersion === null ? null : names.mustRecordItem(catalogueVersion, itemId, language),
    },
    column.number(activityExportColumns.catalogueVersion, (activity) => activity.catalogueVersion),
    column.moment(activityExportColumns.withdrawn, (activity) => activity.withdrawnAt),
  ],
  async *rows({ db }, query, dataScope) {
    const select = ({ after, limit }: { after: ActivityPlace | undefined; limit: number }) =>
      selectActivities(db, query, { after, dataScope, limit });
    const placeOf = (last: Awaited<ReturnType<typeof select>>[number]) => ({
      startsAt: last.startsAt.toISOString(),
      activityId: last.activityId,
    });
    for await (const row of everyRow(select, placeOf)) yield toActivityRow(row);
  },
});
