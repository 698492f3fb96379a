import type { History } from '@rollcall/shared/http/history';
import type { Database } from '../db/database.ts';
import type { FactSubject } from './append-fact.ts';

/** What happened to one thing, oldest first: the facts about it, `by` taken out of their payload. */
export async function selectHistoryOf(db: Database, subject: FactSubject): Promise<History> {
  const facts = await db
    .selectFrom('fact')
    .select(['recorded_at', 'type', 'payload'])
    .where('subject', '=', subject)
    .orderBy('fact_id')
    .execute();
  return facts.map(({ recorded_at, type, payload }) => {
    const { by, ...detail } = payload as History[number]['detail'];
    return { at: recorded_at.toISOString(), type, by: typeof by === 'string' ? by : null, detail };
  });
}
