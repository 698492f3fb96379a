import { type ExemptionRow, exemptionsQuerySchema } from '@rollcall/shared/http/exemptions';
import {
  type ExemptionPlace,
  type StoredExemption,
  selectExemptions,
} from '../../exemptions/exemption-list-repository.ts';
import { toExemptionRow } from '../exemptions/to-exemption-row.ts';
import { everyRow } from './every-row.ts';
import { exemptionWords } from './exemption-words.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';

const column = exportColumns<ExemptionRow>();

export const exportExemptions = defineExport({
  table: 'exemptions',
  title: { zh: '缺录说明', en: 'explanations' },
  access: 'exemptions.read',
  query: exemptionsQuerySchema,
  columns: [
    column.word('状态', 'State', (exemption) => exemption.state, exemptionWords.state),
    column.text('警号', 'Badge no.', (exemption) => exemption.badgeNo),
    column.text('姓名', 'Name', (exemption) => exemption.officerName),
    column.text('单位代码', 'Unit code', (exemption) => exemption.unitCode),
    column.text('单位', 'Unit', (exemption) => exemption.unitName, 26),
    column.moment('开始时间', 'Starts', (exemption) => exemption.startsAt),
    column.moment('结束时间', 'Ends', (exemption) => exemption.endsAt),
    column.minutes('时长', 'Length', ({ startsAt, endsAt }) => Date.parse(endsAt) - Date.parse(startsAt)),
    column.word('原因', 'Cause', (exemption) => exemption.reasonCode, exemptionWords.reason),
    column.word('效果', 'Effect', (exemption) => exemption.effect, exemptionWords.effect),
    column.text('说明', 'Explanation', (exemption) => exemption.explanation, 60),
    column.text('附件', 'Attachment', (exemption) => exemption.attachment?.fileName ?? null, 26),
    column.text('附件 SHA-256', 'Attachment SHA-256', (exemption) => exemption.attachment?.sha256 ?? null, 66),
    column.text('提交人', 'Asked by', (exemption) => exemption.askedBy),
    column.moment('提交时间', 'Asked', (exemption) => exemption.askedAt),
    column.text('审批人', 'Decided by', (exemption) => exemption.decidedBy),
    column.moment('审批时间', 'Decided', (exemption) => exemption.decidedAt),
    column.text('审批理由', 'Reason of the decision', (exemption) => exemption.decisionReason, 40),
    column.text('撤回人', 'Withdrawn by', (exemption) => exemption.withdrawnBy),
    column.moment('撤回时间', 'Withdrawn', (exemption) => exemption.withdrawnAt),
    column.text('撤回理由', 'Reason of the withdrawal', (exemption) => exemption.withdrawalReason, 40),
  ],
  async *rows({ db }, query, sight, { accountId, actingFor }) {
    const filter = {
      ...query,
      askedBy: query.own === '1' ? accountId : undefined,
      waitingFor: query.waiting === '1' ? [accountId, ...(actingFor ? [actingFor.accountId] : [])] : undefined,
    };
    const select = ({ after, limit }: { after: ExemptionPlace | undefined; limit: number }) =>
      selectExemptions(db, filter, { sight, after, limit });
    const placeOf = (last: StoredExemption) => ({
      askedAt: last.askedAt.toISOString(),
      exemptionId: last.exemptionId,
    });
    for await (const row of everyRow(select, placeOf)) yield toExemptionRow(row, accountId);
  },
});
