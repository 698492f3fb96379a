import type { FactSubject } from '@rollcall/shared/resources/facts';
import type { Fact } from '../../ledger/append-fact.ts';
import type { ChangedBy } from '../../registry/changed-by.ts';
import type { Custody } from './custody.ts';
import type { CustodyPlan } from './plan-custodies.ts';

/** A fact for each entry that is added, changed or removed. */
export function custodyFacts(
  { added, changed, removed }: Pick<CustodyPlan, 'added' | 'changed' | 'removed'>,
  { by, reason }: ChangedBy,
): Fact[] {
  const subjectOf = ({ custodyId }: Custody): FactSubject => `custody:${custodyId}`;
  return [
    ...removed.map(
      (custody): Fact => ({
        type: 'custody_removed',
        subject: subjectOf(custody),
        payload: { ...custody, by, reason },
      }),
    ),
    ...changed.map(
      ({ before, after }): Fact => ({
        type: 'custody_changed',
        subject: subjectOf(after),
        payload: { before, after, by, reason },
      }),
    ),
    ...added.map(
      (custody): Fact => ({
        type: 'custody_added',
        subject: subjectOf(custody),
        payload: { ...custody, by, reason },
      }),
    ),
  ];
}
