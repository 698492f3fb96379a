import type { ConflictKind } from '@rollcall/shared/http/custody-conflicts';
import type { DisputeState } from '@rollcall/shared/http/custody-disputes';
import type {
  ObservationKind,
  ObservationSource,
  ObservationStanding,
} from '@rollcall/shared/http/custody-observations';
import type { Words } from './export-definition.ts';

interface CustodyWords {
  kind: Record<ObservationKind, Words>;
  source: Record<ObservationSource, Words>;
  standing: Record<ObservationStanding, Words>;
  conflict: Record<ConflictKind, Words>;
  disputeState: Record<DisputeState, Words>;
}

/** What was seen of recorders, and what contradicts it, in words, the page's own. */
export const custodyWords: CustodyWords = {
  kind: { check_out: { zh: '领用', en: 'taken' }, check_in: { zh: '交回', en: 'brought back' } },
  source: {
    kiosk: { zh: '采集站屏幕', en: "station's screen" },
    page: { zh: '补登', en: 'entered' },
    import: { zh: '导入', en: 'imported' },
  },
  standing: {
    counts: { zh: '有效', en: 'Counts' },
    unknown_recorder: { zh: '记录仪未登记', en: 'Recorder not registered' },
    unknown_officer: { zh: '人员未登记', en: 'Officer not registered' },
    withdrawn: { zh: '已撤销', en: 'Withdrawn' },
  },
  conflict: {
    two_check_outs: {
      zh: '未交回就被他人领用：这段时间何时转手不明',
      en: 'Taken by another without a return: when it changed hands is not known',
    },
    entry_differs: {
      zh: '采集站屏幕与登记不是同一人：以登记为准',
      en: "The station's screen and the entry name different people: the entry counts",
    },
  },
  disputeState: {
    open: { zh: '有异议', en: 'Disputed' },
    upheld: { zh: '异议成立', en: 'Dispute upheld' },
    dismissed: { zh: '异议不成立', en: 'Dispute dismissed' },
  },
};
