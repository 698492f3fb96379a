import { type ActivityRow, activitiesQuerySchema } from '@rollcall/shared/http/activities';
import {
  activityDownloadColumns,
  activityKindNames,
  activityVerdictNames,
  activityWords,
} from '@rollcall/shared/words/activities';
import { columnWords } from '@rollcall/shared/words/columns';
import { findingKindNames } from '@rollcall/shared/words/findings';
import { downloadTitles } from '@rollcall/shared/words/list-downloads';
import { type ActivityPlace, selectActivities } from '../../activities/activity-repository.ts';
import { downloadColumns, listed } from '../../http/download-columns.ts';
import { defineDownload } from '../../http/download-definition.ts';
import { everyRow } from '../../http/every-row.ts';
import { toActivityRow } from '../../views/activities/to-activity-row.ts';

const column = downloadColumns<ActivityRow>();

export const downloadActivities = defineDownload({
  table: 'activities',
  title: downloadTitles.activities,
  access: 'activities.read',
  query: activitiesQuerySchema,
  columns: [
    column.text(activityDownloadColumns.number, (activity) => activity.sourceId, 22),
    column.text(activityWords.source, (activity) => activity.source),
    column.word(activityWords.kind, (activity) => activity.kind, activityKindNames),
    column.text(columnWords.badgeNo, ({ officers }) => listed(officers.map(({ badgeNo }) => badgeNo)), 20),
    column.text(columnWords.name, ({ officers }) => listed(officers.map(({ name }) => name)), 20),
    column.text(activityDownloadColumns.unit, ({ officers }) =>
      listed([...new Set(officers.map(({ unitName }) => unitName))]),
    ),
    column.moment(columnWords.starts, (activity) => activity.startsAt),
    column.moment(columnWords.ends, (activity) => activity.endsAt),
    column.text(activityWords.place, (activity) => activity.place, 30),
    column.text(activityWords.plate, (activity) => activity.plateNo),
    column.text(activityWords.ticketNo, (activity) => activity.ticketNo, 22),
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
    column.number(activityDownloadColumns.catalogueVersion, (activity) => activity.catalogueVersion),
    column.moment(activityDownloadColumns.withdrawn, (activity) => activity.withdrawnAt),
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
