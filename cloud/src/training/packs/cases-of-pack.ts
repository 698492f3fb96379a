import type { CaseSlide } from '@rollcall/shared/training/compose-pack';
import type { Database, Transaction } from '../../db/database.ts';
import { cases } from '../cases/repository.ts';

/** As slides, in the order of the ids. Of a case that left the library nothing is told but its number and why. */
export async function casesOfPack(db: Database | Transaction, ids: readonly string[]): Promise<CaseSlide[]> {
  if (ids.length === 0) return [];
  const rows = await cases(db)
    .where('c.case_id', 'in', [...ids])
    .execute();
  const known = new Map(rows.map((row) => [row.caseId, row]));
  return ids.flatMap((id): CaseSlide[] => {
    const row = known.get(id);
    if (!row) return [];
    const { caseId, caseNo, title, violationClass, text, strip, rule, advice, source, why } = row;
    if (why !== null) {
      return [{ kind: 'case_withdrawn', caseNo, why, at: (row.leftAt ?? row.createdAt).toISOString() }];
    }
    return [{ kind: 'case', caseId, caseNo, title, violationClass, text, strip, rule, advice, source }];
  });
}
