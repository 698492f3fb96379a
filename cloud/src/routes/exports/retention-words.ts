import type { DeletionListState } from '@rollcall/shared/http/deletion-lists';
import type { LegalHoldState } from '@rollcall/shared/http/legal-holds';
import type { Words } from './export-definition.ts';

interface RetentionWords {
  listState: Record<DeletionListState, Words>;
  holdState: Record<LegalHoldState, Words>;
}

/** Lists of deletions and holds in words, the page's own. */
export const retentionWords: RetentionWords = {
  listState: {
    proposed: { zh: '等待两人批准', en: 'Waits for two people' },
    approved: { zh: '已批准，待删除', en: 'Approved, to be deleted' },
    refused: { zh: '已驳回', en: 'Refused' },
    done: { zh: '已完成', en: 'Done' },
  },
  holdState: {
    active: { zh: '保全中', en: 'Held' },
    lifted: { zh: '已解除', en: 'Lifted' },
    expired: { zh: '已到期', en: 'Expired' },
  },
};
