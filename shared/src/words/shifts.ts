import { mostShiftHours, shiftFields } from '../fields/shifts.ts';
import { defineWords } from './define-words.ts';

export const rosterWords = defineWords({
  title: { zh: '排班', en: 'Roster' },
  grid: { zh: '排班表', en: 'Roster' },
  officer: shiftFields.badgeNo.label,
  onDuty: { zh: '在岗人数', en: 'On duty' },
  previousMonth: { zh: '上个月', en: 'Month before' },
  nextMonth: { zh: '下个月', en: 'Month after' },
  thisMonth: { zh: '本月', en: 'This month' },
  month: { zh: '月份', en: 'Month' },
  find: { zh: '警号或姓名', en: 'Badge or name' },
  import: { zh: '导入排班', en: 'Import' },
  add: { zh: '新增班次', en: 'Add a shift' },
  edit: { zh: '班次', en: 'Shift' },
  change: { zh: '修改', en: 'Change' },
  cancelShift: { zh: '取消班次', en: 'Cancel the shift' },
  keep: { zh: '不取消', en: 'Keep it' },
  sameDay: { zh: '当日班次', en: 'Shifts of the day' },
  addSameDay: { zh: '当日再加一班', en: 'Add another on this day' },
  nobodyFound: { zh: '没有符合条件的人员。', en: 'Nobody matches.' },
  cancelHint: {
    zh: '班次取消后不再要求录像，相应问题自动销号，并留下记录。',
    en: 'A cancelled shift needs no footage: its findings resolve, and the cancellation leaves a trace.',
  },
  endsHint: { zh: '可跨零点', en: 'May be on the next day' },
  none: { zh: '无班次', en: 'no shift' },
  views: { zh: '勤务页面', en: 'Pages of duty' },
  breaks: { zh: '休息', en: 'Breaks' },
  breakFrom: { zh: '休息开始', en: 'Break from' },
  breakUntil: { zh: '休息结束', en: 'until' },
  addBreak: { zh: '加一段休息', en: 'Add a break' },
  removeBreak: { zh: '删去这段休息', en: 'Remove this break' },
  campaign: shiftFields.campaignId.label,
  recorder: shiftFields.plannedRecorderSerial.label,
  recorderHint: {
    zh: '只是计划：实际由谁使用，以领用为准',
    en: 'A plan only: who holds which one is custody’s to say',
  },
  pastReason: { zh: '补改理由', en: 'Reason for changing the past' },
  pastHint: {
    zh: '改动已经过去的时间：须由另一人审批后才生效。',
    en: 'This changes time that has passed: it counts when somebody else agrees.',
  },
  proposePast: { zh: '提交补改', en: 'Submit the change' },
  swap: { zh: '换班', en: 'Swap' },
  swapWith: { zh: '与谁换', en: 'With whom' },
  give: { zh: '这个班交给他', en: 'Give this shift away' },
  exchange: { zh: (time: string) => `与他的班次互换：${time}`, en: (time: string) => `exchange with ${time}` },
  swapDo: { zh: '换班', en: 'Swap' },
  notSwap: { zh: '不换', en: 'Leave it' },
  onLeave: { zh: '假', en: 'leave' },
  writes: {
    zh: '点班次看详情，点空白格新增班次',
    en: 'Click a shift or an empty cell',
  },
  reads: { zh: '点班次看详情', en: 'Click a shift for details' },
  emptyTitle: { zh: '这个单位还没有人员', en: 'There is nobody in this unit yet' },
  emptyHint: { zh: '先在台账里新增或导入人员，再排班。', en: 'Add or import officers in the registry first.' },
  chip: {
    zh: (time: string, duty: string, post: string) => `${time} ${duty} · ${post}`,
    en: (time: string, duty: string, post: string) => `${time} ${duty} · ${post}`,
  },
  covered: {
    zh: (recorded: string, missing: string, pending: string, notYet: string) =>
      `已录 ${recorded} · 缺录 ${missing} · 待导入 ${pending} · 未到时间 ${notYet}`,
    en: (recorded: string, missing: string, pending: string, notYet: string) =>
      `recorded ${recorded} · missing ${missing} · awaiting import ${pending} · not yet ${notYet}`,
  },
  legend: {
    overnight: { zh: '跨零点', en: 'past midnight' },
    notRequired: { zh: '不要求录像', en: 'no recording required' },
  },
  loading: { zh: (rows: number) => `已读取 ${rows} 个班次…`, en: (rows: number) => `${rows} shifts read…` },
});

