import { dutyTypeFields as fields } from '../fields/duty-types.ts';
import { recordingRules } from '../fields/recording-rules.ts';
import type { DutyTypeRow } from '../resources/duty-types.ts';
import { yesNoNames } from './common.ts';
import { defineWords } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

export const dutyTypeColumns = defineColumns<DutyTypeRow>()([
  { key: 'dutyType', kind: 'text', heading: fields.dutyType.label, width: 26, onPage: 'never' },
  { key: 'name', kind: 'text', heading: fields.name.label, width: 22, onPage: 'always' },
  { key: 'recordingRule', kind: 'word', heading: fields.recordingRule.label, words: recordingRules },
  {
    key: 'retired',
    kind: 'word',
    heading: fields.retired.label,
    words: yesNoNames,
    value: ({ retired }) => (retired ? 'yes' : 'no'),
  },
  // The last on the page, and the first in files.
  {
    key: 'code',
    kind: 'text',
    heading: fields.dutyType.label,
    width: 26,
    inFiles: 'never',
    value: ({ dutyType }) => dutyType,
  },
]);

/** Types of duty. */
export const dutyTypeWords = defineWords({
  add: { zh: '新增勤务类型', en: 'Add a duty type' },
  edit: { zh: '修改勤务类型', en: 'Change a duty type' },
  ruleHint: {
    zh: '近 60 天的班次会按新要求重新核对，请说明理由，系统会留存',
    en: 'Shifts of the last 60 days are looked at again by it: say why; it is kept',
  },
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

/** What histories and files show of them. */
export const shownOfDutyTypes = {
  title: { zh: '勤务类型', en: 'duty-types' },
  subjects: { duty_type: { zh: '勤务类型', en: 'Duty type' } },
  facts: {
    duty_type_added: { zh: '新增勤务类型', en: 'Duty type added' },
    duty_type_changed: { zh: '修改勤务类型', en: 'Duty type changed' },
  },
  details: {},
  values: {
    continuous: recordingRules.continuous,
    activities: recordingRules.activities,
    none: { zh: '不要求录像', en: 'no recording required' },
  },
  problems: dutyTypeProblems,
};
