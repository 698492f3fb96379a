import type { CaseWithdrawal, TrainingCaseRow } from '../resources/training-cases.ts';
import { defineWords, type Word } from './define-words.ts';
import { violationClassNames } from './findings.ts';
import { defineColumns } from './list-columns.ts';

const caseOriginNames = {
  own: { zh: '本大队', en: 'Own' },
  imported: { zh: '外地案例', en: 'From elsewhere' },
} as const satisfies Record<TrainingCaseRow['origin'], Word>;

const caseWithdrawalNames = {
  finding_set_aside: { zh: '所依据的问题已撤销', en: 'The finding it rests on was set aside' },
  finding_reopened: { zh: '所依据的问题正在重新认定', en: 'The finding it rests on is being decided again' },
  by_person: { zh: '人工移出', en: 'Taken out by somebody' },
} as const satisfies Record<CaseWithdrawal, Word>;

/** Of columns and of fields. */
const headings = {
  caseNo: { zh: '案例号', en: 'No.' },
  title: { zh: '题目', en: 'Title' },
  violationClass: { zh: '违规类别', en: 'Violation' },
  origin: { zh: '来源', en: 'Origin' },
  source: { zh: '出处', en: 'Source' },
  text: { zh: '案情', en: 'What happened' },
  rule: { zh: '适用规定', en: 'The rule' },
  advice: { zh: '应当怎么做', en: 'What to do' },
  withdrawn: { zh: '移出案例库', en: 'Left the library' },
  createdAt: { zh: '入库时间', en: 'Added' },
} as const;

export const trainingCaseColumns = defineColumns<TrainingCaseRow>()([
  { key: 'caseNo', kind: 'number', heading: headings.caseNo, onPage: 'always' },
  { key: 'title', kind: 'text', heading: headings.title, width: 40, onPage: 'always' },
  { key: 'violationClass', kind: 'word', heading: headings.violationClass, words: violationClassNames },
  { key: 'origin', kind: 'word', heading: headings.origin, words: caseOriginNames },
  { key: 'source', kind: 'text', heading: headings.source, width: 30 },
  { key: 'text', kind: 'text', heading: headings.text, width: 60, onPage: 'never' },
  { key: 'rule', kind: 'text', heading: headings.rule, width: 40, onPage: 'never' },
  { key: 'advice', kind: 'text', heading: headings.advice, width: 40, onPage: 'never' },
  {
    key: 'withdrawn',
    kind: 'word',
    heading: headings.withdrawn,
    words: caseWithdrawalNames,
    value: ({ withdrawn }) => withdrawn?.why ?? null,
  },
  { key: 'createdAt', kind: 'moment', heading: headings.createdAt },
]);

export const trainingCaseWords = defineWords({
  ...headings,
  originNames: caseOriginNames,
  withdrawalNames: caseWithdrawalNames,
  violationNames: violationClassNames,
  library: { zh: '案例库', en: 'Case library' },
  hint: {
    zh: '本大队和外地的违规案例，供学习使用。案例里不写人、不写单位、不写时间地点。',
    en: 'Violations here and elsewhere, to learn from. A case names nobody, no unit, no time and no place.',
  },
  empty: { zh: '还没有案例', en: 'No cases yet' },
  emptyHint: {
    zh: '从已办结的问题中选一个写成案例，或者导入外地案例。',
    en: 'Write one about a finding that is closed, or import cases from elsewhere.',
  },
  search: { zh: '搜索题目、案情、规定', en: 'Title, text, rule' },
  inLibrary: { zh: '在库案例', en: 'In the library' },
  withheld: { zh: '（内容不再显示）', en: '(not shown any more)' },
  add: { zh: '录入外地案例', en: 'Add a case from elsewhere' },
  addOfFinding: { zh: '写成案例', en: 'Write a case' },
  writeOf: { zh: '写成案例', en: 'Write a training case' },
  fromFindings: { zh: '从问题中选', en: 'Choose a finding' },
  candidatesHint: {
    zh: '已认定并办结、还没有写成案例的问题，最近的在前。',
    en: 'Findings that were confirmed and closed, and that have no case yet, newest first.',
  },
  noCandidates: {
    zh: '没有可以写成案例的问题。问题认定并办结后会列在这里。',
    en: 'There is none. Findings are listed here once they are confirmed and closed.',
  },
  write: { zh: '写成案例', en: 'Write' },
  formHint: {
    zh: '全大队都会看到。不写姓名、警号、车牌、执法记录仪编号、单位和采集站；写了的，保存时会标出来。',
    en: 'The whole brigade sees it. Write no names, badge numbers, plates, recorders, units or stations; those that you write are shown when you save.',
  },
  sourceHint: { zh: '如哪一期通报', en: 'Such as the bulletin that told of it' },
  edit: { zh: '修改案例', en: 'Change the case' },
  withdraw: { zh: '移出案例库', en: 'Take it out of the library' },
  withdrawReason: { zh: '移出原因', en: 'Why' },
  withdrawHint: {
    zh: '移出后不能恢复；用到它的学习材料里，不再显示这个案例。',
    en: 'It doesn’t come back. Study packs that use it stop showing it.',
  },
  numbered: {
    zh: (caseNo: number, title: string) => (title === '' ? `案例 ${caseNo}` : `案例 ${caseNo}：${title}`),
    en: (caseNo: number, title: string) => (title === '' ? `Case ${caseNo}` : `Case ${caseNo}: ${title}`),
  },
  left: {
    zh: (why: string) => `已移出案例库：${why}`,
    en: (why: string) => `Not in the library any more: ${why}`,
  },
  leftHint: {
    zh: '学习材料不再显示它；以下内容只有写案例的人看得到。',
    en: 'Study packs don’t show it any more. Only those who write cases see what follows.',
  },
  leftWithheld: { zh: '它的内容不再显示。', en: 'What it said isn’t shown any more.' },
  about: { zh: '案例信息', en: 'About this case' },
  packs: { zh: '用到它的学习材料', en: 'Study packs that use it' },
  finding: { zh: '依据', en: 'Rests on' },
  theFinding: { zh: '所依据的问题', en: 'the finding' },
  strip: { zh: '录像情况', en: 'What was recorded' },
  stripStart: { zh: '上勤', en: 'Start of duty' },
  stripEnd: { zh: (length: string) => `下勤（共 ${length}）`, en: (length: string) => `End, after ${length}` },
  stripNames: {
    recorded: { zh: '已录', en: 'Recorded' },
    missing: { zh: '缺录', en: 'Missing' },
    excused: { zh: '免录或已说明', en: 'Exempt or explained' },
  },
});

