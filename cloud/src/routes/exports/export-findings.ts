import { type FindingRow, findingsQuerySchema } from '@rollcall/shared/http/findings';
import { type FindingPlace, selectFindings } from '../../findings/finding-list-repository.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { toFindingRow } from '../findings/to-finding-row.ts';
import { everyRow } from './every-row.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';
import { words } from './words.ts';

const column = exportColumns<FindingRow>();

export const exportFindings = defineExport({
  table: 'findings',
  title: { zh: '问题', en: 'findings' },
  access: 'findings.read',
  query: findingsQuerySchema,
  columns: [
    column.word('问题', 'Finding', (finding) => finding.kind, words.findingKind),
    column.word('违规类别', 'Violation', (finding) => finding.violationClass, words.violationClass),
    column.word('状态', 'State', (finding) => finding.state, words.findingState),
    column.word('证据强度', 'Grade', (finding) => finding.grade, words.findingGrade),
    column.text('警号', 'Badge no.', (finding) => finding.badgeNo),
    column.text('姓名', 'Name', (finding) => finding.officerName),
    column.text('负责人警号', 'Leader badge no.', (finding) => finding.leaderBadgeNo),
    column.text('负责人', 'Leader', (finding) => finding.leaderName),
    column.text('其他负责人', 'Other leaders', (finding) =>
      finding.otherLeaders.map(({ badgeNo, name }) => `${badgeNo} ${name}`).join('、'),
    ),
    column.text('单位代码', 'Unit code', (finding) => finding.unitCode),
    column.text('所属单位', 'Unit', (finding) => finding.unitName, 26),
    column.date('日期', 'Date', (finding) => finding.dutyDate),
    column.moment('班次开始', 'Shift starts', (finding) => finding.shiftStartsAt),
    column.moment('班次结束', 'Shift ends', (finding) => finding.shiftEndsAt),
    column.text('记录仪', 'Recorder', (finding) => finding.recorderSerial),
    column.text('录像编号', 'Recording', (finding) => finding.recordingId, 34),
    column.minutes('应录', 'Required', (finding) => finding.detail.requiredMs),
    column.minutes('缺录', 'Missing', (finding) => finding.detail.missingMs),
    column.minutes('其中有原因', 'Explained', (finding) => finding.detail.explainedMs ?? 0),
    column.number('逾期录像', 'Late recordings', (finding) => finding.detail.lateCount),
    column.moment('导入期限', 'Due', (finding) => finding.detail.dueAt),
    column.moment('发现时间', 'Found', (finding) => finding.foundAt),
    column.moment('答复期限', 'Answer by', (finding) => finding.answerDueAt),
    column.moment('变更时间', 'Changed', (finding) => finding.changedAt),
    column.moment('消除时间', 'Resolved', (finding) => finding.resolvedAt),
  ],
  async *rows({ db }, query, sight) {
    const select = ({ after, limit }: { after: FindingPlace | undefined; limit: number }) =>
      selectFindings(db, query, { after, sight, limit });
    const placeOf = (last: Awaited<ReturnType<typeof select>>[number]) => ({
      foundAt: last.found_at.toISOString(),
      findingId: last.finding_id,
    });
    const parameters = await readParameters(db);
    for await (const row of everyRow(select, placeOf)) yield toFindingRow(row, parameters);
  },
});
