import type { Issue } from '../bulletins/content.ts';
import type { StudyPackRow } from '../resources/study-packs.ts';
import { bulletinKindNames } from './bulletin-document.ts';
import { issueInFull } from './bulletin-head.ts';
import { defineWords } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

/** Of columns and of fields. */
const headings = {
  title: { zh: '题目', en: 'Title' },
  kind: { zh: '依据', en: 'Made from' },
  issue: { zh: '期号', en: 'Issue' },
  from: { zh: '期间自', en: 'From' },
  to: { zh: '期间至', en: 'To' },
  cases: { zh: '案例', en: 'Cases' },
  questions: { zh: '问题', en: 'Questions' },
  sessions: { zh: '学习场次', en: 'Sessions' },
  createdAt: { zh: '生成时间', en: 'Made' },
} as const;

export const studyPackColumns = defineColumns<StudyPackRow>()([
  { key: 'title', kind: 'text', heading: headings.title, width: 40, onPage: 'always' },
  { key: 'kind', kind: 'word', heading: headings.kind, words: bulletinKindNames },
  { key: 'number', kind: 'text', heading: headings.issue, value: ({ year, number }) => `〔${year}〕${number}` },
  { key: 'from', kind: 'date', heading: headings.from },
  { key: 'to', kind: 'date', heading: headings.to },
  { key: 'cases', kind: 'number', heading: headings.cases },
  { key: 'questions', kind: 'number', heading: headings.questions },
  { key: 'sessions', kind: 'number', heading: headings.sessions },
  { key: 'createdAt', kind: 'moment', heading: headings.createdAt },
]);

export const studyPackWords = defineWords({ ...headings, packs: { zh: '学习材料', en: 'Study packs' } });

/** What a pack is called until somebody writes another title: stored as it is. */
export function packTitle(issue: Issue): string {
  return `${issue.kind === 'weekly' ? '周一学习' : '集中学习'}：${issueInFull(issue)}`;
}

/** Its problems, by their code. */
const studyPackProblems = defineWords({
  pack_changed: {
    title: { zh: '学习材料已由他人修改', en: 'Somebody changed the study pack meanwhile' },
    nextStep: { zh: '刷新页面，在新内容上重新修改。', en: 'Load the page again, and change what it says now.' },
  },
  pack_fixed: {
    title: { zh: '学习材料已经用过，不能再改', en: 'The study pack was used and can’t be changed any more' },
    nextStep: {
      zh: '用它的学习已签收存档。要改内容，用下一期的学习材料。',
      en: 'A session with it was signed off. Use the pack of the next issue.',
    },
  },
  pack_of_bulletin: {
    title: { zh: '这期通报已有学习材料', en: 'This bulletin has a study pack already' },
    nextStep: { zh: '打开已有的学习材料修改。', en: 'Open that one and change it.' },
  },
  pack_bulletin_not_sealed: {
    title: { zh: '通报还没有签发', en: 'The bulletin isn’t sealed yet' },
    nextStep: { zh: '签发后再做学习材料。', en: 'Make the pack once it is sealed.' },
  },
  pack_case_withdrawn: {
    title: { zh: '选用的案例已移出案例库', en: 'A chosen case left the library' },
    nextStep: { zh: '去掉这个案例，再保存。', en: 'Take the case out, then save again.' },
  },
  pack_names: {
    title: { zh: '学习材料里写有可识别人的内容', en: 'The study pack says who it was' },
    nextStep: {
      zh: '删去标出的姓名、警号、车牌、执法记录仪编号和单位，再保存。',
      en: 'Take out the names, badge numbers, plates, recorders and units that are shown, then save again.',
    },
  },
});

/** What histories, refusals and files show of it. */
export const shownOfStudyPacks = {
  title: studyPackWords.packs,
  subjects: { study_pack: { zh: '学习材料', en: 'Study pack' } },
  facts: {
    study_pack_made: { zh: '生成学习材料', en: 'Study pack made' },
    study_pack_changed: { zh: '修改学习材料', en: 'Study pack changed' },
  },
  details: {
    title: headings.title,
    cases: { zh: '案例号', en: 'cases' },
    advice: { zh: '工作提示', en: 'what is asked' },
    questions: { zh: '答题', en: 'questions' },
    issue: { zh: '通报', en: 'bulletin' },
    year: { zh: '年度', en: 'year' },
    number: { zh: '期号', en: 'number' },
  },
  values: {},
  problems: studyPackProblems,
};