/** The columns of its import, with what the template says of each. */
export const trainingCaseImport = {
  title: {
    ...headings.title,
    note: '2 至 60 个字。同一出处已有同题的案例会被修改。',
    examples: ['执法途中关闭执法记录仪'],
  },
  violationClass: { ...headings.violationClass, note: '按四类违规填写。', examples: ['保存不全'] },
  text: {
    ...headings.text,
    note: '经过和后果，最多 4000 个字。不写姓名、警号、车牌、执法记录仪编号和单位。',
    examples: ['一名民警在处理一起交通事故时中途关闭执法记录仪，当事人投诉后无法还原经过。'],
  },
  rule: {
    ...headings.rule,
    note: '违反了哪一条规定，最多 1000 个字。',
    examples: ['现场执法应当全程、不间断录像。'],
  },
  advice: {
    ...headings.advice,
    note: '遇到同样情况应当怎么做，最多 1000 个字。',
    examples: ['执法结束前不关机；没电时当场说明，换备机继续录像。'],
  },
  source: {
    ...headings.source,
    note: '案例出自哪里，如哪一期通报，最多 200 个字。',
    examples: ['2026 年第 3 期执法监督通报'],
  },
};

/** Its problems, by their code. */
const trainingCaseProblems = defineWords({
  case_changed: {
    title: { zh: '案例已由他人修改', en: 'Somebody changed the case meanwhile' },
    nextStep: { zh: '刷新页面，在新内容上重新修改。', en: 'Load the page again, and change what it says now.' },
  },
  case_withdrawn: {
    title: { zh: '案例已移出案例库', en: 'The case left the library' },
    nextStep: {
      zh: '它不再修改、不再使用。换一个案例。',
      en: 'It isn’t changed or used any more. Choose another one.',
    },
  },
  case_not_of_finding: {
    title: { zh: '这个问题不能写成案例', en: 'No case can be made from this finding' },
    nextStep: {
      zh: '只有已认定并办结的违规问题才能写成案例。',
      en: 'Only a violation that was confirmed and closed can become a case.',
    },
  },
  case_finding_taken: {
    title: { zh: '这个问题已写成案例', en: 'There is a case about this finding already' },
    nextStep: { zh: '在案例库里修改已有的案例。', en: 'Change the case that is in the library.' },
  },
  case_names: {
    title: { zh: '案例里写有可识别人的内容', en: 'The case says who it was' },
    nextStep: {
      zh: '删去标出的姓名、警号、车牌、执法记录仪编号和单位，再保存。',
      en: 'Take out the names, badge numbers, plates, recorders and units that are shown, then save again.',
    },
  },
});

/** What histories, refusals and files show of it. */
export const shownOfTrainingCases = {
  title: trainingCaseWords.library,
  subjects: { training_case: { zh: '案例', en: 'Case for training' } },
  facts: {
    training_case_added: { zh: '案例入库', en: 'Case added to the library' },
    training_case_changed: { zh: '修改案例', en: 'Case changed' },
    training_case_withdrawn: { zh: '案例移出案例库', en: 'Case taken out of the library' },
  },
  details: {},
  values: {},
  problems: trainingCaseProblems,
};
