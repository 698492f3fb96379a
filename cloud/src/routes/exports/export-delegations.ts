import { type DelegationRow, delegationsQuerySchema } from '@rollcall/shared/http/delegations';
import { type StoredDelegation, selectDelegations } from '../../auth/delegation-repository.ts';
import { toDelegationRow } from '../delegations/to-delegation-row.ts';
import { accountWords } from './account-words.ts';
import { everyRow } from './every-row.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';

const column = exportColumns<DelegationRow>();

export const exportDelegations = defineExport({
  table: 'delegations',
  title: { zh: '代理', en: 'stand-ins' },
  access: 'delegations.read',
  query: delegationsQuerySchema,
  columns: [
    column.word('状态', 'State', (delegation) => delegation.state, accountWords.delegationState),
    column.text('单位', 'Unit', (delegation) => delegation.unitName, 26),
    column.text('负责人', 'Leader', ({ leader }) => leader.officerName),
    column.text('负责人用户名', 'User name of the leader', ({ leader }) => leader.username, 26),
    column.text('代理人', 'Stands in', ({ delegate }) => delegate.officerName),
    column.text('代理人用户名', 'User name of the stand-in', ({ delegate }) => delegate.username, 26),
    column.moment('开始时间', 'From', (delegation) => delegation.startsAt),
    column.moment('结束时间', 'Until', (delegation) => delegation.endsAt),
    column.text('理由', 'Reason', (delegation) => delegation.reason, 40),
    column.text('指定人', 'Named by', (delegation) => delegation.namedBy),
    column.text('提前结束', 'Ended by', (delegation) => delegation.endedBy),
  ],
  async *rows({ db, now }, { state }, sight) {
    const asOf = now();
    const select = ({ after, limit }: { after: { at: string; delegationId: string } | undefined; limit: number }) =>
      selectDelegations(db, { state }, { sight, now: asOf, after, limit });
    const placeOf = ({ place, delegationId }: StoredDelegation) => ({ at: place, delegationId });
    for await (const row of everyRow(select, placeOf)) yield toDelegationRow(row);
  },
});
