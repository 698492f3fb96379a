import type { Database } from '../db/database.ts';
import { notifyLive } from '../db/notify-live.ts';
import { selectFindingsOf } from '../findings/finding-repository.ts';
import { planFindings } from '../findings/plan-findings.ts';
import { saveFindings } from '../findings/save-findings.ts';
import { judgeIntegrity } from '../reconcile/judge-integrity.ts';
import { selectIntegrityNews } from '../witnesses/integrity-repository.ts';

/**
 * Keeps what is found of recordings that the object store lost or changed after HQ had verified them, until it has them again.
 * @returns how many findings changed
 */
export async function reviewIntegrity(db: Database, { asOf, limit }: { asOf: Date; limit: number }): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const news = await selectIntegrityNews(tx, limit);
    if (news.length === 0) return 0;
    const subjects = news.map(({ recordingId }) => `recording:${recordingId}`);
    const known = await selectFindingsOf(tx, { ruleKeys: ['integrity'], subjects });
    const changes = planFindings(news.flatMap(judgeIntegrity), known);
    await saveFindings(tx, changes, { asOf });
    const unitCodes = [...new Set(changes.map(({ finding }) => finding.unitCode))].sort();
    if (unitCodes.length > 0) await notifyLive(tx, [{ topic: 'findings', unitCodes }]);
    return changes.length;
  });
}
