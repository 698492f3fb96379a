import type { BulletinPeriod } from '../resources/bulletins.ts';
import { spanInFull } from './bulletin-head.ts';
import { defineWords } from './define-words.ts';

/** The pages of study packs: the list, one pack, its form, and how it is presented. */
export const studyPackPageWords = defineWords({
  intro: {
    zh: '每期周通报签发后，平台自动生成一份学习材料，供周一集中学习演示。材料不出现姓名、警号和单位。',
    en: 'HQ makes a study pack of each weekly bulletin once it is sealed, to be shown on Monday. It names no person and no unit.',
  },
  empty: { zh: '还没有学习材料', en: 'No study packs yet' },
  emptyHint: {
    zh: '签发周通报后会自动生成；也可以从已签发的通报生成。',
    en: 'One is made once a weekly bulletin is sealed; you can also make one from a sealed bulletin.',
  },
  make: { zh: '从通报生成', en: 'Make from a bulletin' },
  makeNow: { zh: '生成', en: 'Make' },
  bulletin: { zh: '通报', en: 'Bulletin' },
  noBulletin: {
    zh: '已签发的通报都有学习材料了。',
    en: 'Every sealed bulletin has its study pack.',
  },
  madeOf: { zh: '依据', en: 'Made from' },
  period: {
    zh: spanInFull,
    en: ({ from, to }: BulletinPeriod) => `${from} to ${to}`,
  },
  slides: { zh: '演示页', en: 'Slides' },
  slideCount: {
    zh: (count: number) => `共 ${count} 页`,
    en: (count: number) => `${count} slide${count === 1 ? '' : 's'}`,
  },
  present: { zh: '演示', en: 'Present' },
  print: { zh: '打印', en: 'Print' },
  fixed: {
    zh: '已有学习用过它并签收，内容不再改动。',
    en: 'A session with it was signed off: it isn’t changed any more.',
  },
  sessions: {
    zh: (count: number) => `${count} 场学习在用`,
    en: (count: number) => `used by ${count} session${count === 1 ? '' : 's'}`,
  },
  tooLong: {
    zh: '字太多，后排看不清：请精简文字。',
    en: 'Too much text to read from the back: make it shorter.',
  },
  /** What isn’t shown to officers. */
  answersHere: {
    zh: '题目和正确答案（答题功能在“规则参数”里开启后才演示）',
    en: 'Questions and right answers (shown once the parameters turn questions on)',
  },
  edit: { zh: '修改学习材料', en: 'Change the study pack' },
  advice: { zh: '工作提示', en: 'What is asked of everybody' },
  adviceHint: { zh: '一行一条。', en: 'One per line.' },
  chosenCases: { zh: '选用的案例', en: 'Chosen cases' },
  noCases: { zh: '还没有选案例。', en: 'No case is chosen yet.' },
  library: { zh: '案例库', en: 'Case library' },
  libraryHint: { zh: '本期问题所属类别的案例排在前面。', en: 'Cases of this issue’s problems come first.' },
  noLibrary: { zh: '没有符合的案例。', en: 'No case matches.' },
  searchCases: { zh: '搜索案例', en: 'Search cases' },
  choose: { zh: (title: string) => `选用：${title}`, en: (title: string) => `Choose: ${title}` },
  up: { zh: (title: string) => `上移：${title}`, en: (title: string) => `Move up: ${title}` },
  down: { zh: (title: string) => `下移：${title}`, en: (title: string) => `Move down: ${title}` },
  takeOut: { zh: (title: string) => `去掉：${title}`, en: (title: string) => `Take out: ${title}` },
  moreCases: { zh: '更多案例', en: 'More cases' },
  mostCases: { zh: '最多 20 个案例。', en: 'At most 20 cases.' },
  questions: { zh: '答题', en: 'Questions' },
  questionsHint: {
    zh: '学习结束时作答；答题功能在“规则参数”里开启。',
    en: 'Answered at the end of a session, where the parameters turn that on.',
  },
  questionNo: { zh: (nr: number) => `第${nr}题`, en: (nr: number) => `Question ${nr}` },
  optionNo: { zh: (letter: string) => `选项 ${letter}`, en: (letter: string) => `Option ${letter}` },
  isRight: { zh: (letter: string) => `选项 ${letter} 是正确答案`, en: (letter: string) => `Option ${letter} is right` },
  rightAnswer: { zh: '正确答案', en: 'Right answer' },
  addQuestion: { zh: '增加一题', en: 'Add a question' },
  addOption: { zh: '增加选项', en: 'Add an option' },
  dropOption: { zh: (letter: string) => `删除选项 ${letter}`, en: (letter: string) => `Delete option ${letter}` },
  dropQuestion: { zh: (nr: number) => `删除第${nr}题`, en: (nr: number) => `Delete question ${nr}` },
  questionIncomplete: {
    zh: '每题写明题目和全部选项，并选出正确答案。',
    en: 'Each question needs its text, all its options, and which of them is right.',
  },
  titleWrong: { zh: '写 2 到 60 个字。', en: 'Write 2 to 60 characters.' },
});

/** What the slides say. */
export const slideWords = defineWords({
  figures: { zh: '本期指标', en: 'Figures of this issue' },
  before: { zh: (share: string) => `上期 ${share}`, en: (share: string) => `before: ${share}` },
  problems: { zh: '本期问题', en: 'Problems of this issue' },
  told: { zh: '发现', en: 'Found' },
  confirmed: { zh: '已认定', en: 'Confirmed' },
  noProblems: { zh: '本期没有发现违规问题', en: 'No violation was found' },
  caseNo: { zh: (caseNo: number) => `案例 ${caseNo}`, en: (caseNo: number) => `Case ${caseNo}` },
  source: { zh: (source: string) => `出处：${source}`, en: (source: string) => `Source: ${source}` },
  rule: { zh: '适用规定', en: 'The rule' },
  caseAdvice: { zh: '应当怎么做', en: 'What to do' },
  withdrawn: { zh: '这个案例已移出案例库，不再演示', en: 'This case left the library and isn’t shown any more' },
  advice: { zh: '工作提示', en: 'What is asked of everybody' },
  questions: { zh: '想一想', en: 'Questions' },
  rightMark: { zh: '正确答案', en: 'right' },
  next: { zh: '下一页', en: 'Next slide' },
  previous: { zh: '上一页', en: 'Previous slide' },
  first: { zh: '第一页', en: 'First slide' },
  last: { zh: '最后一页', en: 'Last slide' },
  fullScreen: { zh: '全屏', en: 'Full screen' },
  leave: { zh: '退出演示', en: 'Leave' },
  keys: {
    zh: '→ 空格 下一页　← 上一页　Home 首页　End 末页　F 全屏　Esc 退出',
    en: '→ Space next · ← back · Home first · End last · F full screen · Esc leave',
  },
});
