import type { RecordingRule } from '../http/duty-types.ts';
import { defineWords, type Word } from './define-words.ts';

/** What has to be recorded on duty of a type. */
export const recordingRuleNames = {
  continuous: { zh: '全程录像', en: 'Whole time' },
  activities: { zh: '执法活动须录', en: 'Activities' },
  none: { zh: '不要求', en: 'Not required' },
} as const satisfies Record<RecordingRule, Word>;

/** Types of duty. */
export const dutyTypeWords = defineWords({
  add: { zh: '新增勤务类型', en: 'Add a duty type' },
  edit: { zh: '修改勤务类型', en: 'Change a duty type' },
  code: { zh: '代码', en: 'Code' },
  name: { zh: '名称', en: 'Name' },
  rule: { zh: '录像要求', en: 'Recording' },
  ...recordingRuleNames,
  ruleHint: {
    zh: '近 60 天的班次会按新要求重新核对，请说明理由，系统会留存',
    en: 'Shifts of the last 60 days are looked at again by it: say why; it is kept',
  },
  retired: { zh: '已停用', en: 'Retired' },
  empty: { zh: '还没有勤务类型', en: 'No duty types yet' },
  emptyHint: { zh: '排班要用勤务类型。', en: 'The roster needs them.' },
});

/** Its problems, by their code. */
export const dutyTypeProblems = defineWords({
  unknown_duty_type: {
    title: { zh: '没有这种勤务类型', en: 'There is no such duty type' },
    nextStep: { zh: '请选择列表中的勤务类型。', en: 'Choose one from the list.' },
  },
  duty_type_retired: {
    title: { zh: '这种勤务类型已停用', en: 'This duty type is retired and takes no new shifts' },
    nextStep: { zh: '请换一种，或先恢复使用。', en: 'Choose another duty type, or bring this one back into use.' },
  },
});
