import { type AccessRequestRow, accessRequestsQuerySchema } from '@rollcall/shared/http/access-requests';
import {
  type AccessRequestFilter,
  type StoredAccessRequest,
  selectAccessRequests,
} from '../../evidence/access/access-request-repository.ts';
import { toAccessRequestRow } from '../access-requests/to-access-request-row.ts';
import { visibleAccount } from '../visible-account.ts';
import { accessWords } from './access-words.ts';
import { everyRow } from './every-row.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';

const column = exportColumns<AccessRequestRow>();

export const exportAccessRequests = defineExport({
  table: 'access-requests',
  title: { zh: '调阅申请', en: 'access requests' },
  access: 'access.read',
  query: accessRequestsQuerySchema,
  columns: [
    column.word('状态', 'State', (request) => request.state, accessWords.requestState),
    column.text('用途', 'Purpose', (request) => request.purpose, 40),
    column.number('录像', 'Footage', (request) => request.recordings),
    column.text('录像所属单位', 'Units of the footage', (request) => request.unitNames.join('、'), 26),
    column.text('申请人', 'Requested by', (request) => request.requestedBy),
    column.text('申请人单位', 'Unit', (request) => request.requestedByUnit, 26),
    column.moment('申请时间', 'Requested', (request) => request.requestedAt),
    column.moment('有效期至', 'Expires', (request) => request.expiresAt),
    column.text('决定人', 'Decided by', (request) => request.decidedBy),
    column.moment('决定时间', 'Decided', (request) => request.decidedAt),
    column.text('决定理由', 'Reason of the decision', (request) => request.decisionReason, 40),
    column.text('撤销人', 'Revoked by', (request) => request.revokedBy),
    column.moment('撤销时间', 'Revoked', (request) => request.revokedAt),
    column.text('撤销理由', 'Reason of the revocation', (request) => request.revokeReason, 40),
  ],
  async *rows({ db, now }, { own, waiting }, _sight, session) {
    const { accountId } = session;
    const filter = {
      accountId: own === '1' ? accountId : visibleAccount(session),
      waitingFor: waiting === '1' ? accountId : undefined,
    };
    const asOf = now();
    const select = ({ after, limit }: { after: AccessRequestFilter['before']; limit: number }) =>
      selectAccessRequests(db, { ...filter, before: after, limit }, asOf);
    const placeOf = ({ place, accessRequestId }: StoredAccessRequest) => ({ at: place, accessRequestId });
    for await (const row of everyRow(select, placeOf)) yield toAccessRequestRow(row, accountId);
  },
});
