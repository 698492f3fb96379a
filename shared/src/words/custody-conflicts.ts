import type { ConflictKind } from '../http/custody-conflicts.ts';
import { defineWords, type Word } from './define-words.ts';

/** What contradicts itself about who held a recorder. */
export const custodyConflictWords = defineWords({
  officers: { zh: '涉及人员', en: 'Officers' },
  kind: { zh: '冲突', en: 'Contradiction' },
  kinds: {
    two_check_outs: {
      zh: '未交回就被他人领用：这段时间何时转手不明',
      en: 'Taken by another without a return: when it changed hands is not known',
    },
    entry_differs: {
      zh: '采集站屏幕与登记不是同一人：以登记为准',
      en: "The station's screen and the entry name different people: the entry counts",
    },
  } satisfies Record<ConflictKind, Word>,
  from: { zh: '起', en: 'From' },
  until: { zh: '止', en: 'Until' },
  empty: { zh: '没有冲突', en: 'No contradictions' },
  emptyHint: { zh: '所见与登记一致。', en: 'What was seen agrees with what was entered.' },
});
