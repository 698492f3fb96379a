import type { RosterAct } from '@rollcall/shared/fields/roster-proposals';
import type { Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { insertRosterProposal } from './repository.ts';
import { firstTouchedBy, type RosterChange, type RosterEdit, type RosterOutcome } from './roster-edit.ts';
import { writeRosterEdits } from './write-roster-edits.ts';

/**
 * Writes edits that met no objection, all or none. If one of them affects time before `now`, all of them become one proposal that
 * waits for a second person. They count at once if the parameter asks for no second person, or if HQ's operator makes them by a
 * command; such edits are listed and counted too. What follows from an appeal always waits.
 * @throws reason_required
 */
export async function keepRosterEdits(
  tx: Transaction,
  { act, edits }: { act: RosterAct; edits: readonly RosterEdit[] },
  change: RosterChange,
): Promise<RosterOutcome> {
  const { by, reason, now, accountId, fromAppeal } = change;
  if (fromAppeal === undefined && !edits.some((edit) => firstTouchedBy(edit) < now.getTime())) {
    await writeRosterEdits(tx, edits, { act, by, reason, now });
    return { outcome: 'kept' };
  }
  if (reason === undefined) throw errors.reasonRequired();
  const waits =
    fromAppeal !== undefined || (accountId !== undefined && (await readParameters(tx)).pastEditsSecondPerson);
  const proposal = { act, state: waits ? ('pending' as const) : ('direct' as const), reason, accountId, by, now };
  const { rosterProposalId, unitCodes } = await insertRosterProposal(tx, proposal, edits);
  if (!waits) {
    const asOperator = accountId === undefined ? true : undefined;
    await writeRosterEdits(tx, edits, { act, by, reason, now, rosterProposalId, asOperator });
    return { outcome: 'kept' };
  }
  const payload = { act, changeCount: edits.length, unitCodes, by, reason, ...fromAppeal };
  await appendFact(tx, { type: 'roster_proposed', subject: `roster_proposal:${rosterProposalId}`, payload });
  return { outcome: 'proposed', rosterProposalId };
}
