import { roleNames } from '@rollcall/shared/fields/roles';
import { type DelegationRow, delegationsQuerySchema } from '@rollcall/shared/http/delegations';
import { columnWords } from '@rollcall/shared/words/columns';
import { delegationExportColumns, delegationWords } from '@rollcall/shared/words/delegations';
import { exportTitles } from '@rollcall/shared/words/exports';
import { type StoredDelegation, selectDelegations } from '../../auth/delegation-repository.ts';
import { everyRow } from '../../http/every-row.ts';
import { exportColumns } from '../../http/export-columns.ts';
import { defineExport } from '../../http/export-definition.ts';
import { toDelegationRow } from '../delegations/to-delegation-row.ts';

const column = exportColumns<DelegationRow>();

export const exportDelegations = defineExport({
  table: 'delegations',
  title: exportTitles.delegations,
  access: 'delegations.read',
  query: delegationsQuerySchema,
  columns: [
    column.word(delegationWords.state, (delegation) => delegation.state, delegationWords.states),
    column.word(delegationExportColumns.leaderRole, (delegation) => delegation.leaderRole, roleNames),
    column.text(delegationWords.unit, (delegation) => delegation.unitName, 26),
    column.text(delegationWords.leader, ({ leader }) => leader.officerName ?? leader.username),
    column.text(delegationWords.delegate, ({ delegate }) => delegate.officerName ?? delegate.username),
    column.moment(delegationExportColumns.from, (delegation) => delegation.startsAt),
    column.moment(delegationExportColumns.until, (delegation) => delegation.endsAt),
    column.text(columnWords.reason, (delegation) => delegation.reason, 40),
    column.text(delegationWords.namedBy, (delegation) => delegation.namedBy),
    column.text(delegationExportColumns.endedBy, (delegation) => delegation.endedBy),
  ],
  async *rows({ db, now }, { state }, sight) {
    const asOf = now();
    const select = ({ after, limit }: { after: { at: string; delegationId: string } | undefined; limit: number }) =>
      selectDelegations(db, { state }, { sight, now: asOf, after, limit });
    const placeOf = ({ place, delegationId }: StoredDelegation) => ({ at: place, delegationId });
    for await (const row of everyRow(select, placeOf)) yield toDelegationRow(row);
  },
});
