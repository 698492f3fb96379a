import type { Handling, LookAgain } from '../http/handling.ts';
import type { Word } from './define-words.ts';

/** What people did about a finding. */
export const handlingNames = {
  told: { zh: '待反馈', en: 'To be answered' },
  answered: { zh: '待认定', en: 'To be decided' },
  excused: { zh: '免责', en: 'Excused' },
  unfounded: { zh: '不成立', en: 'Unfounded' },
  confirmed: { zh: '已认定', en: 'Confirmed' },
  rectifying: { zh: '整改中', en: 'Being put right' },
  proved: { zh: '待复查', en: 'To be re-checked' },
  decided: { zh: '已处理', en: 'Decided' },
  closed: { zh: '已办结', en: 'Closed' },
} as const satisfies Record<Handling, Word>;

/** Why what was decided is to be looked at again. */
export const lookAgainNames = {
  no_longer_so: { zh: '数据已变：问题不再存在，请复核', en: 'The data no longer says so: look again' },
  says_more: { zh: '数据已变：情况比认定时更多，请复核', en: 'The data says more than was decided: look again' },
  other_person: { zh: '数据已变：涉及另一人，请复核', en: 'The data names somebody else: look again' },
} as const satisfies Record<LookAgain, Word>;
