import { type FindingRow, findingsQuerySchema } from '@rollcall/shared/http/findings';
import { columnWords } from '@rollcall/shared/words/columns';
import { findingDecisionWords } from '@rollcall/shared/words/finding-decisions';
import {
  findingDownloadColumns,
  findingGradeNames,
  findingKindNames,
  findingListWords,
  findingStateNames,
  findingWords,
  rulesEditionNames,
  violationClassNames,
} from '@rollcall/shared/words/findings';
import { handlingNames } from '@rollcall/shared/words/handling';
import { downloadTitles } from '@rollcall/shared/words/list-downloads';
import { selectFindings } from '../../findings/finding-list-repository.ts';
import { downloadColumns, listed } from '../../http/download-columns.ts';
import { defineDownload } from '../../http/download-definition.ts';
import { everyRow } from '../../http/every-row.ts';
import { toFindingRow } from '../findings/to-finding-row.ts';

const column = downloadColumns<FindingRow>();

export const downloadFindings = defineDownload({
  table: 'findings',
  title: downloadTitles.findings,
  access: 'findings.read',
  query: findingsQuerySchema,
  columns: [
    column.word(findingDownloadColumns.finding, (finding) => finding.kind, findingKindNames),
    column.word(findingListWords.violation, (finding) => finding.violationClass, violationClassNames),
    column.text(findingListWords.rules, ({ rulesEdition }, language) => rulesEditionNames[rulesEdition][language]),
    column.word(findingWords.state, (finding) => finding.state, findingStateNames),
    column.word(findingDecisionWords.handling, (finding) => finding.handling, handlingNames),
    column.word(findingListWords.grade, (finding) => finding.grade, findingGradeNames),
    column.text(columnWords.badgeNo, (finding) => finding.badgeNo),
    column.text(columnWords.name, (finding) => finding.officerName),
    column.text(columnWords.leaderBadgeNo, (finding) => finding.leaderBadgeNo),
    column.text(findingDownloadColumns.leader, (finding) => finding.leaderName),
    column.moment(findingDownloadColumns.leaderSince, (finding) => finding.leaderSince),
    column.text(findingDownloadColumns.leaderStandsInFor, ({ leaderStandsInFor: leader }) =>
      leader === null ? null : `${leader.badgeNo} ${leader.name}`,
    ),
    column.text(findingDownloadColumns.otherLeaders, (finding) =>
      listed(finding.otherLeaders.map(({ badgeNo, name }) => `${badgeNo} ${name}`)),
    ),
    column.text(columnWords.ofUnit, (finding) => finding.unitName, 26),
    column.date(columnWords.date, (finding) => finding.dutyDate),
    column.moment(findingDownloadColumns.shiftStarts, (finding) => finding.shiftStartsAt),
    column.moment(findingDownloadColumns.shiftEnds, (finding) => finding.shiftEndsAt),
    column.text(findingListWords.recorder, (finding) => finding.recorderSerial),
    column.text(columnWords.recordingId, (finding) => finding.recordingId, 34),
    column.length(findingWords.required, (finding) => finding.detail.requiredMs),
    column.length(columnWords.missing, (finding) => finding.detail.missingMs),
    column.length(columnWords.explained, (finding) => finding.detail.explainedMs ?? 0),
    column.number(findingDownloadColumns.lateRecordings, (finding) => finding.detail.lateCount),
    column.moment(findingWords.due, (finding) => finding.detail.dueAt),
    column.moment(findingListWords.found, (finding) => finding.foundAt),
    column.date(findingListWords.answerDue, (finding) => finding.answerDueOn),
    column.moment(findingDownloadColumns.changed, (finding) => finding.changedAt),
    column.moment(findingListWords.resolved, (finding) => finding.resolvedAt),
  ],
  async *rows({ db, now }, query, dataScope) {
    const asked = now();
    const select = (page: { after: string[] | undefined; limit: number }) =>
      selectFindings(db, query, { ...page, dataScope, now: asked });
    for await (const row of everyRow(select, ({ place }) => place)) yield toFindingRow(row);
  },
});
