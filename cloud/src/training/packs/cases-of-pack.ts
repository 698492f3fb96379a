import type { CaseWithdrawal } from '@rollcall/shared/resources/training-cases';
import type { CaseSlide } from '@rollcall/shared/training/compose-pack';
import type { Database, Transaction } from '../../db/database.ts';

/** As slides, in the order of the ids. Of a case that left the library nothing is told but its number and why. */
export async function casesOfPack(db: Database | Transaction, ids: readonly string[]): Promise<CaseSlide[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('training_case as c')
    .leftJoin('finding as f', 'f.finding_id', 'c.finding_id')
    .selectAll('c')
    .select(['f.state as finding_state', 'f.handling', 'f.changed_at'])
    .where('c.case_id', 'in', [...ids])
    .execute();
  const known = new Map(rows.map((row) => [row.case_id, row]));
  return ids.flatMap((id): CaseSlide[] => {
    const row = known.get(id);
    if (!row) return [];
    const why = whyWithdrawn(row);
    if (why !== null) {
      const at = (why === 'by_person' ? row.withdrawn_at : row.changed_at) ?? row.created_at;
      return [{ kind: 'case_withdrawn', caseNo: row.case_no, why, at: at.toISOString() }];
    }
    const { title, violation_class: violationClass, text, strip, rule, advice, source } = row;
    return [
      { kind: 'case', caseId: id, caseNo: row.case_no, title, violationClass, text, strip, rule, advice, source },
    ];
  });
}

function whyWithdrawn(row: {
  withdrawn_at: Date | null;
  finding_state: string | null;
  handling: string | null;
}): CaseWithdrawal | null {
  if (row.withdrawn_at !== null) return 'by_person';
  if (row.finding_state === 'set_aside') return 'finding_set_aside';
  if (row.handling === 'unfounded' || row.handling === 'excused') return 'finding_set_aside';
  if (row.handling === 'told' || row.handling === 'answered') return 'finding_reopened';
  return null;
}
