import type { FindingDetail, FindingKind, FindingState, RuleKey } from '@rollcall/shared/http/findings';
import type { Handling } from '@rollcall/shared/http/handling';
import type { DataScope } from '../db/data-scope.ts';
import type { Transaction } from '../db/database.ts';
import { findingSeenBy } from './finding-list-repository.ts';

/** Whom a finding is about, what it says now and since when. */
export interface FindingSubject {
  unitCode: string;
  badgeNo: string | null;
  shiftId: string | null;
  kind: FindingKind;
  state: FindingState;
  ruleKey: RuleKey;
  detail: FindingDetail;
  handling: Handling;
  /** The last day on which it can be answered in time. */
  dueOn: string;
}

/** The finding, held until the end of the transaction; undefined when there is none in sight. */
export async function lockFinding(
  tx: Transaction,
  findingId: string,
  dataScope: DataScope,
): Promise<FindingSubject | undefined> {
  return tx
    .selectFrom('finding as f')
    .select([
      'f.unit_code as unitCode',
      'f.badge_no as badgeNo',
      'f.shift_id as shiftId',
      'f.kind',
      'f.state',
      'f.rule_key as ruleKey',
      'f.detail',
      'f.handling',
      'f.answer_due_on as dueOn',
    ])
    .where('f.finding_id', '=', findingId)
    .where(findingSeenBy(dataScope))
    .forUpdate('f')
    .executeTakeFirst();
}
