import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from './database.ts';

/**
 * A digest of the rows that each of these questions finds, in whatever order. Two that are equal, of the same questions: none of
 * these rows came, went or changed between them. A question names its columns, so that it says what counts as a change.
 */
export async function fingerprintOf(tx: Transaction, questions: readonly RawBuilder<unknown>[]): Promise<string> {
  const prints = questions.map(
    (question) => sql`(select string_agg(q::text, ',' order by q::text) from (${question}) as q)`,
  );
  const { rows } = await sql<{ print: string }>`
    select encode(sha256(convert_to(row(${sql.join(prints)})::text, 'UTF8')), 'hex') as print
  `.execute(tx);
  return rows[0]?.print ?? '';
}
