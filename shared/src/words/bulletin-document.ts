import type { BulletinKind, Issue } from '../bulletins/content.ts';
import { defineWords, type Word } from './define-words.ts';

export const bulletinKindNames = {
  weekly: { zh: '周通报', en: 'Weekly bulletin' },
  monthly: { zh: '月研判', en: 'Monthly review' },
} as const satisfies Record<BulletinKind, Word>;

/** What a bulletin and its files say, part by part. The order of the parts is the order of `parts`. */
export const bulletinDocumentWords = defineWords({
  kinds: bulletinKindNames,
  /** 发文字号 without the brigade's own prefix. */
  issueNo: {
    zh: ({ year, number }: Pick<Issue, 'year' | 'number'>) => `〔${year}〕第${number}期`,
    en: ({ year, number }: Pick<Issue, 'year' | 'number'>) => `No. ${number} of ${year}`,
  },
  parts: {
    overview: { zh: '总体情况', en: 'Overview' },
    problems: { zh: '问题情况', en: 'Problems' },
    checks: { zh: '抽查检查情况', en: 'Checks' },
    criticism: { zh: '通报批评', en: 'Named criticism' },
    commendation: { zh: '通报表扬', en: 'Commendation' },
    rectifications: { zh: '整改情况', en: 'Rectification' },
    changes: { zh: '数据、规则变动和平台运行', en: 'Changes of data and rules, and how the system ran' },
    corrections: { zh: '前期通报更正', en: 'Corrections of earlier issues' },
    receipts: { zh: '前期签收反馈', en: 'Receipts and answers to earlier issues' },
    requirements: { zh: '工作要求', en: 'What is asked of the units' },
  },
  monthlyParts: {
    trends: { zh: '近六个月走势', en: 'Six months' },
    scores: { zh: '考核得分', en: 'Scores' },
    /** Since format 2. */
    training: { zh: '学习与再犯', en: 'Training and re-offences' },
  },
  criticismRules: {
    named_by_case: { zh: '追责决定通报批评', en: 'Criticism by name was decided' },
    confirmed_deletion: { zh: '经认定擅自删除录像', en: 'Unauthorised deletion was confirmed' },
    repeated_findings: { zh: '同期多次被认定违规', en: 'Several violations were confirmed' },
  },
  unitCriticismRules: {
    answers_late: { zh: '反馈逾期', en: 'Answers came late' },
    rectification_overdue: { zh: '整改逾期', en: 'Rectification is overdue' },
    slips: { zh: '指标持续下滑', en: 'A metric slips' },
  },
  commendationRules: {
    full_record: { zh: '全程规范记录', en: 'Everything was recorded' },
    unit_improved: { zh: '进步明显', en: 'Much improved' },
  },
  clearedWhy: {
    appeal_upheld: { zh: '申诉成立', en: 'appeal upheld' },
    unfounded: { zh: '复核不属实', en: 'found to be unfounded' },
    excused: { zh: '已说明免责', en: 'excused' },
    reopened: { zh: '已重新办理', en: 'reopened' },
    corrected: { zh: '认定已更正', en: 'the decision was corrected' },
  },
});
