import type { CalendarDayKind, CalendarDayRow } from '../resources/calendar-days.ts';
import { defineWords, type Word } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

export const calendarDayKindNames = {
  holiday: { zh: '节假日', en: 'Holiday' },
  make_up: { zh: '调休补班', en: 'Make-up day' },
} as const satisfies Record<CalendarDayKind, Word>;

/** What spreadsheets write for them as well. */
export const calendarDayKindsAlso = defineWords({
  holiday: { off: { zh: '放假', en: 'Off' }, rest: { zh: '休息', en: 'Rest' } },
  make_up: { on: { zh: '上班', en: 'On' }, worked: { zh: '补班', en: 'Worked' } },
});

/** Of columns and of fields in the form. */
const headings = {
  day: { zh: '日期', en: 'Day' },
  kind: { zh: '类型', en: 'Kind' },
  name: { zh: '名称', en: 'Name' },
  note: { zh: '备注', en: 'Note' },
} as const;

const lateNames = { late: { zh: '临近改动', en: 'Late' } } as const;

export const calendarDayColumns = defineColumns<CalendarDayRow>()([
  { key: 'day', kind: 'date', heading: headings.day, onPage: 'always' },
  { key: 'kind', kind: 'word', heading: headings.kind, words: calendarDayKindNames },
  { key: 'name', kind: 'text', heading: headings.name, width: 22 },
  { key: 'note', kind: 'text', heading: headings.note, width: 36 },
  {
    key: 'late',
    kind: 'word',
    heading: lateNames.late,
    tip: {
      zh: '登记或修改时，这一天已经过去，或在 7 天以内',
      en: 'Entered or changed when the day had passed, or was at most 7 days away',
    },
    words: lateNames,
    value: ({ lateChange }) => (lateChange ? 'late' : null),
  },
  { key: 'setBy', kind: 'text', heading: { zh: '登记人', en: 'Entered by' }, width: 16 },
  { key: 'setAt', kind: 'moment', heading: { zh: '登记时间', en: 'Entered' } },
  { key: 'reason', kind: 'text', heading: { zh: '理由', en: 'Why' }, width: 36 },
]);

export const calendarDayWords = defineWords({
  ...headings,
  title: { zh: '工作日历', en: 'Working calendar' },
  hint: {
    zh: '以工作日计算的期限以此为准：周一至周五为工作日，节假日除外；调休补班的周六、周日也是工作日。请按国务院办公厅每年公布的放假安排登记。',
    en: 'Deadlines in working days are counted by it: Monday to Friday without holidays, and the weekends that are worked instead. Enter these as the State Council publishes them for each year.',
  },
  add: { zh: '登记日期', en: 'Add a day' },
  year: { zh: '年份', en: 'Year' },
  previousYear: { zh: '上一年', en: 'Year before' },
  nextYear: { zh: '下一年', en: 'Year after' },
  thisYear: { zh: '今年', en: 'This year' },
  picture: { zh: (year: string) => `${year} 年全年`, en: (year: string) => `All of ${year}` },
  month: {
    zh: (month: number) => `${month}月`,
    en: (month: number) =>
      'January February March April May June July August September October November December'.split(' ')[month - 1] ??
      '',
  },
  /** On a day of the picture. */
  marks: {
    holiday: { zh: '休', en: 'H' },
    make_up: { zh: '班', en: 'W' },
  },
  kinds: calendarDayKindNames,
  weekend: { zh: '周末', en: 'Weekend' },
  today: { zh: '今天', en: 'Today' },
  isWorkingDay: { zh: '这一天是工作日', en: 'This is a working day' },
  isNoWorkingDay: { zh: '这一天不是工作日', en: 'This is no working day' },
  kindHint: { zh: '调休补班只能是周六或周日', en: 'Only a Saturday or Sunday can be a make-up day' },
  nameHint: { zh: '如“元旦”“国庆节调休”', en: 'Such as New Year' },
  follows: {
    zh: '已在计算的期限只会因此延长，不会提前；每次改动连同理由记入存证。',
    en: 'Deadlines that run already can only become longer by it. Each change is kept in the ledger with its reason.',
  },
  late: {
    zh: '这一天已经过去或在 7 天以内，改动会标为“临近改动”。',
    en: 'This day has passed or is at most 7 days away: the change is marked as late. ',
  },
  remove: { zh: '从日历中删除', en: 'Remove it from the calendar' },
  removeHint: {
    zh: '删除后，这一天按星期几算是否工作日。',
    en: 'Afterwards the weekday decides whether it is a working day.',
  },
  empty: { zh: '没有登记节假日和补班', en: 'No holidays and make-up days yet' },
  emptyHint: {
    zh: '放假安排公布后，点上面日历中的日期逐日登记，或用表格一次导入。',
    en: 'Once the holidays are published, click on days of the picture above, or import a spreadsheet of them.',
  },
});

const calendarDayFacts = {
  calendar_day_removed: { zh: '从工作日历删除', en: 'Removed from the calendar' },
  calendar_day_set: { zh: '登记工作日历', en: 'Set in the calendar' },
} as const;

/** The columns of its import, with what the template says of each. */
export const calendarDayImport = {
  day: { ...headings.day, note: '一天一行。日历中已有的日期会被修改。', examples: ['2027-01-01', '2027年1月3日'] },
  kind: {
    ...headings.kind,
    note: '按国务院办公厅公布的放假安排填写。调休补班只能是周六或周日。',
    examples: ['节假日', '调休补班'],
  },
  name: { ...headings.name, note: '最多 40 个字。', examples: ['元旦', '元旦调休'] },
  note: { ...headings.note, note: '最多 200 个字。空着：已有的不变。', examples: ['放假安排的文号'] },
};

/** Its problems, by their code. */
export const calendarDayProblems = defineWords({
  calendar_day_taken: {
    title: { zh: '这一天已在工作日历中', en: 'This day is in the calendar already' },
    nextStep: {
      zh: '请在日历或列表中打开这一天，再修改。',
      en: 'Open the day in the picture or the list, and change it.',
    },
  },
  make_up_on_workday: {
    title: {
      zh: '周一至周五本来就是工作日，不能登记为调休补班',
      en: 'Monday to Friday are worked anyway and cannot be make-up days',
    },
    nextStep: {
      zh: '请核对日期；如原先登记的节假日有误，请删除那一天。',
      en: 'Check the date. If it was entered as a holiday by mistake, remove it from the calendar.',
    },
  },
});

/** What histories, refusals and files show of it. */
export const shownOfCalendarDays = {
  title: calendarDayWords.title,
  subjects: { calendar_day: { zh: '工作日历', en: 'Calendar' } },
  facts: calendarDayFacts,
  details: { lateChange: { zh: '临近或事后改动', en: 'late change' } },
  values: calendarDayKindNames,
  problems: calendarDayProblems,
};
