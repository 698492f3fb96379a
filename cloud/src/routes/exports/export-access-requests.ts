import { type AccessRequestRow, accessRequestsQuerySchema } from '@rollcall/shared/http/access-requests';
import {
  accessRequestExportColumns,
  accessRequestStateNames,
  accessWords,
} from '@rollcall/shared/words/access-requests';
import { columnWords } from '@rollcall/shared/words/columns';
import { exportTitles } from '@rollcall/shared/words/exports';
import { signature } from '@rollcall/shared/words/signature';
import { principalOf } from '../../auth/principal.ts';
import { findBonds } from '../../auth/second-person.ts';
import {
  type AccessRequestFilter,
  type StoredAccessRequest,
  selectAccessRequests,
} from '../../evidence/access/access-request-repository.ts';
import { everyRow } from '../../http/every-row.ts';
import { exportColumns, listed } from '../../http/export-columns.ts';
import { defineExport } from '../../http/export-definition.ts';
import { toAccessRequestRow } from '../access-requests/to-access-request-row.ts';
import { visibleAccount } from '../visible-account.ts';

const column = exportColumns<AccessRequestRow>();

export const exportAccessRequests = defineExport({
  table: 'access-requests',
  title: exportTitles['access-requests'],
  access: 'access.read',
  query: accessRequestsQuerySchema,
  columns: [
    column.word(accessWords.columns.state, (request) => request.state, accessRequestStateNames),
    column.text(accessWords.columns.purpose, (request) => request.purpose, 40),
    column.number(accessWords.columns.footage, (request) => request.recordings),
    column.text(accessRequestExportColumns.footageUnits, (request) => listed(request.unitNames), 26),
    column.text(accessWords.columns.requestedBy, (request, language) =>
      signature(request.requestedBy, request.onBehalfOf, language),
    ),
    column.text(accessRequestExportColumns.unit, (request) => request.requestedByUnit, 26),
    column.moment(accessWords.columns.requestedAt, (request) => request.requestedAt),
    column.moment(accessWords.columns.expires, (request) => request.expiresAt),
    column.text(accessWords.detail.decidedBy, (request) => request.decidedBy),
    column.moment(columnWords.decided, (request) => request.decidedAt),
    column.text(columnWords.decisionReason, (request) => request.decisionReason, 40),
    column.text(accessWords.detail.revokedBy, (request) => request.revokedBy),
    column.moment(columnWords.revoked, (request) => request.revokedAt),
    column.text(accessRequestExportColumns.revokeReason, (request) => request.revokeReason, 40),
  ],
  async *rows({ db, now }, { own, waiting }, _sight, session) {
    const asOf = now();
    const bonds = await findBonds(db, session);
    const filter = {
      ownerId: own === '1' ? principalOf(session) : visibleAccount(session),
      waitingFor: waiting === '1' ? [...bonds.keys()] : undefined,
    };
    const select = ({ after, limit }: { after: AccessRequestFilter['before']; limit: number }) =>
      selectAccessRequests(db, { ...filter, before: after, limit }, asOf);
    const placeOf = ({ place, accessRequestId }: StoredAccessRequest) => ({ at: place, accessRequestId });
    for await (const row of everyRow(select, placeOf)) yield toAccessRequestRow(row, session, bonds);
  },
});
