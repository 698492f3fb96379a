import type { Database } from '../db/database.ts';
import { appendFacts, type Fact } from '../ledger/append-fact.ts';
import { deleteOverride, type ProbedGuarantee, saveGuarantees, selectGuarantees } from './guarantee-repository.ts';

/**
 * Keeps what a probe of the object store saw. What changed is a fact, and an override ends when its guarantee is held: if
 * it gets lost again, somebody has to decide again.
 */
export async function keepGuarantees(db: Database, probed: readonly ProbedGuarantee[], now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const before = new Map((await selectGuarantees(tx)).map((state) => [state.guarantee, state]));
    await saveGuarantees(tx, probed, now);
    const facts: Fact[] = [];
    for (const { guarantee, held, seen } of probed) {
      const known = before.get(guarantee);
      if (known?.held !== held) {
        const type = held === null ? 'guarantee_not_tried' : held ? 'guarantee_held' : 'guarantee_missing';
        facts.push({ type, subject: `guarantee:${guarantee}`, payload: { seen } });
      }
      if (held && known?.overriddenBy != null && (await deleteOverride(tx, guarantee))) {
        facts.push({ type: 'guarantee_override_ended', subject: `guarantee:${guarantee}`, payload: { why: 'held' } });
      }
    }
    await appendFacts(tx, facts);
  });
}
