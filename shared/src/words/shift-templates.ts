import type { ClockSpan, ShiftTemplateRow } from '../resources/shift-templates.ts';
import { defineWords, type Word } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

/** Of columns and of fields in the form. */
const headings = {
  name: { zh: '名称', en: 'Name' },
  unit: { zh: '适用单位', en: 'For' },
  from: { zh: '开始时间', en: 'Starts' },
  to: { zh: '结束时间', en: 'Ends' },
  breaks: { zh: '休息', en: 'Breaks' },
  dutyType: { zh: '勤务类型', en: 'Duty type' },
  state: { zh: '状态', en: 'State' },
} as const;

/** Whether it can be chosen, and whether as it is. */
export const shiftTemplateStates = {
  used: { zh: '在用', en: 'In use' },
  duty_type_retired: { zh: '勤务类型已停用', en: 'Duty type retired' },
  retired: { zh: '已停用', en: 'Retired' },
} as const satisfies Record<string, Word>;

/** Breaks as spreadsheets have them: `12:00-13:00、18:00-18:30`. */
const breaksText = (breaks: readonly ClockSpan[]) => breaks.map(({ from, to }) => `${from}-${to}`).join('、');

export const shiftTemplateColumns = defineColumns<ShiftTemplateRow>()([
  { key: 'name', kind: 'text', heading: headings.name, width: 24, onPage: 'always' },
  { key: 'unitName', kind: 'text', heading: headings.unit, width: 26 },
  { key: 'from', kind: 'text', heading: headings.from, width: 14 },
  { key: 'to', kind: 'text', heading: headings.to, width: 14 },
  {
    key: 'breakTimes',
    kind: 'text',
    heading: headings.breaks,
    width: 28,
    value: ({ breaks }) => breaksText(breaks),
  },
  { key: 'dutyTypeName', kind: 'text', heading: headings.dutyType, width: 20 },
  {
    key: 'state',
    kind: 'word',
    heading: headings.state,
    words: shiftTemplateStates,
    value: ({ retired, dutyTypeRetired }) => (retired ? 'retired' : dutyTypeRetired ? 'duty_type_retired' : 'used'),
  },
]);

export const shiftTemplateWords = defineWords({
  ...headings,
  title: { zh: '班次模板', en: 'Shift templates' },
  add: { zh: '新增模板', en: 'Add a template' },
  edit: { zh: '班次模板', en: 'Shift template' },
  nameHint: { zh: '如“早班”；同一单位内不能重名', en: 'Such as “early”; unique in its unit' },
  wholeBrigade: { zh: '全大队', en: 'whole brigade' },
  unitHint: { zh: '空着：全大队通用', en: 'Empty: for the whole brigade' },
  kept: {
    zh: '全大队通用的模板由大队管理员维护。',
    en: 'The brigade office keeps the templates for the whole brigade.',
  },
  toHint: { zh: '不晚于开始时间的，是第二天的时间', en: 'Not after the start: on the next day' },
  timeWrong: { zh: '请写成 08:00 这样的 24 小时制时间', en: 'Write it as 08:00, by the 24-hour clock' },
  breaksHint: {
    zh: '如 12:00-13:00，几段之间用“、”隔开；空着：没有休息',
    en: 'Such as 12:00-13:00, 18:00-18:30; empty: none',
  },
  breaksWrong: { zh: '请写成 12:00-13:00 这样的时间', en: 'Write them as 12:00-13:00' },
  retire: { zh: '停用', en: 'Retired' },
  retireHint: { zh: '停用后排班时不再列出；已排的班次不变', en: 'No form offers it any more; shifts stay as they are' },
  onlyUsed: { zh: '在用', en: 'In use' },
  onlyRetired: { zh: '已停用', en: 'Retired' },
  empty: { zh: '还没有班次模板', en: 'No templates yet' },
  emptyHint: {
    zh: '把常用的早班、夜班等存为模板，排班时一选即填好时间、休息和勤务类型。',
    en: 'Keep the shifts that a unit uses often. Chosen in the form of a shift, one fills in times, breaks and duty type.',
  },
  choose: { zh: '套用班次模板', en: 'Use a template' },
  chooseHint: {
    zh: '填好时间、休息和勤务类型，之后仍可修改',
    en: 'It fills in times, breaks and duty type, which can still be changed',
  },
  chosenRetired: {
    zh: (dutyType: string) => `模板的勤务类型“${dutyType}”已停用，请另选勤务类型`,
    en: (dutyType: string) => `The duty type of this template, ${dutyType}, is retired: choose another one`,
  },
});

const shiftTemplateFacts = {
  shift_template_added: { zh: '新增班次模板', en: 'Shift template added' },
  shift_template_changed: { zh: '修改班次模板', en: 'Shift template changed' },
} as const;

/** The columns of its import, with what the template says of each. */
export const shiftTemplateImport = {
  name: { ...headings.name, note: '最多 30 个字。同一单位已有同名的模板会被修改。', examples: ['早班', '夜班'] },
  unit: {
    ...headings.unit,
    note: '单位代码或名称，应已登记。空着：全大队通用，由大队管理员导入。',
    examples: ['路面一中队'],
  },
  from: { ...headings.from, note: '24 小时制，到分钟。', examples: ['08:00', '20时30分'] },
  to: {
    ...headings.to,
    note: '24 小时制，到分钟。不晚于开始时间的，是第二天的时间。',
    examples: ['16:00', '08:30'],
  },
  breaks: {
    ...headings.breaks,
    note: '班次内不要求录像的时间，几段之间用“、”隔开。空着：新模板没有休息，已有的不变；写“无”：没有休息。',
    examples: ['12:00-13:00', '23:30-00:30、04:00-04:30'],
  },
  dutyType: { ...headings.dutyType, note: '名称或代码，应是在用的勤务类型。', examples: ['路面执勤'] },
  state: { ...headings.state, note: '空着：新模板为在用，已有的不变。', examples: ['在用'] },
};

/** Its problems, by their code. */
export const shiftTemplateProblems = defineWords({
  shift_template_name_taken: {
    title: { zh: '已有同名的班次模板', en: 'There is already a template with this name' },
    nextStep: {
      zh: '请换个名称，或修改已有的那个模板（可能已停用）。',
      en: 'Choose another name, or change the template that has it; it may be retired.',
    },
  },
  shift_template_not_own: {
    title: { zh: '只能维护本单位的班次模板', en: 'You keep the templates of your own unit only' },
    nextStep: {
      zh: '请选择本单位；全大队通用的和其他单位的，请联系大队管理员。',
      en: 'Choose your own unit. For other units and for the whole brigade, ask an administrator.',
    },
  },
});

/** What histories, refusals and files show of it. */
export const shownOfShiftTemplates = {
  title: shiftTemplateWords.title,
  subjects: { shift_template: { zh: '班次模板', en: 'Shift template' } },
  facts: shiftTemplateFacts,
  details: { from: headings.from, to: headings.to },
  values: {},
  problems: shiftTemplateProblems,
};
