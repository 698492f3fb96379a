import { defineWords } from './define-words.ts';

/** Its problems, by their code. */
export const rulesStartProblems = defineWords({
  rules_start_bad_date: {
    title: { zh: '启用日期须为以后某月1日', en: 'The date must be the first of a month that has not come' },
    nextStep: { zh: '请从下个月起选择一个月份。', en: 'Choose the first of next month or of a later one.' },
  },
  rules_start_open: {
    title: { zh: '还有一个启用日期等待审批', en: 'Another date is waiting for a decision' },
    nextStep: { zh: '请先同意、驳回或撤回那一个。', en: 'First have it agreed to, refused or withdrawn.' },
  },
  rules_start_late: {
    title: {
      zh: '提议的启用日期已到，不能再同意',
      en: 'The proposed date has come, so nobody can agree to it any more',
    },
    nextStep: {
      zh: '请驳回或撤回，再提议以后的月份。',
      en: 'Refuse or withdraw it, then propose the first of a later month.',
    },
  },
  rules_start_fixed: {
    title: {
      zh: '新判定规则已启用，日期不能再改',
      en: 'The new rules have begun, so their date can’t be moved any more',
    },
    nextStep: {
      zh: '启用后的勤务一律按新规则判定；有待审批的日期，请驳回或撤回。',
      en: 'Duties since then are judged by the new rules. If a date still waits, refuse or withdraw it.',
    },
  },
  rules_always_new: {
    title: { zh: '本平台自启用起就按新规则判定', en: 'This HQ has judged by the new rules since it was installed' },
    nextStep: { zh: '无需设置启用日期。', en: 'There is no date to set.' },
  },
  own_rules_start: {
    title: { zh: '不能审批自己提议的启用日期', en: 'You cannot decide a date that you proposed' },
    nextStep: { zh: '须由另一人同意；您可以撤回。', en: 'A second person must agree to it; you can withdraw it.' },
  },
  not_own_rules_start: {
    title: { zh: '只有提议人可以撤回启用日期', en: 'Only the proposer can withdraw the date' },
    nextStep: { zh: '认为不妥的，请驳回。', en: 'If it should not count, refuse it instead.' },
  },
});

/** What histories and refusals show of it. */
export const shownOfRulesStarts = {
  title: { zh: '判定规则', en: 'Rules' },
  subjects: { rules_start: { zh: '新判定规则启用日期', en: 'Date of the new rules' } },
  facts: {
    rules_start_proposed: { zh: '提议新判定规则启用日期', en: 'Date of the new rules proposed' },
    rules_start_agreed: { zh: '同意新判定规则启用日期', en: 'Date of the new rules agreed to' },
    rules_start_refused: { zh: '驳回新判定规则启用日期', en: 'Date of the new rules refused' },
    rules_start_withdrawn: { zh: '撤回新判定规则启用日期', en: 'Date of the new rules withdrawn' },
  },
  details: {},
  values: {},
  problems: rulesStartProblems,
};
