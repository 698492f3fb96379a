import { type RosterProposalRow, rosterProposalsQuerySchema } from '@rollcall/shared/http/roster-proposals';
import { columnWords } from '@rollcall/shared/words/columns';
import { exportTitles } from '@rollcall/shared/words/exports';
import {
  rosterProposalExportColumns,
  rosterProposalStateNames,
  rosterProposalWords,
} from '@rollcall/shared/words/roster-proposals';
import { signature } from '@rollcall/shared/words/signature';
import { principalOf } from '../../auth/principal.ts';
import { findBonds } from '../../auth/second-person.ts';
import {
  type RosterProposalFilter,
  type StoredRosterProposal,
  selectRosterProposals,
} from '../../duty/roster-proposals/repository.ts';
import { everyRow } from '../../http/every-row.ts';
import { exportColumns, listed } from '../../http/export-columns.ts';
import { defineExport } from '../../http/export-definition.ts';
import { toRosterProposalRow } from '../roster-proposals/to-roster-proposal-row.ts';

const column = exportColumns<RosterProposalRow>();

export const exportRosterProposals = defineExport({
  table: 'roster-proposals',
  title: exportTitles['roster-proposals'],
  access: 'shifts.read',
  query: rosterProposalsQuerySchema,
  columns: [
    column.word(rosterProposalWords.columns.state, (proposal) => proposal.state, rosterProposalStateNames),
    column.word(rosterProposalWords.columns.act, (proposal) => proposal.act, rosterProposalWords.acts),
    column.text(columnWords.badgeNo, (proposal) => proposal.badgeNo),
    column.text(columnWords.name, (proposal) => proposal.officerName),
    column.number(rosterProposalExportColumns.entries, (proposal) => proposal.changeCount),
    column.moment(rosterProposalExportColumns.aboutFrom, (proposal) => proposal.from),
    column.moment(rosterProposalExportColumns.aboutUntil, (proposal) => proposal.to),
    column.text(rosterProposalWords.columns.unit, (proposal) => listed(proposal.unitNames), 26),
    column.text(rosterProposalWords.columns.reason, (proposal) => proposal.reason, 40),
    column.text(rosterProposalExportColumns.proposedBy, (proposal, language) =>
      signature(proposal.proposedBy, proposal.onBehalfOf, language),
    ),
    column.moment(rosterProposalExportColumns.proposed, (proposal) => proposal.proposedAt),
    column.text(columnWords.decidedBy, (proposal) => proposal.decidedBy),
    column.moment(columnWords.decided, (proposal) => proposal.decidedAt),
    column.text(columnWords.decisionReason, (proposal) => proposal.decisionReason, 40),
  ],
  async *rows({ db }, query, sight, session) {
    const bonds = await findBonds(db, session);
    const filter = { ...query, ownerId: principalOf(session), notSecondTo: [...bonds.keys()], sight };
    const select = ({ after, limit }: { after: RosterProposalFilter['before']; limit: number }) =>
      selectRosterProposals(db, { ...filter, before: after, limit });
    const placeOf = ({ place, rosterProposalId }: StoredRosterProposal) => ({ at: place, rosterProposalId });
    for await (const row of everyRow(select, placeOf)) yield toRosterProposalRow(row, session, bonds);
  },
});
