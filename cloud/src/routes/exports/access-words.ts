import type { AccessRequestState } from '@rollcall/shared/http/access-requests';
import type { EvidenceExportFailure, EvidenceExportState } from '@rollcall/shared/http/evidence-exports';
import type { Words } from './export-definition.ts';

interface AccessWords {
  requestState: Record<AccessRequestState, Words>;
  exportState: Record<EvidenceExportState, Words>;
  failure: Record<EvidenceExportFailure['reason'], Words>;
}

/** The values of access requests and exports of evidence in words, the page's own. */
export const accessWords: AccessWords = {
  requestState: {
    pending: { zh: '待决定', en: 'Pending' },
    approved: { zh: '已批准', en: 'Approved' },
    refused: { zh: '已驳回', en: 'Refused' },
    revoked: { zh: '已撤销', en: 'Revoked' },
    expired: { zh: '已到期', en: 'Expired' },
  },
  exportState: {
    waiting: { zh: '排队中', en: 'Waiting' },
    running: { zh: '生成中', en: 'Being made' },
    ready: { zh: '可下载', en: 'Ready' },
    failed: { zh: '失败', en: 'Failed' },
    expired: { zh: '已到期', en: 'Expired' },
  },
  failure: {
    object_missing: { zh: '存储中找不到这段录像', en: 'not found in the store' },
    object_changed: { zh: '存储中的内容与核验时不同', en: 'stored bytes are not those that were verified' },
    not_verified: { zh: '录像已不是核验通过的状态', en: 'no longer verified' },
    access_ended: { zh: '导出期间权限已结束', en: 'access ended meanwhile' },
  },
};
