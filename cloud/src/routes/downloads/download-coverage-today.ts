import { officerKinds } from '@rollcall/shared/fields/officers';
import { recordingRules } from '@rollcall/shared/fields/recording-rules';
import { type TodayResponse, todayQuerySchema } from '@rollcall/shared/http/coverage';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { columnWords } from '@rollcall/shared/words/columns';
import { downloadTitles } from '@rollcall/shared/words/list-downloads';
import { coverageDownloadColumns, todayWords } from '@rollcall/shared/words/today';
import { downloadColumns } from '../../http/download-columns.ts';
import { defineDownload } from '../../http/download-definition.ts';
import { composeToday } from '../coverage/compose-today.ts';

type Unit = TodayResponse['units'][number];
type Officer = Unit['officers'][number];
interface CoverageRow {
  unit: Unit;
  officer: Officer;
  shift: Officer['shifts'][number];
}

const column = downloadColumns<CoverageRow>();

/** The board as a table, a row a shift. */
export const downloadCoverageToday = defineDownload({
  table: 'coverage-today',
  title: downloadTitles['coverage-today'],
  access: 'coverage.read',
  query: todayQuerySchema,
  columns: [
    column.text(columnWords.ofUnit, ({ unit }) => unit.name, 26),
    column.text(columnWords.badgeNo, ({ officer }) => officer.badgeNo),
    column.text(columnWords.name, ({ officer }) => officer.name),
    column.word(columnWords.officerKind, ({ officer }) => officer.kind, officerKinds),
    column.date(columnWords.date, ({ shift }) => shift.dutyDate),
    column.moment(columnWords.starts, ({ shift }) => shift.startsAt),
    column.moment(columnWords.ends, ({ shift }) => shift.endsAt),
    column.text(todayWords.shift.post, ({ shift }) => shift.post, 30),
    column.text(coverageDownloadColumns.dutyType, ({ shift }) => shift.dutyTypeName),
    column.word(columnWords.recordingRule, ({ shift }) => shift.recordingRule, recordingRules),
    column.length(todayWords.required, ({ shift }) => shift.coverage.requiredMs),
    column.length(todayWords.recorded, ({ shift }) => shift.coverage.recordedMs),
    column.length(todayWords.uninspected, ({ shift }) => shift.coverage.uninspectedMs),
    column.length(todayWords.missing, ({ shift }) => shift.coverage.missingMs),
    column.length(columnWords.explained, ({ shift }) => shift.coverage.explainedMs),
    column.length(columnWords.pending, ({ shift }) => shift.coverage.pendingMs),
    column.length(columnWords.notYet, ({ shift }) => shift.coverage.notYetMs),
    column.length(todayWords.exempt, ({ shift }) => shift.coverage.exemptMs),
    column.moment(coverageDownloadColumns.due, ({ shift }) => shift.dueAt),
    column.number(coverageDownloadColumns.damagedRecordings, ({ shift }) => shift.damagedRecordings),
  ],
  async rows({ db, now }, query, dataScope) {
    const asOf = now();
    const { date = localDateOf(asOf), unitCode, campaignId } = query;
    const { units } = await composeToday(db, { date, asOf, unitCode, campaignId, dataScope });
    return units.flatMap((unit) =>
      unit.officers.flatMap((officer) => officer.shifts.map((shift): CoverageRow => ({ unit, officer, shift }))),
    );
  },
});
