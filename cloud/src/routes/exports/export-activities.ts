import { type ActivityRow, activitiesQuerySchema } from '@rollcall/shared/http/activities';
import { type ActivityPlace, selectActivities } from '../../activities/activity-repository.ts';
import { toActivityRow } from '../activities/to-activity-row.ts';
import { activityWords } from './activity-words.ts';
import { everyRow } from './every-row.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';
import { words } from './words.ts';

const column = exportColumns<ActivityRow>();

export const exportActivities = defineExport({
  table: 'activities',
  title: { zh: '执法活动', en: 'activities' },
  access: 'activities.read',
  query: activitiesQuerySchema,
  columns: [
    column.text('编号', 'Number', (activity) => activity.sourceId, 22),
    column.text('来源', 'Source', (activity) => activity.source),
    column.word('类型', 'Kind', (activity) => activity.kind, activityWords.kind),
    column.text('警号', 'Badge no.', ({ officers }) => officers.map(({ badgeNo }) => badgeNo).join('、'), 20),
    column.text('姓名', 'Name', ({ officers }) => officers.map(({ name }) => name).join('、'), 20),
    column.text('单位', 'Unit', ({ officers }) => [...new Set(officers.map(({ unitName }) => unitName))].join('、')),
    column.moment('开始时间', 'Starts', (activity) => activity.startsAt),
    column.moment('结束时间', 'Ends', (activity) => activity.endsAt),
    column.text('地点', 'Place', (activity) => activity.place, 30),
    column.text('车牌号', 'Plate', (activity) => activity.plateNo),
    column.text('案件编号', 'Case no.', (activity) => activity.caseNo, 22),
    column.text('专项', 'Campaign', (activity) => activity.campaign),
    column.word('录像', 'Footage', (activity) => activity.verdict, activityWords.verdict),
    {
      heading: { zh: '问题', en: 'Findings' },
      width: 22,
      format: 'text',
      value: ({ found }, language) => found.map((kind) => words.findingKind[kind][language]).join('、'),
    },
    column.text('必录事项', 'Must-record item', (activity) => activity.itemId, 22),
    column.number('目录版本', 'Catalogue version', (activity) => activity.catalogueVersion),
    column.moment('撤销时间', 'Withdrawn', (activity) => activity.withdrawnAt),
  ],
  async *rows({ db }, query, sight) {
    const select = ({ after, limit }: { after: ActivityPlace | undefined; limit: number }) =>
      selectActivities(db, query, { after, sight, limit });
    const placeOf = (last: Awaited<ReturnType<typeof select>>[number]) => ({
      startsAt: last.startsAt.toISOString(),
      activityId: last.activityId,
    });
    for await (const row of everyRow(select, placeOf)) yield toActivityRow(row);
  },
});
