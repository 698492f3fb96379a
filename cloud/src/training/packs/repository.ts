import type { BulletinContent } from '@rollcall/shared/bulletins/content';
import type { StudyPackFilters, StudyPackRow } from '@rollcall/shared/resources/study-packs';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import type { Sort } from '../../http/keyset.ts';

type Listed = NonNullable<Awaited<ReturnType<typeof findPack>>>;

/** Newest period first. */
export const packSort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql.ref('b.period_to'), type: 'date' },
    { by: sql.ref('b.cut_off'), type: 'timestamptz' },
    { by: sql.ref('p.pack_id'), type: 'uuid' },
  ],
};

export function packsWith(db: Database, { kind }: StudyPackFilters) {
  return kind === undefined ? packs(db) : packs(db).where('b.kind', '=', kind);
}

export async function findPack(db: Database | Transaction, packId: string) {
  return packs(db).where('p.pack_id', '=', packId).executeTakeFirst();
}

function packs(db: Database | Transaction) {
  return db
    .selectFrom('study_pack as p')
    .innerJoin('bulletin as b', 'b.bulletin_id', 'p.bulletin_id')
    .selectAll('p')
    .select(['b.kind', 'b.period_from', 'b.period_to'])
    .select([
      // Only sealed bulletins have packs, and they have both.
      sql<number>`b.year`.as('year'),
      sql<number>`b.number`.as('number'),
      sql<number>`jsonb_array_length(p.questions)`.as('question_count'),
      sql<number>`(
        select count(*)::integer from training_session s where s.pack_id = p.pack_id and s.state <> 'cancelled'
      )`.as('sessions'),
    ]);
}

export function toPackRow(row: Omit<Listed, 'questions' | 'advice' | 'version'>): StudyPackRow {
  return {
    packId: row.pack_id,
    title: row.title,
    bulletinId: row.bulletin_id,
    kind: row.kind,
    year: row.year,
    number: row.number,
    from: row.period_from,
    to: row.period_to,
    cases: row.case_ids.length,
    questions: row.question_count,
    sessions: row.sessions,
    createdAt: row.created_at.toISOString(),
  };
}

/** What the bulletin of a pack says. */
export async function contentOfPack(db: Database | Transaction, bulletinId: string): Promise<BulletinContent> {
  const { content } = await db
    .selectFrom('bulletin')
    .select('content')
    .where('bulletin_id', '=', bulletinId)
    .executeTakeFirstOrThrow();
  return content;
}

/** A session with it was signed off: it stays as it was shown. */
export async function isFixed(db: Database | Transaction, packId: string): Promise<boolean> {
  const used = await db
    .selectFrom('training_session')
    .select('session_id')
    .where('pack_id', '=', packId)
    .where('state', '=', 'signed_off')
    .executeTakeFirst();
  return used !== undefined;
}
