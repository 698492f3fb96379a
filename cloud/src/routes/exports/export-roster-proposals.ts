import { type RosterProposalRow, rosterProposalsQuerySchema } from '@rollcall/shared/http/roster-proposals';
import {
  type RosterProposalFilter,
  type StoredRosterProposal,
  selectRosterProposals,
} from '../../duty/roster-proposal-repository.ts';
import { toRosterProposalRow } from '../roster-proposals/to-roster-proposal-row.ts';
import { everyRow } from './every-row.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';
import { rosterWords } from './roster-words.ts';

const column = exportColumns<RosterProposalRow>();

export const exportRosterProposals = defineExport({
  table: 'roster-proposals',
  title: { zh: '补改审批', en: 'approval of past edits' },
  access: 'shifts.read',
  query: rosterProposalsQuerySchema,
  columns: [
    column.word('状态', 'State', (proposal) => proposal.state, rosterWords.proposalState),
    column.word('改动', 'Change', (proposal) => proposal.act, rosterWords.act),
    column.text('警号', 'Badge no.', (proposal) => proposal.badgeNo),
    column.text('姓名', 'Name', (proposal) => proposal.officerName),
    column.number('项数', 'Entries', (proposal) => proposal.changeCount),
    column.moment('涉及时间起', 'About, from', (proposal) => proposal.from),
    column.moment('涉及时间止', 'About, until', (proposal) => proposal.to),
    column.text('单位', 'Unit', (proposal) => proposal.unitNames.join('、'), 26),
    column.text('理由', 'Reason', (proposal) => proposal.reason, 40),
    column.text('提交人', 'Proposed by', (proposal) => proposal.proposedBy),
    column.moment('提交时间', 'Proposed', (proposal) => proposal.proposedAt),
    column.text('审批人', 'Decided by', (proposal) => proposal.decidedBy),
    column.moment('审批时间', 'Decided', (proposal) => proposal.decidedAt),
    column.text('审批理由', 'Reason of the decision', (proposal) => proposal.decisionReason, 40),
  ],
  async *rows({ db }, query, sight, { accountId, actingFor }) {
    const filter = { ...query, accountId, actingForId: actingFor?.accountId, sight };
    const select = ({ after, limit }: { after: RosterProposalFilter['before']; limit: number }) =>
      selectRosterProposals(db, { ...filter, before: after, limit });
    const placeOf = ({ place, rosterProposalId }: StoredRosterProposal) => ({ at: place, rosterProposalId });
    for await (const row of everyRow(select, placeOf)) yield toRosterProposalRow(row, accountId);
  },
});
