import type { EntryRole } from '../resources/accountability-cases.ts';
import type { ConfirmedCountRow, ConfirmedEntryRow, Consequence } from '../resources/confirmed-entries.ts';
import { defineWords, type Word } from './define-words.ts';
import { findingKindNames, violationClassNames } from './findings.ts';
import { groundNames } from './grounds.ts';
import { defineColumns } from './list-columns.ts';

export const consequenceNames = {
  held: { zh: '已追究', en: 'Held to account' },
  under_way: { zh: '办理中', en: 'Under way' },
  ground: { zh: '不予追究', en: 'Not held, on a ground' },
  undone: { zh: '已撤销', en: 'Undone' },
  undecided: { zh: '未处置', en: 'Undecided' },
} as const satisfies Record<Consequence, Word>;

const consequenceTips = {
  held: {
    zh: '追责决定已作出（不予追究除外），没有申诉待审查，也没有被撤销',
    en: 'A case decided that something follows; no appeal waits, and it stands',
  },
  under_way: {
    zh: '追责案件尚未决定、申诉待审查，或整改尚未完成',
    en: 'A case isn’t decided, an appeal in it waits, or an order of rectification isn’t done',
  },
  ground: {
    zh: '写明依据后不予追究：问题办结，或追责决定不予追究',
    en: 'Nobody holds this person to account, on a ground: the finding was closed, or a case decided that nothing follows',
  },
  undone: {
    zh: '认定已不成立：申诉成立、问题重新办理、更正后不再涉及，或领导责任已免除',
    en: 'It doesn’t stand any more: an appeal was upheld, it was opened again or corrected, or the leader isn’t liable',
  },
  undecided: {
    zh: '已认定，尚未作出任何处置，或者没有写明依据',
    en: 'Confirmed, and nothing yet, or nothing with a ground',
  },
} as const satisfies Record<Consequence, Word>;

const roleNames = {
  person: { zh: '本人责任', en: 'Person' },
  leader: { zh: '领导责任', en: 'Leader' },
} as const satisfies Record<EntryRole, Word>;

/** Of columns and of fields. */
const headings = {
  confirmedAt: { zh: '认定时间', en: 'Confirmed' },
  confirmedBy: { zh: '认定人', en: 'Confirmed by' },
  officer: { zh: '责任人', en: 'Officer' },
  role: { zh: '责任类别', en: 'As' },
  unit: { zh: '单位', en: 'Unit' },
  consequence: { zh: '追究情况', en: 'What became of it' },
  kind: { zh: '问题', en: 'Finding' },
  violationClass: { zh: '违规类别', en: 'Violation' },
  dutyDate: { zh: '勤务日期', en: 'Duty date' },
  ground: { zh: '不追究的依据', en: 'Ground' },
  decideUntil: { zh: '处置期限', en: 'To be decided by' },
} as const;

export const confirmedEntryColumns = defineColumns<ConfirmedEntryRow>()([
  { key: 'confirmedAt', kind: 'moment', heading: headings.confirmedAt, onPage: 'always' },
  {
    key: 'officer',
    kind: 'person',
    heading: headings.officer,
    onPage: 'always',
    value: ({ badgeNo, officerName }) => ({ badgeNo, name: officerName }),
  },
  { key: 'role', kind: 'word', heading: headings.role, words: roleNames },
  { key: 'unitName', kind: 'text', heading: headings.unit, width: 22 },
  { key: 'kind', kind: 'word', heading: headings.kind, words: findingKindNames },
  { key: 'violationClass', kind: 'word', heading: headings.violationClass, words: violationClassNames },
  { key: 'dutyDate', kind: 'date', heading: headings.dutyDate, onPage: 'optional' },
  { key: 'consequence', kind: 'word', heading: headings.consequence, words: consequenceNames },
  { key: 'ground', kind: 'word', heading: headings.ground, words: groundNames },
  { key: 'decideUntil', kind: 'date', heading: headings.decideUntil },
  { key: 'confirmedBy', kind: 'text', heading: headings.confirmedBy, width: 22 },
]);

const countHeadings = {
  entries: { zh: '认定合计', en: 'Confirmed' },
  overdue: { zh: '其中逾期未处置', en: 'Of these overdue' },
} as const;

export const confirmedCountColumns = defineColumns<ConfirmedCountRow>()([
  { key: 'unitName', kind: 'text', heading: headings.unit, width: 22, onPage: 'always' },
  { key: 'entries', kind: 'number', heading: countHeadings.entries },
  { key: 'held', kind: 'number', heading: consequenceNames.held, tip: consequenceTips.held },
  { key: 'underWay', kind: 'number', heading: consequenceNames.under_way, tip: consequenceTips.under_way },
  { key: 'ground', kind: 'number', heading: consequenceNames.ground, tip: consequenceTips.ground },
  { key: 'undone', kind: 'number', heading: consequenceNames.undone, tip: consequenceTips.undone },
  { key: 'undecided', kind: 'number', heading: consequenceNames.undecided, tip: consequenceTips.undecided },
  { key: 'overdue', kind: 'number', heading: countHeadings.overdue },
]);

/** What became of each confirmed finding, for each person of it, and how many of each there are by unit. */
export const confirmedEntryWords = defineWords({
  title: { zh: '认定后追究情况', en: 'After confirmation' },
  countsTitle: { zh: '认定后追究情况统计', en: 'After confirmation, by unit' },
  hint: {
    zh: '按新判定规则认定的问题，每名责任人（本人和负责人）各计一条，五种去向相加等于认定合计。点数字看明细。',
    en: 'Findings confirmed by the new rules, each of the persons liable for one once. The five add up to what was confirmed. A number opens its rows.',
  },
  everyUnit: { zh: '合计', en: 'All' },
  nothing: { zh: '还没有按新判定规则认定的问题。', en: 'Nothing was confirmed by the new rules yet.' },
  consequence: headings.consequence,
  overdue: { zh: '逾期未处置', en: 'Overdue' },
  role: headings.role,
  roles: roleNames,
  confirmedOn: { zh: '认定日期', en: 'Confirmed on' },
  empty: { zh: '没有认定的问题', en: 'Nothing confirmed' },
  emptyHint: {
    zh: '督察或大队领导认定问题后，责任人逐条列在这里。',
    en: 'Once an inspector or brigade leader confirms a finding, those liable for it appear here.',
  },
});

const shown = { subjects: {}, facts: {}, details: {}, values: {}, problems: {} };
/** What histories, refusals and files show of them. */
export const shownOfConfirmedEntries = { title: confirmedEntryWords.title, ...shown };
export const shownOfConfirmedCounts = { title: confirmedEntryWords.countsTitle, ...shown };
