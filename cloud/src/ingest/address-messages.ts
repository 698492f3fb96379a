import type { DownMessage, Refusal } from '@rollcall/shared/contract/down-message';
import type { MovedCursor } from './cursor-repository.ts';
import type { GroupPlan } from './plan-group.ts';

const nextSteps: Record<Refusal['reason'], string> = {
  bad_signature:
    'The batch is not signed by the key of this enrolment. If the key was lost, ask HQ for a new enrolment code.',
  unreadable_batch: 'HQ does not know this form of batch. Update HQ or the station, so that their versions match.',
  broken_chain: 'The batch does not follow the one before it. Restart the agent. If this goes on, tell HQ.',
  equivocation:
    'HQ has other events under the same numbers, so this store is a copy or was restored. Ask HQ to check it and to run `rollcall station readmit`.',
  frozen: 'HQ accepts nothing from this station. Ask HQ to check it and to run `rollcall station readmit`.',
  fenced: 'A newer store of this station is registered. Restart the agent: it then registers this store again.',
  revoked: 'This station was revoked. To go on, ask HQ for a new enrolment code.',
};

/**
 * Gives every message of a group its counter. Of one station the refusals come first and the receipt last, because a station
 * ignores a message whose counter is below one that it has seen.
 * @param includedBy by when the ledger holds the batches of this group; only their receipts promise it
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
    // Incarnation 0: no store has registered yet, so nobody could read the message.
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
