import { type FindingRow, findingsQuerySchema } from '@rollcall/shared/http/findings';
import { columnWords } from '@rollcall/shared/words/columns';
import { exportTitles } from '@rollcall/shared/words/exports';
import { findingDecisionWords } from '@rollcall/shared/words/finding-decisions';
import {
  findingExportColumns,
  findingGradeNames,
  findingKindNames,
  findingListWords,
  findingStateNames,
  findingWords,
  violationClassNames,
} from '@rollcall/shared/words/findings';
import { handlingNames } from '@rollcall/shared/words/handling';
import { selectFindings } from '../../findings/finding-list-repository.ts';
import { everyRow } from '../../http/every-row.ts';
import { exportColumns, listed } from '../../http/export-columns.ts';
import { defineExport } from '../../http/export-definition.ts';
import { toFindingRow } from '../findings/to-finding-row.ts';

const column = exportColumns<FindingRow>();

export const exportFindings = defineExport({
  table: 'findings',
  title: exportTitles.findings,
  access: 'findings.read',
  query: findingsQuerySchema,
  columns: [
    column.word(findingExportColumns.finding, (finding) => finding.kind, findingKindNames),
    column.word(findingListWords.violation, (finding) => finding.violationClass, violationClassNames),
    column.word(findingWords.state, (finding) => finding.state, findingStateNames),
    column.word(findingDecisionWords.handling, (finding) => finding.handling, handlingNames),
    column.word(findingListWords.grade, (finding) => finding.grade, findingGradeNames),
    column.text(columnWords.badgeNo, (finding) => finding.badgeNo),
    column.text(columnWords.name, (finding) => finding.officerName),
    column.text(columnWords.leaderBadgeNo, (finding) => finding.leaderBadgeNo),
    column.text(findingExportColumns.leader, (finding) => finding.leaderName),
    column.moment(findingExportColumns.leaderSince, (finding) => finding.leaderSince),
    column.text(findingExportColumns.leaderStandsInFor, ({ leaderStandsInFor: leader }) =>
      leader === null ? null : `${leader.badgeNo} ${leader.name}`,
    ),
    column.text(findingExportColumns.otherLeaders, (finding) =>
      listed(finding.otherLeaders.map(({ badgeNo, name }) => `${badgeNo} ${name}`)),
    ),
    column.text(columnWords.ofUnit, (finding) => finding.unitName, 26),
    column.date(columnWords.date, (finding) => finding.dutyDate),
    column.moment(findingExportColumns.shiftStarts, (finding) => finding.shiftStartsAt),
    column.moment(findingExportColumns.shiftEnds, (finding) => finding.shiftEndsAt),
    column.text(findingListWords.recorder, (finding) => finding.recorderSerial),
    column.text(columnWords.recordingId, (finding) => finding.recordingId, 34),
    column.length(findingWords.required, (finding) => finding.detail.requiredMs),
    column.length(columnWords.missing, (finding) => finding.detail.missingMs),
    column.length(columnWords.explained, (finding) => finding.detail.explainedMs ?? 0),
    column.number(findingExportColumns.lateRecordings, (finding) => finding.detail.lateCount),
    column.moment(findingWords.due, (finding) => finding.detail.dueAt),
    column.moment(findingListWords.found, (finding) => finding.foundAt),
    column.date(findingListWords.answerDue, (finding) => finding.answerDueOn),
    column.moment(findingExportColumns.changed, (finding) => finding.changedAt),
    column.moment(findingListWords.resolved, (finding) => finding.resolvedAt),
  ],
  async *rows({ db, now }, query, dataScope) {
    const asked = now();
    const select = (page: { after: string[] | undefined; limit: number }) =>
      selectFindings(db, query, { ...page, dataScope, now: asked });
    for await (const row of everyRow(select, ({ place }) => place)) yield toFindingRow(row);
  },
});
