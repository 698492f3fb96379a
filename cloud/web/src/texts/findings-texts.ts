import { defineTexts } from './define-texts.ts';

export const findingsTexts = defineTexts({
  title: { zh: '问题', en: 'Findings' },
  kind: { zh: '类别', en: 'Kind' },
  officer: { zh: '人员', en: 'Officer' },
  unit: { zh: '单位', en: 'Unit' },
  dutyDate: { zh: '勤务日期', en: 'Duty date' },
  shift: { zh: '班次', en: 'Shift' },
  oneShift: { zh: '只看一个班次', en: 'One shift only' },
  what: { zh: '缺录时段／逾期', en: 'Missing time, or late' },
  amount: { zh: '合计', en: 'In sum' },
  strip: { zh: '缺录位置', en: 'Where' },
  found: { zh: '发现时间', en: 'Found' },
  resolved: { zh: '消除时间', en: 'Resolved' },
  state: { zh: '状态', en: 'State' },
  all: { zh: '全部', en: 'All' },
  more: { zh: (count: number) => `等 ${count} 段`, en: (count: number) => `… ${count} in all` },
  wholeShift: { zh: '整个班次', en: 'whole shift' },
  lateBy: {
    zh: (count: number, longest: string) => `${count} 段，最晚迟 ${longest}`,
    en: (count: number, longest: string) => `${count} late, at most by ${longest}`,
  },
  empty: { zh: '没有待处理的问题', en: 'No open findings' },
  emptyHint: {
    zh: '到期仍缺录、全程无录像或逾期导入的班次会列在这里；补到录像后自动消除。',
    en: 'Shifts with footage missing or late when it is due appear here, and resolve by themselves when it arrives.',
  },
});
