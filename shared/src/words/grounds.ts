import type { Ground } from '../http/handling.ts';
import { defineWords, type Word } from './define-words.ts';

export const groundNames = {
  first_slight: { zh: '初次且情节轻微', en: 'First, and slight' },
  put_right: { zh: '当场改正', en: 'Put right at once' },
  outside_cause: { zh: '非本人原因', en: 'Cause outside of the person' },
  other_ground: { zh: '其他', en: 'Other' },
} as const satisfies Record<Ground, Word>;

export const groundHeadings = {
  officerGround: { zh: '不追究本人的依据', en: 'Why the officer isn’t held to account' },
  leaderGround: { zh: '不追究责任领导的依据', en: 'Why the leader isn’t held to account' },
  leaderReason: { zh: '不追究责任领导的理由', en: 'Other ground of the leader' },
} as const;

/** Why nobody is held to account for a finding that ends without a case. */
export const groundWords = defineWords({
  ...groundHeadings,
  names: groundNames,
  firstIsComputed: {
    zh: '是否初次由系统核对：再犯期限内已有同类认定的，不能选“初次且情节轻微”。擅自删除一律不能选。选“其他”的，在理由中写明。',
    en: 'Whether it is the first is computed: with an earlier one of its kind, “first, and slight” is refused. A deletion is never slight. Say in the reason what another ground is.',
  },
});