/** Its problems, by their code. */
export const shiftProblems = defineWords({
  shift_length: {
    title: {
      zh: `班次的结束时间应晚于开始时间，且不超过 ${mostShiftHours} 小时`,
      en: `A shift must end after it starts, and within ${mostShiftHours} hours`,
    },
    nextStep: { zh: '请改正开始和结束时间。', en: 'Correct start and end.' },
  },
  shift_overlap: {
    title: { zh: '此人这段时间已有班次', en: 'The officer has another shift at that time' },
    nextStep: {
      zh: '请改用别的时间，或先修改、取消下面那一班。',
      en: 'Choose other times, or first change or cancel the shift below.',
    },
  },
  shift_cancelled: {
    title: { zh: '这个班次已取消', en: 'This shift was cancelled' },
    nextStep: { zh: '需要时请新增班次。', en: 'If it is needed after all, add a new shift.' },
  },
  shift_changed_since: {
    title: { zh: '您打开之后，这个班次已被他人修改', en: 'Somebody has changed this shift since you opened it' },
    nextStep: {
      zh: '请关闭后重新打开，看清现在的安排再改。',
      en: 'Close it, open it again and see how it is now, then change it.',
    },
  },
  breaks_wrong: {
    title: { zh: '休息时间应在班次之内，前后不重叠', en: 'Breaks must lie within the shift and must not overlap' },
    nextStep: {
      zh: '请修改休息时间，或班次的起止时间。',
      en: 'Correct the breaks, or the start and end of the shift.',
    },
  },
  unknown_planned_recorder: {
    title: { zh: '没有这台执法记录仪', en: 'There is no such recorder' },
    nextStep: { zh: '请修改编号，或不填计划记录仪。', en: 'Correct the serial, or leave the planned recorder out.' },
  },
  swap_with_self: {
    title: { zh: '换班双方是同一个人', en: 'Both sides are the same officer' },
    nextStep: { zh: '请选择另一个人或他的班次。', en: "Choose another officer, or another officer's shift." },
  },
});

/** What the template of its import says of each column, and what else files may say. */
export const shiftImport = {
  date: {
    zh: '日期',
    en: 'Date',
    note: '开始上岗的日期，必须有年份。同一人同一日期和开始时间的班次会被修改。',
    examples: ['2026-11-25', '2026/11/25', '2026年11月25日'],
  },
  starts: { ...shiftFields.startsAt.heading, note: '24 小时制。', examples: ['08:00', '20时30分'] },
  ends: {
    ...shiftFields.endsAt.heading,
    note: '24 小时制。不晚于开始时间的，是第二天的时间。午夜写 24:00 或 00:00。',
    examples: ['20:00', '24:00', '02:00'],
  },
  post: { note: (most: number) => `最多 ${most} 个字。`, examples: ['人民路与建设路口'] },
  dutyType: { note: '名称或代码，应是在用的勤务类型。', examples: ['路面执勤'] },
  breaks: {
    ...{ zh: '休息', en: 'Breaks', also: ['休息时间'] },
    note: '班次内不要求录像的时间，几段之间用“、”隔开。空着：不改动；写“无”：没有休息。',
    examples: ['12:00-13:00', '无', '12:00-13:00、18:00-18:30'],
  },
  campaignId: {
    also: ['专项整治'],
    note: '专项整治的名称，当天应在其起止日期内。空着：不改动；写“无”：不属于专项。',
    examples: ['冬季酒驾整治'],
  },
  plannedRecorderSerial: {
    ...shiftFields.plannedRecorderSerial.label,
    note: '计划使用的执法记录仪编号；实际由谁使用，以领用为准。空着：不改动；写“无”：不指定。',
    examples: ['K1A00001'],
  },
};

/** What histories and files show of them. */
export const shownOfShifts = {
  title: { zh: '排班', en: 'roster' },
  subjects: { shift: { zh: '班次', en: 'Shift' } },
  facts: {
    shift_added: { zh: '新增班次', en: 'Shift added' },
    shift_changed: { zh: '修改班次', en: 'Shift changed' },
    shift_cancelled: { zh: '取消班次', en: 'Shift cancelled' },
    shift_swapped: { zh: '换班', en: 'Shift swapped' },
  },
  details: {},
  values: {},
  problems: shiftProblems,
};
