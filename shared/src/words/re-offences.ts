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
});

/** What histories, refusals and files show of it. */
export const shownOfReOffences = { title: reOffenceWords.title, facts: {}, details: {}, values: {}, problems: {} };
