import type { RosterAct } from '@rollcall/shared/http/roster-proposals';
import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import { principalId } from '../ledger/acting-for.ts';
import { type RosterEdit, sidesOf } from './roster-edit.ts';

/** @returns its id, and the units of its officers */
export async function insertRosterProposal(
  tx: Transaction,
  proposal: {
    act: RosterAct;
    state: 'pending' | 'direct';
    reason: string;
    accountId: string | undefined;
    by: string;
    now: Date;
  },
  edits: readonly RosterEdit[],
): Promise<{ rosterProposalId: string; unitCodes: string[] }> {
  const sides = edits.flatMap(sidesOf);
  const { roster_proposal_id: rosterProposalId } = await tx
    .insertInto('roster_proposal')
    .values({
      act: proposal.act,
      state: proposal.state,
      reason: proposal.reason,
      change_count: edits.length,
      from_at: new Date(sides.reduce((first, { startsAt }) => Math.min(first, startsAt.getTime()), Infinity)),
      until_at: new Date(sides.reduce((last, { endsAt }) => Math.max(last, endsAt.getTime()), -Infinity)),
      proposed_by: proposal.accountId ?? null,
      on_behalf_of: principalId(),
      proposer_name: proposal.by,
      proposed_at: proposal.now,
    })
    .returning('roster_proposal_id')
    .executeTakeFirstOrThrow();
  const rows = edits.map((edit, index) => ({
    nr: index + 1,
    thing: edit.thing,
    before: edit.before,
    after: edit.after,
    badge_nos: [...new Set(sidesOf(edit).map(({ badgeNo }) => badgeNo))],
  }));
  await sql`
    insert into roster_proposal_change (roster_proposal_id, nr, thing, before, after, badge_nos, unit_codes)
    select ${rosterProposalId}, nr, thing, before, after, badge_nos,
      (select coalesce(array_agg(distinct unit_code), '{}') from officer where badge_no = any(badge_nos))
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r (nr integer, thing text, before jsonb, after jsonb, badge_nos text[])
  `.execute(tx);
  return { rosterProposalId, unitCodes: await selectUnitsOfProposal(tx, rosterProposalId) };
}

export async function findRosterProposal(db: Database | Transaction, rosterProposalId: string) {
  return db
    .selectFrom('roster_proposal')
    .selectAll()
    .where('roster_proposal_id', '=', rosterProposalId)
    .executeTakeFirst();
}

/** Reads the proposal and locks its row until the end of the transaction. */
export async function lockRosterProposal(tx: Transaction, rosterProposalId: string) {
  return tx
    .selectFrom('roster_proposal')
    .selectAll()
    .where('roster_proposal_id', '=', rosterProposalId)
    .forUpdate()
    .executeTakeFirst();
}

export async function saveRosterDecision(
  tx: Transaction,
  rosterProposalId: string,
  decision: {
    state: 'approved' | 'refused' | 'withdrawn';
    by: string;
    at: Date;
    reason: string;
    outsideDecisionId?: string;
  },
): Promise<void> {
  await tx
    .updateTable('roster_proposal')
    .set({
      state: decision.state,
      [decision.state === 'withdrawn' ? 'withdrawn_by' : 'decided_by']: decision.by,
      decided_at: decision.at,
      decision_reason: decision.reason,
      outside_decision_id: decision.outsideDecisionId ?? null,
    })
    .where('roster_proposal_id', '=', rosterProposalId)
    .execute();
}

/** The units of its officers at the time of the proposal. */
export async function selectUnitsOfProposal(tx: Database | Transaction, rosterProposalId: string): Promise<string[]> {
  const { rows } = await sql<{ unit_code: string }>`
    select distinct unnest(unit_codes) as unit_code from roster_proposal_change
    where roster_proposal_id = ${rosterProposalId} order by unit_code
  `.execute(tx);
  return rows.map((row) => row.unit_code);
}
