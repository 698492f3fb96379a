import { defineWords } from './define-words.ts';

/** From when on the new rules count: the top of the page of the parameters. A month is `2027年1月` or `January 2027`. */
export const rulesStartWords = defineWords({
  title: { zh: '判定规则', en: 'Rules' },
  always: { zh: '新规则，自启用之日起', en: 'The new rules, since HQ was installed' },
  since: {
    zh: (month: string) => `新规则，${month}1日起`,
    en: (month: string) => `The new rules, since 1 ${month}`,
  },
  from: {
    zh: (month: string) => `现按原规则，${month}1日起按新规则`,
    en: (month: string) => `The old rules; the new ones from 1 ${month} on`,
  },
  never: { zh: '尚未启用新规则，现按原规则', en: 'The old rules; no date is set for the new ones' },
  intro: {
    zh: '勤务按其勤务日期当时的规则判定，以后补录、复核也不改用别的规则。',
    en: 'A duty is judged by the rules of its duty date, also when it is corrected or judged again later.',
  },
  fixed: { zh: '日期已到，不能再改。', en: 'The date has come, so it can’t be moved any more.' },
  setBy: {
    zh: (proposed: string, agreed: string, at: string) => `${proposed} 提议，${agreed} 同意，${at}`,
    en: (proposed: string, agreed: string, at: string) => `proposed by ${proposed}, agreed to by ${agreed}, ${at}`,
  },
  set: { zh: '提议启用日期', en: 'Propose a date' },
  move: { zh: '提议改期', en: 'Propose another date' },
  drawer: { zh: '新判定规则启用日期', en: 'Date of the new rules' },
  month: { zh: '启用月份（自1日起）', en: 'Month (from its first day on)' },
  monthHint: {
    zh: '须由另一名管理员或大队领导同意才生效；日期一到不能再改。',
    en: 'It counts once another administrator or a brigade leader agrees. Once the date has come nobody can move it.',
  },
  propose: { zh: '提交，等待同意', en: 'Propose' },
  waiting: {
    zh: (month: string) => `待同意：${month}1日起按新规则`,
    en: (month: string) => `Waits: the new rules from 1 ${month} on`,
  },
  proposed: {
    zh: (by: string, at: string) => `${by} 提议，${at}`,
    en: (by: string, at: string) => `proposed by ${by}, ${at}`,
  },
  own: { zh: '须由另一人同意；您可以撤回。', en: 'A second person must agree to it; you can withdraw it.' },
  involved: {
    zh: '您与提议人有关，须由另一人同意。',
    en: 'You have to do with its proposal: somebody else must agree to it.',
  },
  late: { zh: '提议的日期已到，只能驳回或撤回。', en: 'Its date has come: it can only be refused or withdrawn.' },
  agree: { zh: '同意', en: 'Agree' },
  refuse: { zh: '驳回', en: 'Refuse' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  reason: { zh: '理由', en: 'Reason' },
  history: { zh: '历次提议', en: 'Proposals' },
  date: { zh: '启用日期', en: 'Date' },
  withInstallation: { zh: '自启用之日起', en: 'with the installation' },
  state: { zh: '结果', en: 'Outcome' },
  proposedBy: { zh: '提议', en: 'Proposed' },
  decidedBy: { zh: '审批', en: 'Decided' },
  states: {
    proposed: { zh: '待同意', en: 'waits' },
    agreed: { zh: '已同意', en: 'agreed' },
    refused: { zh: '已驳回', en: 'refused' },
    withdrawn: { zh: '已撤回', en: 'withdrawn' },
  },
});

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
  title: rulesStartWords.title,
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
