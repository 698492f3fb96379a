import { type TodayResponse, todayQuerySchema } from '@rollcall/shared/http/coverage';
import { localDateOf } from '@rollcall/shared/local-date';
import { composeToday } from '../coverage/compose-today.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';
import { words } from './words.ts';

type Unit = TodayResponse['units'][number];
type Officer = Unit['officers'][number];
interface CoverageRow {
  unit: Unit;
  officer: Officer;
  shift: Officer['shifts'][number];
}

const column = exportColumns<CoverageRow>();

/** The board as a table, a row a shift. */
export const exportCoverageToday = defineExport({
  table: 'coverage-today',
  title: { zh: '当日覆盖', en: 'coverage' },
  access: 'coverage.read',
  query: todayQuerySchema,
  columns: [
    column.text('单位代码', 'Unit code', ({ unit }) => unit.unitCode),
    column.text('所属单位', 'Unit', ({ unit }) => unit.name, 26),
    column.text('警号', 'Badge no.', ({ officer }) => officer.badgeNo),
    column.text('姓名', 'Name', ({ officer }) => officer.name),
    column.word('人员类别', 'Kind', ({ officer }) => officer.kind, words.officerKind),
    column.date('日期', 'Date', ({ shift }) => shift.dutyDate),
    column.moment('开始时间', 'Starts', ({ shift }) => shift.startsAt),
    column.moment('结束时间', 'Ends', ({ shift }) => shift.endsAt),
    column.text('岗位', 'Post', ({ shift }) => shift.post, 30),
    column.text('勤务类型', 'Duty type', ({ shift }) => shift.dutyTypeName),
    column.word('录像要求', 'Recording', ({ shift }) => shift.recordingRule, words.recordingRule),
    column.minutes('应录', 'Required', ({ shift }) => shift.coverage.requiredMs),
    column.minutes('已录', 'Recorded', ({ shift }) => shift.coverage.recordedMs),
    column.minutes('录像未检查', 'Not inspected', ({ shift }) => shift.coverage.uninspectedMs),
    column.minutes('缺录', 'Missing', ({ shift }) => shift.coverage.missingMs),
    column.minutes('其中有原因', 'Explained', ({ shift }) => shift.coverage.explainedMs),
    column.minutes('未到期', 'Not yet due', ({ shift }) => shift.coverage.pendingMs),
    column.minutes('免录', 'Exempt', ({ shift }) => shift.coverage.exemptMs),
    column.moment('导入期限', 'Due', ({ shift }) => shift.dueAt),
    column.number('损坏录像', 'Damaged recordings', ({ shift }) => shift.damagedRecordings),
  ],
  async rows({ db, now }, query, sight) {
    const asOf = now();
    const { date = localDateOf(asOf), unitCode, campaignId } = query;
    const { units } = await composeToday(db, { date, asOf, unitCode, campaignId, sight });
    return units.flatMap((unit) =>
      unit.officers.flatMap((officer) => officer.shifts.map((shift): CoverageRow => ({ unit, officer, shift }))),
    );
  },
});
