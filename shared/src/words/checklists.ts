import type { ChecklistItem, ChecklistRow, ReviewDimension } from '../resources/checklists.ts';
import { defineWords, type Language, type Word } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

export const reviewDimensionNames = {
  conduct: { zh: '执法规范', en: 'Conduct' },
  safety_protection: { zh: '安全防护', en: 'Safety protection' },
  full_recording: { zh: '全程记录', en: 'Recorded in full' },
} as const satisfies Record<ReviewDimension, Word>;

/** The items that HQ brings along, by their keys. */
const broughtItemNames: Record<string, Word> = {
  not_worn: { zh: '执勤时未佩戴执法记录仪', en: 'Recorder not worn on duty' },
  not_worn_at_post: { zh: '检查点执勤未佩戴执法记录仪', en: 'Recorder not worn at an inspection post' },
  incomplete: { zh: '记录不完整', en: 'Not recorded from start to end' },
  bearing: { zh: '警容风纪不整', en: 'Bearing' },
  language: { zh: '用语不规范', en: 'Language' },
  conduct: { zh: '执法行为不规范', en: 'Enforcement not as prescribed' },
  no_reflective_vest: { zh: '未穿反光背心', en: 'No reflective vest' },
  party_not_told: { zh: '未告知当事人正在录音录像', en: 'The party wasn’t told of the recording' },
};

/** What an item is called: by its name, or by the words that HQ brings along. */
export function checklistItemName({ key, name }: Pick<ChecklistItem, 'key' | 'name'>, language: Language): string {
  return name ?? broughtItemNames[key]?.[language] ?? key;
}

export const checklistColumns = defineColumns<ChecklistRow>()([
  { key: 'version', kind: 'number', heading: { zh: '版本', en: 'Version' }, onPage: 'always' },
  { key: 'count', kind: 'number', heading: { zh: '项目数', en: 'Items' }, value: ({ items }) => items.length },
  { key: 'reason', kind: 'text', heading: { zh: '理由', en: 'Reason' }, width: 40 },
  { key: 'setBy', kind: 'text', heading: { zh: '设置人', en: 'Set by' }, width: 22 },
  { key: 'setAt', kind: 'moment', heading: { zh: '设置时间', en: 'Set at' } },
]);

export const checklistWords = defineWords({ title: { zh: '评查项目', en: 'Checklist' } });

/** Its problems, by their code. */
export const checklistProblems = defineWords({
  checklist_changed: {
    title: { zh: '评查项目已由他人修改', en: 'Somebody changed the checklist meanwhile' },
    nextStep: { zh: '刷新页面，在新版本上重新修改。', en: 'Load the page again, and change the new version.' },
  },
});

/** What histories, refusals and files show of it. */
export const shownOfChecklists = {
  title: checklistWords.title,
  subjects: { checklist: { zh: '评查项目', en: 'Checklist' } },
  facts: { checklist_set: { zh: '设置评查项目', en: 'Checklist set' } },
  details: {},
  values: {},
  problems: checklistProblems,
};
