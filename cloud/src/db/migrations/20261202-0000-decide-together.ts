// Several findings can be decided at once. Each keeps a decision of its own, which names the batch that it belongs to.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table finding_decision add column batch_id uuid;
    -- serves: with how many others a finding was decided, and which
    create index finding_decision_batch on finding_decision (batch_id) where batch_id is not null;
  `.execute(db);
}
