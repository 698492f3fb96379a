import type { DownMessage, Refusal } from '@rollcall/shared/contract/down-message';
import type { MovedCursor } from './cursor-repository.ts';
import type { GroupPlan } from './plan-group.ts';

const nextSteps: Record<Refusal['reason'], string> = {
  bad_signature:
    'The batch is not signed by the key of this enrolment. If the key was lost, ask HQ for a new enrolment code.',
  unreadable_batch: 'HQ does not know this form of batch. Bring HQ and station to versions that belong together.',
  broken_chain: 'The batch does not follow the one before it. Restart the agent; if it stays, tell HQ.',
  equivocation:
    'HQ has other events under the same numbers: this store is a copy or was restored. HQ must look at it and run `rollcall station readmit`.',
  frozen: 'HQ takes nothing from this station until somebody there has run `rollcall station readmit`.',
  fenced: 'A newer store of this station is registered. Restart the agent, so that it registers this one.',
  revoked: 'This station was revoked. Ask HQ for a new enrolment code if it is to go on.',
};

/**
 * Gives every message of a group its number. Refusals first, so that the receipt, which is newest, isn't overtaken.
 * @param includedBy promised for a batch that this group took: its fact is the ledger's in the same transaction
 */
export function addressMessages(
  plan: Pick<GroupPlan, 'receipts' | 'refusals' | 'batches'>,
  cursors: ReadonlyMap<string, MovedCursor>,
  { cloudEpoch, includedBy }: { cloudEpoch: number; includedBy: Date | undefined },
): DownMessage[] {
  const taken = new Map(
    plan.batches.map(({ stationId, incarnation, lastSeq }) => [stationId, { incarnation, lastSeq }]),
  );
  return [...cursors].flatMap(([stationId, cursor]) => {
    // The station has no store yet that could be spoken to.
    if (cursor.incarnation === 0) return [];
    const refusals = plan.refusals.filter((refusal) => refusal.stationId === stationId);
    const receipts = plan.receipts.has(stationId) ? 1 : 0;
    const first = cursor.counter - refusals.length - receipts + 1;
    const addressed = { v: 1 as const, stationId, incarnation: cursor.incarnation, cloudEpoch };
    const messages: DownMessage[] = refusals.map(({ reason, firstSeq }, index) => ({
      ...addressed,
      kind: 'refusal',
      counter: first + index,
      reason,
      firstSeq,
      nextStep: nextSteps[reason],
    }));
    if (receipts === 0) return messages;
    const { through, head, archivedThrough, counter } = cursor;
    const last = taken.get(stationId);
    const promised = last?.incarnation === cursor.incarnation && last.lastSeq === through ? includedBy : undefined;
    const promise = promised && { includedBy: promised.toISOString() };
    return [...messages, { ...addressed, kind: 'receipt', counter, through, head, archivedThrough, ...promise }];
  });
}
