import type { FindingRow } from '@rollcall/shared/http/findings';

/** Whether it is about who held a recorder: then a dispute about the check-out decides it, and an appeal would be a second way. */
export function isDecidedByDispute({ kind }: Pick<FindingRow, 'kind'>): boolean {
  return kind === 'custody_disputed';
}
