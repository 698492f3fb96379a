import type { FindingKind, FindingState } from '@rollcall/shared/http/findings';
import type { Transaction } from '../db/database.ts';
import type { Sight } from '../db/sight.ts';
import { findingSeenBy } from './finding-list-repository.ts';

/** Whom a finding is about, what it says now and since when. */
export interface FindingSubject {
  unitCode: string;
  badgeNo: string | null;
  kind: FindingKind;
  state: FindingState;
  foundAt: Date;
  changedAt: Date;
}

/** The finding, held until the end of the transaction; undefined when there is none in sight. */
export async function lockFinding(
  tx: Transaction,
  findingId: string,
  sight: Sight,
): Promise<FindingSubject | undefined> {
  return tx
    .selectFrom('finding as f')
    .select([
      'f.unit_code as unitCode',
      'f.badge_no as badgeNo',
      'f.kind',
      'f.state',
      'f.found_at as foundAt',
      'f.changed_at as changedAt',
    ])
    .where('f.finding_id', '=', findingId)
    .where(findingSeenBy(sight))
    .forUpdate('f')
    .executeTakeFirst();
}
