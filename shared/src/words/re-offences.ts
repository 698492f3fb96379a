import type { ReOffenceRow, Taught } from '../resources/re-offences.ts';
import { defineWords, type Word } from './define-words.ts';
import { findingKindNames, violationClassNames } from './findings.ts';
import { defineColumns } from './list-columns.ts';

export const taughtNames = {
  attended: { zh: '其间参加过学习', en: 'Attended a session in between' },
  missed: { zh: '其间学习未参加', en: 'Missed the session in between' },
  not_taught: { zh: '其间没有安排学习', en: 'No session in between' },
} as const satisfies Record<Taught, Word>;

/** Of columns and of fields. */
const headings = {
  dutyDate: { zh: '勤务日期', en: 'Duty date' },
  badgeNo: { zh: '警号', en: 'Badge' },
  officer: { zh: '民警', en: 'Officer' },
  unit: { zh: '单位', en: 'Unit' },
  violationClass: { zh: '违规类别', en: 'Violation' },
  kind: { zh: '问题', en: 'Finding' },
  earlierDutyDate: { zh: '上一次勤务日期', en: 'Earlier duty date' },
  earlierConfirmedAt: { zh: '上一次认定时间', en: 'Earlier one confirmed' },
  taught: { zh: '其间学习', en: 'Taught in between' },
  sessionTopic: { zh: '学习主题', en: 'Session' },
} as const;

export const reOffenceColumns = defineColumns<ReOffenceRow>()([
  { key: 'dutyDate', kind: 'date', heading: headings.dutyDate, onPage: 'always' },
  { key: 'badgeNo', kind: 'text', heading: headings.badgeNo },
  { key: 'officerName', kind: 'text', heading: headings.officer, width: 16, onPage: 'always' },
  { key: 'unitName', kind: 'text', heading: headings.unit, width: 26 },
  { key: 'violationClass', kind: 'word', heading: headings.violationClass, words: violationClassNames },
  { key: 'kind', kind: 'word', heading: headings.kind, words: findingKindNames },
  { key: 'earlierDutyDate', kind: 'date', heading: headings.earlierDutyDate },
  { key: 'earlierConfirmedAt', kind: 'moment', heading: headings.earlierConfirmedAt, onPage: 'optional' },
  { key: 'taught', kind: 'word', heading: headings.taught, words: taughtNames },
  { key: 'sessionTopic', kind: 'text', heading: headings.sessionTopic, width: 30 },
]);

export const reOffenceWords = defineWords({
  ...headings,
  taughtNames,
  title: { zh: '再犯', en: 'Re-offences' },
  hint: {
    zh: (days: number) => `同一人的问题认定后 ${days} 天内，执勤中又出现同类问题并被认定的，为再犯`,
    en: (days: number) =>
      `The same violation by the same person, on a duty at most ${days} days after an earlier one was confirmed`,
  },
  empty: { zh: '没有再犯', en: 'No re-offences' },
  emptyHint: {
    zh: '认定问题后，同类再犯列在这里。',
    en: 'Once somebody offends again after a confirmed violation, it is listed here.',
  },
  ofSession: { zh: '一场学习应到的人', en: 'Of those who had to attend one session' },
  effect: {
    title: { zh: '学习前后', en: 'Before and after' },
    hint: {
      zh: '应到人员在学习前后同样天数内认定的问题，一个问题认定几个人就算几次；学习当天不算',
      en: 'What was confirmed of those who had to attend, as many days before as after: once for each person, the day itself left out',
    },
    violation: headings.violationClass,
    unit: headings.unit,
    whole: { zh: '合计', en: 'In all' },
    before: { zh: '学习前', en: 'Before' },
    after: { zh: '学习后', en: 'After' },
    afterByAttendees: { zh: '其中到场或已补课的人', en: 'By who attended or made up' },
    reOffences: { zh: '其中再犯', en: 'Re-offences' },
    bars: { zh: '对比（上：学习前）', en: 'Compared (above: before)' },
    bar: {
      zh: (before: number, after: number) => `学习前 ${before}，学习后 ${after}`,
      en: (before: number, after: number) => `${before} before, ${after} after`,
    },
    running: {
      zh: '学习后的天数未满，暂不能对比',
      en: 'The days after it aren’t over yet: too early to compare',
    },
    empty: {
      zh: '这场学习没有填写违规类别，所以没有可比的数字。',
      en: 'No violation is named for this session, so there is nothing to compare.',
    },
  },
});

/** What histories, refusals and files show of it. */
export const shownOfReOffences = {
  title: reOffenceWords.title,
  subjects: {},
  facts: {},
  details: {},
  values: {},
  problems: {},
};
