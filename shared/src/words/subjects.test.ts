import { expect, test } from 'vitest';
import { stationsOut, subjectIn } from './subjects.ts';

const id = '629956b6-0c1d-4f5e-9a7b-2c3d4e5f6071';

test.each([
  ['leave:2026-11-20', '请假（2026年11月20日）', 'Leave (2026-11-20)'],
  ['leave:2026-11-20/2026-11-22', '请假（2026年11月20日至11月22日）', 'Leave (2026-11-20 to 2026-11-22)'],
  ['draw_plan:1', '抽查方案第1版', 'Plan of draws 1'],
  ['calendar_day:2026-12-06', '工作日历（2026年12月6日）', 'Calendar (2026-12-06)'],
  ['duty_type:夜间巡逻', '勤务类型（夜间巡逻）', 'Duty type (夜间巡逻)'],
  ['leadership:accident-squad', '责任领导（事故中队）', 'Leader in charge (事故中队)'],
  [
    'guarantee:keeps_versions',
    expect.stringMatching(/^存储保证（\p{Script=Han}+/u),
    expect.stringMatching(/^Guarantee/),
  ],
  ['hq:importDeadlineHours', '导入期限（班次结束后）', 'Import deadline after the shift'],
  ['hq:answerDays,appealDays', expect.stringMatching(/^情况反馈期限.*、申诉期限/), expect.stringMatching(/^A finding/)],
  ['hq:parameters', '参数', 'Parameters'],
  ['recorder:DSJ-0017', '记录仪DSJ-0017', 'Recorder DSJ-0017'],
  ['draw:12', '随机抽查12', 'Draw 12'],
  ['hq:exports', '表格导出', 'Exported lists'],
  ['station:accidents-1', '采集站', 'Station'],
  // Ids that nobody can read, keys that have no word.
  [`leave:${id}`, '请假', 'Leave'],
  [`activity:${id}`, '执法活动', 'Enforcement activity'],
  ['duty_type:road_patrol', '勤务类型', 'Duty type'],
  ['retention:periods', '保存期限', 'Retention'],
  [`thing_of_later:${id}`, '其他', 'Other'],
  [id, '其他', 'Other'],
])('the subject %s is told in words', (subject, zh, en) => {
  const names = { unit: (code: string) => (code === 'accident-squad' ? '事故中队' : code) };
  expect(subjectIn('zh', subject, names)).toEqual(zh);
  expect(subjectIn('en', subject, names)).toEqual(en);
});

test('stations of a unit are counted where several were out', () => {
  const out = (stationId: string, unitCode: string) => ({ stationId, unitCode });
  const numberOf = stationsOut([out('b-2', 'b'), out('a-1', 'a'), out('b-1', 'b'), out('b-2', 'b'), out('a-1', 'a')]);
  expect(['a-1', 'b-1', 'b-2'].map(numberOf)).toEqual([null, 1, 2]);
});
