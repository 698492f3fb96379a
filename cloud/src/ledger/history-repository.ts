import type { History } from '@rollcall/shared/http/history';
import type { FactSubject } from '@rollcall/shared/resources/facts';
import type { NotNull } from 'kysely';
import type { Database } from '../db/database.ts';
import { nameSigners } from './name-signers.ts';
import { toHistory } from './to-history.ts';

/** The history of one subject: its facts, oldest first. */
export async function selectHistoryOf(db: Database, subject: FactSubject): Promise<History> {
  const facts = await db
    .selectFrom('fact')
    .select(['fact_id', 'recorded_at', 'type', 'payload'])
    .where('subject', '=', subject)
    .$narrowType<{ payload: NotNull }>()
    .orderBy('fact_id')
    .execute();
  return nameSigners(db, toHistory(facts));
}
