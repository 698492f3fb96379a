import { leaveKinds } from '@rollcall/shared/fields/leave';
import type { CoverageTotals } from '@rollcall/shared/http/coverage';
import { type ComposedDay, dutyWeekDownloadQuerySchema, dutyWeeks } from '@rollcall/shared/resources/duty-weeks';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { columnWords } from '@rollcall/shared/words/columns';
import { dutyWeekDownloadColumns } from '@rollcall/shared/words/duty-weeks';
import { downloadTitles } from '@rollcall/shared/words/list-downloads';
import { downloadColumns, listed } from '../../http/download-columns.ts';
import { defineDownload } from '../../http/download-definition.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { composeDutyWeek } from './compose-duty-week.ts';

interface Row {
  unit: { unitCode: string; name: string };
  officer: { badgeNo: string; name: string };
  day: ComposedDay;
}

const column = downloadColumns<Row>();
const total = (measure: Exclude<keyof CoverageTotals, 'explainedMs'>) => (row: Row) =>
  row.day.shifts.length === 0 ? null : row.day.shifts.reduce((sum, { coverage }) => sum + coverage[measure], 0);

/** The week as a table, a row an officer's day. */
const downloadDutyWeek = defineDownload({
  table: 'duty-week',
  title: downloadTitles['duty-week'],
  access: 'coverage.read',
  query: dutyWeekDownloadQuerySchema,
  columns: [
    column.text(columnWords.ofUnit, ({ unit }) => unit.name, 26),
    column.text(columnWords.badgeNo, ({ officer }) => officer.badgeNo),
    column.text(columnWords.name, ({ officer }) => officer.name),
    column.date(columnWords.date, ({ day }) => day.date),
    column.number(dutyWeekDownloadColumns.shifts, ({ day }) => day.shifts.length),
    column.text(
      dutyWeekDownloadColumns.post,
      ({ day }) => listed([...new Set(day.shifts.map(({ post }) => post))]) || null,
      30,
    ),
    column.word(dutyWeekDownloadColumns.leave, ({ day }) => day.leaveKind, leaveKinds),
    column.length(columnWords.required, total('requiredMs')),
    column.length(columnWords.recorded, total('recordedMs')),
    column.length(columnWords.notInspected, total('uninspectedMs')),
    column.length(columnWords.missing, total('missingMs')),
    column.length(columnWords.pending, total('pendingMs')),
    column.length(columnWords.notYet, total('notYetMs')),
    column.length(columnWords.exempt, total('exemptMs')),
    column.number(dutyWeekDownloadColumns.openFindings, ({ day }) => day.openFindings),
  ],
  async rows({ db, now }, { week, unitCode, campaignId }, dataScope) {
    const asOf = now();
    const date = week ?? localDateOf(asOf);
    const { units } = await composeDutyWeek(db, { date, asOf, unitCode, campaignId, dataScope });
    return units.flatMap((unit) =>
      unit.officers.flatMap((officer) => officer.days.map((day): Row => ({ unit, officer, day }))),
    );
  },
});

export const servedDutyWeeks: ServedResource = {
  lists: [],
  exports: [downloadDutyWeek],
  routes: ({ db, now }) => [
    serve(dutyWeeks.endpoints.read, ({ params: { date }, query, dataScope }) =>
      composeDutyWeek(db, { date, asOf: now(), unitCode: query.unitCode, campaignId: query.campaignId, dataScope }),
    ),
  ],
};
