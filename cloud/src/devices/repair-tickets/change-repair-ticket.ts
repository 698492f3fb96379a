import type { RecorderState } from '@rollcall/shared/fields/recorder-states';
import { type RepairOutcome, type RepairTicketChange, repairTickets } from '@rollcall/shared/resources/repair-tickets';
import { repairTicketProblems } from '@rollcall/shared/words/repair-tickets';
import { type DataScope, isInScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { lockDutyShared } from '../../db/duty-lock.ts';
import { reviewShiftsOfRecorders, reviewShiftsOwing } from '../../duty/reviews/shift-review-repository.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { assertUntied } from '../../registry/assert-untied.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { tiesOfRecorders } from '../../registry/tie-repository.ts';
import { bringRecorderTo } from './bring-recorder-to.ts';
import { findTicket, findTicketRow, lockRepairs, type RepairTicket, updateTicket } from './repository.ts';

const problem = problemsOf(repairTickets.problems, repairTicketProblems);

const stateAfter: Record<RepairOutcome, RecorderState> = {
  repaired: 'normal',
  no_fault: 'normal',
  scrapped: 'scrapped',
};

/** Takes a ticket on: sent to repair, closed with an outcome, noted. @throws AppError when it can't be */
export async function changeRepairTicket(
  db: Database,
  repairTicketId: string,
  changes: RepairTicketChange,
  { by, dataScope, now }: { by: string; dataScope: DataScope; now: Date },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockDutyShared(tx);
    await lockRepairs(tx);
    const before = await findTicket(tx, repairTicketId);
    const row = await findTicketRow(tx, repairTicketId);
    if (!before || !row || !isInScope(dataScope, { unitCode: row.unitCode, badgeNo: row.reportedBy })) {
      throw errors.notFound(`The repair ticket ${repairTicketId}`);
    }
    if (before.state === 'closed') throw problem('repair_closed');
    const after = changed(before, changes, now);
    if (after.state === 'closed' && after.outcome === null) {
      throw problem('outcome_required', { fields: [{ path: 'body.outcome', message: 'is needed to close' }] });
    }
    if (after.outcome === 'scrapped') assertUntied(await tiesOfRecorders(tx, [after.recorderSerial], now));
    await updateTicket(tx, after);
    const { recorderSerial, reportedBy: badgeNo } = after;
    const { state, outcome, note } = after;
    await appendFact(tx, {
      type: state === 'closed' ? 'repair_ticket_closed' : 'repair_ticket_changed',
      subject: `repair_ticket:${repairTicketId}`,
      payload: { recorderSerial, badgeNo, state, outcome, note, by },
    });
    const recorderState = outcome ? stateAfter[outcome] : state === 'in_repair' ? 'in_repair' : 'faulty';
    await bringRecorderTo(tx, recorderSerial, recorderState, { by, ...(note === '' ? {} : { reason: note }) });
    // From its end on the recorder is expected to work again; and while it was open nobody was asked why its card hadn't come.
    if (state === 'closed') {
      await reviewShiftsOfRecorders(tx, [{ recorderSerial, from: now, until: null }]);
      await reviewShiftsOwing(tx, [{ recorderSerial, at: after.reportedAt }], await readParameters(tx));
    }
  });
}

function changed(before: RepairTicket, { state = before.state, outcome, note }: RepairTicketChange, now: Date) {
  const closing = state === 'closed';
  return {
    ...before,
    state,
    outcome: closing ? (outcome ?? null) : null,
    // A station's clock may have been ahead of ours when it told of the fault.
    closedAt: closing ? new Date(Math.max(now.getTime(), before.reportedAt.getTime())) : null,
    note: note ?? before.note,
  };
}
